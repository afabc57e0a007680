package org.flyball.tuning;

import java.util.function.DoubleConsumer;
import org.flyball.linear.Solution;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * One solve with the parameter that was chosen for it. When it ends, whoever chose is told the
 * loss: steps - 1, at least 0, and the whole step limit if it failed. A run that is not stepped to
 * its end teaches nothing.
 */
public final class TunedRun implements Run<Solution> {

  private final double parameter;
  private final Run<Solution> run;
  private final Stop stop;
  private final DoubleConsumer feedback;
  private boolean learnt;

  TunedRun(double parameter, Run<Solution> run, Stop stop, DoubleConsumer feedback) {
    this.parameter = parameter;
    this.run = run;
    this.stop = stop;
    this.feedback = feedback;
    learnOnceEnded();
  }

  private void learnOnceEnded() {
    if (!learnt && run.why() != Termination.INTERRUPTED) {
      learnt = true;
      boolean done = run.why().isSuccess();
      feedback.accept(done ? Math.max(0, run.steps() - 1) : (double) stop.maxSteps());
    }
  }

  /** The parameter value this solve uses. */
  public double parameter() {
    return parameter;
  }

  @Override
  public boolean step() {
    boolean stepped = run.step();
    learnOnceEnded();
    return stepped;
  }

  @Override
  public long steps() {
    return run.steps();
  }

  @Override
  public double measure() {
    return run.measure();
  }

  @Override
  public Termination why() {
    return run.why();
  }

  @Override
  public Solution result() {
    return run.result();
  }
}
