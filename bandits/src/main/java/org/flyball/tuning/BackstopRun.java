package org.flyball.tuning;

import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/** One solve by {@link Backstop}. */
final class BackstopRun extends WrappedRun {

  private final Backstop recipe;
  private final LinearSystem system;
  private final double[] x0;
  private final double startMeasure;
  private long stepsBefore;
  private boolean fallen;

  BackstopRun(Backstop recipe, LinearSystem system, double[] x0) {
    super(recipe.first().start(system, x0));
    this.recipe = recipe;
    this.system = system;
    this.x0 = x0.clone();
    this.startMeasure = run.measure();
    fallBackIfDue();
  }

  @Override
  public boolean step() {
    boolean stepped = run.step();
    // At once, so that nobody sees the failure of a run that is going to be finished.
    fallBackIfDue();
    return stepped;
  }

  private void fallBackIfDue() {
    Termination why = run.why();
    boolean due = why != Termination.INTERRUPTED || run.steps() >= recipe.patience();
    if (fallen || why.isSuccess() || !due || run.steps() >= recipe.stop().maxSteps()) {
      return;
    }
    fallen = true;
    Stop stop = recipe.stop();
    double threshold = stop.threshold(startMeasure, norm(system.rightHandSide()));
    if (!Double.isFinite(threshold)) {
      return; // so was the start: there is nothing to finish
    }
    Solution soFar = run.result();
    double[] from = soFar.residual() < startMeasure ? soFar.x() : x0;
    stepsBefore = run.steps();
    Stop rest = new Stop(threshold, stop.maxSteps() - stepsBefore, Stop.Scale.ONE);
    run = recipe.fallback().within(rest).start(system, from);
  }

  boolean hasFallenBack() {
    return fallen;
  }

  private static double norm(double[] v) {
    double sum = 0;
    for (double e : v) {
      sum += e * e;
    }
    return Math.sqrt(sum);
  }

  @Override
  public long steps() {
    return stepsBefore + run.steps();
  }

  @Override
  public Solution result() {
    Solution solution = run.result();
    return new Solution(solution.x(), solution.why(), steps(), solution.residual());
  }
}
