package org.flyball.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.Sor;
import org.flyball.linear.SparseMatrix;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

class BackstopTest {

  private static final Stop STOP = Stop.below(1e-8);
  private static final Backstop.Fallback SAFE = rest -> new Sor(1.56, rest);

  private static LinearSystem system() {
    double[] b = new double[100];
    for (int i = 0; i < 100; i++) {
      b[i] = 7 * (i + 1) % 11 - 5;
    }
    return new LinearSystem(Laplacian.fivePoint(10, 10), b);
  }

  @Test
  void goodEnough_untouched() {
    Solution plain = new Sor(1.5, STOP).solve(system());
    Solution backed = new Backstop(new Sor(1.5, STOP), STOP, 49, SAFE).solve(system());
    assertEquals(49, plain.steps());
    assertEquals(49, backed.steps());
    assertArrayEquals(plain.x(), backed.x());
  }

  @Test
  void tooSlow_finishedByTheOther_fromWhereItGotTo_toTheSameThreshold() {
    // Alone, omega = 1 takes 172 and 1.56 takes 37.
    Backstop backstop = new Backstop(new Sor(1, STOP), STOP, 20, SAFE);
    Solution backed = backstop.solve(system());
    assertEquals(Termination.CONVERGED, backed.why());
    assertTrue(backed.steps() > 30 && backed.steps() <= 20 + 37, backed.steps() + " steps");
    double norm = 0;
    for (double e : system().rightHandSide()) {
      norm += e * e;
    }
    assertTrue(backed.residual() <= 1e-8 * Math.sqrt(norm));
    // By hand: the 20 sweeps, then the other solver from there.
    Solution twenty = new Sor(1, Stop.after(20)).solve(system());
    Stop rest = new Stop(1e-8 * Math.sqrt(norm), 100, Stop.Scale.ONE);
    Solution byHand = new Sor(1.56, rest).solve(system(), twenty.x());
    assertEquals(20 + byHand.steps(), backed.steps());
    assertArrayEquals(byHand.x(), backed.x());
  }

  @Test
  void stepLimit_holdsForBothTogether() {
    Stop short30 = STOP.within(30);
    Solution backed = new Backstop(new Sor(1, short30), short30, 20, SAFE).solve(system());
    assertEquals(Termination.STEP_LIMIT, backed.why());
    assertEquals(30, backed.steps());
    Solution never = new Backstop(new Sor(1, short30), short30, 99, SAFE).solve(system());
    assertEquals(30, never.steps());
  }

  @Test
  void divergence_finishedFromTheStart_andNeverSeen() {
    // Indefinite by its off-diagonal 2: SOR diverges. The fallback is told to accept anything.
    SparseMatrix indefinite = SparseMatrix.of(new double[][] {{1, 2}, {2, 1}});
    LinearSystem system = new LinearSystem(indefinite, new double[] {1, 1});
    double[][] seen = new double[1][];
    Backstop.Fallback note =
        rest ->
            (same, x0) -> {
              seen[0] = x0.clone();
              return new Sor(1, new Stop(10, 5, Stop.Scale.ONE)).start(same, x0);
            };
    Run<Solution> run =
        new Backstop(new Sor(1, STOP), STOP, 5_000, note).start(system, new double[2]);
    while (run.step()) {
      assertTrue(run.why() == Termination.INTERRUPTED || run.why() == Termination.CONVERGED);
    }
    assertEquals(Termination.CONVERGED, run.why());
    assertArrayEquals(new double[2], seen[0]);
  }

  @Test
  void zeroDiagonal_saysSo() {
    SparseMatrix swap = SparseMatrix.of(new double[][] {{0, 1}, {1, 0}});
    LinearSystem system = new LinearSystem(swap, new double[] {1, 1});
    Solution solution = new Backstop(new Sor(1, STOP), STOP, 9, SAFE).solve(system);
    assertEquals(Termination.ZERO_DIAGONAL, solution.why());
    assertEquals(0, solution.steps());
  }

  @Test
  void patienceBelowOne_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Backstop(new Sor(1, STOP), STOP, 0, SAFE));
  }

  @Test
  void insideATunedSolver_capsTheDearestSolve() {
    Grid grid = Grid.of(1, 1.56, 1.99);
    Tuned.Family backed = (omega, stop) -> new Backstop(new Sor(omega, stop), stop, 60, SAFE);
    for (Tuned.Family family : List.<Tuned.Family>of(Sor::new, backed)) {
      Tuned tuned = Tuned.over(grid, family, STOP).by(new TsallisInf(), Seed.of(3));
      long dearest = 0;
      for (int t = 0; t < 60; t++) {
        Solution solution = tuned.solve(system());
        assertTrue(solution.why().isSuccess());
        dearest = Math.max(dearest, solution.steps());
      }
      // Alone, omega = 1.99 takes 1 800 sweeps.
      assertTrue(family == backed ? dearest <= 110 : dearest > 1_000, dearest + " steps");
    }
  }
}
