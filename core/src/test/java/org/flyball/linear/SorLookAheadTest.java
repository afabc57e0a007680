package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.flyball.run.Monitor;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

/** The ends of a run that fall inside a pass, and when there are passes at all. */
class SorLookAheadTest {

  private static final Passes FOUR = new Passes(8, 4, 1);
  private static final Passes FOUR_ON_TWO = new Passes(8, 4, 2);
  private static final LinearSystem GRID =
      new LinearSystem(Laplacian.fivePoint(10, 10), Textbook.modular(100));

  private static void assertSameAsPlain(Sor sor, LinearSystem system, Monitor monitor) {
    double[] x0 = new double[system.size()];
    for (Passes passes : new Passes[] {FOUR, FOUR_ON_TWO}) {
      List<Double> expected = new ArrayList<>();
      List<Double> actual = new ArrayList<>();
      Solution plain = watched(sor.start(Passes.PLAIN, system, x0), monitor, expected);
      Solution ahead = watched(sor.start(passes, system, x0), monitor, actual);
      LookAheadPropertyTest.assertSame(plain, ahead, passes.toString());
      assertEquals(expected, actual);
    }
  }

  private static Solution watched(Run<Solution> run, Monitor monitor, List<Double> seen) {
    return run.finish(
        monitor.and(
            (step, measure) -> {
              seen.add(measure);
              return seen.size() == step + 1;
            }));
  }

  @Test
  void everyStepLimit_givesThatStep() {
    for (int limit = 0; limit < 25; limit++) {
      assertSameAsPlain(new Sor(1.5, Stop.after(limit)), GRID, (step, measure) -> true);
    }
  }

  @Test
  void everyInterruption_givesThatStep() {
    for (int last = 0; last < 25; last++) {
      int end = last;
      assertSameAsPlain(new Sor(1.5, Stop.below(1e-8)), GRID, (step, measure) -> step < end);
    }
  }

  @Test
  void everyTolerance_isMetAtTheSameStep() {
    for (int k = 1; k < 40; k++) {
      double tolerance = Math.pow(10, -k / 4.0);
      assertSameAsPlain(new Sor(1.6, Stop.below(tolerance)), GRID, (step, measure) -> true);
    }
  }

  @Test
  void unreachableTolerance_isRefusedAtTheSameSteps() {
    Sor sor = new Sor(1.5, Stop.below(1e-18).within(500));
    assertSameAsPlain(sor, GRID, (step, measure) -> true);
  }

  @Test
  void divergence_isSeenAtTheSameStep() {
    LinearSystem indefinite =
        new LinearSystem(Laplacian.fivePoint(10, 10).shifted(-7.5), Textbook.modular(100));
    Sor sor = new Sor(1.5, Stop.below(1e-8));
    assertSameAsPlain(sor, indefinite, (step, measure) -> true);
    assertEquals(Termination.DIVERGED, sor.start(FOUR, indefinite, new double[100]).finish().why());
  }

  @Test
  void notANumber_insideAPass_givesTheLastFiniteIterate() {
    // An indefinite matrix whose last unknowns overflow before the ceiling of 1e10 is passed.
    for (int seed = 0; seed < 12; seed++) {
      double size = Math.pow(10, 300 - 25 * seed);
      Triplets triplets = new Triplets(40, 40);
      for (int i = 0; i < 40; i++) {
        triplets.add(i, i, 1);
        if (i > 0) {
          triplets.add(i, i - 1, i == 30 ? size : 0.5);
        }
        if (i >= 8 && i % 8 == 7) {
          triplets.add(i - 8, i, i > 30 ? size : 0.25);
        }
      }
      LinearSystem system = new LinearSystem(triplets.toMatrix(), Textbook.modular(40));
      assertSameAsPlain(new Sor(1.2, Stop.below(1e-8)), system, (step, measure) -> true);
    }
  }

  @Test
  void overflow_isNotFinite_atTheSameStep() {
    Triplets triplets = new Triplets(40, 40);
    for (int i = 0; i < 40; i++) {
      triplets.add(i, i, 1);
      if (i > 0) {
        triplets.add(i, i - 1, -3e40);
        triplets.add(i - 1, i, -3e40);
      }
    }
    double[] b = new double[40];
    b[20] = 1e-100;
    b[0] = 1e300;
    LinearSystem system = new LinearSystem(triplets.toMatrix(), b);
    Sor sor = new Sor(1, Stop.below(1e-8));
    assertSameAsPlain(sor, system, (step, measure) -> true);
    assertEquals(Termination.NOT_FINITE, sor.start(FOUR, system, new double[40]).finish().why());
  }

