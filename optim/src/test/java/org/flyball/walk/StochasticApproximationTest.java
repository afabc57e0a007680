package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.flyball.run.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StochasticApproximationTest {

  private static final Seed SEED = Seed.of(42);
  private static final double[] VALUES = {1, 2, 3, 4, 5, 6};
  private static final Field MEAN = (x, node, out) -> out[0] = VALUES[node] - x[0];
  private static final Sampling REPELLENT =
      new SelfRepellent(ReversibleChain.metropolis(Graphs.G6), 5);

  private static Sampling script(double[] mass, int... path) {
    return IndependentVisits.scripted(mass, path);
  }

  private static StochasticApproximation of(Sampling sampling, Gain gain) {
    return StochasticApproximation.of(sampling, gain, SEED);
  }

  private static double[] one(double value) {
    return new double[] {value};
  }

  /** theta: 0, then 1/2 of 2 is 1, then a third of the way from 1 to 4 is 2. */
  @Test
  void plainSteps_byHand() {
    ApproximationRun run =
        of(script(new double[] {1, 1}, 0, 1), Gain.power(1))
            .start(
                (x, i, out) -> out[0] = 2 + 2 * i - x[0],
                Weighting.uniform(),
                one(0),
                Stop.after(2));
    assertTrue(run.step());
    assertEquals(1, run.x()[0], 1e-15);
    assertEquals(0, run.node());
    assertTrue(run.step());
    assertEquals(2, run.x()[0], 1e-15);
    assertEquals(Termination.STEP_LIMIT, run.why());
    assertFalse(run.step());
    assertEquals(2, run.result().steps());
  }

  /** With H = 1: m is 0, 1/2, 3/4; theta is 0, 0, 1/4, 5/8. */
  @Test
  void heavyBall_byHand() {
    ApproximationRun run =
        of(script(new double[] {1}, 0), Gain.constant(0.5))
            .with(Momentum.HEAVY_BALL)
            .start((x, i, out) -> out[0] = 1, Weighting.uniform(), one(0), Stop.after(3));
    for (double wanted : new double[] {0, 0.25, 0.625}) {
      run.step();
      assertEquals(wanted, run.x()[0], 0);
    }
  }

  /** Masses 1 and 3: visits of node 0 count 2, of node 1 2/3; with H = 1 theta adds them up. */
  @Test
  void weights_areWantedOverLaw() {
    Sampling sampling = script(new double[] {1, 3}, 0, 1);
    Field unit = (x, i, out) -> out[0] = 1;
    StochasticApproximation recipe = of(sampling, Gain.constant(1));
    assertEquals(2, recipe.solve(unit, Weighting.uniform(), one(0), Stop.after(1)).x()[0], 1e-15);
    assertEquals(
        2 + 2.0 / 3, recipe.solve(unit, Weighting.uniform(), one(0), Stop.after(2)).x()[0], 1e-15);
    assertEquals(2, recipe.solve(unit, Weighting.of(1, 3), one(0), Stop.after(2)).x()[0], 1e-15);
    // A node of weight 0 is not even evaluated.
    Field onlySecond = (x, i, out) -> out[0] = i == 0 ? Double.NaN : 1;
    Root root = recipe.solve(onlySecond, Weighting.of(0, 1), one(0), Stop.after(2));
    assertEquals(4.0 / 3, root.x()[0], 1e-15);
    // A batch of both is the mean of their contributions.
    Root batch =
        recipe
            .with(Visits.of(sampling).inBatchesOf(2))
            .solve(unit, Weighting.uniform(), one(0), Stop.after(1));
    assertEquals((2 + 2.0 / 3) / 2, batch.x()[0], 1e-15);
  }

  /** Thetas 1, 2, 4 by H = theta and beta = 1 from theta_0 = 1/2. */
  @Test
  void averages_byHand() {
    Field growth = (x, i, out) -> out[0] = x[0];
    StochasticApproximation recipe = of(script(new double[] {1}, 0), Gain.constant(1));
    Stop three = Stop.after(3);
    Root uniform =
        recipe.with(Averaging.uniform()).solve(growth, Weighting.uniform(), one(0.5), three);
    assertEquals(7.0 / 3, uniform.x()[0], 1e-15);
    assertEquals(4, uniform.last()[0], 0);
    Root linear =
        recipe.with(Averaging.weighted(1)).solve(growth, Weighting.uniform(), one(0.5), three);
    assertEquals((1 + 2 * 2 + 3 * 4) / 6.0, linear.x()[0], 1e-15);
    Root late =
        recipe
            .with(Averaging.uniform().startingAfter(1))
            .solve(growth, Weighting.uniform(), one(0.5), three);
    assertEquals(3, late.x()[0], 1e-15);
    // The same weights as in a mean of visits: k counts from the first that is not left out.
    Root lateAndLinear =
        recipe
            .with(Averaging.weighted(1).startingAfter(1))
            .solve(growth, Weighting.uniform(), one(0.5), three);
    assertEquals((2 + 2 * 4) / 3.0, lateAndLinear.x()[0], 1e-15);
    Root none =
        recipe
            .with(Averaging.uniform().startingAfter(3))
            .solve(growth, Weighting.uniform(), one(0.5), three);
    assertEquals(4, none.x()[0], 0);
  }

  /** With H = delta_i - theta, a = b and theta_0 = x_0, theta is the walk's own visit measure. */
  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.8, 1})
  void indicators_followTheVisitMeasure(double exponent) {
    SelfRepellent walk =
        new SelfRepellent(ReversibleChain.metropolis(Graphs.G6), 5)
            .withHistory(History.fading(exponent));
    RepellentToken twin = walk.start(SEED.child("token").child(0));
    Field indicators =
        (x, node, out) -> {
          for (int j = 0; j < x.length; j++) {
            out[j] = (j == node ? 1 : 0) - x[j];
          }
        };
    double sixth = 1.0 / 6;
    double[] x0 = {sixth, sixth, sixth, sixth, sixth, sixth};
    ApproximationRun run =
        of(walk, Gain.power(exponent))
            .start(indicators, Weighting.uniform(), x0, Stop.after(20_000));
    while (run.step()) {
      assertEquals(twin.next(), run.node());
      assertArrayEquals(twin.frequencies(), run.x(), 1e-13);
    }
    assertEquals(20_000, run.steps());
  }

  @Test
  void manyTokens_walkIndependentlyAndShareTheta() {
    StochasticApproximation recipe =
        of(REPELLENT, Gain.power(0.9)).with(Visits.of(REPELLENT).by(3).inBatchesOf(2));
    ApproximationRun run = recipe.start(MEAN, Weighting.uniform(), one(0), Stop.after(1));
    run.step();
    double sum = 0;
    for (int m = 0; m < 3; m++) {
      Sampler token = REPELLENT.start(SEED.child("token").child(m));
      sum += VALUES[token.next()] + VALUES[token.next()];
    }
    assertEquals(Gain.power(0.9).at(0) * sum / 6, run.x()[0], 1e-15);
  }

  @Test
  void snapshot_goesOnBitForBit() {
    StochasticApproximation recipe =
        of(REPELLENT, Gain.power(0.8))
            .with(Visits.of(REPELLENT).by(2).inBatchesOf(2))
            .with(Momentum.HEAVY_BALL)
            .with(Averaging.weighted(3).startingAfter(100))
            .with(Confinement.truncation(2, 2));
    ApproximationRun whole = recipe.start(MEAN, Weighting.uniform(), one(0), Stop.after(1_000));
    Root wanted = whole.finish();
    assertTrue(whole.returns() > 0, "the truncation took part");
    ApproximationRun half = recipe.start(MEAN, Weighting.uniform(), one(0), Stop.after(437));
    half.finish();
    Snapshot saved = Snapshot.fromBytes(half.snapshot().toBytes());
    ApproximationRun resumed = recipe.resume(MEAN, Weighting.uniform(), Stop.after(1_000), saved);
    Root got = resumed.finish();
    assertArrayEquals(wanted.x(), got.x(), 0);
    assertArrayEquals(wanted.last(), got.last(), 0);
    assertEquals(whole.snapshot(), resumed.snapshot());

    IllegalArgumentException other =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                recipe.with(Momentum.NONE).resume(MEAN, Weighting.uniform(), Stop.after(9), saved));
    assertTrue(String.valueOf(other.getMessage()).endsWith("resume with the same recipe"));
  }

  @Test
  void measure_isAskedForOnlyWhereWanted() {
    int[] evaluations = {0};
    Field counted =
        (x, node, out) -> {
          evaluations[0]++;
          out[0] = VALUES[node] - x[0];
        };
    StochasticApproximation recipe = of(REPELLENT, Gain.power(0.6));
    recipe.solve(counted, Weighting.uniform(), one(0), Stop.after(100));
    assertEquals(100, evaluations[0]);
    evaluations[0] = 0;
    Trace trace = new Trace("meanField");
    recipe.start(counted, Weighting.uniform(), one(0), Stop.after(60)).finish(trace);
    assertEquals(60 + 11 * 6, evaluations[0], "afresh at 0, 6, ..., 60");
    assertEquals(3.5, trace.column("meanField")[0], 1e-15);
    Root close =
        recipe
            .with(Averaging.uniform())
            .with(Gauge.distanceTo(one(3.5)))
            .solve(
                counted,
                Weighting.uniform(),
                one(0),
                Stop.below(0.02).relativeTo(Stop.Scale.ONE).within(100_000));
    assertEquals(Termination.CONVERGED, close.why());
    assertEquals(3.5, close.x()[0], 0.02);
  }

  @Test
  void gauge_mayBeAFunction_measuredNowAndThen() {
    ApproximationRun run =
        of(script(new double[] {1}, 0), Gain.constant(1))
            .with(Gauge.of(x -> 10 - x[0]).every(2))
            .start(
                (x, i, out) -> out[0] = 1,
                Weighting.uniform(),
                one(0),
                Stop.below(5.5).relativeTo(Stop.Scale.ONE));
    assertEquals(Termination.CONVERGED, run.finish().why());
    assertEquals(6, run.steps(), "5 would do, but only even steps are measured");
    Root bad =
        of(script(new double[] {1}, 0), Gain.constant(1))
            .with(Gauge.of(x -> Double.NaN))
            .solve((x, i, out) -> out[0] = 1, Weighting.uniform(), one(0), Stop.below(0.1));
    assertEquals(Termination.NOT_FINITE, bad.why());
    assertEquals("step 0: the measure is NaN", bad.fault());
  }

  @Test
  void growth_endsAsDivergedWithTheLastFiniteTheta() {
    Root root =
        of(REPELLENT, Gain.constant(10))
            .solve(MEAN, Weighting.uniform(), one(0), Stop.after(10_000));
    assertEquals(Termination.DIVERGED, root.why());
    assertTrue(Double.isFinite(root.x()[0]) && Math.abs(root.x()[0]) > 1e300);
    assertTrue(root.fault().endsWith("take shorter steps (PowerGain.safeFor)"), root.fault());
    // Within bounds the same steps do no harm but converge no more.
    Root held =
        of(REPELLENT, Gain.constant(10))
            .with(Confinement.ball(one(3.5), 2))
            .solve(MEAN, Weighting.uniform(), one(0), Stop.after(10_000));
    assertEquals(Termination.STEP_LIMIT, held.why());
    assertEquals(2, Math.abs(held.x()[0] - 3.5), 1e-12);
  }

  @Test
  void nanFromTheField_endsAsNotFiniteAndNamesTheNode() {
    Root root =
        of(script(new double[] {1, 1, 1}, 0, 2, 1), Gain.constant(1))
            .with(Momentum.HEAVY_BALL)
            .solve(
                (x, i, out) -> out[0] = i == 1 ? Double.NaN : 1,
                Weighting.uniform(),
                one(7),
                Stop.after(10));
    assertEquals(Termination.NOT_FINITE, root.why());
    assertEquals("node 1, step 3: H is not finite", root.fault());
    assertEquals(2, root.steps());
    assertEquals(8, root.x()[0], 0);
  }

  @Test
  void heavyBall_withExponentOne_warns() {
    StochasticApproximation recipe = of(REPELLENT, Gain.power(1)).with(Momentum.HEAVY_BALL);
    List<String> warnings =
        recipe.solve(MEAN, Weighting.uniform(), one(0), Stop.after(1)).warnings();
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith("Momentum.HEAVY_BALL: with exponent 1 and scale 1.0"));
    StochasticApproximation faster =
        of(REPELLENT, Gain.power(1).times(2)).with(Momentum.HEAVY_BALL);
    assertEquals(
        List.of(), faster.solve(MEAN, Weighting.uniform(), one(0), Stop.after(1)).warnings());
  }

  private static void refused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  @Test
  void whatDoesNotFit_isRefusedInOneLine() {
    StochasticApproximation recipe = of(REPELLENT, Gain.power(0.9));
    Stop stop = Stop.after(1);
    refused(
        "StochasticApproximation: x0 has 2 entries, must have 30",
        () ->
            of(new IndependentVisits(62), Gain.power(0.9))
                .minimize(DolphinsProblem.F, new double[2], stop));
    refused(
        "StochasticApproximation: the sampling visits 6 nodes, the problem is on 62; give each node"
            + " one client",
        () -> recipe.minimize(DolphinsProblem.F, new double[30], stop));
    refused(
        "McSag: the sampling visits 6 nodes, f has 62 clients; give each node one",
        () -> McSag.of(REPELLENT, 0.1, SEED).minimize(DolphinsProblem.F, new double[30], stop));
    refused(
        "StochasticApproximation: x0: entry 0 is NaN; every entry must be finite",
        () -> recipe.solve(MEAN, Weighting.uniform(), one(Double.NaN), stop));
    refused(
        "StochasticApproximation: x0 has no entry",
        () -> recipe.solve(MEAN, Weighting.uniform(), new double[0], stop));
    refused(
        "PowerGain: the exponent must be in (1/2, 1], got 0.5; below, the noise is not summed away,"
            + " above, theta stops short of the root",
        () -> Gain.power(0.5));
    refused(
        "StochasticApproximation: 2 weights for the sampling's 6 nodes",
        () -> recipe.solve(MEAN, Weighting.of(1, 2), one(0), stop));
    refused(
        "Weighting: the weight of node 1 is -1.0, must be at least 0 and finite",
        () -> Weighting.of(1, -1));
    refused(
        "Weighting: the weights add up to 0.0, must be positive and finite",
        () -> Weighting.of(0, 0));
    refused(
        "StochasticApproximation: the sampling's mass of node 1 is 0.0, must be above 0 and finite",
        () ->
            of(script(new double[] {1, 0}, 0), Gain.power(0.9))
                .solve(MEAN, Weighting.uniform(), one(0), stop));
    refused(
        "Confinement.ball: centre has 2 entries, must have 1",
        () ->
            recipe
                .with(Confinement.ball(new double[2], 1))
                .solve(MEAN, Weighting.uniform(), one(0), stop));
    refused(
        "StochasticApproximation: Stop.Scale.DATA has no meaning for a root; use START or ONE",
        () -> recipe.solve(MEAN, Weighting.uniform(), one(0), stop.relativeTo(Stop.Scale.DATA)));
    refused(
        "Gain: the size of step 0 is -1.0, must be at least 0 and finite",
        () -> of(REPELLENT, step -> -1).solve(MEAN, Weighting.uniform(), one(0), stop));
    refused(
        "Visits: 2147483647 tokens with 2 visits each are more than 2147483647 visits a step",
        () -> new Visits(REPELLENT, Integer.MAX_VALUE, 2));
    refused("Visits: tokens must be at least 1, got 0", () -> Visits.of(REPELLENT).by(0));
    refused("Gauge: every must be at least 1, got 0", () -> Gauge.meanField(0));
  }
}
