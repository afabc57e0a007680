package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/** Refinement per coordinate, within one run, and in closed form. */
class RefinementVariantsTest {

  private static final double[][] FOUR = {{3, 1}, {1, 2}, {1, .5}, {.5, .5}};

  @Test
  void coordinates_fourByTwo() {
    CoordinateRefinement.Result result =
        new CoordinateRefinement().refine(FOUR, new double[] {1, 1});
    assertArrayEquals(
        new double[] {0.034073350283, 0.060764039412, 0.267936300475, 0.637226309829},
        result.weights(),
        1e-9);
    assertEquals(0.800906012400, result.bound(), 1e-11);
    assertArrayEquals(new double[] {0.192767462709, 0.322142472540, 1, 0}, result.factors(), 1e-9);
    assertEquals(1, result.schedule().at(2));
  }

  /** gamma_i times factor is D_i / A_i w_t S_{t+1}, for weights with sum 1. */
  @Test
  void coordinates_scalesGiveTheSteps() {
    double[] distances = {1, 2};
    CoordinateRefinement.Result result = new CoordinateRefinement().refine(FOUR, distances);
    double[] w = result.weights();
    for (int i = 0; i < 2; i++) {
      double square = 0;
      for (int t = 0; t < 4; t++) {
        square += w[t] * w[t] * FOUR[t][i] * FOUR[t][i];
      }
      double step = distances[i] / Math.sqrt(square) * w[1] * (w[2] + w[3]);
      assertEquals(step, result.scales()[i] * result.factors()[1], 1e-12);
    }
  }

  @Test
  void coordinates_zerosAndExtremes() {
    CoordinateRefinement refinement = new CoordinateRefinement();
    double[][] idle = {{3, 0, 1}, {1, 0, 2}, {1, 0, .5}, {.5, 0, .5}};
    CoordinateRefinement.Result result = refinement.refine(idle, new double[] {1, 7, 1});
    assertEquals(0, result.scales()[1]);
    assertEquals(0.800906012400, result.bound(), 1e-11);
    double[][] huge = new double[4][];
    Arrays.setAll(huge, t -> Arrays.stream(FOUR[t]).map(g -> 1e200 * g).toArray());
    assertEquals(0.800906012400e200, refinement.refine(huge, new double[] {1, 1}).bound(), 1e189);
    double[][] gone = {{1, 1}, {0, 0}, {1, 2}, {1, 1}};
    for (double factor : refinement.refine(gone, new double[] {1, 1}).factors()) {
      assertTrue(factor >= 0 && factor <= 1);
    }
    Refusal.of(
        "CoordinateRefinement: all gradients are 0 and tell nothing",
        () -> refinement.refine(new double[2][2], new double[] {1, 1}));
    Refusal.of(
        "CoordinateRefinement: got 1 gradients, needs at least 2",
        () -> refinement.refine(new double[][] {{1}}, new double[] {1}));
    Refusal.of(
        "CoordinateRefinement: a gradient has 2 entries, must have 1",
        () -> refinement.refine(FOUR, new double[] {1}));
  }

  @Test
  void causal_withTheRightForecast_isRefinement() {
    double[] norms = {10, 5, 3, 2, 1.5, 1.2, 1.1, 1.05, 1, 0.9, 0.8, 0.7};
    double[] factors = new Refinement(0).refine(norms).factors();
    double[] steps = steps(CausalRefinement.of(norms, 2), norms);
    double least = 2 * CertifiedSteps.together(norms);
    for (int t = 0; t < norms.length; t++) {
      assertEquals(steps[6] * factors[t], steps[t], 1e-14);
    }
    ScheduleCertificate certificate = ScheduleCertificate.of(steps, 2, norms);
    assertEquals(least, certificate.bound(), 1e-12);
    CausalRefinement.State end = run(CausalRefinement.of(norms, 2), norms);
    assertEquals(least, end.bound(2), 1e-12);
    assertEquals(0, end.remaining());
    assertEquals(0, end.stepSize());
  }

  private static CausalRefinement.State run(CausalRefinement recipe, double[] norms) {
    CausalRefinement.State state = recipe.start();
    for (double norm : norms) {
      state = state.observe(norm);
    }
    return state;
  }

  private static double[] steps(CausalRefinement recipe, double[] norms) {
    double[] steps = new double[norms.length];
    CausalRefinement.State state = recipe.start();
    for (int t = 0; t < norms.length; t++) {
      state = state.observe(norms[t]);
      steps[t] = state.stepSize();
    }
    return steps;
  }

