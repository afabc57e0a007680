package org.flyball.linear;

import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.jspecify.annotations.Nullable;

/** What every linear solver's run has: its course, open to the caller, and vectors on loan. */
abstract class LinearRun extends Course implements Run<Solution> {

  private @Nullable Workspace workspace; // null once closed
  private double @Nullable [] scratch;

  LinearRun(Stop stop, Workspace workspace) {
    super(stop);
    this.workspace = workspace;
  }

  /** Whether there is no step to be done. */
  final boolean isOver() {
    return why != Termination.INTERRUPTED || workspace == null;
  }

  /** A vector for {@link #result}, which must leave all others as they are; throws if closed. */
  final double[] scratch() {
    Workspace open = workspace;
    if (open == null) {
      throw new IllegalStateException(
          getClass().getSimpleName() + ": the run is closed; ask for its result before close()");
    }
    double[] ready = scratch;
    if (ready == null) {
      ready = open.zeros();
      scratch = ready;
    }
    return ready;
  }

  @Override
  public final void close() {
    Workspace mine = workspace;
    workspace = null; // at once: given back twice, two runs would have it
    if (mine != null) {
      mine.giveBack();
    }
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public final double measure() {
    return measure;
  }

  @Override
  public final Termination why() {
    return why;
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[steps=" + steps + ", measure=" + measure + "]";
  }
}
