package org.flyball.linear;

import org.flyball.run.Run;
import org.flyball.run.Stop;

/**
 * SOR that finds its omega within one solve: while omega is below the best one, the ratio of
 * successive residuals settles at a value that gives away beta ({@link Young#beta}), and so the
 * best omega ({@link Young#omega}). The idea of Hageman and Young (1981) and ITPACK; here every
 * ratio is exact and free, because the sweep carries its residual.
 *
 * <p><b>When to use.</b> One system, nothing known, no eigenvalue estimate wanted; or as the arm or
 * the rival of a tuned stream. It learns nothing from one solve to the next. On the shifted grids
 * of arXiv 2310.02246 it beats every fixed omega. <b>When not.</b> Where the formula's omega is at
 * hand ({@link Young#omegaFor}), that saves the sweeps spent on finding out. The theory is for
 * consistently ordered matrices. On finite elements the omega it finds is nearly the best; on
 * normal equations it was seen to go too near to 2, where positive definite systems still converge,
 * but slowly: a step limit and {@code org.flyball.tuning.Backstop} are the remedy.
 *
 * <p><b>Rule.</b> omega starts at 1 and changes when at least 4 sweeps were done with the present
 * one, the last three ratios differ by at most a tenth of their distance to 1, the last is above
 * omega - 1 (below, the best omega is passed), and 2 - omega would shrink by a tenth or more.
 * Ratios approach their limit from below, so each new omega is still too small rather than too
 * large. The first sweeps, at a small omega, damp what a fixed omega* would let grow for a while:
 * on the 100 &times; 100 grid the whole takes 217 sweeps, omega* from the start 350. Steps, measure
 * and cost are those of {@link Sor}.
 *
 * @param stop when a solve is done
 */
public record AdaptiveSor(Stop stop) implements LinearSolver {

  private static final double FIRST_OMEGA = 1;
  private static final int LEAST_SWEEPS = 4;
  private static final double SETTLED = 0.1;
  private static final double WORTHWHILE = 0.1;

  @Override
  public Run<Solution> start(LinearSystem system, double[] x0) {
    return start(Start.at(system, x0, "AdaptiveSor: the start x0"));
  }

  @Override
  public Run<Solution> start(LinearSystem system) {
    return start(Start.zero(system));
  }

  private Run<Solution> start(Start start) {
    return new SorRun(FIRST_OMEGA, Rule::new, Passes.PLAIN, stop, start, start.scaled());
  }

  private static final class Rule implements SorRun.OmegaRule {

    private int sweeps;
    private double previous;
    private double oneBefore;

    @Override
    public double next(double omega, double ratio) {
      sweeps++;
      double near = SETTLED * (1 - ratio);
      boolean settled =
          sweeps >= LEAST_SWEEPS
              && Math.abs(ratio - previous) <= near
              && Math.abs(previous - oneBefore) <= near;
      oneBefore = previous;
      previous = ratio;
      if (!settled || !(ratio > omega - 1) || !(ratio > 0)) {
        return omega;
      }
      double beta = Young.beta(omega, ratio);
      double better = beta < 1 ? Young.omega(Math.max(0, beta)) : omega;
      if (2 - better > (1 - WORTHWHILE) * (2 - omega)) {
        return omega;
      }
      sweeps = 0;
      return better;
    }
  }
}
