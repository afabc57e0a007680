package org.flyball.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.flyball.data.BundledData;
import org.flyball.data.FeatureScaling;
import org.flyball.data.LabelledData;
import org.flyball.objective.Regularizer;
import org.flyball.objective.SoftmaxRegression;
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
 * What does the gradient of multinomial logistic regression over a minibatch cost, against the same
 * in commons-math3 matrices? 16 random rows a batch, as in the paper on schedules; features scaled
 * to [-1, 1], bias last. commons-math3 takes the rows out by {@code getSubMatrix}, multiplies by
 * the transposed weights, and the transposed slopes by the rows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class GradientBenchmark {

  private static final int BATCH = 16;

  /** IRIS has 4 features and 3 classes, DIGITS 64 and 10. */
  @Param({"IRIS", "DIGITS"})
  BundledData data = BundledData.IRIS;

  private SoftmaxRegression f =
      SoftmaxRegression.of(BundledData.IRIS.data(), Regularizer.squaredNorm(0));
  private double[] x = {};
  private double[] out = {};
  private int[][] batches = {};
  private int next;
  private RealMatrix rows = new Array2DRowRealMatrix(1, 1);
  private RealMatrix weights = rows;
  private int[] columns = {};
  private int[] label = {};

  /** Scales the data and draws weights and batches. */
  @Setup(Level.Trial)
  public void build() {
    LabelledData raw = data.data();
    LabelledData scaled = FeatureScaling.minMax(raw).withBias().apply(raw);
    f = SoftmaxRegression.of(scaled, Regularizer.squaredNorm(0));
    int d = scaled.dimension();
    int classes = f.classes().length;
    x = Seed.of(1).stream().doubles(f.dimension(), -1, 1).toArray();
    out = new double[x.length];
    batches = new int[64][];
    for (int b = 0; b < batches.length; b++) {
      batches[b] = Seed.of(2).child(b).stream().ints(BATCH, 0, scaled.rows()).toArray();
    }
    double[][] dense = new double[scaled.rows()][d];
    scaled.features().forEach((i, j, v) -> dense[i][j] = v);
    rows = new Array2DRowRealMatrix(dense, false);
    weights = new Array2DRowRealMatrix(classes, d);
    for (int i = 0; i < x.length; i++) {
      weights.setEntry(i / d, i % d, x[i]);
    }
    columns = new int[d];
    for (int j = 0; j < d; j++) {
      columns[j] = j;
    }
    label = new int[scaled.rows()];
    for (int i = 0; i < label.length; i++) {
      label[i] = Arrays.binarySearch(f.classes(), scaled.labels()[i]);
    }
  }

  private int[] batch() {
    next = (next + 1) % batches.length;
    return batches[next];
  }

  /** Ours. */
  @Benchmark
  public double[] flyball() {
    f.gradient(x, batch(), BATCH, out);
    return out;
  }

  /** In matrices. */
  @Benchmark
  public RealMatrix commonsMath() {
    int[] batch = batch();
    RealMatrix some = rows.getSubMatrix(batch, columns);
    RealMatrix slope = some.multiply(weights.transpose());
    for (int i = 0; i < BATCH; i++) {
      double[] score = slope.getRow(i);
      double most = Double.NEGATIVE_INFINITY;
      for (double s : score) {
        most = Math.max(most, s);
      }
      double sum = 0;
      for (int c = 0; c < score.length; c++) {
        score[c] = Math.exp(score[c] - most);
        sum += score[c];
      }
      for (int c = 0; c < score.length; c++) {
        score[c] = score[c] / sum / BATCH;
      }
      score[label[batch[i]]] -= 1.0 / BATCH;
      slope.setRow(i, score);
    }
    return slope.transpose().multiply(some);
  }
}
