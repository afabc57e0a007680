package org.flyball.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.flyball.descent.AdamW;
import org.flyball.descent.Optimizer;
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
 * What does an AdamW step over a million parameters cost, against moving its bytes? It reads
 * gradient, both moments and x, and writes the last three: 56 bytes a parameter. {@code triad} is
 * {@code a_i = b_i + s c_i} over arrays that move as many.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class OptimizerBenchmark {

  @Param({"1000000"})
  int dimension = 1_000_000;

  private double[] x = {};
  private double[] gradient = {};
  private Optimizer.State state = new AdamW(0.01).start(x);
  private long step;
  private double[] triadA = {};
  private double[] triadB = {};
  private double[] triadC = {};

  /** Begins anew: decayed moments would become subnormal. */
  @Setup(Level.Iteration)
  public void build() {
    x = new double[dimension];
    gradient = Seed.of(1).stream().doubles(dimension, -1, 1).toArray();
    state = new AdamW(0.01).start(x);
    step = 0;
    triadA = new double[(int) (56L * dimension / 24)];
    triadB = new double[triadA.length];
    triadC = new double[triadA.length];
    Arrays.fill(triadB, 1);
    Arrays.fill(triadC, 2);
  }

  /** One step. */
  @Benchmark
  public double[] adamW() {
    state.update(step++, 1e-3, Double.NaN, gradient, x);
    return x;
  }

  /** As many bytes. */
  @Benchmark
  public double[] triad() {
    double[] to = triadA;
    double[] from = triadB;
    double[] times = triadC;
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] + 3.0 * times[i];
    }
    return to;
  }
}
