package org.flyball.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.linear.Vectors;
import org.flyball.objective.Objective;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every optimizer must do. */
class OptimizerContractTest {

  private static final Seed SEED = Seed.of(11);

  private static Descent linear(Optimizers.Tuned tuned, int steps) {
    return Descent.of(tuned.optimizer(), Schedule.linearDecay(steps).times(tuned.rate()), SEED);
  }

  /** From 20.5. Measured: Mechanic 5.8e-4, all others at most 6e-10. */
  @ParameterizedTest
  @MethodSource("org.flyball.descent.Optimizers#all")
  void minimisesTheBowl(Optimizers.Tuned tuned) {
    Minimum found =
        linear(tuned, 4_000).minimize(Problems.bowl(), new double[2], Stop.after(4_000));
    assertTrue(
        found.value() < (tuned.optimizer() instanceof Mechanic ? 1e-3 : 1e-8),
        tuned + ": " + found.value());
    assertTrue(found.why() == Termination.STEP_LIMIT || found.why() == Termination.CONVERGED);
  }

  @ParameterizedTest
  @MethodSource("org.flyball.descent.Optimizers#all")
  void resumed_goesOnBitForBit(Optimizers.Tuned tuned) {
    int steps = 60;
    Objective f = Problems.bowl();
    Descent descent = linear(tuned, steps);
    double[] x0 = {0.3, -0.1};
    for (int at = 0; at < steps; at++) {
      DescentRun run = descent.start(f, x0, Stop.after(steps));
      for (int k = 0; k < at; k++) {
        assertTrue(run.step());
      }
      Snapshot saved = Snapshot.fromBytes(run.snapshot().toBytes());
      DescentRun other = descent.resume(f, Stop.after(steps), saved);
      assertArrayEquals(run.x(), other.x());
      Minimum whole = run.finish();
      Minimum resumed = other.finish();
      assertArrayEquals(whole.x(), resumed.x(), tuned + " at " + at);
      assertEquals(run.measure(), other.measure());
      assertEquals(run.scale(), other.scale());
      assertEquals(whole.why(), resumed.why());
      for (String column : whole.trace().names()) {
        assertArrayEquals(whole.trace().column(column), resumed.trace().column(column));
      }
    }
    assertArrayEquals(new double[] {0.3, -0.1}, x0);
  }

  /** No division by a norm that is 0, at the start and later. */
  @ParameterizedTest
  @MethodSource("org.flyball.descent.Optimizers#all")
  void zeroGradients_makeNoNaN(Optimizers.Tuned tuned) {
    double[] x = new double[2];
    Optimizer.State state = tuned.optimizer().start(x);
    for (int step = 0; step < 5; step++) {
      state.update(step, tuned.rate(), 0, new double[2], x);
      assertArrayEquals(new double[2], x, tuned.toString());
    }
    for (int step = 5; step < 10; step++) {
      state.update(step, tuned.rate(), 1, new double[] {1, 0}, x);
      state.update(step, tuned.rate(), 0, new double[2], x);
      assertTrue(Vectors.isFinite(x), tuned.toString());
      assertTrue(Double.isFinite(state.scale()));
    }
    assertTrue(x[0] < 0, tuned + " does not go down");
  }

  /** From the start: a schedule that begins at 0 does not move. */
  @ParameterizedTest
  @MethodSource("org.flyball.descent.Optimizers#all")
  void rateZero_doesNotMove(Optimizers.Tuned tuned) {
    double[] x = {1, 2};
    double[] out = new double[2];
    Optimizer.State state = tuned.optimizer().start(x.clone());
    state.update(0, 0, 3, new double[] {4, -5}, x);
    state.iterate(x, out);
    assertArrayEquals(new double[] {1, 2}, x);
    assertArrayEquals(new double[] {1, 2}, out, 1e-15);
    assertEquals(0, state.isElsewhere() ? 0 : Math.abs(x[0] - out[0]));
  }

  @ParameterizedTest
  @MethodSource("org.flyball.descent.Optimizers#all")
  void snapshotOfAnother_isRefused(Optimizers.Tuned tuned) {
    Optimizer.State state = tuned.optimizer().start(new double[2]);
    assertThrows(
        IllegalArgumentException.class,
        () -> state.restore(Snapshot.of("Unknown").with("x", 1, 2)));
    Optimizer.State longer =
        tuned.optimizer().toString().contains("perBlock")
            ? new DoG().perBlock(1, 1, 1).start(new double[3])
            : tuned.optimizer().start(new double[3]);
    boolean hasMemory =
        !tuned.optimizer().toString().contains("Sgd[]")
            && !(tuned.optimizer() instanceof PolyakStep)
            && !(tuned.optimizer() instanceof AdaGradNorm);
    if (hasMemory) {
      assertThrows(
          IllegalArgumentException.class, () -> longer.restore(state.snapshot()), tuned.toString());
    }
  }

  /** What the run records is the gradient's norm, not the clipped or scaled one. */
  @ParameterizedTest
  @MethodSource("org.flyball.descent.Optimizers#all")
  void firstNorms_areThoseOfTheGradient(Optimizers.Tuned tuned) {
    Run<Minimum> run =
        linear(tuned, 9).start(Problems.bowl(), new double[2], Stop.after(1)); // g = (-1, 20)
    Minimum found = run.finish();
    assertEquals(Math.sqrt(401), found.trace().column(Minimum.GRADIENT_NORM)[0], 1e-14);
    assertEquals(21, found.trace().column(Minimum.GRADIENT_NORM_1)[0]);
  }
}
