package org.flyball.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.flyball.data.BundledData;
import org.flyball.linear.Vectors;
import org.flyball.objective.EmpiricalRisk;
import org.flyball.objective.Loss;
import org.flyball.objective.Objective;
import org.flyball.objective.Regularizer;
import org.flyball.objective.SoftmaxRegression;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.flyball.schedule.NormRule;
import org.flyball.schedule.Refined;
import org.flyball.schedule.Refinement;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.api.Test;

/** The loop: batches, stopping, failing, resuming, refining. */
class DescentRunTest {

  private static final Seed SEED = Seed.of(3);
  private static final SoftmaxRegression IRIS = Problems.softmax(BundledData.IRIS.data(), 0);

  private static Minimum fullBatch(Schedule shape) {
    return Descent.of(new Sgd(), shape.times(2), SEED)
        .minimize(IRIS, new double[15], Stop.after(200));
  }

  /** Deterministic and smooth: a constant step wins. Decay pays under noise. */
  @Test
  void gradientDescentOnIris_asComputedElsewhere() {
    Minimum constant = fullBatch(Schedule.constant(1));
    assertEquals(0.097422714692, constant.value(), 1e-10);
    assertEquals(0.544585885977, constant.gradientNorms(NormRule.L2)[0], 1e-10);
    assertEquals(0.133813175251, fullBatch(Schedule.linearDecay(200)).value(), 1e-10);
    assertEquals(0.133774063931, fullBatch(Schedule.cosine(1, 0, 200)).value(), 1e-10);
    assertEquals(0.240551353033, fullBatch(Schedule.inverseSqrt(1)).value(), 1e-10);
  }

  /**
   * The method file's own run (mean training loss 0.0397 under linear decay, another program, other
   * draws), and refinement in one call: as good on this set.
   */
  @Test
  void adamOnIris_linearThenRefined() {
    double linear = 0;
    double refined = 0;
    for (int s = 0; s < 4; s++) {
      Descent descent =
          Descent.of(new Adam(0.9, 0.95), Schedule.linearDecay(1_000), SEED.child(s))
              .with(Batches.of(16));
      Minimum first = descent.minimize(IRIS, new double[15], Stop.after(1_000));
      Refined factors = first.refine(new Refinement(0.1).withNorm(NormRule.L1));
      assertFalse(factors.degenerate());
      linear += first.value() / 4;
      refined +=
          descent.with(factors).minimize(IRIS, new double[15], Stop.after(1_000)).value() / 4;
      assertEquals(500, first.refine(new Refinement(0.1), 500).factors().length);
    }
    assertEquals(0.0397, linear, 5e-4);
    assertEquals(0.0397, refined, 5e-4);
  }

  @Test
  void everyEpoch_usesEveryRowOnce_inItsOwnOrder() {
    List<Integer> seen = new ArrayList<>();
    Objective spy =
        Problems.rows(
            10,
            (rows, count) -> {
              for (int k = 0; k < count; k++) {
                seen.add(rows[k]);
              }
              seen.add(-count);
            });
    Descent descent = Descent.of(new Sgd(), Schedule.constant(0.1), SEED).with(Batches.of(4));
    descent.start(spy, new double[1], Stop.after(6)).finish();
    List<Integer> whole = List.copyOf(seen);
    List<List<Integer>> epochs = List.of(whole.subList(0, 13), whole.subList(13, 26));
    for (List<Integer> epoch : epochs) {
      assertEquals(List.of(-4, -4, -2), epoch.stream().filter(r -> r < 0).toList());
      assertEquals(
          List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
          epoch.stream().filter(r -> r >= 0).sorted().toList());
    }
    assertFalse(epochs.get(0).equals(epochs.get(1)));
    assertEquals(3, Batches.of(4).perEpoch(10));
    seen.clear();
    new Descent(new Adam(), Schedule.constant(1), SEED, descent.setup())
        .start(spy, new double[1], Stop.after(6))
        .finish();
    assertEquals(whole, seen); // whatever the optimizer
  }

