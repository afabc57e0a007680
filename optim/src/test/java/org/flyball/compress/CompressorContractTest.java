package org.flyball.compress;

import static org.flyball.compress.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.linear.Vectors;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every compressor promises. */
class CompressorContractTest {

  private static final int D = 12;
  private static final int ROUNDS = 4_000;

  static List<Compressor> all() {
    return Compressors.all();
  }

  /** Inputs that constants are met by, and vectors that break careless code. */
  static List<double[]> vectors() {
    List<double[]> vectors = new ArrayList<>();
    double[] equal = new double[D];
    Arrays.fill(equal, 3);
    vectors.add(equal);
    double[] alternating = new double[D];
    double[] mantissa = new double[D];
    double[] single = new double[D];
    double[] ternary = new double[D];
    double[] sparse = new double[D];
    for (int i = 0; i < D; i++) {
      alternating[i] = i % 2 == 0 ? 7 : -7;
      mantissa[i] = (i % 3 == 0 ? -1 : 1) * 4.0 / 3;
      ternary[i] = i == 0 ? 1 : 1 / (1 + Math.sqrt(D));
    }
    single[4] = -2.5;
    sparse[1] = -0.0;
    sparse[3] = 1e-9;
    sparse[11] = -1;
    vectors.addAll(List.of(alternating, mantissa, single, ternary, sparse));
    for (int r = 0; r < 6; r++) {
      vectors.add(gaussian(Seed.of(11).child(r).stream(), r % 2 == 0 ? 1 : 4));
    }
    return vectors;
  }

  private static double[] gaussian(Xoshiro256 random, int power) {
    double[] v = new double[D];
    for (int i = 0; i < D; i++) {
      v[i] = Math.pow(random.nextGaussian(), power) * (random.nextBoolean() ? 1 : -1);
    }
    return v;
  }

  private static double[] scaled(double[] v, double factor) {
    return Arrays.stream(v).map(x -> factor * x).toArray();
  }

  private static Message message(Compression compression, double[] v, long round) {
    Message message = new Message();
    compression.compress(v, round, message);
    return message;
  }

  private static double square(double[] v) {
    return Arrays.stream(v).map(x -> x * x).sum();
  }

