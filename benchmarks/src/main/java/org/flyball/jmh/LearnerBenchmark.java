package org.flyball.jmh;

import java.util.concurrent.TimeUnit;
import org.flyball.bandit.Bandit;
import org.flyball.bandit.Estimator;
import org.flyball.bandit.Exp3;
import org.flyball.bandit.Policy;
import org.flyball.bandit.Pull;
import org.flyball.bandit.TsallisInf;
import org.flyball.bandit.Ucb1;
import org.flyball.random.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a learner add to a solve: one pull and one loss? The losses are those of SOR's arms on
 * the 10 &times; 10 grid, roughly, so that the weights are as uneven as in practice.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class LearnerBenchmark {

  /** The rivals. */
  public enum Learner {
    TSALLIS_RV(new TsallisInf()),
    TSALLIS_IW(new TsallisInf().withEstimator(Estimator.IMPORTANCE_WEIGHTED)),
    EXP3(new Exp3()),
    UCB1(new Ucb1());

    private final Policy policy;

    Learner(Policy policy) {
      this.policy = policy;
    }
  }

  @Param({"TSALLIS_RV", "TSALLIS_IW", "EXP3", "UCB1"})
  Learner learner = Learner.TSALLIS_RV;

  @Param({"20", "200"})
  int arms = 1;

  private Bandit bandit = Learner.UCB1.policy.start(1, Seed.of(1));

  /** Starts the learner afresh. */
  @Setup(Level.Iteration)
  public void restart() {
    bandit = learner.policy.start(arms, Seed.of(42));
  }

  /** One round. */
  @Benchmark
  public Pull round() {
    Pull pull = bandit.pull();
    double distance = (pull.arm() - 0.6 * arms) / arms;
    bandit.learn(pull, 40 + 800 * distance * distance);
    return pull;
  }
}
