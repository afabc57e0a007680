package org.flyball.linear;

import java.util.Arrays;
import org.flyball.run.Run;
import org.flyball.run.Termination;

/** One solve by {@link Ssor}, in the scaled variables of {@link ScaledTriangles}. */
final class SsorRun implements Run<Solution> {

  private static final double DIVERGENCE = 1e10;

  private final Ssor recipe;
  private final LinearSystem system;
  private final ScaledTriangles triangles;
  private final SymmetricSweep sweep;
  private final double[] x0;
  private final double[] x; // scaled iterate
  private final double[] r; // scaled residual
  private final double[] d; // scaled update of the forward half of the next step
  private final double[] e; // scaled update of the backward half of the last; free between steps
  private final double threshold;
  private final double ceiling;
  private Termination why = Termination.INTERRUPTED;
  private long steps;
  private double measure;

  SsorRun(Ssor recipe, LinearSystem system, double[] x0) {
    this.recipe = recipe;
    this.system = system;
    this.triangles = system.matrix().triangles();
    this.sweep = new SymmetricSweep(triangles, recipe.omega());
    this.x0 = x0.clone();
    this.x = new double[x0.length];
    this.r = new double[x0.length];
    this.d = new double[x0.length];
    this.e = new double[x0.length];
    restart();
    double data = Vectors.norm(system.rightHandSide());
    threshold = recipe.stop().threshold(measure, data);
    ceiling = DIVERGENCE * Math.max(measure, data);
    if (triangles.zeroDiagonalRow >= 0) {
      why = Termination.ZERO_DIAGONAL;
    } else if (!Double.isFinite(measure)) {
      why = Termination.NOT_FINITE;
    } else if (measure <= threshold) {
      why = Termination.CONVERGED;
    } else if (recipe.stop().maxSteps() == 0) {
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
      sweep.solveLower(r, d);
    }
  }

  @Override
  public boolean step() {
    if (why != Termination.INTERRUPTED) {
      return false;
    }
    relax();
    if (!Double.isFinite(measure)) {
      replay(steps - 1);
      why = Termination.NOT_FINITE;
    } else if (measure > ceiling) {
      why = Termination.DIVERGED;
    } else if (measure <= threshold && confirm()) {
      why = Termination.CONVERGED;
    } else if (steps >= recipe.stop().maxSteps()) {
      why = Termination.STEP_LIMIT;
    }
    return true;
  }

  private void relax() {
    Arrays.fill(r, 0);
    sweep.backward(d, x, e, r);
    sweep.forward(e, r, d);
    measure = Vectors.norm(r, triangles.weight);
    steps++;
  }

  /**
   * Whether b - A x, computed afresh, meets the threshold as well. If not, it takes the place of
   * the residual that the steps carried along, and the run goes on.
   */
  private boolean confirm() {
    unscale(e);
    system.residual(e, r);
    double fresh = Vectors.norm(r);
    if (fresh <= threshold) {
      return true;
    }
    triangles.scale(r);
    sweep.solveLower(r, d);
    measure = fresh;
    return false;
  }

  /**
   * Goes back to an iterate that was finite by doing its steps again. Costs nothing unless a run
   * fails, where a copy of x in every step would cost a tenth of one.
   */
  private void replay(long count) {
    restart();
    for (steps = 0; steps < count; ) {
      relax();
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
    return "SsorRun[omega=" + recipe.omega() + ", steps=" + steps + ", measure=" + measure + "]";
  }
}
