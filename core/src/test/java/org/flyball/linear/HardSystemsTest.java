package org.flyball.linear;

import static org.flyball.run.Termination.CONVERGED;
import static org.flyball.run.Termination.INDEFINITE;
import static org.flyball.run.Termination.STEP_LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where solvers must not break: each ends, with finite numbers and the truth about them. */
class HardSystemsTest {

  private static final SparseMatrix GRID = Laplacian.fivePoint(10, 10);
  private static final Stop TIGHT = Stop.below(1e-8);

  /** All solvers, and what they take. */
  enum Kind {
    SOR(stop -> new Sor(1.5, stop), true),
    ADAPTIVE_SOR(AdaptiveSor::new, true),
    SSOR(stop -> new Ssor(1.5, stop), true),
    CG(ConjugateGradient::new, false),
    JACOBI_CG(stop -> new ConjugateGradient(stop, new JacobiPreconditioning()), false),
    SSOR_PRECONDITIONED_CG(
        stop -> new ConjugateGradient(stop, new SsorPreconditioning(1.5)), false),
    SSOR_CG(stop -> new SsorCg(1.5, stop), false);

    final boolean anyMatrix;
    private final Function<Stop, LinearSolver> recipe;

    Kind(Function<Stop, LinearSolver> recipe, boolean anyMatrix) {
      this.recipe = recipe;
      this.anyMatrix = anyMatrix;
    }

    LinearSolver solver(Stop stop) {
      return recipe.apply(stop);
    }
  }

  /** Solves, and checks what is true of every outcome. */
  private static Solution solve(Kind kind, SparseMatrix a, double[] b, Stop stop) {
    Solution solution = kind.solver(stop).solve(new LinearSystem(a, b));
    assertNotEquals(Termination.INTERRUPTED, solution.why());
    for (double xi : solution.x()) {
      assertTrue(Double.isFinite(xi), kind + ": " + solution.why());
    }
    assertTrue(Double.isFinite(solution.residual()), kind + ": " + solution);
    double[] residual = new double[b.length];
    new LinearSystem(a, b).residual(solution.x(), residual);
    assertEquals(Vectors.norm(residual), solution.residual());
    if (solution.why() == CONVERGED) {
      assertTrue(solution.residual() <= stop.tolerance() * Vectors.norm(b), kind.toString());
    }
    return solution;
  }

  /** {@code diag(scale) A diag(scale)}, scales being powers of two. */
  private static SparseMatrix scaled(SparseMatrix a, double[] rows, double[] columns) {
    Triplets triplets = new Triplets(a.rows(), a.rows());
    a.forEach((i, j, v) -> triplets.add(i, j, rows[i] * v * columns[j]));
    return triplets.toMatrix();
  }

  @ParameterizedTest
  @EnumSource
  void notSymmetric_isSolvedOrRefused(Kind kind) {
    Triplets triplets = new Triplets(100, 100);
    GRID.forEach((i, j, v) -> triplets.add(i, j, i == j ? 5 : j > i ? 1.5 * v : 0.5 * v));
    LinearSystem system = new LinearSystem(triplets.toMatrix(), Textbook.ones(100));
    if (kind.anyMatrix) {
      Stop stop = TIGHT;
      assertEquals(
          CONVERGED,
          solve(kind, system.matrix().toSparseMatrix(), system.rightHandSide(), stop).why());
    } else {
      LinearSolver solver = kind.solver(TIGHT);
      String said =
          assertThrows(IllegalArgumentException.class, () -> solver.solve(system)).toString();
      assertTrue(said.contains("symmetric"), said);
    }
  }

  @ParameterizedTest
  @EnumSource
  void indefinite_isNoSuccessUnlessItIsOne(Kind kind) {
    SparseMatrix a = GRID.shifted(-1.3); // positive diagonal, about a dozen negative eigenvalues
    Solution solution = solve(kind, a, Textbook.modular(100), TIGHT.within(2_000));
    Termination expected = kind.anyMatrix ? Termination.DIVERGED : INDEFINITE;
    assertEquals(expected, solution.why());
  }

  @ParameterizedTest
  @EnumSource
  void negativeDefinite_isSolvedByRelaxation_andNamedByTheOthers(Kind kind) {
    Solution solution = solve(kind, GRID.times(-1), Textbook.ones(100), TIGHT);
    assertEquals(kind.anyMatrix ? CONVERGED : INDEFINITE, solution.why());
  }

