package org.flyball.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {

  private static double logistic(double z, double b) {
    Loss loss = Loss.logistic();
    return loss.value(z, b, loss.slope(z, b));
  }

  /** Far out the loss is |z| or exp(-|z|), the slope 1 or exp(-|z|); log(1 + exp(z)) overflows. */
  @ParameterizedTest
  @ValueSource(doubles = {1e3, 1e10, 1e100, 1e308, Double.MAX_VALUE})
  void logisticLoss_farOut(double z) {
    assertEquals(z, logistic(z, -1));
    assertEquals(z, logistic(-z, 1));
    assertEquals(0.0, logistic(z, 1));
    assertEquals(0.0, logistic(-z, -1));
    assertEquals(1.0, Loss.logistic().slope(z, -1));
    assertEquals(-1.0, Loss.logistic().slope(-z, 1));
    assertEquals(0.0, Math.abs(Loss.logistic().slope(z, 1)));
  }

  /**
   * Slope and value agree with the stable formula to 4 units in the last place, and to 1e-300 where
   * exp(|z|) is infinite.
   */
  @Test
  void logisticLoss_isTheStableFormula() {
    for (double z = -745; z <= 745; z += 0.37) {
      double wanted = Math.max(-z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
      assertEquals(wanted, logistic(z, 1), 4 * Math.ulp(wanted) + 1e-300, "z = " + z);
      assertEquals(wanted, logistic(-z, -1), 4 * Math.ulp(wanted) + 1e-300);
      double slope = z > 0 ? -Math.exp(-z) / (1 + Math.exp(-z)) : -1 / (1 + Math.exp(z));
      assertEquals(slope, Loss.logistic().slope(z, 1), 4 * Math.ulp(slope) + 1e-300);
    }
    assertEquals(Math.log(2), logistic(0, 1), 1e-16);
    assertEquals(-0.5, Loss.logistic().slope(0, 1));
  }

  @Test
  void squares_andTheirCurvatures() {
    assertEquals(9, Loss.square().value(5, 2, Loss.square().slope(5, 2)));
    assertEquals(6, Loss.square().slope(5, 2));
    assertEquals(4.5, Loss.halfSquare().value(5, 2, Loss.halfSquare().slope(5, 2)));
    assertEquals(3, Loss.halfSquare().slope(5, 2));
    assertEquals(0.25, Loss.logistic().curvature());
    assertEquals(2, Loss.square().curvature());
    assertEquals(1, Loss.halfSquare().curvature());
    assertFalse(Loss.logistic().isQuadratic());
    assertTrue(Loss.square().isQuadratic() && Loss.halfSquare().isQuadratic());
    assertEquals("a finite number", Loss.square().labels());
    assertTrue(Loss.square().accepts(7) && !Loss.square().accepts(Double.NaN));
  }

  /** At 1e200, x^2 is infinite: the value is lambda, the gradient 2 lambda / x^3, which is 0. */
  @Test
  void nonConvexRegularizer_farOutAndByHand() {
    Regularizer r = Regularizer.nonConvex(3);
    for (double x : new double[] {1e10, 1e200, -1e308}) {
      double[] out = {1};
      r.addGradient(1, new double[] {x}, out);
      assertEquals(3, r.value(new double[] {x}));
      assertEquals(1, out[0], 1e-29);
    }
    double[] out = {0};
    r.addGradient(2, new double[] {1e80}, out);
    assertEquals(12e-240, out[0], 1e-253);
    // x = 2: 3 * 4/5; gradient 2 * 3 * 2 / 25.
    assertEquals(2.4, r.value(new double[] {2}), 1e-15);
    double[] two = {10};
    r.addGradient(1, new double[] {2}, two);
    assertEquals(10.48, two[0], 1e-15);
    assertEquals(6, r.smoothness());
    assertEquals(-1.5, r.lowestCurvature());
    assertTrue(Regularizer.none().isNone() && !r.isNone() && !r.isQuadratic());
    assertThrows(IllegalArgumentException.class, () -> Regularizer.nonConvex(-1));
    assertThrows(IllegalArgumentException.class, () -> Regularizer.squaredNorm(Double.NaN));
  }

  private static EmpiricalRisk twoRows() {
    return EmpiricalRisk.of(
        new LabelledData(SparseMatrix.of(new double[][] {{1, 2}, {0, 3}}), new double[] {1, -1}),
        Loss.logistic(),
        Regularizer.none());
  }

  @Test
  void badCalls_areRefusedWithTheirNumbers() {
    EmpiricalRisk f = twoRows();
    double[] x = new double[2];
    double[] out = new double[2];
    assertComplaint("EmpiricalRisk: x has 3 entries, must have 2", () -> f.value(new double[3]));
    assertComplaint(
        "EmpiricalRisk: out has 1 entries, must have 2", () -> f.gradient(x, new double[1]));
    assertComplaint("EmpiricalRisk: x and out are the same array", () -> f.gradient(x, x));
    assertComplaint(
        "EmpiricalRisk: row 2 is outside 0..1", () -> f.gradient(x, new int[] {0, 2}, 2, out));
    assertComplaint(
        "EmpiricalRisk: count is 0, must be in 1..1 (rows given)",
        () -> f.gradient(x, new int[1], 0, out));
    assertComplaint(
        "EmpiricalRisk: 1 weights for 2 rows",
        () -> f.gradient(x, new int[2], new double[1], 2, out));
    assertEquals("EmpiricalRisk of LabelledData 2 x 2, 3 entries", f.toString());
    assertComplaint(
        "Quadratic: entry (1, 0) is 3.0, entry (0, 1) is 2.0; the matrix must be symmetric",
        () -> Quadratic.of(new double[][] {{1, 2}, {3, 1}}, new double[2]));
    assertComplaint(
        "Quadratic: the matrix has 1 rows and b has 2 entries; both must be d, at least 1",
        () -> Quadratic.of(new double[1][2], new double[2]));
  }

  private static void assertComplaint(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  /** x that is not finite gives a value or gradient that is not: methods stop there. */
  @Test
  void notANumber_isNotHidden() {
    double[] out = new double[2];
    assertTrue(Double.isNaN(twoRows().valueAndGradient(new double[] {Double.NaN, 0}, out)));
    assertTrue(Double.isNaN(out[0]));
    assertTrue(Double.isNaN(twoRows().value(new double[] {Double.NaN, 0})));
  }

  @Test
  void quadratic_byHand() {
    Quadratic f =
        Quadratic.of(new double[][] {{2, 1, 0}, {1, -4, 0}, {0, 0, 0}}, new double[] {1, 0, 0});
    double[] out = new double[3];
    // x = (1, 2, 9): A x = (4, -7, 0); f = (4 - 14) / 2 - 1.
    assertEquals(-6, f.valueAndGradient(new double[] {1, 2, 9}, out));
    assertArrayEquals(new double[] {3, -7, 0}, out);
    assertEquals(-6, f.value(new double[] {1, 2, 9}));
    assertArrayEquals(new int[] {0, 1}, f.support());
    assertEquals("Quadratic of 3 variables", f.toString());
  }

  /** Two threads evaluate the same sum at other points and get what one thread gets. */
  @Test
  void threads_doNotDisturbEachOther() {
    FiniteSum f = FiniteSum.of(List.of(twoRows(), twoRows(), twoRows()));
    double[][] points = new double[64][];
    Arrays.setAll(points, k -> new double[] {k, -0.1 * k});
    double[][] alone = new double[64][2];
    double[][] together = new double[64][2];
    for (int k = 0; k < 64; k++) {
      f.gradient(points[k], alone[k]);
    }
    IntStream.range(0, 6400)
        .parallel()
        .forEach(
            k -> {
              if (k < 64) {
                f.gradient(points[k], together[k]);
              } else {
                f.gradient(points[k % 64], new double[2]);
              }
            });
    for (int k = 0; k < 64; k++) {
      assertArrayEquals(alone[k], together[k]);
    }
  }
}
