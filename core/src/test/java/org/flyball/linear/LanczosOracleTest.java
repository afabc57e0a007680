package org.flyball.linear;

import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.INTERRUPTED;
import static org.flyball.run.Termination.NOT_FINITE;
import static org.flyball.run.Termination.STEP_LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.flyball.run.Run;
import org.junit.jupiter.api.Test;

/** Both ends of a spectrum against dense linear algebra and closed forms. */
class LanczosOracleTest {

  private static final Seed SEED = Seed.of(17);
  private static final Lanczos LANCZOS = Lanczos.to(1e-3, SEED);

  /** All eigenvalues by EJML, rising. */
  static double[] dense(SparseMatrix matrix) {
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(matrix.rows(), false, true);
    assertTrue(decomposition.decompose(matrix.toDense()));
    double[] values = new double[matrix.rows()];
    Arrays.setAll(values, i -> decomposition.getEigenvalue(i).real);
    Arrays.sort(values);
    return values;
  }

  private static SparseMatrix diagonal(double... values) {
    Triplets triplets = new Triplets(values.length, values.length);
    for (int i = 0; i < values.length; i++) {
      triplets.add(i, i, values[i]);
    }
    return triplets.toMatrix();
  }

  /** Estimates within {@code near} of the norm, and bounds on the right sides. */
  private static void check(Spectrum spectrum, double low, double high, double near) {
    double norm = Math.max(Math.abs(low), Math.abs(high));
    double rounding = 1e-14 * norm;
    assertEquals(low, spectrum.smallest().value(), near * norm);
    assertEquals(high, spectrum.largest().value(), near * norm);
    assertTrue(
        Math.abs(spectrum.smallest().value() - low) <= spectrum.smallest().error() + rounding);
    assertTrue(
        Math.abs(spectrum.largest().value() - high) <= spectrum.largest().error() + rounding);
    assertTrue(spectrum.smallest().atLeast() <= low, spectrum.toString());
    assertTrue(spectrum.smallest().atMost() >= low - rounding, spectrum.toString());
    assertTrue(spectrum.largest().atLeast() <= high + rounding, spectrum.toString());
    assertTrue(spectrum.largest().atMost() >= high, spectrum.toString());
    for (Certificate certificate : spectrum.certificates()) {
      assertTrue(certificate.holds(), certificate.toString());
    }
  }

  @Test
  void randomMatrices_haveTheDenseEnds() {
    ForAll.cases(
        SEED,
        random -> {
          SparseMatrix a = RandomMatrix.positiveDefinite(1 + random.nextInt(25), random);
          double[] values = dense(a);
          Spectrum spectrum = LANCZOS.of(a);
          assertEquals(CONVERGED, spectrum.why());
          check(spectrum, values[0], values[values.length - 1], 1e-12);
          double condition = values[values.length - 1] / values[0];
          assertEquals(condition, spectrum.condition(), 1e-9 * condition);
          assertTrue(spectrum.conditionAtMost() >= condition);
          assertTrue(spectrum.conditionAtMost() <= 1.01 * condition);
        });
  }

