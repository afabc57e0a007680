package org.flyball.jmh;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.numbers.arrays.Selection;
import org.flyball.compress.Compression;
import org.flyball.compress.Message;
import org.flyball.compress.TopK;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
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
 * What does the choice of the k largest of a million Gaussians cost, indices and values out,
 * against one read pass, commons-numbers and a priority queue?
 *
 * <p>{@code flyball} is one {@code compress} of {@link TopK}. {@code commonsNumbers} copies the
 * magnitudes, lets {@code Selection} find the k-th, and collects what reaches it. {@code
 * priorityQueue} keeps the best k indices in a {@link PriorityQueue}. {@code readPass} is the sum
 * of the magnitudes, in a plain loop.
 *
 * <p>CPU milliseconds per call, least of three iterations within one run on JDK 17, the machine
 * busy (that of the priority queue from the run before):
 *
 * <pre>
 * k         flyball  commonsNumbers  priorityQueue  readPass
 * 10           0.59            1.27            1.9      0.49
 * 10 000       0.93            3.13           13        0.52
 * 300 000      3.75           10.0           380        0.55
 * </pre>
 *
 * <p>So 1.2 read passes for a few entries and 1.8 for a hundredth of them; commons-numbers takes
 * 2.2 to 3.4 times as long, a priority queue 14 times at k = 10 000.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class TopKBenchmark {

  @Param({"1000000"})
  int dimension;

  @Param({"10", "10000", "300000"})
  int k;

  private double[] vector = {};
  private double[] copy = {};
  private int[] index = {};
  private double[] value = {};
  private final Message message = new Message();
  private Compression compression = new TopK(1).start(1, Seed.of(1));

  /** Draws the vector. */
  @Setup(Level.Trial)
  public void build() {
    Xoshiro256 random = Seed.of(1).stream();
    vector = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = random.nextGaussian();
    }
    copy = new double[dimension];
    index = new int[k];
    value = new double[k];
    compression = new TopK(k).start(dimension, Seed.of(1));
  }

  /** Ours. */
  @Benchmark
  public Message flyball() {
    compression.compress(vector, 0, message);
    return message;
  }

  /** Apache's selection; of entries equal to the k-th, the first. */
  @Benchmark
  public int[] commonsNumbers() {
    for (int i = 0; i < dimension; i++) {
      copy[i] = Math.abs(vector[i]);
    }
    Selection.select(copy, dimension - k);
    double threshold = copy[dimension - k];
    int count = 0;
    for (int i = 0; i < dimension && count < k; i++) {
      if (Math.abs(vector[i]) >= threshold) {
        index[count] = i;
        value[count++] = vector[i];
      }
    }
    return index;
  }

  /** As most would write it. */
  @Benchmark
  public PriorityQueue<Integer> priorityQueue() {
    PriorityQueue<Integer> best =
        new PriorityQueue<>(k, (a, b) -> Double.compare(Math.abs(vector[a]), Math.abs(vector[b])));
    for (int i = 0; i < dimension; i++) {
      if (best.size() < k) {
        best.add(i);
      } else if (Math.abs(vector[i]) > Math.abs(vector[best.element()])) {
        best.remove();
        best.add(i);
      }
    }
    return best;
  }

  /** One look at each entry. */
  @Benchmark
  public double readPass() {
    double sum = 0;
    for (double v : vector) {
      sum += Math.abs(v);
    }
    return sum;
  }
}
