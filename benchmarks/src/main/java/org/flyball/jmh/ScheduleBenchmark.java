package org.flyball.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.schedule.Refined;
import org.flyball.schedule.Refinement;
import org.flyball.schedule.Schedule;
import org.flyball.schedule.ScheduleCertificate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a schedule cost where it is asked, where it is refined from gradient norms, and where
 * it is certified?
 *
 * <p>{@code at} asks a warm-up before a cosine, made of parts, for every step in turn; {@code
 * formula} is the same as one expression, what a user would write by hand; {@code table} asks a
 * schedule of listed values. {@code refine} and {@code certify} take all {@code steps} at once;
 * {@code sort} sorts the same norms, a cost that everybody knows. All report one step.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class ScheduleBenchmark {

  static final int STEPS = 10_000;

  private static final int WARMUP = 500;
  private static final int DECAY = STEPS - WARMUP;
  private static final double PEAK = 0.1;
  private static final double END = 0.001;

  private final Schedule parts = Schedule.cosine(PEAK, END, DECAY).warmup(WARMUP);
  private final double[] norms = new double[STEPS];
  private final double[] sorted = new double[STEPS];
  private double[] steps = {};
  private Schedule listed = parts;

  /** Draws gradient norms that fall and are noisy. */
  @Setup(Level.Trial)
  public void build() {
    Xoshiro256 random = Seed.of(1).stream();
    for (int k = 0; k < STEPS; k++) {
      norms[k] = (0.2 + random.nextDouble()) / Math.sqrt(1 + k);
    }
    steps = parts.values(STEPS);
    steps[STEPS - 1] = 0; // as many norms as steps, so the last one moves nothing
    listed = Schedule.of(parts.values(STEPS));
  }

  /** Every step in turn. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double at() {
    return sum(parts);
  }

  /** The same from a list. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double table() {
    return sum(listed);
  }

  private static double sum(Schedule schedule) {
    double sum = 0;
    for (int k = 0; k < STEPS; k++) {
      sum += schedule.at(k);
    }
    return sum;
  }

  /** The same by hand. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double formula() {
    double sum = 0;
    for (int k = 0; k < STEPS; k++) {
      sum +=
          k < WARMUP
              ? PEAK * (k + 1) / WARMUP
              : END + (PEAK - END) * 0.5 * (1 + Math.cos(Math.PI * (k - WARMUP) / DECAY));
    }
    return sum;
  }

  /** A schedule from the norms. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Refined refine() {
    return new Refinement(0.1).refine(norms);
  }

  /** The worst case of the step sizes. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public ScheduleCertificate certify() {
    return ScheduleCertificate.of(steps, 1, norms);
  }

  /** The norms in order. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double[] sort() {
    System.arraycopy(norms, 0, sorted, 0, STEPS);
    Arrays.sort(sorted);
    return sorted;
  }
}
