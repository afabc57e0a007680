package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class ThinningTest {

  private static final Axis LINEAR = Axis.linear("x");
  private static final Axis LOG = Axis.log("x");

  private static Series curve(int n, long seed) {
    Xoshiro256 random = Seed.of(seed).stream();
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = i + 1;
      y[i] = 1 + random.nextDouble();
    }
    y[n / 3] = 50;
    y[2 * n / 3] = 0.01;
    return Series.line("noise", x, y);
  }

  @Test
  void shortCurves_stayWhole() {
    Series series = curve(1000, 1);
    int[] kept = Thinning.keep(series, LINEAR, LINEAR, 1000);
    assertArrayEquals(IntStream.range(0, 1000).toArray(), kept);
  }

  @Test
  void longCurves_keepExtremesAndEnds_withinTheLimit() {
    for (Axis x : new Axis[] {LINEAR, LOG}) {
      for (int n : new int[] {1001, 5000, 123_457}) {
        int[] kept = Thinning.keep(curve(n, n), x, LOG, 1000);
        assertTrue(kept.length <= 1000 && kept.length > 200, () -> kept.length + " points");
        for (int must : new int[] {0, n / 3, 2 * n / 3, n - 1}) {
          assertTrue(Arrays.binarySearch(kept, must) >= 0, () -> "lost point " + must);
        }
        for (int k = 1; k < kept.length; k++) {
          assertTrue(kept[k] > kept[k - 1]);
        }
      }
    }
  }

  /** Of 5000 solves on a log axis the first ten fill a quarter of the width: none may go. */
  @Test
  void logAxis_keepsTheSparseBeginning() {
    int[] kept = Thinning.keep(curve(5000, 7), LOG, LINEAR, 1000);
    assertArrayEquals(IntStream.range(0, 10).toArray(), Arrays.copyOf(kept, 10));
  }

  @Test
  void gaps_survive() {
    Series series = curve(10_000, 3);
    double[] y = series.y().clone();
    Arrays.fill(y, 4000, 6000, Double.NaN);
    y[8000] = Double.NaN;
    int[] kept = Thinning.keep(Series.line("gap", series.x(), y), LINEAR, LINEAR, 1000);
    assertTrue(Arrays.stream(kept).anyMatch(i -> i >= 4000 && i < 6000));
    assertTrue(Arrays.binarySearch(kept, 8000) >= 0);
  }

  @Test
  void nothingDrawable_isNotAnError() {
    double[] zeros = new double[2000];
    assertEquals(0, Thinning.keep(Series.line("zeros", zeros, zeros), LOG, LOG, 1000).length);
    assertEquals(
        0,
        Thinning.keep(Series.line("empty", new double[0], new double[0]), LOG, LOG, 1000).length);
    Series upright = Series.line("one x", zeros, curve(2000, 5).y());
    int[] kept = Thinning.keep(upright, LINEAR, LINEAR, 1000);
    assertTrue(Arrays.binarySearch(kept, 2000 / 3) >= 0);
  }
}
