package org.flyball.jmh;

import java.util.concurrent.TimeUnit;
import org.flyball.random.Seed;
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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a run of a million steps cost to refine, its norms smoothed over a tenth of it, and to
 * certify, with one bound for all norms and with one for each? Milliseconds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class RefinementBenchmark {

  @Param({"1000000"})
  int length = 1_000_000;

  private double[] norms = {};
  private double[] bounds = {};
  private double[] steps = {};

  /** Norms without order, and a warmed-up cosine. */
  @Setup(Level.Trial)
  public void build() {
    norms = Seed.of(1).stream().doubles(length, 0.5, 1.5).toArray();
    bounds = Seed.of(2).stream().doubles(length + 1, 0.5, 1.5).toArray();
    int rise = length / 20;
    steps = Schedule.cosine(1e-3, 0, length - rise).warmup(rise).values(length);
  }

  /** Repair, ranks, moving median, weights. */
  @Benchmark
  public Refined refine() {
    return new Refinement(0.1).refine(norms);
  }

  /** In closed form. */
  @Benchmark
  public ScheduleCertificate certify() {
    return ScheduleCertificate.of(steps, 1, 1);
  }

  /** By a search. */
  @Benchmark
  public ScheduleCertificate certifyEachNorm() {
    return ScheduleCertificate.of(steps, 1, bounds);
  }
}
