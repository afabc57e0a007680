package org.flyball.linear;

import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * One solve by {@link Sor} or {@link AdaptiveSor}, in the scaled variables of {@link
 * ScaledTriangles}, which do not depend on omega: it may change from sweep to sweep at no cost.
 */
final class SorRun implements Run<Solution> {

  /** Chooses the omega of the next sweep. */
  interface OmegaRule {
    /**
     * Called after each sweep.
     *
     * @param omega of that sweep
     * @param ratio of the residual norms after and before it
     */
    double next(double omega, double ratio);
  }

  /** A rule for each solve: rules have memory. */
  interface Rules {
    OmegaRule start();
  }

  private static final double DIVERGENCE = 1e10;

  private final double firstOmega;
  private final Rules rules;
  private final Stop stop;
  private final LinearSystem system;
  private final ScaledTriangles triangles;
  private final double[] x0;
  private final double[] x; // scaled iterate
  private final double[] r; // scaled residual
  private final double[] d; // scaled update of the last sweep; free between sweeps
  private final double threshold;
  private final double ceiling;
  private double omega;
  private OmegaRule rule;
  private Termination why = Termination.INTERRUPTED;
  private long steps;
  private double measure;

  SorRun(double firstOmega, Rules rules, Stop stop, LinearSystem system, double[] x0) {
    this.firstOmega = firstOmega;
    this.omega = firstOmega;
    this.rules = rules;
    this.rule = rules.start();
    this.stop = stop;
    this.system = system;
    this.triangles = system.matrix().triangles();
    this.x0 = x0.clone();
    this.x = new double[x0.length];
    this.r = new double[x0.length];
    this.d = new double[x0.length];
    restart();
    double data = Vectors.norm(system.rightHandSide());
    threshold = stop.threshold(measure, data);
    ceiling = DIVERGENCE * Math.max(measure, data);
    if (triangles.zeroDiagonalRow >= 0) {
      why = Termination.ZERO_DIAGONAL;
    } else if (!Double.isFinite(measure)) {
      why = Termination.NOT_FINITE;
    } else if (measure <= threshold) {
      why = Termination.CONVERGED;
    } else if (stop.maxSteps() == 0) {
      why = Termination.STEP_LIMIT;
    }
  }

  /** Puts x0 and its residual in place; all is scaled, except when a diagonal entry is zero. */
  private void restart() {
    System.arraycopy(x0, 0, x, 0, x.length);
    system.residual(x, r);
    measure = Vectors.norm(r);
    if (triangles.zeroDiagonalRow < 0) {
      triangles.scale(r);
      for (int i = 0; i < x.length; i++) {
        x[i] *= triangles.root[i];
      }
    }
  }

  @Override
  public boolean step() {
    if (why != Termination.INTERRUPTED) {
      return false;
    }
    sweep();
    if (!Double.isFinite(measure)) {
      replay(steps - 1);
      why = Termination.NOT_FINITE;
    } else if (measure > ceiling) {
      why = Termination.DIVERGED;
    } else if (measure <= threshold && confirm()) {
      why = Termination.CONVERGED;
    } else if (steps >= stop.maxSteps()) {
      why = Termination.STEP_LIMIT;
    }
    return true;
  }

  private void sweep() {
    triangles.sweep(omega, x, r, d);
    double before = measure;
    measure = Vectors.norm(r, triangles.weight);
    steps++;
    omega = rule.next(omega, measure / before);
  }

  /**
   * Whether b - A x, computed afresh, meets the threshold as well. If not, it takes the place of
   * the residual that the sweeps carried along, and the run goes on.
   */
  private boolean confirm() {
    unscale(d);
    system.residual(d, r);
    double fresh = Vectors.norm(r);
    if (fresh <= threshold) {
      return true;
    }
    triangles.scale(r);
    measure = fresh;
    return false;
  }

  /**
   * Goes back to an iterate that was finite by doing its sweeps again. Costs nothing unless a run
   * fails, where a copy of x in every step would cost a fifth of a sweep.
   */
  private void replay(long count) {
    restart();
    omega = firstOmega;
    rule = rules.start();
    for (steps = 0; steps < count; ) {
      sweep();
    }
  }

  private void unscale(double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = x[i] / triangles.root[i];
    }
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public double measure() {
    return measure;
  }

  @Override
  public Termination why() {
    return why;
  }

  @Override
  public Solution result() {
    double[] answer = new double[x.length];
    if (triangles.zeroDiagonalRow >= 0 || steps == 0) {
      System.arraycopy(x0, 0, answer, 0, x.length);
    } else {
      unscale(answer);
    }
    double[] residual = new double[x.length];
    system.residual(answer, residual);
    return new Solution(answer, why, steps, Vectors.norm(residual));
  }

  @Override
  public String toString() {
    return "SorRun[omega=" + omega + ", steps=" + steps + ", measure=" + measure + "]";
  }
}
