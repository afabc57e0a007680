package org.flyball.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.flyball.descent.AdamW;
import org.flyball.descent.Optimizer;
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
 * What does a step of AdamW cost, against a textbook loop and the memory limit? No Java library
 * that we know has AdamW on plain arrays, so the rival is the loop that users write.
 *
 * <p>{@code flyball} is one update; {@code textbook} is Algorithm 2 of arXiv 1711.05101 line by
 * line: it corrects both moments entry by entry. {@code triad} is a_i = a_i + s b_i for each of the
 * three arrays that a step writes, in one loop: the same 56 bytes per entry, read and written in
 * the same order, without division and root.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class OptimizerBenchmark {

  private static final double RATE = 1e-6;
  private static final double DECAY = 0.01;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  @Param({"10000", "1000000"})
  int dimension = 1;

  private double[] gradient = {};
  private double[] ours = {};
  private double[] theirs = {};
  private double[] first = {};
  private double[] second = {};
  private double[] triadA = {};
  private double[] triadB = {};
  private double[] triadC = {};
  private Optimizer.State state = new AdamW(DECAY).start(new double[1]);
  private long step;
  private double power1;
  private double power2;

  /** Starts both from the same point. */
  @Setup(Level.Trial)
  public void build() {
    gradient = new double[dimension];
    Arrays.setAll(gradient, i -> ((7 * (i + 1)) % 11 - 5) / 10.0);
    ours = new double[dimension];
    Arrays.fill(ours, 1);
    theirs = ours.clone();
    first = new double[dimension];
    second = new double[dimension];
    triadA = new double[dimension];
    triadB = new double[dimension];
    triadC = new double[dimension];
    state = new AdamW(DECAY).start(ours);
    step = 0;
    power1 = 1;
    power2 = 1;
  }

  /** A step of ours. */
  @Benchmark
  public double[] flyball() {
    state.update(step++, RATE, Double.NaN, gradient, ours);
    return ours;
  }

  /** A step as it is printed. */
  @Benchmark
  public double[] textbook() {
    power1 *= BETA1;
    power2 *= BETA2;
    for (int i = 0; i < theirs.length; i++) {
      first[i] = BETA1 * first[i] + (1 - BETA1) * gradient[i];
      second[i] = BETA2 * second[i] + (1 - BETA2) * gradient[i] * gradient[i];
      double corrected1 = first[i] / (1 - power1);
      double corrected2 = second[i] / (1 - power2);
      theirs[i] -= RATE * (corrected1 / (Math.sqrt(corrected2) + EPSILON) + DECAY * theirs[i]);
    }
    return theirs;
  }

  /** The memory limit of both. */
  @Benchmark
  public double[] triad() {
    double[] to = triadA;
    double[] and = triadB;
    double[] third = triadC;
    double[] from = gradient;
    for (int i = 0; i < to.length; i++) {
      to[i] = to[i] + 3.0 * from[i];
      and[i] = and[i] + 2.0 * from[i];
      third[i] = third[i] + 0.5 * to[i];
    }
    return to;
  }
}
