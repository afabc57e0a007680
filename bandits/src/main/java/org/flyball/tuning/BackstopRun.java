package org.flyball.tuning;

import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.Vectors;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/** One solve by {@link Backstop}. */
final class BackstopRun extends WrappedRun {

  private final Backstop recipe;
  private final LinearSystem system;
  private final Origin origin;
  private final double startMeasure;
  private long stepsBefore;
  private boolean fallen;

  BackstopRun(Backstop recipe, LinearSystem system, Origin origin) {
    super(origin.start(recipe.first(), system));
    this.recipe = recipe;
    this.system = system;
    this.origin = origin;
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
    double threshold = stop.threshold(startMeasure, Vectors.norm(system.rightHandSide()));
    if (!Double.isFinite(threshold)) {
      return; // so was the start: there is nothing to finish
    }
    Solution soFar = run.result();
    stepsBefore = run.steps();
    run.close(); // the fallback works in the same memory
    Stop rest = new Stop(threshold, stop.maxSteps() - stepsBefore, Stop.Scale.ONE);
    LinearSolver finisher = recipe.fallback().within(rest);
    run =
        soFar.residual() < startMeasure
            ? finisher.start(system, soFar.x())
            : origin.start(finisher, system);
  }

  boolean hasFallenBack() {
    return fallen;
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
