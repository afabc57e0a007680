package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class VectorsTest {

  private static final double TINY = Double.MIN_VALUE;
  private static final double HUGE = Double.MAX_VALUE;

  @Test
  void sumsAreExactUpToRounding() {
    var random = Seed.of(1).child("vectors").stream();
    for (int n = 0; n < 40; n++) {
      double[] a = random.doubles(n, -1, 1).toArray();
      double[] b = random.doubles(n, -1, 1).toArray();
      BigDecimal dot = BigDecimal.ZERO;
      BigDecimal square = BigDecimal.ZERO;
      BigDecimal apart = BigDecimal.ZERO;
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < n; i++) {
        BigDecimal p = new BigDecimal(a[i]);
        BigDecimal q = new BigDecimal(b[i]);
        dot = dot.add(p.multiply(q));
        square = square.add(p.multiply(p));
        apart = apart.add(p.subtract(q).multiply(p.subtract(q)));
        sum = sum.add(p.abs());
      }
      assertEquals(dot.doubleValue(), Vectors.dot(a, b), 1e-14);
      assertEquals(root(square), Vectors.norm(a), 1e-14);
      assertEquals(sum.doubleValue(), Vectors.norm1(a), 1e-14);
      assertEquals(root(apart), Vectors.distance(a, b), 1e-14);
      assertEquals(apart.doubleValue(), Vectors.squaredDistance(a, b, 0, n), 1e-14);
      double[] y = a.clone();
      Vectors.add(y, -1, b);
      assertEquals(Vectors.distance(a, b), Vectors.norm(y), 1e-14);
    }
  }

  private static double root(BigDecimal square) {
    return square.sqrt(MathContext.DECIMAL64).doubleValue();
  }

  @Test
  void normsNeitherOverflowNorUnderflow() {
    assertEquals(5 * TINY, Vectors.norm(new double[] {3 * TINY, -4 * TINY}));
    assertEquals(
        5 * TINY, Vectors.distance(new double[] {3 * TINY, 0}, new double[] {0, 4 * TINY}));
    assertEquals(5e-200, Vectors.norm(new double[] {3e-200, 4e-200}), 1e-215);
    assertEquals(5e200, Vectors.norm(new double[] {3e200, 0, 0, 0, 4e200}), 1e185);
    assertEquals(HUGE, Vectors.norm(new double[] {-HUGE}));
    assertEquals(HUGE, Vectors.maxNorm(new double[] {1, -HUGE}));
    assertEquals(Double.POSITIVE_INFINITY, Vectors.norm(new double[] {HUGE, HUGE}));
    assertEquals(5e200, Vectors.distance(new double[] {3e200, 4e200}, new double[2]), 1e185);
    assertEquals(0, Vectors.norm(new double[3]));
    assertEquals(0, Vectors.distance(new double[] {HUGE}, new double[] {HUGE}));
  }

  @Test
  void whatIsNotFiniteStays() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      for (int n = 1; n < 10; n++) {
        for (int at = 0; at < n; at++) {
          double[] v = new double[n];
          assertTrue(Vectors.isFinite(v));
          v[at] = bad;
          assertEquals(bad, Vectors.norm(v));
          assertEquals(bad, Vectors.norm1(v));
          assertEquals(bad, Vectors.maxNorm(v));
          assertEquals(bad, Vectors.distance(v, new double[n]));
          assertEquals(at, Vectors.firstNotFinite(v));
          assertFalse(Vectors.isFinite(v));
        }
      }
    }
    assertEquals(-1, Vectors.firstNotFinite(new double[] {HUGE, -HUGE, TINY}));
  }
}
