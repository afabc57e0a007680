package org.flyball.bandit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/**
 * Against bisection in 34 decimal digits, which shares nothing with Newton's method but the
 * equation, and against textbook Newton on {@code sum p = 1}.
 */
class TsallisWeightsOracleTest {

  private static final MathContext DIGITS = MathContext.DECIMAL128;

  @Test
  void probabilities_agreeWithBisection_sumToOne_withinFifteenSteps() {
    Xoshiro256 random = Seed.of(9).stream();
    for (int arms : new int[] {1, 2, 3, 20, 200}) {
      for (double spread : new double[] {1e-9, 1, 30, 1e3, 1e6}) {
        double[] k = losses(random, arms, spread);
        double eta = 4 / Math.sqrt(1 + random.nextInt(10_000));
        double[] p = new double[arms];
        int steps = TsallisWeights.fill(k, eta, p);
        String where = arms + " arms, spread " + spread + ", eta " + eta;
        double[] exact = bisection(k, eta);
        for (int i = 0; i < arms; i++) {
          assertEquals(exact[i], p[i], 2e-15, where + ", arm " + i);
          // An arm of tiny probability is hardly ever pulled, but its weight 1/p must be right too.
          assertEquals(exact[i], p[i], 1e-14 * exact[i], where + ", arm " + i + ", relative");
        }
        assertEquals(0, sum(p).subtract(BigDecimal.ONE).doubleValue(), 1e-15, where);
        assertTrue(steps <= 15, where + ": " + steps + " steps");
      }
    }
  }

  @Test
  void steps_neverMoreThanTextbookNewton_andAtMostTen() {
    Xoshiro256 random = Seed.of(10).stream();
    int most = 0;
    for (int trial = 0; trial < 1_000; trial++) {
      int arms = 1 + random.nextInt(trial % 50 == 0 ? 10_000 : 200);
      double[] k = losses(random, arms, Math.pow(10, 12 * random.nextDouble() - 6));
      double[] p = new double[arms];
      int steps = TsallisWeights.fill(k, 1, p);
      int textbook = textbookSteps(k);
      assertTrue(
          steps <= textbook + 1, trial + ": " + steps + " steps, textbook Newton " + textbook);
      assertEquals(0, sum(p).subtract(BigDecimal.ONE).doubleValue(), 1e-15, "trial " + trial);
      most = Math.max(most, steps);
    }
    assertTrue(most <= 10, "most steps " + most);
  }

  /** The least losses matter most: half of the time many arms crowd near the best one. */
  private static double[] losses(Xoshiro256 random, int arms, double spread) {
    boolean crowded = random.nextBoolean();
    double[] k = new double[arms];
    for (int i = 0; i < arms; i++) {
      double u = random.nextDouble();
      k[i] = spread * (crowded ? u * u * u * u * u * u : u);
    }
    return k;
  }

  private static int textbookSteps(double[] k) {
    double least = java.util.Arrays.stream(k).min().orElseThrow();
    double x = least - 2;
    for (int steps = 0; ; steps++) {
      double f = -1;
      double slope = 0;
      for (double v : k) {
        double root = 2 / (v - x);
        f += root * root;
        slope += root * root * root;
      }
      if (f <= 1e-13 || steps == 100) {
        return steps;
      }
      x -= f / slope;
    }
  }

  private static double[] bisection(double[] k, double eta) {
    BigDecimal half = new BigDecimal(eta).divide(new BigDecimal(2), DIGITS);
    BigDecimal least = new BigDecimal(java.util.Arrays.stream(k).min().orElseThrow());
    BigDecimal[] y = new BigDecimal[k.length];
    for (int i = 0; i < k.length; i++) {
      y[i] = new BigDecimal(k[i]).subtract(least).multiply(half, DIGITS);
    }
    BigDecimal low = BigDecimal.ONE;
    BigDecimal high = new BigDecimal(Math.sqrt(k.length) + 1);
    for (int bit = 0; bit < 70; bit++) {
      BigDecimal middle = low.add(high).divide(new BigDecimal(2), DIGITS);
      BigDecimal total = BigDecimal.ZERO;
      for (BigDecimal part : y) {
        total = total.add(probability(part, middle), DIGITS);
      }
      if (total.compareTo(BigDecimal.ONE) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double[] p = new double[k.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = probability(y[i], low).doubleValue();
    }
    return p;
  }

  private static BigDecimal probability(BigDecimal y, BigDecimal z) {
    BigDecimal root = BigDecimal.ONE.divide(y.add(z, DIGITS), DIGITS);
    return root.multiply(root, DIGITS);
  }

  private static BigDecimal sum(double[] p) {
    BigDecimal total = BigDecimal.ZERO;
    for (double v : p) {
      total = total.add(new BigDecimal(v));
    }
    return total;
  }
}
