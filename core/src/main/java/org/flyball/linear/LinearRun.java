package org.flyball.linear;

import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/** What every linear solver's run has: its course, open to the caller. */
abstract class LinearRun extends Course implements Run<Solution> {

  LinearRun(Stop stop) {
    super(stop);
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
