package org.flyball.jmh;

import java.util.concurrent.TimeUnit;
import org.flyball.compress.InFloat;
import org.flyball.compress.Message;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.SharedDraw;
import org.flyball.compress.Wire;
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
 * How fast are messages of k of a million entries written and read, coordinates in Rice's code?
 *
 * <p>Throughput counts the raw bytes of the kept values: 8 k over the time, k = 10^4 is 80 kB.
 * {@code encode} includes the exact count that chooses the coding. {@code copy} is the limit: the
 * kept values and indices copied.
 *
 * <p>CPU microseconds per call, least of three iterations within one run on JDK 17, the machine
 * busy, and megabytes of raw values per second:
 *
 * <pre>
 * k        values   encode        decode        copy
 * 10 000   floats    50 (1590)     76 (1050)     1.4
 * 10 000   doubles   52 (1550)     93  (860)     1.4
 * 100 000  floats   682 (1170)    652 (1230)    27
 * 100 000  doubles  700 (1140)    930  (860)    23
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class WireBenchmark {

  /** Which values are sent. */
  public enum Precision {
    /** 32 bits. */
    FLOATS,
    /** 64 bits. */
    DOUBLES
  }

  @Param({"1000000"})
  int dimension;

  @Param({"10000", "100000"})
  int k;

  @Param Precision precision = Precision.DOUBLES;

  private final Message message = new Message();
  private final Message decoded = new Message();
  private Wire wire = new Wire(1);
  private byte[] bytes = {};
  private int[] index = {};
  private double[] value = {};
  private int[] indexCopy = {};
  private double[] valueCopy = {};

  /** Draws coordinates and values; random coordinates code worst. */
  @Setup(Level.Trial)
  public void build() {
    Xoshiro256 random = Seed.of(1).stream();
    double[] vector = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = random.nextGaussian();
    }
    RandK exact = new RandK(k, Scaling.CONTRACTIVE);
    (precision == Precision.FLOATS ? new InFloat(exact) : exact)
        .start(dimension, Seed.of(2))
        .compress(vector, 0, message);
    message.drawn(-1); // so that the coordinates are sent
    wire = new Wire(dimension);
    bytes = wire.encode(message);
    index = new int[k];
    value = new double[k];
    for (int p = 0; p < k; p++) {
      index[p] = message.index(p);
      value[p] = message.value(p);
    }
    indexCopy = new int[k];
    valueCopy = new double[k];
  }

  /** Chooses the coding and writes. */
  @Benchmark
  public int encode() {
    return wire.encode(message, bytes, 0);
  }

  /** Reads. */
  @Benchmark
  public Message decode() {
    wire.decode(bytes, 0, bytes.length, SharedDraw.NONE, decoded);
    return decoded;
  }

  /** The memory limit of both. */
  @Benchmark
  public double[] copy() {
    System.arraycopy(index, 0, indexCopy, 0, k);
    System.arraycopy(value, 0, valueCopy, 0, k);
    return valueCopy;
  }

  /** The bytes of the message. */
  int bytes() {
    return bytes.length;
  }

  /** Did the message arrive as it was sent? */
  boolean isFaithful() {
    return message.equals(decoded);
  }
}
