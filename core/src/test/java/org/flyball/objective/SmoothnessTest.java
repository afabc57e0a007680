package org.flyball.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.SparseRows;
import org.flyball.linear.Triplets;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class SmoothnessTest {

  /** The example of Error Feedback Reloaded: L_AM = 25.75, L_QM = 50.0075, L_var = 1837.6875. */
  @Test
  void meansOfThePapersExample() {
    Smoothness s = Smoothness.of(20, 1, 1, 1, 100);
    assertEquals(25.75, s.arithmeticMean());
    assertEquals(Math.sqrt(10003.0 / 4), s.quadraticMean(), 1e-13);
    assertEquals(50.0075, s.quadraticMean(), 5e-5);
    assertEquals(1837.6875, s.variance());
    assertEquals(100, s.largest());
    assertEquals(4, s.size());
    assertEquals(100, s.client(3));
    assertEquals(s.quadraticMean(), s.plus());
    assertEquals(25.75, s.weightedPlus());
    assertEquals(s.quadraticMean(), s.weighted(new double[] {0.25, 0.25, 0.25, 0.25}), 1e-13);
    double sum = 103;
    assertEquals(25.75, s.weighted(new double[] {1 / sum, 1 / sum, 1 / sum, 100 / sum}), 1e-13);
    assertEquals(
        "Smoothness of 4 clients: L 20.000, L_QM 50.007, L_AM 25.750, L_+ 50.007, L_+,w 25.750",
        s.toString());
    assertEquals(s, Smoothness.of(20, 1, 1, 1, 100));
    assertEquals(s.hashCode(), Smoothness.of(20, 1, 1, 1, 100).hashCode());
    assertNotEquals(s, Smoothness.of(20, 1, 1, 1, 99));
    assertEquals(1e200, Smoothness.of(1, 1e200, 1e200).quadraticMean());
    assertEquals(0, Smoothness.of(0, 0, 0).quadraticMean());
  }

  @Test
  void badConstantsAndWeights_areRefused() {
    assertComplaint("Smoothness: there is no client", () -> Smoothness.of(1));
    assertComplaint(
        "Smoothness: L_i of client 1 is NaN, must be 0 or positive and finite",
        () -> Smoothness.of(1, 1, Double.NaN));
    assertComplaint(
        "Smoothness: L is -1.0, must be 0 or positive and finite", () -> Smoothness.of(-1, 1));
    Smoothness s = Smoothness.of(1, 0, 2);
    assertComplaint(
        "Smoothness: the weight of client 1 is 0.0 and its L_i is 2.0; it must be positive",
        () -> s.weighted(new double[] {1, 0}));
    assertEquals(1, s.weighted(new double[] {0, 1}));
    assertComplaint(
        "Smoothness: the weights sum to 2.0, must sum to 1", () -> s.weighted(new double[] {1, 1}));
  }

  /** Two rows of norm 5 and 1 on two clients: L is of the mean of means, not of all rows. */
  @Test
  void clientsOfUnequalSize_countAlike() {
    FiniteSum f =
        FiniteSum.of(
            List.of(data(new double[][] {{3, 4}}), data(new double[][] {{0, 1}, {0, 0}, {1, 0}})),
            Loss.logistic(),
            Regularizer.nonConvex(0.5));
    Smoothness s = Smoothness.of(f);
    // H_1 = [9 12; 12 16] / 4, H_2 = I / 12; their mean has 25/8 + 1/24; 2 lambda = 1 on top.
    assertArrayEquals(new double[] {25.0 / 4 + 1, 1.0 / 12 + 1}, s.clients(), 1e-14);
    assertEquals(25.0 / 8 + 1.0 / 24 + 1, s.function(), 1e-14);
    Smoothness onServer =
        Smoothness.of(
            FiniteSum.of(
                    List.of(
                        data(new double[][] {{3, 4}}),
                        data(new double[][] {{0, 1}, {0, 0}, {1, 0}})),
                    Loss.logistic(),
                    Regularizer.none())
                .withRegularizer(Regularizer.nonConvex(0.5)));
    assertArrayEquals(new double[] {25.0 / 4, 1.0 / 12}, onServer.clients(), 1e-14);
    assertEquals(s.function(), onServer.function(), 1e-14);
    // Convex clients: L_+,w^2 <= L_AM lmax(mean H).
    double mean = 25.0 / 8 + 1.0 / 24;
    assertEquals(Math.sqrt(onServer.arithmeticMean() * mean), onServer.weightedPlus(), 1e-14);
  }

  private static LabelledData data(double[][] rows) {
    double[] labels = new double[rows.length];
    Arrays.fill(labels, 1);
    return new LabelledData(SparseMatrix.of(rows), labels);
  }

  /** L_+ of quadratics is sqrt(lmax((1/n) sum A_i^2)): for diag(3,0) and diag(0,1), 3/sqrt(2). */
  @Test
  void plusOfQuadratics_isExact() {
    FiniteSum f = FiniteSum.of(List.of(diagonal(3, 0), diagonal(0, 1), diagonal(0, 0)));
    Smoothness s = Smoothness.of(f);
    assertEquals(1, s.function(), 1e-15);
    assertEquals(Math.sqrt(9.0 / 3), s.plus(), 1e-15);
    // w = (3/4, 1/4, 0): max of 9 / (9 * 3/4) and 1 / (9 / 4).
    assertEquals(Math.sqrt(9 / 6.75), s.weightedPlus(), 1e-15);
    assertEquals(1.0 / 3, Smoothness.polyakLojasiewicz(f), 1e-15);
  }

  private static Quadratic diagonal(double a, double b) {
    return Quadratic.of(new double[][] {{a, 0}, {0, b}}, new double[2]);
  }

  @Test
  void quadraticsThatAreNotConvex_haveTheLargerEnd() {
    Smoothness s = Smoothness.of(FiniteSum.of(List.of(diagonal(1, -5), diagonal(-2, 1))));
    assertArrayEquals(new double[] {5, 2}, s.clients(), 1e-15);
    assertEquals(2, s.function(), 1e-15); // the mean is diag(-1/2, -2)
    assertThrows(
        IllegalArgumentException.class,
        () -> Smoothness.polyakLojasiewicz(FiniteSum.of(List.of(diagonal(1, -5)))));
    assertThrows(
        IllegalArgumentException.class,
        () -> Smoothness.polyakLojasiewicz(FiniteSum.of(List.of(diagonal(0, 0)))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Smoothness.polyakLojasiewicz(
                FiniteSum.of(List.of(diagonal(1, 1))).withRegularizer(Regularizer.nonConvex(1))));
  }

  /** A user's function: without a curvature it is named, with a bound it enters as L_i. */
  @Test
  void functionOfTheUser() {
    assertComplaint(
        "Smoothness: the curvature of client 1 is not known; override Objective.curvature, or give"
            + " the constants to Smoothness.of(L, L_1, ...)",
        () -> Smoothness.of(FiniteSum.of(List.of(diagonal(1, 1), new Cosine()))));
    assertEquals(Math.cos(2), new Cosine().value(new double[] {2, 7}));
    double[] out = new double[2];
    new Cosine().gradient(new double[] {2, 7}, out);
    assertArrayEquals(new double[] {-Math.sin(2), 0}, out);
    assertArrayEquals(new int[] {0, 1}, new Cosine().support());
    Curvature known = Curvature.atMost(2, 1);
    assertEquals(1, known.smoothness());
    assertEquals(-1, known.lowest());
    assertEquals(2, known.dimension());
    assertArrayEquals(new double[] {1, 0, 0, 1}, known.matrix());
  }

  private static final class Cosine implements Objective {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public double valueAndGradient(double[] x, double[] out) {
      out[0] = -Math.sin(x[0]);
      out[1] = 0;
      return Math.cos(x[0]);
    }
  }

  /**
   * More variables and rows than are made dense: 2000 rows with 0.5 at j and j + 1, A^T A is
   * tridiagonal with eigenvalues (1 + cos(k pi / 2001)) / 2. The bound is Lanczos', above the true
   * value and not by more than 1e-6 of it.
   */
  @Test
  void largeData_haveACertifiedBound() {
    int d = 2000;
    Triplets triplets = new Triplets(d + 1, d);
    for (int j = 0; j < d; j++) {
      triplets.add(j, j, 0.5);
      triplets.add(j + 1, j, 0.5);
    }
    LabelledData data = new LabelledData(triplets.toMatrix(), new double[d + 1]);
    FiniteSum f = FiniteSum.of(List.of(data), Loss.halfSquare(), Regularizer.squaredNorm(2));
    Smoothness s = Smoothness.of(f);
    double exact = (1 + Math.cos(Math.PI / (d + 1))) / 2 / (d + 1);
    assertTrue(s.client(0) >= 2 + exact, () -> s + " under " + exact);
    assertEquals(2 + exact, s.client(0), 2e-6 * exact);
    assertTrue(s.function() >= 2 + exact);
    assertEquals(2 + exact, s.function(), 2e-6 * exact);
  }

  /** Equal rows, on which EJML's QR iteration does not end (seen on a client of w8a). */
  @Test
  void equalRows_haveTheirEigenvalues() {
    double[][] rows = new double[49][60];
    Xoshiro256 random = Seed.of(3).stream();
    for (int i = 0; i < 40; i++) {
      rows[i][random.nextInt(3)] = 1;
      rows[i][3 + random.nextInt(2)] = 1;
    }
    LabelledData data = data(rows);
    double[] gram = SparseRows.of(data.features()).outerGram();
    double large = Eigenvalues.of(gram, 49).largest();
    double[] other = new double[60 * 60];
    SparseRows.of(data.features()).addGram(1, other);
    assertEquals(Eigenvalues.of(other, 60).largest(), large, 1e-13 * large);
    assertEquals(0, Eigenvalues.of(gram, 49).smallest(), 1e-13 * large);
  }

  private static void assertComplaint(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
