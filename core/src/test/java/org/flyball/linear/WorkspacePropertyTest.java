package org.flyball.linear;

import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.DIVERGED;
import static org.flyball.run.Termination.INDEFINITE;
import static org.flyball.run.Termination.NOT_FINITE;
import static org.flyball.run.Termination.STEP_LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

/** Runs that work in the memory of others against runs in memory of their own, bit for bit. */
class WorkspacePropertyTest {

  private static final Stop STOP = Stop.below(1e-8).within(60);

  /** A run in lent memory, and its twin whose matrix has never been solved with before. */
  private record Twins(Run<Solution> lent, Run<Solution> own) {

    boolean step() {
      boolean more = own.step();
      assertEquals(more, lent.step());
      assertEquals(own.measure(), lent.measure());
      assertEquals(own.why(), lent.why());
      return more;
    }

    void compare(String what) {
      LookAheadPropertyTest.assertSame(own.result(), lent.result(), what);
    }
  }

  private static LinearSolver solver(Xoshiro256 random, boolean symmetric) {
    double omega = 0.2 + 1.7 * random.nextDouble();
    ConjugateGradient cg = new ConjugateGradient(STOP);
    return switch (random.nextInt(symmetric ? 7 : 3)) {
      case 0 -> new Sor(omega, STOP);
      case 1 -> new AdaptiveSor(STOP);
      case 2 -> new Ssor(omega, STOP);
      case 3 -> new SsorCg(omega, STOP);
      case 4 -> cg;
      case 5 -> cg.with(new JacobiPreconditioning());
      default -> cg.with(new SsorPreconditioning(omega));
    };
  }

  /** The same entries with a pattern, and so with workspaces, of its own. */
  private static Matrix apart(Matrix matrix) {
    if (matrix instanceof SparseMatrix sparse) {
      return SparseMatrix.ofRows(
          sparse.rows(), sparse.columns(), sparse.rowStart, sparse.column, sparse.value);
    }
    return Stencil.fivePoint(7, matrix.rows() / 7).withDiagonal(matrix.diagonal(0));
  }

  private static Matrix draw(int number, Xoshiro256 random) {
    return switch (number % 4) {
      case 0 -> Laplacian.fivePoint(2 + random.nextInt(12), 2 + random.nextInt(20));
      case 1 -> Stencil.fivePoint(7, 2 + random.nextInt(20));
      default ->
          LookAheadPropertyTest.banded(1 + random.nextInt(150), random, number).shifted(0.125);
    };
  }

  @Test
  void runs_interleavedClosedAndAbandoned_areThoseOfMemoryOfTheirOwn() {
    Map<Termination, Integer> ends = new EnumMap<>(Termination.class);
    for (int number = 0; number < 300; number++) {
      Xoshiro256 random = Seed.of(51).child(number).stream();
      Matrix base = draw(number, random);
      boolean symmetric = base.isSymmetric();
      List<Matrix> family = new ArrayList<>();
      for (int k = 0; k < 4; k++) {
        // One in four indefinite: what diverged must leave no trace in the memory it had.
        family.add(base.shifted(k == 0 ? -1.1 * base.diagonal(0) : random.nextDouble()));
      }
      List<Twins> live = new ArrayList<>();
      String what = "family " + number;
      for (int action = 0; action < 60; action++) {
        int choice = random.nextInt(8);
        if (live.isEmpty() || choice < 3) {
          Matrix matrix = family.get(random.nextInt(4));
          LinearSolver solver = solver(random, symmetric);
          double[] b = RandomMatrix.vector(base.rows(), random);
          if (random.nextInt(8) == 0) {
            b[0] = 1e305; // what overflows must leave no trace either
          }
          LinearSystem lent = new LinearSystem(matrix, b);
          LinearSystem own = new LinearSystem(apart(matrix), b);
          if (random.nextBoolean()) {
            live.add(new Twins(solver.start(lent), solver.start(own, new double[b.length])));
          } else {
            double[] x0 = RandomMatrix.vector(base.rows(), random);
            live.add(new Twins(solver.start(lent, x0), solver.start(own, x0)));
          }
          continue;
        }
        int at = random.nextInt(live.size());
        Twins twins = live.get(at);
        if (choice < 6) {
          for (int k = random.nextInt(30); k > 0 && twins.step(); k--) {}
          if (random.nextBoolean()) {
            twins.compare(what);
          }
        } else {
          if (choice == 6) {
            while (twins.step()) {}
            twins.compare(what);
            ends.merge(twins.own.why(), 1, Integer::sum);
          }
          if (random.nextInt(4) > 0) {
            twins.lent.close();
          }
          live.remove(at);
        }
      }
    }
    for (Termination end : List.of(CONVERGED, DIVERGED, NOT_FINITE, INDEFINITE, STEP_LIMIT)) {
      assertTrue(ends.getOrDefault(end, 0) >= 10, ends.toString());
    }
  }

  @Test
  void threads_shareAFamily_andNoMemory() {
    SparseMatrix base = Laplacian.fivePoint(13, 11);
    List<Matrix> family = new ArrayList<>();
    List<Solution> expected = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      family.add(base.shifted(0.05 * (k % 20)));
      LinearSystem alone = new LinearSystem(apart(family.get(k)), Textbook.modular(143));
      expected.add(new SsorCg(1.2, STOP).solve(alone));
    }
    // Each matrix forty times, so that it is first, found there, driven out and kept in turn.
    List<Solution> found =
        IntStream.range(0, 1_600)
            .parallel()
            .map(t -> 7 * t % 40)
            .mapToObj(k -> new LinearSystem(family.get(k), Textbook.modular(143)))
            .map(system -> new SsorCg(1.2, STOP).solve(system))
            .toList();
    for (int t = 0; t < found.size(); t++) {
      LookAheadPropertyTest.assertSame(expected.get(7 * t % 40), found.get(t), "solve " + t);
    }
  }

  @Test
  void idleWorkspaces_areEightAtMost_andAllDifferent() {
    Workspaces workspaces = new Workspaces(5);
    Set<Workspace> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int k = 0; k < 11; k++) {
      taken.add(workspaces.take());
    }
    assertEquals(11, taken.size());
    taken.forEach(Workspace::giveBack);
    Set<Workspace> again = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int k = 0; k < 11; k++) {
      again.add(workspaces.take());
    }
    assertEquals(11, again.size());
    again.retainAll(taken);
    assertEquals(8, again.size());
  }

  @Test
  void lentVectors_areZerosWhateverWasInThem_andOneAnother() {
    Workspaces workspaces = new Workspaces(3);
    Workspace first = workspaces.take();
    first.copy(new double[] {1, Double.NaN, 2});
    first.giveBack();
    Workspace again = workspaces.take();
    assertEquals(first, again);
    double[] zeros = again.zeros();
    assertEquals(0, zeros[0] + zeros[1] + zeros[2]);
    assertNotSame(zeros, again.zeros());
  }
}
