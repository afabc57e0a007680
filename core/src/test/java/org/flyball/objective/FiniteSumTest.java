package org.flyball.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseMatrix;
import org.junit.jupiter.api.Test;

class FiniteSumTest {

  private static LabelledData data(double[][] rows, double... labels) {
    return new LabelledData(SparseMatrix.of(rows), labels);
  }

  /** f_1 = x^2/2 - 3x, f_2 = (2x - 1)^2, R = 5 x^2; by hand. */
  @Test
  void value_gradient_meanOfClientsPlusServer() {
    FiniteSum f =
        FiniteSum.of(
                List.of(
                    Quadratic.of(new double[][] {{1}}, new double[] {3}),
                    EmpiricalRisk.of(
                        data(new double[][] {{2}}, 1), Loss.square(), Regularizer.none())))
            .withRegularizer(Regularizer.squaredNorm(10));
    double[] out = new double[1];
    // At x = 2: f_1 = -4, f_1' = -1; f_2 = 9, f_2' = 12; R = 20, R' = 20.
    assertEquals(2.5 + 20, f.valueAndGradient(new double[] {2}, out), 1e-15);
    assertArrayEquals(new double[] {5.5 + 20}, out, 1e-15);
    assertEquals(22.5, f.value(new double[] {2}), 1e-15);
    f.gradient(new double[] {2}, out);
    assertArrayEquals(new double[] {25.5}, out, 1e-15);
    assertEquals("FiniteSum of 2 clients, 1 variables", f.toString());
  }

  /** Beznosikov et al.'s three clients: gradients at (1, 1, 1), mu, L and L_i as published. */
  @Test
  void counterexampleOfCompressedGradientDescent_hasItsConstants() {
    double[][] rows = {{-3, 2, 2}, {2, -3, 2}, {2, 2, -3}};
    double[] one = {1, 1, 1};
    List<Quadratic> clients = Arrays.stream(rows).map(FiniteSumTest::squareAndRidge).toList();
    FiniteSum f = FiniteSum.of(clients);
    double[] out = new double[3];
    f.client(0).gradient(one, out);
    assertArrayEquals(new double[] {-5.5, 4.5, 4.5}, out, 1e-15);
    f.client(2).gradient(one, out);
    assertArrayEquals(new double[] {4.5, 4.5, -5.5}, out, 1e-15);
    f.gradient(one, out);
    assertArrayEquals(new double[] {7.0 / 6, 7.0 / 6, 7.0 / 6}, out, 1e-15);
    Smoothness smoothness = Smoothness.of(f);
    assertEquals(103.0 / 6, smoothness.function(), 1e-13);
    assertArrayEquals(new double[] {34.5, 34.5, 34.5}, smoothness.clients(), 1e-13);
  }

  private static Quadratic squareAndRidge(double[] a) {
    double[][] h = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        h[i][j] = 2 * a[i] * a[j] + (i == j ? 0.5 : 0);
      }
    }
    return Quadratic.of(h, new double[3]);
  }

  @Test
  void badClients_areNamed() {
    assertComplaint("FiniteSum: there is no client", () -> FiniteSum.of(List.of()));
    Quadratic one = Quadratic.of(new double[][] {{1}}, new double[1]);
    Quadratic two = Quadratic.of(new double[2][2], new double[2]);
    assertComplaint(
        "FiniteSum: client 2 has dimension 2, client 0 has 1; all must have the same"
            + " (LabelledData.withDimension adds empty features)",
        () -> FiniteSum.of(List.of(one, one, two)));
    assertComplaint(
        "client 1: EmpiricalRisk: the label of row 0 is 2.0; this loss wants -1 or +1"
            + " (LabelledData.withSigns makes them)",
        () ->
            FiniteSum.of(
                List.of(data(new double[][] {{1}}, 1), data(new double[][] {{1}}, 2)),
                Loss.logistic(),
                Regularizer.none()));
    FiniteSum f = FiniteSum.of(List.of(one));
    assertComplaint(
        "FiniteSum: x has 2 entries, must have 1", () -> f.gradient(new double[2], new double[1]));
    assertComplaint(
        "FiniteSum: out has 3 entries, must have 1",
        () -> f.valueAndGradient(new double[1], new double[3]));
    double[] same = new double[1];
    assertComplaint(
        "FiniteSum: x and out are the same array", () -> f.valueAndGradient(same, same));
  }

  @Test
  void clientWithoutRows_isItsRegularizer() {
    LabelledData empty =
        new LabelledData(
            SparseMatrix.ofRows(0, 2, new int[1], new int[0], new double[0]), new double[0]);
    EmpiricalRisk f = EmpiricalRisk.of(empty, Loss.logistic(), Regularizer.nonConvex(0.5));
    double[] out = {7, 7};
    assertEquals(0.25, f.valueAndGradient(new double[] {1, 0}, out), 1e-16);
    assertArrayEquals(new double[] {0.25, 0}, out, 1e-16);
    assertEquals(1.0, f.curvature().orElseThrow().smoothness());
    EmpiricalRisk nothing = EmpiricalRisk.of(empty, Loss.logistic(), Regularizer.none());
    assertEquals(0.0, nothing.curvature().orElseThrow().smoothness());
    assertEquals(0, nothing.support().length);
  }

  private static void assertComplaint(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    assertTrue(message.indexOf('\n') < 0);
  }
}
