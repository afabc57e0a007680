package org.flyball.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/** The constants of the quantisers, by exact enumeration and at their worst cases. */
class QuantiserTest {

  /** Two outcomes with exact probabilities: fraction / 2^52 and the rest. */
  @Test
  void natural_inOneDimension_isUnbiasedExactly() {
    ForAll.cases(
        Seed.of(41),
        random -> {
          double v = random.nextGaussian() * Math.scalb(1.0, random.nextInt(2_000) - 1_000);
          double low = Math.scalb(1.0, Inputs.exponent(v));
          double up = Natural.fraction(v) * 0x1p-52;
          assertTrue(low <= Math.abs(v) && Math.abs(v) < 2 * low);
          assertEquals(Math.abs(v), low * (1 - up) + 2 * low * up, Math.ulp(v));
          assertEquals(Math.abs(v), low + low * up); // no rounding in this order
        });
  }

  @Test
  void natural_ofSubnormals_isUnbiasedExactly() {
    for (long bits : new long[] {1, 2, 3, 5, 1L << 40, (1L << 51) + 12_345, (1L << 52) - 1}) {
      double v = Double.longBitsToDouble(bits);
      long low = Long.highestOneBit(bits);
      assertEquals(Double.longBitsToDouble(low), Math.scalb(1.0, Inputs.exponent(v)));
      long expected = (bits - low) * ((1L << 52) / low);
      assertEquals(expected, Natural.fraction(v));
    }
  }

  /** sup over mantissas m in [1, 2) of (m - 1)(2 - m) / m^2 is 1/8, at 4/3. */
  @Test
  void naturalVariance_isWorstAtFourThirds() {
    double worst = 0;
    double where = 0;
    for (int i = 0; i < 30_000; i++) {
      double m = 1 + i / 30_000.0;
      double up = Natural.fraction(m) * 0x1p-52;
      double variance = ((1 - up) * (m - 1) * (m - 1) + up * (2 - m) * (2 - m)) / (m * m);
      if (variance > worst) {
        worst = variance;
        where = m;
      }
    }
    assertEquals(0.125, worst, 1e-15);
    assertEquals(4.0 / 3, where, 1e-4);
    assertEquals(0.125, new Natural().guarantee(7).variance());
    assertEquals(8.0 / 9, new Shrunk(new Natural()).guarantee(7).contraction(), 1e-15);
  }

  @Test
  void natural_refusesWhatHasNoUpperNeighbour() {
    Compression natural = new Natural().start(2, Seed.of(1));
    Refusal.refused(
        "entry 1 is",
        () -> {
          for (long t = 0; t < 200; t++) { // rounds up with probability 0.99...
            natural.compress(new double[] {1, Double.MAX_VALUE}, t, new Message());
          }
        });
    natural.compress(new double[] {1, -0x1p1023}, 0, new Message());
  }

  /** In one dimension the norm is |v|: the top level, without a draw. */
  @Test
  void dithering_inOneDimension_isExact() {
    for (Compressor quantiser :
        new Compressor[] {
          Dithering.qsgd(3), Dithering.ternGrad(), new NaturalDithering(5, Norm.EUCLIDEAN)
        }) {
      for (double v : new double[] {3, -1e-300, 1e300, Double.MIN_VALUE}) {
        Message message = new Message();
        quantiser.start(1, Seed.of(1)).compress(new double[] {v}, 0, message);
        assertEquals(v, message.toDense()[0]);
      }
    }
  }

  /**
   * The exact variance of TernGrad at its worst vector (1, a, ..., a), a = 1 / (1 + sqrt d): each a
   * is sent as 1 with probability a, so its variance is a - a^2.
   */
  @Test
  void ternGradVariance_isMetAtTheWorstVector() {
    for (int d : new int[] {2, 12, 400, 10_000}) {
      double a = 1 / (1 + Math.sqrt(d));
      double variance = (d - 1) * (a - a * a) / (1 + (d - 1) * a * a);
      assertEquals((Math.sqrt(d) - 1) / 2, variance, 1e-9 * variance);
      assertEquals(variance, Dithering.ternGrad().guarantee(d).variance(), 1e-9 * variance);
    }
  }

