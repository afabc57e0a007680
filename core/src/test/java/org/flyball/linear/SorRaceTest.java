package org.flyball.linear;

import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.DIVERGED;
import static org.flyball.run.Termination.INTERRUPTED;
import static org.flyball.run.Termination.STEP_LIMIT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class SorRaceTest {

  private static final LinearSystem GRID =
      new LinearSystem(Laplacian.fivePoint(10, 10), Textbook.modular(100));
  private static final Stop STOP = Stop.below(1e-8);

  /** Counts alone: 172, 49, 86, 178. */
  @Test
  void race_endsWithItsWinner_andTellsHowFarTheOthersGot() {
    Run<SorRaceResult> run = SorRace.of(STOP, 1, 1.5, 1.8, 1.9).start(GRID, new double[100]);
    SorRaceResult race = run.finish();
    assertEquals(1, race.best());
    assertEquals(1.5, race.solver().omega());
    assertEquals(49, race.solution().steps());
    assertEquals(49, run.steps());
    assertEquals(CONVERGED, run.why());
    assertFalse(run.step());
    assertArrayEquals(new Sor(1.5, STOP).solve(GRID).x(), race.solution().x());
    for (int loser : new int[] {0, 2, 3}) {
      assertEquals(INTERRUPTED, race.solutions().get(loser).why());
      assertEquals(49, race.solutions().get(loser).steps());
      assertTrue(race.solutions().get(loser).residual() > race.solution().residual());
    }
    // The closer a loser's own count is, the further it is here.
    assertTrue(race.solutions().get(2).residual() < race.solutions().get(3).residual());
  }

  @Test
  void equals_theFirstWins_alsoAtTheStart() {
    assertEquals(1, SorRace.of(STOP, 1, 1.5, 1.5).solve(GRID).best());
    LinearSystem solved = new LinearSystem(GRID.matrix(), new double[100]);
    SorRaceResult race = SorRace.of(STOP, 1.9, 1.5).solve(solved);
    assertEquals(0, race.best());
    assertEquals(0, race.solution().steps());
    assertEquals(CONVERGED, race.solutions().get(1).why());
  }

  @Test
  void noneConverges_theSmallestResidualLeads() {
    Stop few = Stop.below(1e-8).within(30);
    Run<SorRaceResult> run = SorRace.of(few, 1, 1.5, 1.9).start(GRID, new double[100]);
    SorRaceResult race = run.finish();
    assertEquals(STEP_LIMIT, run.why());
    assertEquals(STEP_LIMIT, race.solution().why());
    assertEquals(1, race.best());
    assertEquals(race.solution().residual(), run.measure(), 1e-12 * run.measure());
    LinearSystem saddle =
        new LinearSystem(SparseMatrix.of(new double[][] {{1, 5}, {5, 1}}), new double[] {1, 1});
    assertEquals(DIVERGED, SorRace.of(STOP, 1, 1.5).solve(saddle).solution().why());
  }

  @Test
  void badArguments_areRefused() {
    assertEquals(
        "SorRace: there must be at least one candidate, got none",
        assertThrows(IllegalArgumentException.class, () -> SorRace.of(STOP)).getMessage());
    assertEquals(
        "SorRace: the start x0 has 3 entries, must have 100",
        assertThrows(
                IllegalArgumentException.class,
                () -> SorRace.of(STOP, 1).solve(GRID, new double[3]))
            .getMessage());
  }
}