  private static double error(double[] sent, double[] v) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += (sent[i] - v[i]) * (sent[i] - v[i]);
    }
    return sum;
  }

  /**
   * Deterministic ones on every vector, up to rounding of 1e-12; random ones in the mean of 4000
   * rounds, up to 5 standard errors: under the hypothesis that the constant holds with equality,
   * one comparison fails by chance with probability 3e-7, and there are about 300. Seeds are fixed,
   * so a pass stays a pass.
   */
  @ParameterizedTest
  @MethodSource("all")
  void error_keepsTheConstants(Compressor compressor) {
    Guarantee guarantee = compressor.guarantee(D);
    Compression compression = compressor.start(D, Seed.of(3));
    boolean fixed = guarantee.has(Trait.DETERMINISTIC);
    for (double[] v : vectors()) {
      double bound = guarantee.isUnbiased() ? guarantee.variance() : 1 - guarantee.contraction();
      double sum = 0;
      double squares = 0;
      int rounds = fixed ? 1 : ROUNDS;
      for (int t = 0; t < rounds; t++) {
        double error = error(message(compression, v, t).toDense(), v) / square(v);
        sum += error;
        squares += error * error;
      }
      double mean = sum / rounds;
      double deviation = Math.sqrt(Math.max(0, squares / rounds - mean * mean) / rounds);
      if (!Double.isNaN(bound)) {
        assertTrue(
            mean <= bound + 1e-12 + 5 * deviation,
            () -> compressor + " on " + Arrays.toString(v) + ": " + mean + " > " + bound);
      }
    }
  }

  /**
   * Null hypothesis: E C(v)_j = v_j. Statistic: the mean of 4000 rounds less v_j in standard
   * errors; refused beyond 5.5, which is 4e-8 a coordinate and 1e-4 for all about 2500 of them. A
   * bias of a tenth of a standard deviation is 6.3 standard errors. A step of size max |v| that is
   * taken with probability p below 12 / 4000 has no normal mean, so the bias that goes unseen is
   * 0.3 percent of max |v|; {@link QuantiserTest} has the exact probabilities.
   */
  @ParameterizedTest
  @MethodSource("all")
  void unbiasedOnes_areUnbiased(Compressor compressor) {
    if (!compressor.guarantee(D).isUnbiased()) {
      return;
    }
    Compression compression = compressor.start(D, Seed.of(5));
    for (double[] v : vectors()) {
      double[] sum = new double[D];
      double[] squares = new double[D];
      double most = Vectors.maxNorm(v);
      for (int t = 0; t < ROUNDS; t++) {
        double[] sent = message(compression, v, t).toDense();
        for (int j = 0; j < D; j++) {
          sum[j] += sent[j] - v[j];
          squares[j] += (sent[j] - v[j]) * (sent[j] - v[j]);
        }
      }
      for (int j = 0; j < D; j++) {
        double mean = sum[j] / ROUNDS;
        double standardError = Math.sqrt(squares[j] / ROUNDS / ROUNDS);
        assertTrue(
            Math.abs(mean) <= 5.5 * standardError + 12 * most / ROUNDS,
            compressor + " coordinate " + j + " of " + Arrays.toString(v) + ": off by " + mean);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void traits_hold(Compressor compressor) {
    Guarantee guarantee = compressor.guarantee(D);
    Compression compression = compressor.start(D, Seed.of(7));
    for (double[] v : vectors()) {
      for (long round = 0; round < 20; round++) {
        double[] sent = message(compression, v, round).toDense();
        if (guarantee.has(Trait.NONEXPANSIVE)) {
          assertTrue(square(sent) <= square(v) * (1 + 1e-12), compressor + " grew");
        }
        if (guarantee.has(Trait.ASSIGNABLE)) {
          for (int j = 0; j < D; j++) {
            assertTrue(sent[j] == 0 || sent[j] == v[j], compressor + " changed a value");
          }
        }
        if (guarantee.has(Trait.DETERMINISTIC)) {
          assertArrayEquals(message(compression, v, 99).toDense(), sent);
        }
        if (guarantee.has(Trait.HOMOGENEOUS)) {
          for (double factor : new double[] {0.25, 3, 1e-7}) {
            double[] other = message(compression, scaled(v, factor), round).toDense();
            assertArrayEquals(
                scaled(sent, factor),
                other,
                1e-12 * factor * Math.sqrt(square(v)),
                "" + compressor);
          }
        }
      }
    }
  }

  /** Only what a trait denies is allowed to fail: these are known to. */
  @org.junit.jupiter.api.Test
  void homogeneity_isDeniedWhereItFails() {
    assertFalse(new HardThreshold(1).guarantee(D).has(Trait.HOMOGENEOUS));
    assertFalse(new Natural().guarantee(D).has(Trait.HOMOGENEOUS));
    assertFalse(new Then(new TopK(2), new Natural()).guarantee(D).has(Trait.HOMOGENEOUS));
    assertFalse(new InFloat(new TopK(2)).guarantee(D).has(Trait.ASSIGNABLE));
  }

  @ParameterizedTest
  @MethodSource("all")
  void message_dependsOnVectorSeedAndRoundAlone(Compressor compressor) {
    Compression one = compressor.start(D, Seed.of(9));
    Compression other = compressor.start(D, Seed.of(9));
    List<double[]> vectors = vectors();
    for (int t = 0; t < vectors.size(); t++) {
      message(other, vectors.get(vectors.size() - 1 - t), 1000 + t); // other history
      double[] before = vectors.get(t).clone();
      Message first = message(one, vectors.get(t), t);
      assertEquals(first, message(other, vectors.get(t), t));
      assertArrayEquals(before, vectors.get(t), "the vector was written");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void randomOnes_drawAnewInEachRound(Compressor compressor) {
    if (compressor.guarantee(D).has(Trait.DETERMINISTIC)
        || compressor.guarantee(D).variance() == 0) {
      return;
    }
    double[] v = gaussian(Seed.of(21).stream(), 1);
    Compression compression = compressor.start(D, Seed.of(9));
    List<Message> messages = new ArrayList<>();
    for (int t = 0; t < 40; t++) {
      Message now = message(compression, v, t);
      if (!messages.contains(now)) {
        messages.add(now);
      }
    }
    assertNotEquals(1, messages.size(), "40 rounds, one message");
    Compression elsewhere = compressor.start(D, Seed.of(10));
    boolean differs = false;
    for (int t = 0; t < 40; t++) {
      differs |= !message(elsewhere, v, t).equals(message(compression, v, t));
    }
    assertTrue(differs, "another seed, the same messages");
  }

  @ParameterizedTest
  @MethodSource("all")
  void zeros_costNothing(Compressor compressor) {
    double[] v = new double[D];
    v[3] = -0.0;
    Message message = message(compressor.start(D, Seed.of(1)), v, 0);
    assertEquals(0, message.kept());
    assertArrayEquals(new double[D], message.toDense());
    assertEquals(1 + (message.part() == null ? 0 : 1), new Wire(D).bytes(message));
  }

  @ParameterizedTest
  @MethodSource("all")
  void notFinite_isRefusedByIndexAndValue(Compressor compressor) {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1 / 0.0}) {
      for (int at : new int[] {0, 5, D - 1}) {
        double[] v = vectors().get(6);
        v[at] = bad;
        Message message = new Message();
        message.dense(v.clone().length == D ? new double[] {1, 2} : v);
        Compression compression = compressor.start(D, Seed.of(1));
        refused("entry " + at + " is " + bad, () -> compression.compress(v, 0, message));
        assertEquals(0, message.kept(), "something would have been sent");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void wrongShapes_areRefused(Compressor compressor) {
    Compression compression = compressor.start(D, Seed.of(1));
    refused("entries", () -> compression.compress(new double[D - 1], 0, new Message()));
    refused("round", () -> compression.compress(new double[D], -1, new Message()));
    refused("", () -> compressor.start(0, Seed.of(1)));
    refused("", () -> compressor.guarantee(0));
  }

  /** Squares of these overflow or underflow. The constants hold after scaling back, exactly. */
  @ParameterizedTest
  @MethodSource("all")
  void extremeNorms_areSentLikeOthers(Compressor compressor) {
    Guarantee guarantee = compressor.guarantee(D);
    boolean narrow = compressor instanceof InFloat;
    for (int exponent : narrow ? new int[] {-60, 60} : new int[] {-1000, -530, 530, 1000}) {
      double factor = Math.scalb(1.0, exponent);
      Compression compression = compressor.start(D, Seed.of(7));
      for (double[] v : vectors()) {
        if (guarantee.has(Trait.HOMOGENEOUS) || compressor instanceof Natural) {
          double[] plain = message(compression, v, 2).toDense();
          double[] extreme = message(compression, scaled(v, factor), 2).toDense();
          double[] back = scaled(extreme, 1 / factor);
          assertArrayEquals(plain, back, 1e-12 * Math.sqrt(square(v)), compressor + " " + exponent);
        } else {
          message(compression, scaled(v, factor), 2);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void subnormals_areSentOrDropped(Compressor compressor) {
    double[] v = new double[D];
    for (int i = 0; i < D; i++) {
      v[i] = (i - 5) * Double.MIN_VALUE;
    }
    double[] sent = message(compressor.start(D, Seed.of(1)), v, 0).toDense();
    for (double s : sent) {
      assertTrue(Math.abs(s) <= 200 * Double.MIN_VALUE, compressor + " sent " + s);
    }
  }

  /** The least of some stretches counts: the virtual machine itself allocates now and then. */
  @ParameterizedTest
  @MethodSource("all")
  void compress_allocatesNothing(Compressor compressor) {
    Compression compression = compressor.start(D, Seed.of(1));
    Message message = new Message();
    double[] v = gaussian(Seed.of(4).stream(), 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int stretch = 0; stretch < 8; stretch++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int t = 0; t < 1_000; t++) {
        compression.compress(v, 1_000 * stretch + t, message);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  @ParameterizedTest
  @MethodSource("all")
  void wire_givesBackTheMessage(Compressor compressor) {
    Compression compression = compressor.start(D, Seed.of(7));
    SharedDraw draw = compressor.start(D, Seed.of(7)).sharedDraw();
    Wire wire = new Wire(D);
    Message decoded = new Message();
    for (double[] v : vectors()) {
      for (long round = 0; round < 30; round++) {
        Message message = message(compression, v, round);
        byte[] bytes = wire.encode(message);
        assertEquals(bytes.length, wire.bytes(message));
        wire.decode(bytes, 0, bytes.length, draw, decoded);
        assertEquals(message, decoded);
        assertArrayEquals(message.toDense(), decoded.toDense());
        assertTrue(message.part() != null || message.kept() <= compressor.mostKept(D));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void oneDimension_works(Compressor compressor) {
    if (compressor.toString().contains("Rank")
        || compressor instanceof PowerSgd
        || compressor instanceof LayerTopK) {
      return;
    }
    Guarantee guarantee = compressor.guarantee(1);
    Compression compression = compressor.start(1, Seed.of(1));
    SharedDraw draw = compressor.start(1, Seed.of(1)).sharedDraw();
    Wire wire = new Wire(1);
    for (long round = 0; round < 50; round++) {
      Message message = message(compression, new double[] {-3}, round);
      byte[] bytes = wire.encode(message);
      Message decoded = new Message();
      wire.decode(bytes, 0, bytes.length, draw, decoded);
      assertEquals(message, decoded);
      if (guarantee.contraction() == 1) {
        assertArrayEquals(new double[] {-3}, message.toDense());
      }
    }
  }
}