  @Test
  void resumedInTheMiddleOfAnEpoch_isBitForBit() {
    Descent descent =
        Descent.of(new ScheduleFreeAdamW(), Schedule.constant(0.1).warmup(5), SEED)
            .with(Batches.of(16));
    DescentRun run = descent.start(IRIS, new double[15], Stop.after(57));
    for (int k = 0; k < 23; k++) {
      run.step();
    }
    Snapshot saved = run.snapshot();
    Minimum whole = run.finish();
    Minimum resumed = descent.resume(IRIS, Stop.after(57), saved).finish();
    assertArrayEquals(whole.x(), resumed.x());
    assertEquals(57, resumed.steps());
    // Another schedule is welcome, another seed is not.
    descent.with(Schedule.constant(0.01)).resume(IRIS, Stop.after(99), saved).finish();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Descent.of(new ScheduleFreeAdamW(), Schedule.constant(1), Seed.of(4))
                .with(Batches.of(16))
                .resume(IRIS, Stop.after(57), saved));
  }

  /** A run that had reached its limit goes on when more is asked for. */
  @Test
  void finishedRun_goesOnUnderALaterStop() {
    Descent descent = Descent.of(new Adam(), Schedule.constant(0.1), SEED);
    DescentRun run = descent.start(Problems.bowl(), new double[2], Stop.after(5));
    run.finish();
    Minimum more = descent.resume(Problems.bowl(), Stop.after(10), run.snapshot()).finish();
    Minimum whole = descent.minimize(Problems.bowl(), new double[2], Stop.after(10));
    assertArrayEquals(whole.x(), more.x());
  }

  /** 1 - 10 rate is -99: the norm grows 99-fold a step, past 1e10 in six. */
  @Test
  void tooLargeRate_diverges_withAFiniteIterate() {
    Minimum found =
        Descent.of(new Sgd(), Schedule.constant(10), SEED)
            .minimize(Problems.bowl(), new double[2], Stop.after(1_000));
    assertEquals(Termination.DIVERGED, found.why());
    assertEquals(6, found.steps());
    assertTrue(Vectors.isFinite(found.x()));
  }

  /** x -> x - 0.6 (-1): 0.6, then 1.2, where the function is not defined. */
  @Test
  void undefinedFunction_endsBeforeIt() {
    Objective cliff = Problems.cliff();
    for (Optimizer optimizer : List.of(new Sgd(), new Sgd().averaged(0))) {
      Minimum found =
          Descent.of(optimizer, Schedule.constant(0.6), SEED)
              .minimize(cliff, new double[1], Stop.after(9));
      assertEquals(Termination.NOT_FINITE, found.why());
      assertArrayEquals(new double[] {0.6}, found.x());
      assertEquals(1, found.steps());
      assertEquals(1, found.trace().size());
      assertEquals("step 2: entry 0 of the gradient is NaN", found.fault());
    }
  }

  @Test
  void overflowingStep_endsBeforeIt() {
    Run<Minimum> run =
        Descent.of(new Sgd(), Schedule.constant(1e308), SEED)
            .start(Problems.bowl(), new double[2], Stop.after(9));
    assertFalse(run.step());
    assertFalse(run.step());
    assertEquals(Termination.NOT_FINITE, run.why());
    assertArrayEquals(new double[2], run.result().x());
    assertEquals("step 0: entry 1 of the point after it is -Infinity", run.result().fault());
    assertEquals(0, run.steps());
  }

  @Test
  void undefinedStart_endsAtOnce() {
    Minimum found =
        Descent.of(new Sgd(), Schedule.constant(1), SEED)
            .minimize(Problems.cliff(), new double[] {2}, Stop.after(9));
    assertEquals(Termination.NOT_FINITE, found.why());
    assertEquals(0, found.steps());
  }

  @Test
  void tolerance_isOfTheWholeGradientAtTheResult() {
    SoftmaxRegression f = Problems.softmax(BundledData.IRIS.data(), 1e-2);
    double first =
        Descent.of(new Sgd(), Schedule.constant(1), SEED)
            .minimize(f, new double[15], Stop.after(0))
            .gradientNorm();
    for (Optimizer optimizer : List.of(new Sgd(), new ScheduleFree(), new Sgd().averaged(8))) {
      for (Batches batches : List.of(Batches.full(), Batches.of(40))) {
        DescentRun run =
            Descent.of(optimizer, Schedule.constant(0.5), SEED)
                .with(batches)
                .start(f, new double[15], Stop.below(0.05).within(20_000));
        Minimum found = run.finish();
        assertEquals(Termination.CONVERGED, found.why(), optimizer + " " + batches);
        assertTrue(found.gradientNorm() <= 0.05 * first);
        assertEquals(found.gradientNorm(), run.measure(), 1e-15);
        assertTrue(batches.isFull() || found.steps() % 4 == 0, "at the end of an epoch");
      }
    }
  }

  @Test
  void binaryObjectives_takeMinibatches() {
    for (Loss loss : List.of(Loss.logistic(), Loss.halfSquare(), Loss.hinge())) {
      EmpiricalRisk f =
          EmpiricalRisk.of(BundledData.HEART_SCALE.data(), loss, Regularizer.squaredNorm(0.01));
      double best = Double.POSITIVE_INFINITY;
      for (Optimizer optimizer :
          List.of(new Adam(0.9, 0.95), new PolyakStep(0, 1, PolyakStep.Cap.fixed(0.05)))) {
        Minimum found =
            Descent.of(optimizer, Schedule.linearDecay(2_700).times(0.1), SEED)
                .with(Batches.of(10))
                .minimize(f, new double[13], Stop.after(2_700));
        best = Math.min(best, found.value());
        assertTrue(found.value() < 0.6 * f.value(new double[13]), loss + " " + found.value());
      }
      if (loss != Loss.hinge()) {
        Minimum optimum = new Lbfgs().minimize(f, new double[13], Stop.below(1e-10));
        assertEquals(optimum.value(), best, 2e-3);
      }
    }
  }

  @Test
  void badArguments_areRefused() {
    Descent descent = Descent.of(new Sgd(), Schedule.constant(0.1), SEED);
    Objective bowl = Problems.bowl();
    assertThrows(
        IllegalArgumentException.class, () -> descent.start(bowl, new double[3], Stop.after(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> descent.start(bowl, new double[] {0, Double.NaN}, Stop.after(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> descent.start(bowl, new double[2], Stop.below(0.1).relativeTo(Stop.Scale.DATA)));
    assertThrows(
        IllegalArgumentException.class,
        () -> descent.with(Batches.of(2)).start(bowl, new double[2], Stop.after(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> descent.with(step -> -1).minimize(bowl, new double[2], Stop.after(1)));
    assertThrows(IllegalArgumentException.class, () -> Batches.of(0));
    assertThrows(IllegalArgumentException.class, () -> new Adam(1, 0.9));
    assertThrows(IllegalArgumentException.class, () -> new ScheduleFree(0));
    assertThrows(IllegalArgumentException.class, () -> new DoG().perBlock(1).start(new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Mechanic(new ScheduleFree()).start(new double[2]));
  }

  /** Base rate 0 stays where it is, and warm-up longer than the run is only a ramp. */
  @Test
  void schedulesThatHardlyMove() {
    Descent still = Descent.of(new Adam(), Schedule.linearDecay(5).times(0), SEED);
    Minimum there = still.minimize(Problems.bowl(), new double[] {3, 4}, Stop.after(5));
    assertArrayEquals(new double[] {3, 4}, there.x());
    assertEquals(Termination.STEP_LIMIT, there.why());
    assertArrayEquals(new double[5], there.trace().column(Minimum.RATE));
    Minimum ramp =
        Descent.of(new Sgd(), Schedule.linearDecay(3).warmup(100), SEED)
            .minimize(Problems.bowl(), new double[2], Stop.after(2));
    assertArrayEquals(new double[] {.01, .02}, ramp.trace().column(Minimum.RATE), 1e-17);
    assertEquals(1, still.minimize(Problems.bowl(), new double[2], Stop.after(1)).steps());
  }

  @Test
  void nothingRecorded_noTrace() {
    Minimum found =
        Descent.of(new Sgd(), Schedule.constant(0.1), SEED)
            .with(Recording.NOTHING)
            .minimize(Problems.bowl(), new double[2], Stop.after(7));
    assertEquals(0, found.trace().size());
    assertEquals(7, found.steps());
  }
}