  @Test
  void indefiniteMatrices_haveTheDenseEnds() {
    ForAll.cases(
        50,
        SEED,
        random -> {
          int n = 2 + random.nextInt(20);
          Triplets triplets = new Triplets(n, n);
          for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
              double v = random.nextGaussian();
              triplets.add(i, j, v);
              if (i != j) {
                triplets.add(j, i, v);
              }
            }
          }
          SparseMatrix a = triplets.toMatrix();
          double[] values = dense(a);
          Spectrum spectrum = LANCZOS.of(a);
          check(spectrum, values[0], values[n - 1], 1e-12);
        });
  }

  @Test
  void grids_haveTheirClosedForms_atEveryScale() {
    for (double scale : new double[] {0x1p-498, 1, 0x1p498}) { // about 1e-150, 1e150
      for (int[] shape : new int[][] {{10, 10}, {30, 7}, {40, 40}, {400, 1}}) {
        double width = Math.cos(Math.PI / (shape[0] + 1));
        double height = Math.cos(Math.PI / (shape[1] + 1));
        SparseMatrix grid = Laplacian.fivePoint(shape[0], shape[1]).times(scale);
        Spectrum spectrum = LANCZOS.of(grid);
        assertEquals(CONVERGED, spectrum.why());
        assertEquals(1e-12, spectrum.failure(), 1e-25);
        check(
            spectrum,
            scale * (4 - 2 * width - 2 * height),
            scale * (4 + 2 * width + 2 * height),
            1e-10);
        assertTrue(spectrum.smallest().relativeWidth() <= 1e-3);
        assertTrue(spectrum.largest().relativeWidth() <= 1e-3);
      }
    }
  }

  @Test
  void largeGrid_isBoundedInFewSteps() {
    // 834 products for both ends, two starts and a chance of 1e-12, at a condition of 4134.
    SparseMatrix grid = Laplacian.fivePoint(100, 100);
    double cosine = Math.cos(Math.PI / 101);
    Spectrum spectrum = LANCZOS.of(grid);
    check(spectrum, 4 - 4 * cosine, 4 + 4 * cosine, 1e-12);
    assertTrue(spectrum.steps() < 1_100, spectrum.toString());
  }

  @Test
  void clustersAndMultipleEigenvalues_areNoTrouble() {
    double[] nearly = new double[300];
    double[] outlier = new double[300];
    double[] cluster = new double[300];
    for (int i = 0; i < 300; i++) {
      nearly[i] = 1 + i / 299.0;
      outlier[i] = i == 299 ? 1.001 : 1;
      cluster[i] = 1 + (i % 3) * 1e-9 + (i >= 150 ? 1 : 0);
    }
    nearly[298] = 2 - 1e-9;
    check(LANCZOS.of(diagonal(nearly)), 1, 2, 1e-6);
    check(LANCZOS.of(diagonal(outlier)), 1, 1.001, 1e-12);
    // Below the resolution of 1e-7 of the norm, bounds and estimates see one value.
    check(LANCZOS.of(diagonal(cluster)), 1, 2 + 2e-9, 3e-9);
  }

  @Test
  void oneUnknown_diagonalAndZero() {
    check(LANCZOS.of(diagonal(3)), 3, 3, 1e-15);
    check(LANCZOS.of(diagonal(-3)), -3, -3, 1e-15);
    check(LANCZOS.of(diagonal(5, 1e-3, 7, 2)), 1e-3, 7, 1e-14);
    Spectrum zero = LANCZOS.start((x, out) -> Arrays.fill(out, 0), 5, Lanczos.Ends.BOTH).finish();
    assertEquals(0, zero.largest().atMost());
    assertEquals(0, zero.smallest().atLeast());
    assertEquals(CONVERGED, zero.why());
  }

  @Test
  void neumannLaplacian_hasASmallestEigenvalueOfZero_andEndsAtTheLimit() {
    SparseMatrix a = SingularMatrix.neumann(12, 9);
    double[] values = dense(a);
    Spectrum spectrum = LANCZOS.of(a);
    assertEquals(STEP_LIMIT, spectrum.why());
    assertTrue(spectrum.steps() < 3_000, spectrum.toString());
    check(spectrum, 0, values[values.length - 1], 1e-13);
    assertEquals(Double.POSITIVE_INFINITY, spectrum.conditionAtMost());
    Eigenvalue largest = LANCZOS.largest(a::multiply, a.rows());
    assertTrue(largest.relativeWidth() <= 1e-3);
  }

  @Test
  void onlyTheWantedEnd_takesFewerSteps() {
    SparseMatrix grid = Laplacian.fivePoint(40, 40).shifted(-0.01);
    long both = LANCZOS.of(grid).steps();
    Run<Spectrum> run = LANCZOS.start(grid::multiply, 1600, Lanczos.Ends.LARGEST);
    Spectrum spectrum = run.finish();
    assertTrue(run.steps() < both, run + " " + both);
    assertTrue(spectrum.largest().relativeWidth() <= 1e-3);
    double smallest = 4 - 4 * Math.cos(Math.PI / 41) - 0.01;
    assertTrue(spectrum.smallest().atLeast() <= smallest);
    assertTrue(spectrum.smallest().atMost() >= smallest);
    Eigenvalue low = LANCZOS.smallest(grid::multiply, 1600);
    assertEquals(smallest, low.value(), 1e-12);
    assertTrue(low.relativeWidth() <= 1e-3);
  }

  @Test
  void normalEquations_knownByProducts_areBounded() {
    // What a smoothness constant takes: lambda_max(A^T A) with A rectangular.
    SparseMatrix a = SparseMatrix.of(new double[][] {{1, 2, 0}, {0, 3, -1}, {4, 0, 1}, {2, 2, 2}});
    double[] middle = new double[4];
    LinearOperator gram =
        (x, out) -> {
          a.multiply(x, middle);
          a.multiplyTransposed(middle, out);
        };
    DMatrixRMaj dense = new DMatrixRMaj(3, 3);
    org.ejml.dense.row.CommonOps_DDRM.multTransA(a.toDense(), a.toDense(), dense);
    double[] values = dense(SparseMatrix.of(dense));
    Eigenvalue largest = LANCZOS.largest(gram, 3);
    assertEquals(values[2], largest.value(), 1e-12 * values[2]);
    assertTrue(largest.atMost() >= values[2] && largest.relativeWidth() <= 1e-3);
  }

  @Test
  void monitor_mayEndTheRun_andTheBoundsSayHowSureTheyAre() {
    SparseMatrix grid = Laplacian.fivePoint(40, 40);
    double high = 4 + 4 * Math.cos(Math.PI / 41);
    Spectrum spectrum =
        LANCZOS.start(grid::multiply, 1600, Lanczos.Ends.BOTH).finish((step, measure) -> step < 20);
    assertEquals(INTERRUPTED, spectrum.why());
    assertEquals(20, spectrum.steps());
    assertEquals(1e-6, spectrum.failure(), 1e-18); // the first of two starts
    assertTrue(spectrum.largest().atMost() >= high && spectrum.largest().atLeast() <= high);
    assertTrue(Double.isFinite(spectrum.largest().atMost()));
    Spectrum limited = LANCZOS.within(20).of(grid);
    assertEquals(STEP_LIMIT, limited.why());
    assertEquals(spectrum.largest(), limited.largest());
    Run<Spectrum> untouched = LANCZOS.start(grid::multiply, 1600, Lanczos.Ends.BOTH);
    assertEquals(1, untouched.result().failure());
    assertEquals(Double.POSITIVE_INFINITY, untouched.result().largest().atMost());
  }

  @Test
  void operatorWithNaN_isNotFinite() {
    int[] calls = {0};
    LinearOperator broken =
        (x, out) -> {
          Arrays.setAll(out, i -> (i + 1) * x[i]);
          out[4] = calls[0]++ < 3 ? out[4] : Double.NaN;
        };
    Run<Spectrum> run = LANCZOS.start(broken, 50, Lanczos.Ends.BOTH);
    Spectrum spectrum = run.finish();
    assertEquals(NOT_FINITE, spectrum.why());
    assertEquals(3, spectrum.steps());
    assertTrue(spectrum.largest().atLeast() > 25 && spectrum.largest().atMost() >= 50);
    assertFalse(run.step());
  }

  @Test
  void badArguments_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> Lanczos.to(0, SEED));
    assertThrows(IllegalArgumentException.class, () -> LANCZOS.within(0));
    assertThrows(IllegalArgumentException.class, () -> new Lanczos(0.1, 10, 0, SEED));
    assertThrows(IllegalArgumentException.class, () -> new Lanczos(0.1, 10, 0.5, SEED));
    assertThrows(IllegalArgumentException.class, () -> LANCZOS.largest((x, out) -> {}, 0));
    SparseMatrix skew = SparseMatrix.of(new double[][] {{1, 2}, {3, 4}});
    assertThrows(IllegalArgumentException.class, () -> LANCZOS.of(skew));
    SparseMatrix empty = SparseMatrix.of(new double[0][0]);
    assertThrows(IllegalArgumentException.class, () -> LANCZOS.of(empty));
  }
}
