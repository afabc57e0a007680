package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.objective.Smoothness;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class ContractionTest {

  @Test
  void xi_isTheRootOfBetaOverTheta_andItsClosedForm() {
    for (int k = 1; k <= 1000; k++) {
      double alpha = k / 1000.0;
      double xi = Contraction.xi(alpha);
      double root = Math.sqrt(Contraction.beta(alpha) / Contraction.theta(alpha));
      assertEquals(root, xi, 1e-12 * Math.max(1, xi));
      assertEquals((1 + Math.sqrt(1 - alpha)) / alpha - 1, xi, 1e-12 * Math.max(1, xi));
      assertTrue(xi >= 2 / alpha - 2 - 1e-9 && xi <= 2 / alpha - 1);
    }
  }

  @Test
  void numbersOfTheLiterature() {
    assertEquals(2.414, Contraction.xi(0.5), 5e-4);
    assertEquals(18.49, Contraction.xi(0.1), 5e-3);
    assertEquals(198.5, Contraction.xi(0.01), 5e-2);
    assertEquals(4.449490, Contraction.xi(1 / 3.0), 5e-7);
    // Partial participation: alpha = p = 0.1.
    assertEquals(198.499, Contraction.xi(0.1 * 0.1), 5e-4);
  }

  @Test
  void noCompression_hasNoNaN() {
    assertEquals(0, Contraction.xi(1));
    assertEquals(1, Contraction.theta(1));
    assertEquals(0, Contraction.beta(1));
  }

  @Test
  void alphaOutsideIsRefused() {
    for (double alpha : new double[] {0, -0.1, 1.1, Double.NaN}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> Contraction.xi(alpha));
      assertEquals("Contraction: alpha must be in (0, 1], got " + alpha, refused.getMessage());
    }
  }

  /** theta and beta come from the best s in (1 + s)(1 - alpha), (1 + 1/s)(1 - alpha). */
  @Test
  void noOtherSplitGivesASmallerXi() {
    for (double alpha : new double[] {0.01, 0.3, 0.9}) {
      double least = Double.POSITIVE_INFINITY;
      for (double s = 1e-4; s < 100; s *= 1.001) {
        double theta = 1 - (1 - alpha) * (1 + s);
        if (theta > 0) {
          least = Math.min(least, Math.sqrt((1 - alpha) * (1 + 1 / s) / theta));
        }
      }
      assertTrue(least >= Contraction.xi(alpha) * (1 - 1e-12));
      assertEquals(Contraction.xi(alpha), least, 1e-5 * least);
    }
  }

  @Test
  void cloning_ofThePapersExample() {
    Smoothness smoothness = Smoothness.of(25, 1, 1, 1, 100);
    assertEquals(25.75, smoothness.arithmeticMean());
    assertEquals(50.0075, smoothness.quadraticMean(), 5e-5);
    assertEquals(1837.6875, smoothness.variance(), 1e-9);
    int[] counts = Cloning.counts(smoothness);
    assertArrayEquals(new int[] {1, 1, 1, 4}, counts);
    assertEquals(33.0917, Cloning.quadraticMean(smoothness, counts), 5e-5);
    assertEquals(
        smoothness.quadraticMean(),
        Cloning.quadraticMean(smoothness, new int[] {1, 1, 1, 1}),
        1e-12);
  }

  @Test
  void cloning_losesAtMostTheRootOfTwo() {
    ForAll.cases(
        Seed.of(5),
        random -> {
          double[] constants = new double[1 + random.nextInt(30)];
          for (int i = 0; i < constants.length; i++) {
            constants[i] = StrictMath.exp(4 * random.nextGaussian());
          }
          Smoothness smoothness = Smoothness.of(0, constants);
          int[] counts = Cloning.counts(smoothness);
          int clones = 0;
          for (int count : counts) {
            clones += count;
          }
          double mean = smoothness.arithmeticMean();
          assertTrue(clones >= constants.length && clones <= 2 * constants.length);
          double constant = Cloning.quadraticMean(smoothness, counts);
          assertTrue(constant >= mean * (1 - 1e-12));
          assertTrue(constant <= Math.sqrt(2) * mean * (1 + 1e-12));
        });
  }
}