  /** Whatever comes, the certificate of the steps made is at most the bound the run kept. */
  @Test
  void causal_withAWrongForecast_keepsItsBound() {
    Xoshiro256 random = Seed.of(51).stream();
    for (int trial = 0; trial < 50; trial++) {
      int n = 2 + random.nextInt(30);
      double[] forecast = random.doubles(n, 0.5, 2).toArray();
      double[] seen = random.doubles(n, 0.01, 5).toArray();
      CausalRefinement recipe = CausalRefinement.of(forecast, 1).withBase(1 + random.nextInt(5));
      double certified = ScheduleCertificate.of(steps(recipe, seen), 1, seen).bound();
      assertTrue(certified <= run(recipe, seen).bound(1) * (1 + 1e-12));
    }
  }

  @Test
  void causal_refusals() {
    CausalRefinement recipe = CausalRefinement.of(new double[] {1, 1}, 1);
    assertEquals(Math.sqrt(2), recipe.base(), 1e-15);
    assertTrue(recipe.start().observe(0).stepSize() > 0);
    Refusal.of(
        "CausalRefinement: all 2 gradients of the forecast have been seen",
        () -> run(recipe, new double[3]));
    Refusal.of(
        "CausalRefinement: norm must be finite and not negative, got NaN",
        () -> recipe.start().observe(Double.NaN));
    Refusal.of(
        "CausalRefinement: the forecast is empty", () -> CausalRefinement.of(new double[0], 1));
    Refusal.of(
        "CausalRefinement: the least norm 1.0E-200 is too small to square",
        () -> CausalRefinement.of(new double[] {1, 1e-200}, 1));
  }

  /** Norms that follow a law give the law's factors, up to the grain of 20,000 steps. */
  @Test
  void closedForms_areTheLimitOfRefinement() {
    int n = 20_000;
    assertLimit(n, s -> Math.pow(s, -0.5), Shape.forFallingNorms(1));
    assertLimit(n, s -> Math.pow(s, -1.5), Shape.forFallingNorms(3));
    assertLimit(n, s -> Math.pow(1 - s, -0.5), Shape.forRisingNorms(1));
    assertLimit(n, s -> Math.pow(1 - s, 0.2), Shape.forRisingNorms(-0.4));
    assertLimit(n, s -> Math.exp(-1.5 * s), Shape.forExponentialNorms(3));
    assertLimit(n, s -> Math.exp(0.5 * s), Shape.forExponentialNorms(-1));
    assertLimit(n, s -> 1, Shape.linear());
    // Maxima where the formulas put them.
    assertEquals(1, Shape.forFallingNorms(1).at(Math.sqrt(1 / 3.0)), 1e-15);
    assertEquals(1, Shape.forExponentialNorms(3).at(1 - Math.log(2) / 3), 1e-15);
    assertEquals(1, Shape.forFallingNorms(0).at(0));
  }

  private static void assertLimit(int n, Shape norms, Shape wanted) {
    double[] seen = new double[n];
    Arrays.setAll(seen, k -> norms.at((k + 0.5) / n));
    double[] factors = new Refinement(0).refine(seen).unguarded();
    for (int k = n / 50; k < n - n / 50; k += n / 50) {
      assertEquals(wanted.at((k + 0.5) / n), factors[k], 2e-3, wanted + " at " + k);
    }
  }

  /** The forms drawn over the refined curves of the paper's problems, found again from values. */
  @Test
  void polynomialFit_findsWhatItWasMadeFrom() {
    double[][] forms = {{0.2, 0.9}, {0.28, 1}, {0.45, 0.8}, {0.4, 0.9}, {0, 1.5}, {0.01, 3}};
    for (double[] form : forms) {
      PolynomialFit made = new PolynomialFit(form[0], form[1], 0);
      PolynomialFit found = PolynomialFit.of(made.over(2_000).values(2_000));
      assertEquals(form[0], found.warmup(), 1e-9);
      assertEquals(form[1], found.power(), 1e-5);
      assertTrue(found.error() < 1e-6);
    }
    double[] factors = new PolynomialFit(0.2, 1, 0).over(10).values(11);
    assertArrayEquals(
        new double[] {.5, 1, 1, .875, .75, .625, .5, .375, .25, .125, 0}, factors, 1e-15);
    Refusal.of(
        "PolynomialFit: got 3 factors, needs at least 4", () -> PolynomialFit.of(new double[3]));
  }
}