  @ParameterizedTest
  @EnumSource
  void singularButConsistent_isSolved(Kind kind) {
    SparseMatrix a = SingularMatrix.neumann(10, 10);
    double[] b = new double[100];
    a.multiply(Textbook.modular(100), b);
    Solution solution = solve(kind, a, b, TIGHT);
    assertEquals(CONVERGED, solution.why());
    // Unique up to a constant.
    double shift = solution.x()[0] - Textbook.modular(100)[0];
    for (int i = 0; i < 100; i++) {
      assertEquals(Textbook.modular(100)[i] + shift, solution.x()[i], 1e-5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void singularAndInconsistent_isNoSuccess(Kind kind) {
    SparseMatrix a = SingularMatrix.neumann(10, 10);
    double[] b = Textbook.modular(100);
    b[0] += 50;
    Solution solution = solve(kind, a, b, TIGHT.within(500));
    assertNotEquals(CONVERGED, solution.why());
  }

  @ParameterizedTest
  @EnumSource
  void unknownsInUnitsFarApart_areSolvedAsFarAsTheResidualSees(Kind kind) {
    double[] units = new double[100];
    double[] b = Textbook.ones(100);
    for (int i = 0; i < 100; i++) {
      units[i] = i % 2 == 0 ? 0x1p250 : 0x1p-250; // entries from 1e-150 to 1e150
      b[i] *= units[i];
    }
    Solution solution = solve(kind, scaled(GRID, units, units), b, TIGHT);
    assertTrue(
        solution.why() == CONVERGED || (kind == Kind.CG && solution.why() == STEP_LIMIT),
        solution.why().toString());
  }

  @ParameterizedTest
  @EnumSource(names = {"SOR", "ADAPTIVE_SOR", "SSOR"})
  void rowsOrColumnsInUnitsFarApart_areSolved(Kind kind) {
    double[] units = new double[100];
    double[] ones = Textbook.ones(100);
    double[] b = Textbook.ones(100);
    for (int i = 0; i < 100; i++) {
      units[i] = i < 50 ? 0x1p498 : 0x1p-498;
      b[i] *= units[i];
    }
    assertEquals(CONVERGED, solve(kind, scaled(GRID, units, ones), b, TIGHT).why());
    assertEquals(CONVERGED, solve(kind, scaled(GRID, ones, units), ones, TIGHT).why());
  }

  @ParameterizedTest
  @EnumSource
  void oneUnknown_ofAnySize(Kind kind) {
    for (double size : new double[] {1e-150, 1, 1e150}) {
      for (double data : new double[] {1e-150, 1, 1e150}) {
        SparseMatrix a = SparseMatrix.of(new double[][] {{size}});
        Solution solution = solve(kind, a, new double[] {data}, Stop.below(1e-12));
        assertEquals(CONVERGED, solution.why());
        assertEquals(data / size, solution.x()[0], 1e-11 * data / size);
      }
    }
    SparseMatrix negative = SparseMatrix.of(new double[][] {{-2}});
    Solution solution = solve(kind, negative, new double[] {1}, TIGHT);
    assertEquals(kind.anyMatrix ? CONVERGED : INDEFINITE, solution.why());
  }

  @ParameterizedTest
  @EnumSource
  void noUnknown_isSolved(Kind kind) {
    SparseMatrix empty = SparseMatrix.of(new double[0][0]);
    assertEquals(0, solve(kind, empty, new double[0], TIGHT).steps());
  }

  @ParameterizedTest
  @EnumSource
  void emptyRow_isNoSuccess(Kind kind) {
    // The last unknown is in no equation, and its row asks for 0 = 1.
    Triplets triplets = new Triplets(101, 101);
    GRID.forEach(triplets::add);
    Solution solution = solve(kind, triplets.toMatrix(), Textbook.ones(101), TIGHT.within(500));
    assertNotEquals(CONVERGED, solution.why());
  }

  @ParameterizedTest
  @EnumSource
  void diagonalOfAllSizes_isSolvedAsFarAsTheResidualSees(Kind kind) {
    int n = 30;
    Triplets triplets = new Triplets(n, n);
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      triplets.add(i, i, Math.scalb(1.0, 33 * (i - 15)));
      b[i] = Math.scalb(1.0, 33 * (i - 15));
    }
    Solution solution = solve(kind, triplets.toMatrix(), b, TIGHT);
    assertEquals(CONVERGED, solution.why());
    assertEquals(1, solution.x()[n - 1], 1e-7);
  }

  @ParameterizedTest
  @EnumSource
  void partsThatAreNotConnected_areSolvedEach(Kind kind) {
    // Grid, single unknowns, grid: every other part a thousand times as stiff.
    Triplets triplets = new Triplets(210, 210);
    GRID.forEach(triplets::add);
    GRID.forEach((i, j, v) -> triplets.add(110 + i, 110 + j, 1000 * v));
    for (int i = 100; i < 110; i++) {
      triplets.add(i, i, i - 99);
    }
    double[] x = solve(kind, triplets.toMatrix(), Textbook.ones(210), TIGHT.within(20_000)).x();
    double[] alone = solve(kind, GRID, Textbook.ones(100), Stop.below(1e-10)).x();
    for (int i = 0; i < 100; i++) {
      assertEquals(alone[i], x[i], 1e-5);
      assertEquals(alone[i] / 1000, x[110 + i], 1e-6);
    }
    for (int i = 100; i < 110; i++) {
      assertEquals(1.0 / (i - 99), x[i], 1e-6);
    }
  }
}
