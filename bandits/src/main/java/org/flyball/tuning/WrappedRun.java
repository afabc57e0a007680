package org.flyball.tuning;

import org.flyball.linear.Solution;
import org.flyball.run.Run;
import org.flyball.run.Termination;

/** A run that has another one do the work. */
abstract class WrappedRun implements Run<Solution> {

  Run<Solution> run;

  WrappedRun(Run<Solution> run) {
    this.run = run;
  }

  @Override
  public long steps() {
    return run.steps();
  }

  @Override
  public final double measure() {
    return run.measure();
  }

  @Override
  public final Termination why() {
    return run.why();
  }

  @Override
  public Solution result() {
    return run.result();
  }

  @Override
  public final void close() {
    run.close();
  }
}
