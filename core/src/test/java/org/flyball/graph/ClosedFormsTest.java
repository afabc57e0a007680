package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flyball.linear.SparseMatrix;
import org.junit.jupiter.api.Test;

/** Graphs whose modes are known, and the smallest ones that there are. */
class ClosedFormsTest {

  private static Repulsion alpha(double alpha) {
    return Repulsion.selfRepellent(alpha);
  }

  private static CompactGraph complete(int n) {
    int[] from = new int[n * (n - 1) / 2];
    int[] to = new int[from.length];
    int e = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        from[e] = i;
        to[e++] = j;
      }
    }
    return CompactGraph.simple(n, from, to);
  }

  private static CompactGraph path(int n) {
    int[] from = new int[n - 1];
    int[] to = new int[n - 1];
    for (int i = 0; i < n - 1; i++) {
      from[i] = i;
      to[i] = i + 1;
    }
    return CompactGraph.simple(n, from, to);
  }

  private static CompactGraph cycle(int n) {
    int[] from = new int[n];
    int[] to = new int[n];
    for (int i = 0; i < n; i++) {
      from[i] = i;
      to[i] = (i + 1) % n;
    }
    return CompactGraph.simple(n, from, to);
  }

  @Test
  void independentChain_isDividedByTwoAlphaPlusOne() {
    double[] law = {.1, .2, .3, .4};
    AsymptoticVariance v =
        WalkTheory.of(ReversibleChain.of(SparseMatrix.of(new double[][] {law, law, law, law})))
            .of(new double[] {3, -1, 4, 1});

    double iid = v.independentDraws().value();

    assertEquals(.9 + .2 + 4.8 + .4 - 1.7 * 1.7, iid, 1e-14);
    for (double a : new double[] {0, 1, 5, 1e6}) {
      assertEquals(iid / (2 * a + 1), v.visitAverage(alpha(a)).value(), 1e-13 * iid / (2 * a + 1));
      double square = iid / ((a + 1) * (a + 1));
      assertEquals(square, v.timeAverage(alpha(a)).value(), 1e-13 * square);
      assertEquals(square, v.timeAverage(Repulsion.historyDriven(a)).value(), 1e-13 * square);
    }
  }

  @Test
  void completeGraph_oneEigenvalue() {
    WalkTheory theory = WalkTheory.of(ReversibleChain.simple(complete(5)));
    AsymptoticVariance v = theory.of(new double[] {1, 2, 3, 4, 5});

    assertEquals(-.25, theory.secondEigenvalue().value(), 1e-12);
    assertEquals(-.25, theory.smallestEigenvalue().value(), 1e-12);
    assertEquals(0.0, theory.alphaToBeatIid());
    assertEquals(0.0, theory.alphaToBeatIidByTimeAverage());
    assertEquals(1.2, v.base().value(), 1e-13);
    assertEquals(.48, v.visitAverage(alpha(1)).value(), 1e-13);
    assertEquals(1.2 / 8.5, v.visitAverage(alpha(5)).value(), 1e-13);
  }

  @Test
  void star_periodicModeCarriesNoVariance() {
    CompactGraph star = CompactGraph.simple(4, new int[] {0, 0, 0}, new int[] {1, 2, 3});
    WalkTheory theory = WalkTheory.of(ReversibleChain.simple(star));
    AsymptoticVariance v = theory.of(new double[] {0, 1, 2, 3});

    assertEquals(-1, theory.smallestEigenvalue().value(), 1e-12);
    assertEquals(0, theory.secondEigenvalue().value(), 1e-12);
    assertEquals(1.0 / 3, v.base().value(), 1e-14);
    assertEquals(1.0 / 9, v.visitAverage(alpha(1)).value(), 1e-14);
    assertEquals(1.0 / 33, v.visitAverage(alpha(5)).value(), 1e-14);
    assertEquals(1.0 / 3 / 2000001, v.visitAverage(alpha(1e6)).value(), 1e-20);
    // The centre alone is the periodic mode.
    assertEquals(0, theory.of(new double[] {1, 0, 0, 0}).base().value(), 1e-15);
  }

  @Test
  void cycle_functionsAreItsModes() {
    int n = 101;
    WalkTheory theory = WalkTheory.of(ReversibleChain.simple(cycle(n)));
    assertEquals(Math.cos(2 * Math.PI / n), theory.secondEigenvalue().value(), 1e-11);
    for (int k : new int[] {1, 7, 50}) {
      double[] g = new double[n];
      for (int i = 0; i < n; i++) {
        g[i] = Math.cos(2 * Math.PI * k * i / n);
      }
      double lambda = Math.cos(2 * Math.PI * k / n);
      double wanted = 0.5 * (1 + lambda) / (1 - lambda) / (6 * (1 + lambda) + 1);
      // Rounding enters over 1 - lambda_2 = 1.9e-3.
      assertEquals(wanted, theory.of(g).visitAverage(alpha(3)).value(), 1e-12);
    }
  }

  @Test
  void path_longAndPeriodic() {
    // lambda_k = cos(pi k / (n - 1)); the modes are cosines, and that of k = n - 1 alternates.
    int n = 300;
    WalkTheory theory = WalkTheory.of(ReversibleChain.simple(path(n)));
    double lambda = Math.cos(Math.PI / (n - 1));
    assertEquals(lambda, theory.secondEigenvalue().value(), 1e-11);
    assertEquals(-1, theory.smallestEigenvalue().value(), 1e-11);
    double[] g = new double[n];
    double[] all = new double[n];
    for (int i = 0; i < n; i++) {
      g[i] = Math.cos(Math.PI * i / (n - 1));
      all[i] = Math.cos(0.3 * i * i);
    }
    double s = (1 + lambda) / (1 - lambda);
    ExactVariance got = theory.of(g).base();
    assertEquals(s / 2, got.value(), 1e-8 * s);
    assertEquals(s / 2, got.value(), got.error() + 1e-10 * s);
    AsymptoticVariance rough = theory.of(all);
    AsymptoticVariance modes = ChainModes.of(ReversibleChain.simple(path(n))).of(all);
    for (double a : new double[] {0, 1, 1e3, 1e6}) {
      ExactVariance wanted = modes.timeAverage(alpha(a));
      assertEquals(wanted.value(), rough.timeAverage(alpha(a)).value(), 1e-8 * wanted.value());
    }
  }

  @Test
  void bipartite_alternatingFunction_hasNoVariance() {
    CompactGraph square = cycle(4);
    WalkTheory theory = WalkTheory.of(ReversibleChain.simple(square));
    assertEquals(0, theory.of(new double[] {1, -1, 1, -1}).base().value(), 1e-15);
    assertEquals(1, theory.of(new double[] {1, -1, 1, -1}).independentDraws().value(), 1e-15);
    assertEquals(.5, theory.of(new double[] {1, 0, -1, 0}).base().value(), 1e-15);
  }

  @Test
  void oneNode_hasNoModes() {
    for (ReversibleChain chain :
        new ReversibleChain[] {
          ReversibleChain.metropolis(CompactGraph.simple(1, new int[0], new int[0])),
          ReversibleChain.simple(
              CompactGraph.of(1, new int[] {0}, new int[] {0}, EdgeRule.MULTIGRAPH))
        }) {
      WalkTheory theory = WalkTheory.of(chain);
      AsymptoticVariance v = theory.of(new double[] {7});
      assertEquals(7, v.mean());
      assertEquals(0, v.base().value());
      assertEquals(0, v.timeAverage(alpha(3)).error());
      assertEquals(-1, theory.secondEigenvalue().value());
      assertEquals(0.0, theory.alphaToBeatIid());
      assertEquals(0, ChainModes.of(chain).size());
      assertEquals(0, ChainModes.of(chain).of(new double[] {7}).base().value());
      IterateTheory iterate =
          theory.of(new double[] {7, 8}, 2).iterate(new double[] {-1, 0, 0, -1}, StepDecay.SLOWER);
      assertEquals(0, iterate.covariance(alpha(2), 1)[0]);
      assertEquals(0, iterate.trace(alpha(2), 1).value());
    }
  }

  @Test
  void twoNodes_onlyThePeriodicMode() {
    WalkTheory theory = WalkTheory.of(ReversibleChain.simple(path(2)));
    assertEquals(-1, theory.secondEigenvalue().value(), 1e-12);
    assertEquals(0, theory.alphaToBeatIid());
    assertEquals(0, theory.alphaToBeatIidByTimeAverage());
    assertEquals(0, theory.of(new double[] {3, 5}).base().value(), 1e-15);
    assertEquals(1, theory.of(new double[] {3, 5}).independentDraws().value(), 1e-15);
    // Lazily, P is 1/2 everywhere.
    AsymptoticVariance lazy =
        WalkTheory.of(ReversibleChain.lazy(ReversibleChain.simple(path(2))))
            .of(new double[] {3, 5});
    assertEquals(1, lazy.base().value(), 1e-14);
    assertEquals(1.0 / 7, lazy.visitAverage(alpha(3)).value(), 1e-15);
  }

  @Test
  void bench_otherChains_haveTheTextbooksVariances() {
    double[] g = TwoTriangles.g();
    ReversibleChain metropolis = TwoTriangles.metropolis();
    assertEquals(
        70.083333, WalkTheory.of(ReversibleChain.lazy(metropolis)).of(g).base().value(), 6e-7);
    assertEquals(
        33.666667,
        WalkTheory.of(ReversibleChain.maximumDegree(TwoTriangles.GRAPH)).of(g).base().value(),
        6e-7);
    ReversibleChain simple = TwoTriangles.simple();
    double[] f = new double[6];
    for (int i = 0; i < 6; i++) {
      f[i] = (g[i] - 3.5) / (6 * simple.mass(i) / simple.totalMass());
    }
    AsymptoticVariance reweighted = WalkTheory.of(simple).of(f);
    assertEquals(25.083, reweighted.base().value(), 6e-4);
    assertEquals(5.509, reweighted.visitAverage(alpha(1)).value(), 6e-4);
    assertEquals(1.343, reweighted.visitAverage(alpha(5)).value(), 6e-4);
    assertEquals(.6907, reweighted.visitAverage(alpha(10)).value(), 6e-5);
  }
}
