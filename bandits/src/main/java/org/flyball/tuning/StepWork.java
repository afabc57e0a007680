package org.flyball.tuning;

import org.flyball.linear.AdaptiveSor;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Preconditioning;
import org.flyball.linear.Sor;
import org.flyball.linear.Ssor;
import org.flyball.linear.SsorCg;
import org.flyball.linear.Stencil;
import org.flyball.run.Checks;

/**
 * The floating-point operations of one step of a solver.
 *
 * @param perUnknown for each of the n unknowns
 * @param perEntry for each entry of the matrix that is not on the diagonal
 */
public record StepWork(double perUnknown, double perEntry) {

  private static final StepWork SOR = new StepWork(10, 2);
  private static final StepWork SSOR = new StepWork(20, 3);
  private static final StepWork SSOR_CG = new StepWork(34, 3);
  private static final StepWork CG = new StepWork(12, 2);

  /** What the Javadoc of each solver states; a {@link Backstop} counts as its first solver. */
  public static StepWork of(LinearSolver solver) {
    if (solver instanceof Sor || solver instanceof AdaptiveSor) {
      return SOR;
    }
    if (solver instanceof Ssor) {
      return SSOR;
    }
    if (solver instanceof SsorCg) {
      return SSOR_CG;
    }
    if (solver instanceof ConjugateGradient cg && cg.preconditioning() == Preconditioning.NONE) {
      return CG;
    }
    if (solver instanceof Backstop backstop) {
      return of(backstop.first());
    }
    Checks.that(
        false,
        "StepWork: nothing is known of %s; write a Cost of your own that knows it",
        solver.getClass().getSimpleName());
    return CG;
  }

  /** The operations of one step on this system. */
  public double on(LinearSystem system) {
    double n = system.size();
    double neighbours =
        system.matrix() instanceof Stencil stencil
            ? n * (stencil.points() - 1)
            : system.matrix().toSparseMatrix().entries() - n;
    return perUnknown * n + perEntry * neighbours;
  }
}
