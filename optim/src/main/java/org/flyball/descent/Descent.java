package org.flyball.descent;

import org.flyball.objective.Objective;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;

/**
 * A recipe: an optimizer, the schedule that drives it, and where the batches come from.
 *
 * <pre>{@code
 * Schedule linear = Schedule.linearDecay(steps);
 * Minimum first = Descent.of(new Adam(0.9, 0.95), linear.times(0.1), seed)
 *     .with(Batches.of(16))
 *     .minimize(f, new double[f.dimension()], Stop.after(steps));
 * Schedule refined = first.refine(new Refinement(0.1).withNorm(NormRule.L1)).times(0.1);
 * }</pre>
 *
 * <p>Every optimizer takes every schedule, learning-rate-free ones too: what they learn is
 * multiplied by it, so theirs peaks at 1.
 *
 * @param optimizer how a gradient becomes a step
 * @param rate the step size, {@code at(k)} for step k from 0; every value finite and at least 0
 * @param seed of the batches
 * @param setup batches and recording
 */
public record Descent(Optimizer optimizer, Schedule rate, Seed seed, Setup setup) {

  /** With the whole function at every step. */
  public static Descent of(Optimizer optimizer, Schedule rate, Seed seed) {
    return new Descent(optimizer, rate, seed, Setup.plain());
  }

  /** The same on other batches. */
  public Descent with(Batches batches) {
    return new Descent(optimizer, rate, seed, new Setup(batches, setup.recording()));
  }

  /** The same, recording something else. */
  public Descent with(Recording recording) {
    return new Descent(optimizer, rate, seed, new Setup(setup.batches(), recording));
  }

  /** The same along another schedule. */
  public Descent with(Schedule other) {
    return new Descent(optimizer, other, seed, setup);
  }

  /**
   * Starts from x0.
   *
   * @param x0 (d) finite; not written
   * @param stop {@link Stop.Scale#DATA} has no meaning here. A tolerance is met by {@code ||grad
   *     f||} of the whole function at the point that is handed out; with minibatches it is looked
   *     at once an epoch, which costs a pass over the data
   * @throws IllegalArgumentException if f has no rows to take batches of
   */
  public DescentRun start(Objective f, double[] x0, Stop stop) {
    DescentRun run = new DescentRun(this, f, x0, stop);
    run.open();
    return run;
  }

  /**
   * Goes on, bit for bit, where a run on the same f was saved. The schedule may be another: the
   * number of steps has changed, say ({@code ScheduleCertificate} has the best continuation).
   *
   * @param stop when to end; steps count on, a tolerance is relative to the saved run's start
   * @throws IllegalArgumentException if the snapshot is of another optimizer, seed, batch size or
   *     dimension
   */
  public DescentRun resume(Objective f, Stop stop, Snapshot snapshot) {
    DescentRun run = new DescentRun(this, f, new double[f.dimension()], stop);
    run.restore(snapshot);
    return run;
  }

  /** Starts, and goes on until it is done. */
  public Minimum minimize(Objective f, double[] x0, Stop stop) {
    return start(f, x0, stop).finish();
  }

  /** What snapshots are of. */
  String identity() {
    return optimizer + ", " + setup.batches() + ", " + seed;
  }
}
