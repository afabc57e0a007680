package org.flyball.tuning;

import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Stop;

/**
 * A solver with a safety net: what has not converged after so many steps, or has failed, is
 * finished by another solver from where it got to. All steps count, so a learner that proposed a
 * bad parameter is charged for it, yet hardly more than {@code patience} steps above what the other
 * solver would have cost alone.
 *
 * <pre>{@code
 * Stop stop = Stop.below(1e-8);
 * Backstop.Fallback safe = rest -> new Sor(1.5, rest);
 * Tuned solver = Tuned.over(
 *         Grid.linear(1, 1.95, 20), (omega, s) -> new Backstop(new Sor(omega, s), s, 200, safe), stop)
 *     .by(new TsallisInf(), Seed.of(42));
 * }</pre>
 *
 * <p><b>When:</b> I want the safest: a solver that is known to be decent on all systems is at hand,
 * and the parameters to choose from, or the law assumed, are not. The idea is that of PCGBandit
 * (Khodak, Jung, Wynne, Chow and Kolemen, arXiv 2509.08765).
 *
 * <p>The fallback starts from the last finite iterate if its residual is below that of the start,
 * from the start otherwise, and has to meet the same threshold as the first solver, an absolute one
 * by then. The step limit is for both together.
 *
 * @param first the solver to try
 * @param stop when a solve is done: that of {@code first}
 * @param patience the steps {@code first} may take, at least 1
 * @param fallback the solver that finishes
 */
public record Backstop(LinearSolver first, Stop stop, long patience, Fallback fallback)
    implements LinearSolver {

  /** The solver that finishes, told when it is done. */
  @FunctionalInterface
  public interface Fallback {
    /** The solver with this rule. */
    LinearSolver within(Stop rest);
  }

  public Backstop {
    Checks.that(patience >= 1, "Backstop: patience must be at least 1 step, got %s", patience);
  }

  @Override
  public Run<Solution> start(LinearSystem system, double[] x0) {
    return start(system, Origin.steady(x0.clone()));
  }

  @Override
  public Run<Solution> start(LinearSystem system) {
    return start(system, Origin.ZERO);
  }

  /** {@inheritDoc} Without a copy of {@code x0}, which is not to change before this returns. */
  @Override
  public Solution solve(LinearSystem system, double[] x0) {
    return start(system, Origin.steady(x0)).finishAndClose();
  }

  BackstopRun start(LinearSystem system, Origin origin) {
    return new BackstopRun(this, system, origin);
  }
}