  @Test
  void extremeScales_changeNothing() {
    for (double scale : new double[] {0x1p-900, 0x1p-500, 0x1p500, 0x1p900}) {
      double[] b = Textbook.modular(100);
      for (int i = 0; i < 100; i++) {
        b[i] *= scale;
      }
      LinearSystem scaled = new LinearSystem(Laplacian.fivePoint(10, 10), b);
      assertSameAsPlain(new Sor(1.5, Stop.below(1e-8)), scaled, (step, measure) -> true);
    }
  }

  @Test
  void threads_areGoneAfterEachStep() {
    SorRun run = new Sor(1.5, Stop.after(40)).start(FOUR_ON_TWO, GRID, new double[100]);
    while (run.step()) {
      assertFalse(anySweeperAlive(), "after step " + run.steps());
    }
  }

  private static boolean anySweeperAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("flyball-sweep"));
  }

  @Test
  void interruptedCaller_getsItsStepsAndItsFlag() {
    SorRun run = new Sor(1.5, Stop.after(40)).start(FOUR_ON_TWO, GRID, new double[100]);
    Thread.currentThread().interrupt();
    Solution solution = run.finish();
    assertTrue(Thread.interrupted());
    LookAheadPropertyTest.assertSame(
        new Sor(1.5, Stop.after(40)).solve(GRID), solution, "interrupted");
  }

  @Test
  void passes_areForLargeSystems() {
    ScaledMatrix small = Laplacian.fivePoint(64, 64).scaled();
    assertEquals(Passes.PLAIN, Passes.of(small, 64 * 64, 1));
    ScaledMatrix large = Laplacian.fivePoint(300, 400).scaled();
    assertTrue(Passes.of(large, 300 * 400, 1).sweeps() > 1);
    assertEquals(2, Passes.of(large, 300 * 400, 2).threads());
  }

  @Test
  void passes_areOffWhereTheLastRowTouchesTheFirst() {
    // A ring: row n - 1 touches row 0, so no sweep can start before the last one is done.
    int n = 60_000;
    Triplets triplets = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      triplets.add(i, i, 3);
      triplets.add(i, (i + 1) % n, -1);
      triplets.add((i + 1) % n, i, -1);
    }
    assertEquals(Passes.PLAIN, Passes.of(triplets.toMatrix().scaled(), n, 2));
  }

  @Test
  void largeSystem_withAnyThreads_isThatOfPlainSweeps() {
    LinearSystem system =
        new LinearSystem(Laplacian.fivePoint(250, 250), Textbook.modular(250 * 250));
    Sor sor = new Sor(1.97, Stop.below(1e-3).within(41));
    double[] x0 = new double[system.size()];
    Solution plain = sor.start(Passes.PLAIN, system, x0).finish();
    for (int threads = 1; threads <= 3; threads++) {
      Solution ahead = sor.withThreads(threads).solve(system);
      LookAheadPropertyTest.assertSame(plain, ahead, threads + " threads");
    }
  }

  @Test
  void foresight_stopsBeforeTheToleranceAndTheLimit() {
    Foresight foresight = new Foresight(4);
    assertEquals(1, foresight.next(1, 1e-8, 100));
    foresight.kept();
    foresight.kept();
    assertEquals(4, foresight.next(1, 1e-8, 100));
    assertEquals(3, foresight.next(1, 1e-8, 3));
    for (int k = 0; k < 60; k++) {
      foresight.observe(0.5);
    }
    // 0.5^3 is 1/8, so three more are enough for a tenth and two are not.
    assertEquals(4, foresight.next(1, 0.1, 100));
    assertEquals(2, foresight.next(0.3, 0.1, 100));
    assertEquals(1, foresight.next(0.15, 0.1, 100));
    foresight.wasted();
    assertEquals(1, foresight.next(1, 1e-8, 100));
    assertEquals(1, foresight.next(1, 1e-8, 100));
  }
}
