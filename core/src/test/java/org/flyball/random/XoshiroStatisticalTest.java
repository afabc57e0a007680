package org.flyball.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.junit.jupiter.api.Test;

/**
 * Null hypothesis of each test: the draws follow the named distribution. Statistic: Pearson's
 * chi-square over bins of equal probability. Level: 1e-5 a test, eight statistics in this class, so
 * that a right generator fails the class for one seed in 12 500 at most. Power: a distribution
 * whose bins' probabilities are off by 5 % (alternately up and down) has noncentrality {@code
 * 0.05^2 * DRAWS = 500} with 63 degrees of freedom and is caught with a probability over 0.9999.
 * Each statistic passed with all of the seeds 1 to 100.
 */
class XoshiroStatisticalTest {

  private static final double LEVEL = 1e-5;
  private static final int DRAWS = 200_000;
  private static final int BINS = 64;
  private static final Seed SEED = Seed.of(60);

  private static double pearson(long[] counts) {
    double expected = (double) DRAWS / counts.length;
    double sum = 0;
    for (long count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static void assertUniform(String name, long[] counts) {
    double limit =
        new ChiSquaredDistribution(counts.length - 1).inverseCumulativeProbability(1 - LEVEL);
    double statistic = pearson(counts);
    assertTrue(statistic <= limit, name + ": chi-square " + statistic + " is over " + limit);
  }

  private static void assertFollows(
      String name, RealDistribution wanted, ToDoubleFunction<Xoshiro256> draw) {
    Xoshiro256 random = SEED.child(name).stream();
    long[] counts = new long[BINS];
    for (int i = 0; i < DRAWS; i++) {
      double u = wanted.cumulativeProbability(draw.applyAsDouble(random));
      counts[Math.min(BINS - 1, (int) (u * BINS))]++;
    }
    assertUniform(name, counts);
  }

  @Test
  void doublesAreUniform() {
    assertFollows("double", new UniformRealDistribution(null, 0, 1), Xoshiro256::nextDouble);
  }

  @Test
  void gaussiansAreNormal() {
    assertFollows("gaussian", new NormalDistribution(null, 0, 1), Xoshiro256::nextGaussian);
  }

  @Test
  void exponentialsAreExponential() {
    assertFollows("exponential", new ExponentialDistribution(null, 1), Xoshiro256::nextExponential);
  }

  /** Both halves of a pair of the polar method, against each other: an 8 x 8 table. */
  @Test
  void consecutiveGaussiansAreIndependent() {
    Xoshiro256 random = SEED.child("pair").stream();
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    long[] counts = new long[64];
    for (int i = 0; i < DRAWS; i++) {
      int a = (int) (8 * normal.cumulativeProbability(random.nextGaussian()));
      int b = (int) (8 * normal.cumulativeProbability(random.nextGaussian()));
      counts[Math.min(7, a) * 8 + Math.min(7, b)]++;
    }
    assertUniform("pair", counts);
  }

  @Test
  void boundedIntsAreUniform() {
    for (int bound : new int[] {7, 64}) {
      Xoshiro256 random = SEED.child("int").child(bound).stream();
      long[] counts = new long[bound];
      for (int i = 0; i < DRAWS; i++) {
        counts[random.nextInt(bound)]++;
      }
      assertUniform("nextInt " + bound, counts);
    }
  }

  /**
   * Three quarters of the range. Without the rejections, the thirds of the longs (a remainder)
   * would have probabilities 1/2, 1/4, 1/4 and the ints modulo 3 (a product) 3/8, 3/8, 1/4, and the
   * statistics would be near 25 000 and 6 250.
   */
  @Test
  void boundedDrawsOfAwkwardBoundsAreUnbiased() {
    Xoshiro256 random = SEED.child("awkward").stream();
    long longBound = 3L << 61;
    long[] longs = new long[3];
    int intBound = 3 << 29;
    long[] ints = new long[3];
    for (int i = 0; i < DRAWS; i++) {
      longs[(int) (random.nextLong(longBound) / (longBound / 3))]++;
      ints[random.nextInt(intBound) % 3]++;
    }
    assertUniform("nextLong", longs);
    assertUniform("nextInt", ints);
  }
}
