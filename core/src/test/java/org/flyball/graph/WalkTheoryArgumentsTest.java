package org.flyball.graph;

import static org.flyball.graph.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WalkTheoryArgumentsTest {

  private final WalkTheory theory = WalkTheory.of(TwoTriangles.metropolis());
  private final AsymptoticCovariance noise = theory.of(TwoTriangles.g(), 1);

  @Test
  void alpha_outOfRange_isRefused() {
    refuses(() -> Repulsion.selfRepellent(-1), "in [0,", "-1.0", "attract");
    refuses(() -> Repulsion.historyDriven(Double.NaN), "NaN");
    refuses(() -> Repulsion.selfRepellent(Double.POSITIVE_INFINITY), "Infinity");
    refuses(() -> Repulsion.selfRepellent(1e101), "in [0, 1.0E100]", "got 1.0E101");
  }

  @Test
  void values_notFiniteOrOfAnotherLength_areRefused() {
    refuses(() -> theory.of(new double[] {1, 2, Double.NaN, 4, 5, 6}), "entry 2", "NaN");
    refuses(() -> theory.of(new double[5]), "5 values", "6 nodes");
    refuses(() -> theory.of(new double[6], 2), "6 values", "2 for each of 6");
    refuses(() -> theory.of(new double[0], 0), "dimension");
  }

  @Test
  void constantFunction_hasNoVariance() {
    AsymptoticVariance v = theory.of(new double[] {.1, .1, .1, .1, .1, .1});
    assertEquals(.1, v.mean());
    assertEquals(0, v.nodes());
    assertEquals(new ExactVariance(0, 0), v.base());
    assertEquals(new ExactVariance(0, 0), v.timeAverage(Repulsion.selfRepellent(5)));
    assertArrayEquals(new double[4], theory.of(new double[12], 2).base());
    assertEquals(0, theory.of(new double[12], 2).disagreement());
  }

  @Test
  void tinyAndHugeValues_scale() {
    double base = theory.of(TwoTriangles.g()).base().value();
    for (double unit : new double[] {1e-150, 1e150}) {
      double[] g = TwoTriangles.g();
      for (int i = 0; i < 6; i++) {
        g[i] *= unit;
      }
      assertEquals(base, theory.of(g).base().value() / unit / unit, 1e-12 * base);
    }
  }

  @Test
  void jacobian_notStable_isRefusedWithTheEigenvalue() {
    refuses(() -> noise.iterate(new double[] {1}, StepDecay.SLOWER), "real part 1.0", "below");
    refuses(
        () -> noise.iterate(new double[] {-.5}, StepDecay.HARMONIC), "-0.5", "HARMONIC", "b < 1");
    refuses(() -> noise.iterate(new double[] {-1, 0}, StepDecay.SLOWER), "2 entries");
    refuses(() -> noise.iterate(new double[] {Double.NaN}, StepDecay.SLOWER), "NaN");
    refuses(() -> noise.heavyBall(new double[] {1}), "real part");
  }

  @Test
  void ratio_outOfRange_isRefused() {
    IterateTheory harmonic = noise.iterate(new double[] {-1}, StepDecay.HARMONIC);
    refuses(() -> harmonic.covariance(Repulsion.none(), 2), "below 2");
    refuses(() -> harmonic.trace(Repulsion.none(), -1), "at least 0");
    refuses(() -> harmonic.trace(Repulsion.none(), Double.NaN), "NaN");
    refuses(() -> IterateTheory.ratio(0, .8, .9), "steps");
  }

  @Test
  void averages_ofTheIterate() {
    IterateTheory iterate = noise.iterate(new double[] {-2}, StepDecay.SLOWER);
    assertEquals(
        noise.timeAverage(Repulsion.selfRepellent(5))[0] / 4,
        iterate.averaged(Repulsion.selfRepellent(5))[0],
        1e-15);
    assertEquals(35.0 / 48, iterate.averagedIndependentDraws()[0], 1e-14);
    assertEquals(35.0 / 48, iterate.independentDraws()[0], 1e-14);
    AsymptoticVariance v = theory.of(TwoTriangles.g());
    assertEquals(
        16.0 / 7 * v.timeAverage(Repulsion.none()).value(),
        v.polynomialAverage(Repulsion.none(), 3).value(),
        1e-12);
    refuses(() -> v.polynomialAverage(Repulsion.none(), -.5), "power");
  }

  @Test
  void quadrature_isThereToRead() {
    AsymptoticVariance v = theory.of(TwoTriangles.g());
    double sum = 0;
    for (int k = 0; k < v.nodes(); k++) {
      assertTrue(v.eigenvalue(k) < 1 && v.eigenvalue(k) > -1 && v.weight(k) >= 0);
      sum += v.weight(k);
    }
    assertEquals(35.0 / 12, sum, 1e-14);
    assertEquals(35.0 / 12, v.integrate(lambda -> 1), 1e-14);
    assertArrayEquals(new double[] {3.5}, noise.means());
  }
}
