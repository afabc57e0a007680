package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Sor;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Young;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftedGridTest {

  /**
   * Mean and variance of the Beta laws, from 20 000 draws of u = (shift + 0.15) / 0.6. The standard
   * errors of the means (0.25 both) are 0.0010 and 0.0018, so 0.008 is at least 4.5 of them: a
   * false alarm has a probability below 1e-5. A Beta(2, 5) in place of Beta(2, 6) has mean 0.286.
   */
  @ParameterizedTest
  @EnumSource(ShiftedGrid.Law.class)
  void shifts_followTheirBetaLaw(ShiftedGrid.Law law) {
    int draws = 20_000;
    double sum = 0;
    double square = 0;
    for (int t = 0; t < draws; t++) {
      double u = (ShiftedGrid.draw(law, Seed.of(5).child(t)).shift() + 0.15) / 0.6;
      assertTrue(u >= 0 && u <= 1);
      sum += u;
      square += u * u;
    }
    double mean = sum / draws;
    double variance = square / draws - mean * mean;
    boolean low = law == ShiftedGrid.Law.LOW;
    assertEquals(0.25, mean, 0.008);
    // a b / ((a + b)^2 (a + b + 1)): 1/48 and 1/16.
    assertEquals(low ? 1.0 / 48 : 1.0 / 16, variance, low ? 0.0012 : 0.003);
  }

  @Test
  void rightHandSides_areGaussianInsideTheBall() {
    Xoshiro256 random = Seed.of(6).stream();
    double sum = 0;
    for (int k = 0; k < 2_000; k++) {
      double square = 0;
      for (double v : ShiftedGrid.truncatedGaussian(random, 100)) {
        square += v * v;
      }
      assertTrue(square <= 100);
      sum += square;
    }
    // E[chi^2 | chi^2 <= n] = n F_{n+2}(n) / F_n(n) = 89.14 for n = 100; s.d. of this mean 0.17.
    // 0.2.
    assertEquals(89.1, sum / 2_000, 1.0);
  }

  /**
   * Check 6 of our notes: the mean count over right-hand sides, unshifted grid. One count spreads
   * by at most 7.2 % of its mean (measured), so 400 draws leave a standard error of 0.4 %; the
   * bounds are 3 %, which covers the prototype's own error and rounding.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 188",
    "1.2, 123",
    "1.4, 74.5",
    "1.5, 52.8",
    "0, 37.4",
    "1.6, 40.8",
    "1.7, 55.0",
    "1.85, 116",
    "1.9, 177.4",
    "1.95, 362"
  })
  void meanCount_overRightHandSides_isThatOfThePrototype(double omega, double expected) {
    double w = omega == 0 ? Young.omega(Math.cos(Math.PI / 11)) : omega;
    assertEquals(expected, meanCount(w, 10, 400), 0.03 * expected);
  }

  private static double meanCount(double omega, int side, int draws) {
    SparseMatrix grid = Laplacian.fivePoint(side, side);
    Sor sor = new Sor(omega, Stop.below(1e-8));
    double sum = 0;
    for (int k = 0; k < draws; k++) {
      double[] b = ShiftedGrid.truncatedGaussian(Seed.of(9).child(k).stream(), side * side);
      sum += sor.solve(new LinearSystem(grid, b)).steps();
    }
    return sum / draws;
  }

  /**
   * Check 6 goes on: one valley, its bottom at Young's omega*. The same right-hand sides for all.
   */
  @Test
  void meanCount_asAFunctionOfOmega_hasOneMinimum_at156() {
    double[] means = new double[96];
    int best = 0;
    for (int k = 0; k < means.length; k++) {
      means[k] = meanCount(1 + 0.01 * k, 10, 300);
      best = means[k] < means[best] ? k : best;
    }
    assertEquals(56, best);
    for (int k = 1; k < means.length; k++) {
      assertTrue(k <= best ? means[k] < means[k - 1] : means[k] > means[k - 1], "at 1." + k);
    }
  }

  /**
   * At omega* the count exceeds log(tolerance) / log(omega* - 1) by 15 to 17 %, whatever the size.
   */
  @ParameterizedTest
  @ValueSource(ints = {10, 40, 100})
  void meanCount_atOmegaStar_isASixthAboveTheAsymptoticOne(int side) {
    double star = Young.omega(Math.cos(Math.PI / (side + 1)));
    double asymptotic = Math.log(1e-8) / Math.log(star - 1);
    assertEquals(1.16, meanCount(star, side, side == 10 ? 400 : 20) / asymptotic, 0.025);
  }

  @Test
  void instances_dependOnTheirSeedAlone() {
    ShiftedGrid.Instance a = ShiftedGrid.draw(ShiftedGrid.Law.HIGH, Seed.of(1).child(3));
    ShiftedGrid.Instance b = ShiftedGrid.draw(ShiftedGrid.Law.HIGH, Seed.of(1).child(3));
    assertEquals(a.shift(), b.shift());
    assertEquals(a.system().matrix(), b.system().matrix());
    assertTrue(a.omegaStar() > 1.3 && a.omegaStar() < 1.9);
  }
}
