package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every exact number of the bench of two triangles; printed with six decimals. */
class WalkTheoryTest {

  private static final double PRINTED = 6e-7;

  private final AsymptoticVariance metropolis =
      WalkTheory.of(TwoTriangles.metropolis()).of(TwoTriangles.g());
  private final AsymptoticVariance simple =
      WalkTheory.of(TwoTriangles.simple()).of(TwoTriangles.g());

  private static Repulsion alpha(double alpha) {
    return Repulsion.selfRepellent(alpha);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 33.583333, 16.791667, 33.583333, 19.690476, 19.690476, 33.583333",
    "1, 7.162220, 5.900000, 4.155000, 4.315476, 2.549519, 11.194444",
    "5, 1.729712, 1.644170, 0.324821, 1.050047, 0.205280, 3.053030",
    "10, 0.888013, 0.864856, 0.090128, 0.539852, 0.057522, 1.599206"
  })
  void variances_ofTheBench(
      double alpha,
      double visits,
      double weighted,
      double time,
      double simpleVisits,
      double simpleTime,
      double driven) {
    close(visits, metropolis.visitAverage(alpha(alpha)));
    close(weighted, metropolis.weightedAverage(alpha(alpha)));
    close(time, metropolis.timeAverage(alpha(alpha)));
    close(simpleVisits, simple.visitAverage(alpha(alpha)));
    close(simpleTime, simple.timeAverage(alpha(alpha)));
    close(driven, metropolis.visitAverage(Repulsion.historyDriven(alpha)));
  }

  private static void close(double printed, ExactVariance got) {
    assertEquals(printed, got.value(), PRINTED);
    assertTrue(got.error() <= 1e-11 * got.value(), () -> "error " + got);
  }

  @Test
  void independentDraws_areTheVariance() {
    assertEquals(35.0 / 12, metropolis.independentDraws().value(), 1e-14);
    assertEquals(2.535714, simple.independentDraws().value(), PRINTED);
    assertEquals(3.5, metropolis.mean(), 1e-15);
    assertEquals(3.5, simple.mean(), 1e-15);
  }

  @Test
  void thresholds_ofTheBench() {
    WalkTheory theory = WalkTheory.of(TwoTriangles.metropolis());

    assertEquals(3.151456, theory.alphaToBeatIid(), PRINTED);
    assertEquals(1.381747, theory.alphaToBeatIidByTimeAverage(), PRINTED);
    assertEquals(0.8538509, theory.secondEigenvalue().value(), 6e-8);
    assertEquals(-0.5205176, theory.smallestEigenvalue().value(), 6e-8);
    assertTrue(theory.secondEigenvalue().atLeast() <= 0.85385095);
    assertTrue(theory.secondEigenvalue().atMost() >= 0.85385085);
    WalkTheory other = WalkTheory.of(TwoTriangles.simple());
    assertEquals(0.795334, other.secondEigenvalue().value(), PRINTED);
    assertEquals(-0.628667, other.smallestEigenvalue().value(), PRINTED);
  }

  @Test
  void limits_ofTheBench() {
    assertEquals(9.125, 1e9 * metropolis.visitAverage(alpha(1e9)).value(), 1e-6);
    assertEquals(9.01282, 10 * metropolis.timeAverage(alpha(10)).value() * 10, 6e-6);
    assertEquals(9.96222, 1e4 * metropolis.timeAverage(alpha(100)).value(), 6e-6);
    assertEquals(10.06643, 1e6 * metropolis.timeAverage(alpha(1000)).value(), 6e-6);
    assertEquals(10.078125, 1e16 * metropolis.timeAverage(alpha(1e8)).value(), 1e-6);
  }

  @Test
  void visitCovariance_rowZero() {
    double[] identity = new double[36];
    for (int i = 0; i < 6; i++) {
      identity[7 * i] = 1;
    }
    AsymptoticCovariance nodes = WalkTheory.of(TwoTriangles.metropolis()).of(identity, 6);

    double[] got = nodes.visitAverage(alpha(5));

    double[] row = {.03037258, .01950302, .00949634, -.01454684, -.02241255, -.02241255};
    for (int j = 0; j < 6; j++) {
      assertEquals(row[j], got[j], 6e-9);
    }
    double[] traces = {2.5, 0.602888, 0.154162, 0.080049};
    double[] alphas = {0, 1, 5, 10};
    for (int a = 0; a < 4; a++) {
      double[] matrix = nodes.visitAverage(alpha(alphas[a]));
      double trace = 0;
      for (int i = 0; i < 6; i++) {
        trace += matrix[7 * i];
      }
      assertEquals(traces[a], trace, PRINTED);
    }
    assertTrue(nodes.disagreement() < 1e-13, () -> "disagreement " + nodes.disagreement());
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1.876097, NaN",
    "1, 1.644170, 1.729712",
    "2, 1.441249, 1.522503",
    "10, 0.837872, 0.875266"
  })
  void iterate_caseTwo_byCurvature(double curvature, double slower, double harmonic) {
    double[] jacobian = {-curvature};
    AsymptoticCovariance noise = WalkTheory.of(TwoTriangles.metropolis()).of(TwoTriangles.g(), 1);

    IterateTheory theory = noise.iterate(jacobian, StepDecay.SLOWER);

    assertEquals(slower, theory.trace(alpha(5), 1).value(), PRINTED);
    assertEquals(slower, theory.covariance(alpha(5), 1)[0], PRINTED);
    if (!Double.isNaN(harmonic)) {
      IterateTheory fast = noise.iterate(jacobian, StepDecay.HARMONIC);
      assertEquals(harmonic, fast.trace(alpha(5), 1).value(), PRINTED);
      assertEquals(harmonic, fast.covariance(alpha(5), 1)[0], PRINTED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 16.79, 16.791667, 16.79",
    "1, 3.548, 2.0775, 9.82",
    "5, .662, .1624105, 4.09",
    "10, .313, .045064, 2.39"
  })
  void iterate_betweenTheCases(double alpha, double some, double caseOne, double fast) {
    IterateTheory theory =
        WalkTheory.of(TwoTriangles.metropolis())
            .of(TwoTriangles.g(), 1)
            .iterate(new double[] {-1}, StepDecay.SLOWER);

    double slowMemory = IterateTheory.ratio(100_000, .8, .9);
    double fastIterate = IterateTheory.ratio(100_000, 1, .9);

    assertEquals(some, theory.trace(alpha(alpha), slowMemory).value(), 6e-3 * some);
    assertEquals(caseOne, theory.trace(alpha(alpha), 0).value(), PRINTED);
    assertEquals(fast, theory.trace(alpha(alpha), fastIterate).value(), 6e-3 * fast);
    assertEquals(16.791667, theory.trace(alpha(alpha), Double.POSITIVE_INFINITY).value(), PRINTED);
  }
}
