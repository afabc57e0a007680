package org.flyball.tuning;

import java.util.function.Consumer;
import org.flyball.linear.Solution;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * One solve with the parameter that was chosen for it. When it ends, whoever chose is told the
 * loss, steps - 1, at least 0, and the whole step limit if it failed, and how fast the residual
 * fell in the end. A run that is not stepped to its end teaches nothing.
 */
public final class TunedRun implements Run<Solution> {

  private final double parameter;
  private final Run<Solution> run;
  private final Stop stop;
  private final Consumer<Outcome> feedback;
  private final ResidualTail tail = new ResidualTail();
  private boolean learnt;

  TunedRun(double parameter, Run<Solution> run, Stop stop, Consumer<Outcome> feedback) {
    this.parameter = parameter;
    this.run = run;
    this.stop = stop;
    this.feedback = feedback;
    tail.see(run.measure());
    learnOnceEnded();
  }

  private void learnOnceEnded() {
    if (!learnt && run.why() != Termination.INTERRUPTED) {
      learnt = true;
      boolean done = run.why().isSuccess();
      double loss = done ? Math.max(0, run.steps() - 1) : (double) stop.maxSteps();
      feedback.accept(new Outcome(loss, tail.ratio()));
    }
  }

  /** The parameter value this solve uses. */
  public double parameter() {
    return parameter;
  }

  @Override
  public boolean step() {
    boolean stepped = run.step();
    // What a fallback's residuals do is not the parameter's merit.
    boolean own = !(run instanceof BackstopRun backed && backed.hasFallenBack());
    if (stepped && own) {
      tail.see(run.measure());
    }
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
