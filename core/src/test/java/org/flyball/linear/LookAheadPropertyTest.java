package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** Look-ahead against plain sweeps: every bit of every number a caller can see. */
class LookAheadPropertyTest {

  private static final Stop TIGHT = Stop.below(1e-8).within(60);

  /** Entries within a band, so that sweeps can follow closely; every third is not symmetric. */
  static SparseMatrix banded(int n, Xoshiro256 random, int number) {
    int band = 1 + random.nextInt(n);
    Triplets triplets = new Triplets(n, n);
    double[] weight = new double[n];
    for (int p = random.nextInt(5 * n); p > 0; p--) {
      int i = random.nextInt(n);
      int j = Math.max(0, i - 1 - random.nextInt(band));
      double v = random.nextGaussian();
      if (i != j) {
        triplets.add(i, j, v);
        if (number % 3 > 0 || random.nextBoolean()) {
          triplets.add(j, i, number % 3 > 0 ? v : random.nextGaussian());
        }
        weight[i] += Math.abs(v);
        weight[j] += 2 + Math.abs(v);
      }
    }
    for (int i = 0; i < n; i++) {
      triplets.add(i, i, 0.5 * weight[i] + 0.5 + random.nextDouble());
    }
    return triplets.toMatrix();
  }

  private static SparseMatrix draw(int number, Xoshiro256 random) {
    return switch (number % 5) {
      case 0 -> Laplacian.fivePoint(2 + random.nextInt(12), 2 + random.nextInt(20));
      case 1 -> RandomMatrix.dominant(1 + random.nextInt(60), random);
      default -> banded(1 + random.nextInt(150), random, number);
    };
  }

  @Test
  void passes_equalPlainSweeps() {
    for (int number = 0; number < 600; number++) {
      Xoshiro256 random = Seed.of(31).child(number).stream();
      SparseMatrix a = draw(number, random);
      int n = a.rows();
      Passes passes = passes(n, random);
      double omega = 0.2 + 1.7 * random.nextDouble();
      double[] x = RandomMatrix.vector(n, random);
      double[] r = RandomMatrix.vector(n, random);
      double[] plainX = x.clone();
      double[] plainR = r.clone();
      double[] d = new double[n];
      String what = "matrix " + number + ", n = " + n + ", " + passes;
      ScaledMatrix scaled = a.scaled();
      LookAhead ahead = LookAhead.over(scaled, passes, x, r, new double[n], new Workspace(n));
      for (int pass = 0; pass < 3; pass++) {
        double[] before = x.clone();
        int group = 1 + random.nextInt(passes.sweeps());
        ahead.pass(group, omega);
        for (int s = 0; s < group; s++) {
          scaled.sweep(omega, plainX, plainR, d);
          assertEquals(scaled.norm(plainR), Math.sqrt(ahead.square(s)), what);
        }
        assertArrayEquals(plainX, x, what);
        assertArrayEquals(plainR, r, what);
        if (group > 1 && random.nextBoolean()) {
          ahead.rollBack();
          assertArrayEquals(before, x, what);
          ahead.pass(group, omega);
          assertArrayEquals(plainX, x, what);
          assertArrayEquals(plainR, r, what);
        }
      }
    }
  }

  private static Passes passes(int n, Xoshiro256 random) {
    int rows = 4 + 4 * random.nextInt(1 + n / 4);
    return new Passes(rows, 1 + random.nextInt(5), 1 + random.nextInt(3));
  }

  @Test
  void passesOverStencils_equalPlainSweeps() {
    for (int number = 0; number < 300; number++) {
      Xoshiro256 random = Seed.of(34).child(number).stream();
      Stencil stencil = stencil(number, random);
      int n = stencil.rows();
      Passes passes = passes(n, random);
      double[] x = RandomMatrix.vector(n, random);
      double[] r = RandomMatrix.vector(n, random);
      double[] plainX = x.clone();
      double[] plainR = r.clone();
      ScaledMatrix scaled = stencil.scaled();
      LookAhead ahead = LookAhead.over(scaled, passes, x, r, new double[n], new Workspace(n));
      String what = stencil + ", n = " + n + ", " + passes;
      for (int pass = 0; pass < 3; pass++) {
        ahead.pass(passes.sweeps(), 1.3);
        for (int s = 0; s < passes.sweeps(); s++) {
          scaled.sweep(1.3, plainX, plainR, new double[n]);
          assertEquals(scaled.norm(plainR), Math.sqrt(ahead.square(s)), what);
        }
        assertArrayEquals(plainX, x, what);
        assertArrayEquals(plainR, r, what);
      }
    }
  }

