package org.flyball.tuning;

import java.util.function.Consumer;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * One solve with the solver that was chosen for it. When it ends, whoever chose is told its {@link
 * Cost}, that of one step above the step limit if it failed, and how fast the residual fell in the
 * end. A run that is not stepped to its end teaches nothing.
 */
public final class TunedRun extends WrappedRun {

  private final Candidate chosen;
  private final Cost cost;
  private final Stop stop;
  private final LinearSystem system;
  private final Consumer<Outcome> feedback;
  private final ResidualTail tail = new ResidualTail();
  private final long begun;
  private boolean learnt;

  private TunedRun(
      Candidate chosen,
      LinearSystem system,
      Origin origin,
      Cost cost,
      Stop stop,
      Consumer<Outcome> feedback,
      long begun) {
    super(origin.start(chosen.solver(), system));
    this.chosen = chosen;
    this.cost = cost;
    this.stop = stop;
    this.system = system;
    this.feedback = feedback;
    this.begun = begun;
    tail.see(run.measure());
    learnOnceEnded();
  }

  static TunedRun start(
      Candidate chosen,
      LinearSystem system,
      Origin origin,
      Cost cost,
      Stop stop,
      Consumer<Outcome> feedback) {
    return new TunedRun(chosen, system, origin, cost, stop, feedback, System.nanoTime());
  }

  private void learnOnceEnded() {
    if (!learnt && why() != Termination.INTERRUPTED) {
      learnt = true;
      long nanoseconds = System.nanoTime() - begun;
      long steps = steps();
      if (!why().isSuccess()) {
        long whole = stop.maxSteps() + 1;
        nanoseconds = (long) ((double) nanoseconds * whole / Math.max(1, steps));
        steps = whole;
      }
      double loss = cost.of(chosen.solver(), system, steps, nanoseconds);
      feedback.accept(new Outcome(loss, tail.ratio()));
    }
  }

  /** The parameter value this solve uses, NaN if its solver has none. */
  public double parameter() {
    return chosen.parameter();
  }

  /** The solver that was chosen. */
  public LinearSolver solver() {
    return chosen.solver();
  }

  /** Whether the chosen solver was given up and the fallback of its {@link Backstop} took over. */
  public boolean hasFallenBack() {
    return run instanceof BackstopRun backed && backed.hasFallenBack();
  }

  @Override
  public boolean step() {
    boolean stepped = run.step();
    // What a fallback's residuals do is not the parameter's merit.
    if (stepped && !hasFallenBack()) {
      tail.see(run.measure());
    }
    learnOnceEnded();
    return stepped;
  }
}
