package org.flyball.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.AdaptiveSor;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Sor;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Ssor;
import org.flyball.linear.SsorCg;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** Solver and omega at once. */
class TunedAmongTest {

  private static final Stop STOP = Stop.below(1e-8);
  private static final SparseMatrix GRID = Laplacian.fivePoint(10, 10);

  private static List<Candidate> all() {
    List<Candidate> all = new ArrayList<>();
    all.addAll(Candidate.family("sor", Grid.of(1, 1.3, 1.56), Sor::new, STOP));
    all.addAll(Candidate.family("ssor-cg", Grid.of(0.6, 0.8, 1), SsorCg::new, STOP));
    all.add(Candidate.of("cg", new ConjugateGradient(STOP)));
    all.add(Candidate.of("adaptive", new AdaptiveSor(STOP)));
    return all;
  }

  private static LinearSystem system(int number) {
    Xoshiro256 random = Seed.of(9).child(number).stream();
    double[] b = new double[100];
    for (int i = 0; i < 100; i++) {
      b[i] = random.nextGaussian();
    }
    return new LinearSystem(GRID, b);
  }

  private static Tuned play(Cost cost, int solves) {
    Tuned tuned = Tuned.among(all(), STOP).charging(cost).by(new TsallisInf(), Seed.of(4));
    for (int t = 0; t < solves; t++) {
      tuned.solve(system(t));
    }
    return tuned;
  }

  /**
   * Steps and thousands of operations for system 0: sor 178, 95, 37 and 306, 163, 64; ssor-cg at
   * 0.8 and 1 18, 16 and 81, 72; cg 33 and 63; adaptive 45 and 77. Fewest steps and least work are
   * of different kinds.
   */
  @Test
  void eachCost_hasItsOwnBestSolver() {
    assertEquals("ssor-cg 1.0", play(Cost.steps(), 2_000).preferred().name());
    String least = play(Cost.work(), 2_000).preferred().name();
    assertTrue(least.equals("cg") || least.equals("sor 1.56"), least);
  }

  @Test
  void work_byHand() {
    // 400 unknowns, 4 * 100 - 80 entries off the diagonal.
    assertEquals(7 * (10 * 100 + 2 * 360), cost(new Sor(1.2, STOP), 7));
    assertEquals(7 * (10 * 100 + 2 * 360), cost(new AdaptiveSor(STOP), 7));
    assertEquals(20 * 100 + 3 * 360, cost(new Ssor(1.2, STOP), 1));
    assertEquals(34 * 100 + 3 * 360, cost(new SsorCg(1.2, STOP), 1));
    assertEquals(12 * 100 + 2 * 360, cost(new ConjugateGradient(STOP), 1));
    LinearSolver backed = new Backstop(new Sor(1.2, STOP), STOP, 9, rest -> new Sor(1, rest));
    assertEquals(10 * 100 + 2 * 360, cost(backed, 1));
    LinearSolver other = new ConjugateGradient(STOP).with(matrix -> (r, out) -> {});
    assertThrows(IllegalArgumentException.class, () -> cost(other, 1));
    assertEquals(0, Cost.steps().of(backed, system(0), 0, 0));
    assertEquals(6, Cost.steps().of(backed, system(0), 7, 0));
  }

  private static double cost(LinearSolver solver, long steps) {
    return Cost.work().of(solver, system(0), steps, 0);
  }

  @Test
  void failedSolve_isChargedOneStepAboveTheLimit_andItsTimeInProportion() {
    Stop five = STOP.within(5);
    List<long[]> seen = new ArrayList<>();
    Cost note =
        (solver, system, steps, nanoseconds) -> {
          seen.add(new long[] {steps, nanoseconds});
          return 1;
        };
    Tuned.among(List.of(Candidate.of("one", new Sor(1, five))), five)
        .charging(note)
        .by(new TsallisInf(), Seed.of(1))
        .solve(system(0));
    assertEquals(1, seen.size());
    assertEquals(6, seen.get(0)[0]);
    assertTrue(seen.get(0)[1] > 0);
  }

  @Test
  void nanoseconds_areCharged() {
    Tuned tuned = play(Cost.nanoseconds(), 20);
    double[] losses = tuned.snapshot().part("bandit").doubles("total");
    // Twenty solves of 100 unknowns take more than a microsecond and less than a minute.
    assertTrue(losses[0] > 1e3 && losses[0] < 6e10, losses[0] + " ns");
  }

  @Test
  void snapshots_goOn_butNotAmongOthers() {
    Tuned.Candidates candidates = Tuned.among(all(), STOP).charging(Cost.work());
    Tuned tuned = candidates.by(new TsallisInf(), Seed.of(4));
    for (int t = 0; t < 40; t++) {
      tuned.solve(system(t));
    }
    Snapshot saved = Snapshot.fromBytes(tuned.snapshot().toBytes());
    Tuned twin = candidates.resume(saved, new TsallisInf());
    for (int t = 40; t < 80; t++) {
      assertEquals(tuned.solve(system(t)).steps(), twin.solve(system(t)).steps());
    }
    List<Candidate> fewer = all().subList(0, 5);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Tuned.among(fewer, STOP).resume(saved, new TsallisInf()))
            .toString();
    assertTrue(message.contains("ssor-cg 0.8") && message.contains("adaptive"), message);
  }

  @Test
  void badCandidates_refused() {
    Candidate cg = Candidate.of("cg", new ConjugateGradient(STOP));
    assertThrows(IllegalArgumentException.class, () -> Tuned.among(List.of(), STOP));
    String message =
        assertThrows(IllegalArgumentException.class, () -> Tuned.among(List.of(cg, cg), STOP))
            .toString();
    assertTrue(message.contains("two candidates are named cg"), message);
  }
}
