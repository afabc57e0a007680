package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sweep against dense linear algebra and against the textbook loop. */
class SorOracleTest {

  private static final double BETA_10 = Math.cos(Math.PI / 11);

  /** M = I - (D/omega + L)^-1 A, dense. */
  private static RealMatrix iteration(SparseMatrix a, double omega) {
    int n = a.rows();
    RealMatrix w = new Array2DRowRealMatrix(n, n);
    a.forEach(
        (i, j, v) -> {
          if (i == j) {
            w.setEntry(i, j, v / omega);
          } else if (i > j) {
            w.setEntry(i, j, v);
          }
        });
    RealMatrix solved = new LUDecomposition(w).getSolver().solve(a.asRealMatrix().copy());
    return MatrixUtils.createRealIdentityMatrix(n).subtract(solved);
  }

  private static double spectralRadius(RealMatrix m) {
    EigenDecomposition eigen = new EigenDecomposition(m);
    double largest = 0;
    for (int i = 0; i < m.getRowDimension(); i++) {
      Complex value = new Complex(eigen.getRealEigenvalue(i), eigen.getImagEigenvalue(i));
      largest = Math.max(largest, value.abs());
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.4, 1.6, 1.9})
  void spectralRadius_ofTheDenseIteration_isYoungs(double omega) {
    RealMatrix m = iteration(Laplacian.fivePoint(10, 10), omega);
    assertEquals(Young.radius(omega, BETA_10), spectralRadius(m), 1e-6);
  }

  @Test
  void spectralRadius_atOmegaStar_isYoungs_upToItsJordanBlock() {
    // At omega* the largest eigenvalue is defective: a dense solver sees sqrt(1e-16) at best.
    double star = Young.omega(BETA_10);
    RealMatrix m = iteration(Laplacian.fivePoint(10, 10), star);
    assertEquals(star - 1, spectralRadius(m), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 1.56, 1.9})
  void oneSweep_appliesTheDenseIterationToTheError(double omega) {
    SparseMatrix a = Laplacian.fivePoint(6, 4);
    double[] error = Textbook.modular(24);
    LinearSystem homogeneous = new LinearSystem(a, new double[24]);
    Run<Solution> run = new Sor(omega, Stop.after(1)).start(homogeneous, error);
    run.step();
    double[] expected = iteration(a, omega).operate(error);
    for (int i = 0; i < 24; i++) {
      assertEquals(expected[i], run.result().x()[i], 1e-13);
    }
  }

  @Test
  void carriedResidual_isTheTrueOne_everySweep() {
    SparseMatrix a = Laplacian.fivePoint(30, 30);
    double[] b = Textbook.modular(900);
    double[] x = new double[900];
    double data = Textbook.residual(a, b, x);
    Run<Solution> run = new Sor(1.7, Stop.after(60)).start(new LinearSystem(a, b), x);
    while (run.step()) {
      Textbook.sweep(a, 1.7, b, x);
      assertEquals(Textbook.residual(a, b, x), run.measure(), 1e-12 * data);
    }
  }

  @Test
  void counts_onRandomMatrices_equalTheTextbooks() {
    for (int number = 0; number < 200; number++) {
      Xoshiro256 random = Seed.of(7).child(number).stream();
      int n = 1 + random.nextInt(40);
      Triplets triplets = new Triplets(n, n);
      double[] weight = new double[n];
      int pairs = random.nextInt(4 * n);
      for (int p = 0; p < pairs; p++) {
        int i = random.nextInt(n);
        int j = random.nextInt(n);
        double v = random.nextGaussian();
        // Every third matrix is not symmetric, not even in its pattern.
        triplets.add(i, j, v);
        triplets.add(j, i, number % 3 == 0 ? 0.5 * v : v);
        if (number % 3 == 0 && random.nextBoolean()) {
          triplets.add(i, random.nextInt(i + 1), 0.01);
          weight[i] += 0.01;
        }
        weight[i] += Math.abs(v);
        weight[j] += Math.abs(v);
      }
      for (int i = 0; i < n; i++) {
        // Twice the row sum on the diagonal: SOR converges for every omega drawn here.
        triplets.add(i, i, 2 * weight[i] + 0.1 + random.nextDouble());
      }
      SparseMatrix a = triplets.toMatrix();
      double[] b = new double[n];
      for (int i = 0; i < n; i++) {
        b[i] = random.nextGaussian();
      }
      double omega = 0.3 + random.nextDouble();
      Solution solution = new Sor(omega, Stop.below(1e-8)).solve(new LinearSystem(a, b));
      assertEquals(
          Textbook.count(a, omega, b, 1e-8), solution.steps(), "matrix " + number + ", n = " + n);
    }
  }

  @Test
  void jacobiSpectrum_ofTheGrid_isKnown() {
    JacobiSpectrum spectrum = JacobiSpectrum.of(Laplacian.fivePoint(10, 10));
    assertEquals(1 - BETA_10, spectrum.smallest(), 1e-13);
    assertEquals(1 + BETA_10, spectrum.largest(), 1e-13);
    assertTrue(spectrum.smallestError() < 1e-6 * spectrum.smallest());
    assertEquals(BETA_10, spectrum.jacobiRadius(), 1e-13);
  }

  @Test
  void jacobiSpectrum_ofRandomMatrices_isTheDenseOne() {
    for (int number = 0; number < 50; number++) {
      Xoshiro256 random = Seed.of(8).child(number).stream();
      int n = 1 + random.nextInt(25);
      double[][] g = new double[n][n];
      for (double[] row : g) {
        for (int j = 0; j < n; j++) {
          row[j] = random.nextInt(3) == 0 ? random.nextGaussian() : 0;
        }
      }
      RealMatrix factor = new Array2DRowRealMatrix(g);
      RealMatrix dense =
          factor
              .multiply(factor.transpose())
              .add(MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(0.1));
      RealMatrix scaled = dense.copy();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          scaled.setEntry(
              i, j, dense.getEntry(i, j) / Math.sqrt(dense.getEntry(i, i) * dense.getEntry(j, j)));
        }
      }
      double[] values = new SingularValueDecomposition(scaled).getSingularValues();
      JacobiSpectrum spectrum = JacobiSpectrum.of(SparseMatrix.of(dense));
      assertEquals(values[0], spectrum.largest(), 1e-9 * values[0]);
      assertEquals(values[n - 1], spectrum.smallest(), 1e-9 * values[n - 1], "matrix " + number);
    }
  }
}
