package org.flyball.jmh;

import java.util.concurrent.TimeUnit;
import org.flyball.random.Seed;
import org.flyball.schedule.PolynomialFit;
import org.flyball.schedule.Refinement;
import org.flyball.schedule.Schedule;
import org.flyball.schedule.Shape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the value of a step cost, composed as users compose schedules? Nanoseconds per step, of
 * 10,500 in order.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class ShapesBenchmark {

  static final int STEPS = 10_500;

  private static final int RISE = 500;

  /** What is asked. */
  public enum Kind {
    /** Warm-up, cosine, base rate. */
    COSINE,
    /** Warm-up, linear decay, base rate. */
    LINEAR,
    /** Warm-up, stable, 1 - sqrt, base rate. */
    WSD,
    /** One cycle, base rate. */
    ONE_CYCLE,
    /** Warm-up, power 2, base rate. */
    SQUARE,
    /** Warm-up, power 0.9, base rate: a logarithm and an exponential. */
    POWER,
    /** A refined schedule, base rate. */
    REFINED;

    Schedule make() {
      int decay = STEPS - RISE;
      Schedule shape =
          switch (this) {
            case COSINE -> Schedule.cosine(1, 0, decay).warmup(RISE);
            case LINEAR -> Schedule.linearDecay(decay).warmup(RISE);
            case WSD -> Schedule.wsd(RISE, decay - 2_000, 2_000, Shape.oneMinusSqrt());
            case ONE_CYCLE -> Schedule.oneCycle(1, STEPS);
            case SQUARE -> Schedule.polynomial(1, 0, decay, 2).warmup(RISE);
            case POWER -> new PolynomialFit(0.05, 0.9, 0).over(STEPS);
            case REFINED -> new Refinement(0.1).refine(norms(STEPS));
          };
      return shape.times(0.1);
    }
  }

  @Param({"COSINE", "LINEAR", "WSD", "ONE_CYCLE", "SQUARE", "POWER", "REFINED"})
  Kind kind = Kind.COSINE;

  private Schedule schedule = Schedule.constant(1);

  /** Makes the schedule. */
  @Setup(Level.Trial)
  public void build() {
    schedule = kind.make();
  }

  private static double[] norms(int n) {
    return Seed.of(1).stream().doubles(n, 0.5, 1.5).toArray();
  }

  /** The values of all steps, added up. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double at() {
    double sum = 0;
    for (int k = 0; k < STEPS; k++) {
      sum += schedule.at(k);
    }
    return sum;
  }
}
