package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.flyball.data.BundledMatrix;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.junit.jupiter.api.Test;

class DefinitenessProofTest {

  private static final Lanczos LANCZOS = Lanczos.to(1e-2, Seed.of(4));

  @Test
  void shiftsBelowTheSmallestEigenvalue_areProved_andThoseAboveAreNot() {
    ForAll.cases(
        Seed.of(23),
        random -> {
          SparseMatrix a = RandomMatrix.positiveDefinite(1 + random.nextInt(20), random);
          double[] values = LanczosOracleTest.dense(a);
          double low = values[0];
          double high = values[values.length - 1];
          double near = 1e-11 * high;
          OptionalDouble proved = DefinitenessProof.smallestAtLeast(a, low - near);
          assertTrue(proved.getAsDouble() < low - near);
          assertEquals(low, proved.getAsDouble(), 2 * near);
          assertTrue(DefinitenessProof.smallestAtLeast(a, low + near).isEmpty());
          OptionalDouble above = DefinitenessProof.largestAtMost(a, high + near);
          assertEquals(high, above.getAsDouble(), 2 * near);
          assertTrue(DefinitenessProof.largestAtMost(a, high - near).isEmpty());
        });
  }

  @Test
  void gridsAtEveryScale_areProvedToPartsInAMillion() {
    double cosine = Math.cos(Math.PI / 31);
    for (double scale : new double[] {0x1p-498, 1, 0x1p498}) { // about 1e-150, 1e150
      SparseMatrix grid = Laplacian.fivePoint(30, 30).times(scale);
      Spectrum proved = DefinitenessProof.prove(grid, LANCZOS.of(grid));
      assertEquals(0, proved.failure());
      double low = scale * (4 - 4 * cosine);
      double high = scale * (4 + 4 * cosine);
      assertTrue(proved.smallest().atLeast() <= low);
      assertTrue(proved.largest().atMost() >= high);
      assertTrue(proved.conditionAtMost() <= (1 + 1e-6) * high / low);
      for (Certificate certificate : proved.certificates()) {
        assertTrue(certificate.holds() && certificate.source().contains("Cholesky"));
      }
    }
  }

  @Test
  void finiteElements_areProved() {
    SparseMatrix a = BundledMatrix.CYLINDER_IN_BOX.matrix();
    Spectrum spectrum = LANCZOS.of(a);
    Spectrum proved = DefinitenessProof.prove(a, spectrum);
    assertEquals(0, proved.failure());
    assertTrue(proved.smallest().atLeast() > spectrum.smallest().atLeast());
    assertTrue(proved.smallest().relativeWidth() < 1e-5);
  }

  @Test
  void singularMatrix_isNotProvedDefinite() {
    SparseMatrix a = SingularMatrix.neumann(8, 8);
    assertTrue(DefinitenessProof.smallestAtLeast(a, 0).orElse(-1) <= 0);
    Spectrum proved = DefinitenessProof.prove(a, LANCZOS.of(a));
    assertEquals(0, proved.failure());
    assertTrue(proved.smallest().atLeast() < 0 && proved.smallest().atLeast() > -1e-11);
  }

  @Test
  void factorThatWouldBeTooLarge_isNotTried() {
    // Eliminating the hub first joins everything: 7000^2 / 2 entries.
    int n = 7_000;
    Triplets star = new Triplets(n, n);
    for (int i = 1; i < n; i++) {
      star.add(0, i, -1);
      star.add(i, 0, -1);
      star.add(i, i, 2);
    }
    star.add(0, 0, n);
    SparseMatrix a = star.toMatrix();
    assertTrue(DefinitenessProof.smallestAtLeast(a, 0).isEmpty());
    Spectrum spectrum = LANCZOS.within(30).of(a);
    assertSame(spectrum, DefinitenessProof.prove(a, spectrum));
  }

  @Test
  void badMatrices_areRefused() {
    SparseMatrix skew = SparseMatrix.of(new double[][] {{1, 2}, {3, 4}});
    assertThrows(IllegalArgumentException.class, () -> DefinitenessProof.smallestAtLeast(skew, 0));
    SparseMatrix empty = SparseMatrix.of(new double[0][0]);
    assertThrows(IllegalArgumentException.class, () -> DefinitenessProof.smallestAtLeast(empty, 0));
    SparseMatrix one = SparseMatrix.of(new double[][] {{1}});
    assertThrows(
        IllegalArgumentException.class, () -> DefinitenessProof.smallestAtLeast(one, Double.NaN));
  }
}