  private static Stencil stencil(int number, Xoshiro256 random) {
    int nx = 1 + random.nextInt(20);
    int ny = 1 + random.nextInt(20);
    return switch (number % 3) {
      case 0 -> Stencil.fivePoint(nx, ny);
      case 1 -> Stencil.sevenPoint(nx, 1 + ny / 2, 1 + random.nextInt(10));
      default -> Stencil.ninePoint(nx, ny);
    };
  }

  @Test
  void runs_lookLikePlainRuns_howeverTheyAreStopped() {
    for (int number = 0; number < 600; number++) {
      Xoshiro256 random = Seed.of(32).child(number).stream();
      SparseMatrix a = draw(number, random);
      int n = a.rows();
      Passes passes = passes(n, random);
      // Past 1.2 or so many of these diverge, which must look the same as well.
      Sor sor = new Sor(0.5 + random.nextDouble(), TIGHT.within(1 + random.nextInt(60)));
      LinearSystem system = new LinearSystem(a, RandomMatrix.vector(n, random));
      Run<Solution> plain = sor.start(Passes.PLAIN, system, new double[n]);
      Run<Solution> ahead = sor.start(passes, system, new double[n]);
      String what = "matrix " + number + ", n = " + n + ", " + passes;
      int asks = random.nextInt(4);
      boolean more = true;
      while (more) {
        assertEquals(plain.measure(), ahead.measure(), what);
        assertEquals(plain.steps(), ahead.steps(), what);
        assertEquals(plain.why(), ahead.why(), what);
        if (asks > 0 && random.nextInt(asks * asks) == 0) {
          assertSame(plain.result(), ahead.result(), what);
        }
        more = plain.step();
        assertEquals(more, ahead.step(), what);
      }
      assertSame(plain.result(), ahead.result(), what);
    }
  }

  static void assertSame(Solution expected, Solution actual, String what) {
    assertEquals(expected.why(), actual.why(), what);
    assertEquals(expected.steps(), actual.steps(), what);
    assertEquals(expected.residual(), actual.residual(), what);
    assertArrayEquals(expected.x(), actual.x(), what);
  }

  @Test
  void blocks_waitForAllThatTouchThem_andForNoMore() {
    for (int number = 0; number < 300; number++) {
      Xoshiro256 random = Seed.of(33).child(number).stream();
      SparseMatrix a = draw(number, random);
      int n = a.rows();
      int rows = 4 + 4 * random.nextInt(1 + n / 4);
      RowBlocks blocks = RowBlocks.of(a.pattern.lower(), rows);
      int[] reach = new int[n];
      for (int i = 0; i < n; i++) {
        reach[i] = Math.min(n - 1, i + 1);
      }
      a.forEach(
          (i, j, v) -> {
            reach[i] = Math.max(reach[i], j);
            reach[j] = Math.max(reach[j], i);
          });
      int last = 0;
      int widest = 0;
      for (int b = 0; b < blocks.count; b++) {
        for (int i = blocks.start(b); i < blocks.end(b); i++) {
          last = Math.max(last, reach[i]);
          widest = Math.max(widest, reach[i] - i);
        }
        assertEquals(last / rows + 1, blocks.needed[b], "matrix " + number + ", block " + b);
      }
      RowBlocks uniform = RowBlocks.uniform(n, rows, widest);
      for (int b = 0; b < blocks.count; b++) {
        assertTrue(uniform.needed[b] >= blocks.needed[b]);
        assertFalse(uniform.needed[b] > blocks.count);
      }
    }
  }
}