  /** The same for s levels: x = 1 / (2 s (1 + omega)) in every place but the first. */
  @Test
  void maximumDithering_hasTheBestConstant() {
    for (int s : new int[] {1, 2, 7}) {
      int d = 50;
      double omega = new Dithering(s, Norm.MAXIMUM).guarantee(d).variance();
      double x = 1 / (2 * s * (1 + omega));
      double variance = (d - 1) * (x / s - x * x) / (1 + (d - 1) * x * x);
      assertEquals(omega, variance, 1e-12);
      ForAll.cases(
          Seed.of(42),
          random -> {
            double sum = 0;
            double square = 1;
            for (int j = 1; j < d; j++) {
              double y = Math.pow(random.nextDouble(), 1 + 4 * random.nextDouble());
              double f = y * s - Math.floor(y * s);
              sum += f * (1 - f) / (s * s);
              square += y * y;
            }
            assertTrue(sum / square <= omega + 1e-12);
          });
    }
  }

  /** Frequencies of the levels of one share, 40 000 rounds; 5 standard deviations are 6e-7. */
  @Test
  void levels_haveTheRightProbabilities() {
    double[] v = {0.3, 1, -0.05, 0.7};
    int rounds = 40_000;
    Compression uniform = new Dithering(4, Norm.MAXIMUM).start(4, Seed.of(2));
    Compression natural = new NaturalDithering(4, Norm.MAXIMUM).start(4, Seed.of(2));
    int[] uniformUps = new int[4];
    int[] naturalUps = new int[4];
    Message message = new Message();
    for (int t = 0; t < rounds; t++) {
      uniform.compress(v, t, message);
      double[] u = message.toDense();
      natural.compress(v, t, message);
      double[] n = message.toDense();
      for (int j = 0; j < 4; j++) {
        uniformUps[j] += Math.abs(u[j]) > Math.abs(v[j]) ? 1 : 0;
        naturalUps[j] += Math.abs(n[j]) > Math.abs(v[j]) ? 1 : 0;
      }
    }
    double[] uniformUp = {0.2, 0, 0.2, 0.8}; // 4 |v| less its floor
    double[] naturalUp = {0.2, 0, 0.4, 0.4}; // 0.3 / 0.25 - 1, -, 0.05 / 0.125, 0.7 / 0.5 - 1
    for (int j = 0; j < 4; j++) {
      double deviation = Math.sqrt(0.25 * rounds);
      assertEquals(uniformUp[j] * rounds, uniformUps[j], 5 * deviation);
      assertEquals(naturalUp[j] * rounds, naturalUps[j], 5 * deviation);
    }
  }

  @Test
  void constants_areThoseOfThePapers() {
    assertEquals(3, Dithering.qsgd(1).guarantee(16).variance());
    assertEquals(16.0 / 100, Dithering.qsgd(10).guarantee(16).variance(), 1e-15);
    assertEquals(2, Dithering.qsgd(2).guarantee(16).variance());
    assertEquals(0.125 + 4, new NaturalDithering(1, Norm.EUCLIDEAN).guarantee(16).variance());
    assertEquals(0.125 + 0.25, new NaturalDithering(4, Norm.EUCLIDEAN).guarantee(16).variance());
    assertEquals(1.0 / 16, new ScaledSign().guarantee(16).contraction());
    assertEquals(
        7.0 / 8 * 5 / 12, new Then(new TopK(5), new Natural()).guarantee(12).contraction(), 1e-15);
    assertEquals(
        8.0 / 9 * 5 / 12,
        new Then(new TopK(5), new Shrunk(new Natural())).guarantee(12).contraction(),
        1e-15);
    assertEquals(
        9.0 / 8 * 3 - 1,
        new Composed(new Natural(), new RandK(4, Scaling.UNBIASED)).guarantee(12).variance(),
        1e-15);
    assertEquals(
        (12.0 / 4 - 1) * (1 - 3.0 / 12),
        new Induced(new TopK(3), new RandK(4, Scaling.UNBIASED)).guarantee(12).variance(),
        1e-15);
  }

  /** The alpha of one vector is ||v||_1^2 / (d ||v||^2), exactly. */
  @Test
  void scaledSign_contractsByItsFormula() {
    ForAll.cases(
        Seed.of(43),
        random -> {
          double[] v = new double[1 + random.nextInt(40)];
          Arrays.setAll(v, i -> random.nextInt(4) == 0 ? 0 : random.nextGaussian());
          Message message = new Message();
          new ScaledSign().start(v.length, Seed.of(1)).compress(v, 0, message);
          double[] sent = message.toDense();
          double one = 0;
          double two = 0;
          double error = 0;
          for (int j = 0; j < v.length; j++) {
            one += Math.abs(v[j]);
            two += v[j] * v[j];
            error += (sent[j] - v[j]) * (sent[j] - v[j]);
          }
          assertEquals(two - one * one / v.length, error, 1e-12 * two);
        });
  }
}
