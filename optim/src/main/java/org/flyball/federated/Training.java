package org.flyball.federated;

import org.flyball.objective.FiniteSum;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;

/**
 * A recipe: a method, how long its steps are, and where its random numbers come from.
 *
 * <pre>{@code
 * Minimum minimum = Training.of(Method.ef21(new TopK(1)), seed)
 *     .with(StepSize.theory().times(64))
 *     .with(Setup.plain().with(Engine.local(4)).certifiedAbove(0))
 *     .minimize(f, new double[f.dimension()], Stop.below(1e-3).within(10_000));
 * }</pre>
 *
 * @param method what is done in a round
 * @param stepSize gamma
 * @param seed of all draws; deterministic methods draw nothing
 * @param setup engine, measure, certificates
 */
public record Training(Method method, StepSize stepSize, Seed seed, Setup setup) {

  private static final int LONGEST_IDENTITY = 1_000;

  /** With the step that theory allows, on one thread. */
  public static Training of(Method method, Seed seed) {
    return new Training(method, StepSize.theory(), seed, Setup.plain());
  }

  /** The same with other steps. */
  public Training with(StepSize other) {
    return new Training(method, other, seed, setup);
  }

  /** The same, carried out in another way. */
  public Training with(Setup other) {
    return new Training(method, stepSize, seed, other);
  }

  /**
   * Starts from x0 and does round 0, in which the memories begin.
   *
   * @param x0 (d); not written
   * @param stop {@link Stop.Scale#DATA} has no meaning here
   * @throws IllegalArgumentException if the parts do not fit each other or f
   * @throws ClientException if a client fails
   */
  public FederatedRun start(FiniteSum f, double[] x0, Stop stop) {
    FederatedRun run = new FederatedRun(this, f, x0, stop);
    run.open();
    return run;
  }

  /**
   * Goes on where a run of this training on the same f was saved.
   *
   * @param stop when to end; rounds count on, a tolerance is relative to the saved run's start
   */
  public FederatedRun resume(FiniteSum f, Stop stop, Snapshot snapshot) {
    FederatedRun run = new FederatedRun(this, f, new double[f.dimension()], stop);
    run.restore(snapshot);
    return run;
  }

  /**
   * Goes on with other clients: some have left, some have joined. A client that leaves is taken out
   * of the mean, for which it sends its memory once; one that joins opens when it is next asked.
   * Methods without memory ask all clients once more before they step. Certificates begin anew, for
   * f is another.
   *
   * <p>EF14 goes on where it would be without compression, at {@code x - mean - sum w_i e_i} (mean:
   * of the messages that the next step takes): who leaves sends its residual, which the next step
   * takes whole, and who stays scales its own to its new weight. So no gradient is lost, and none
   * counts twice.
   *
   * @param old a run of a training with the same memory and estimate; not to be used afterwards
   * @param f the clients there are now
   * @param origin for each of them its number in the old run, or -1 if it is new
   * @param stop when to end; rounds count on, a tolerance is relative to the old run's start
   */
  public FederatedRun continueWith(FederatedRun old, FiniteSum f, int[] origin, Stop stop) {
    FederatedRun run = new FederatedRun(this, f, old.x(), stop);
    run.adopt(old, origin);
    return run;
  }

  /** Starts, and goes on until it is done. */
  public Minimum minimize(FiniteSum f, double[] x0, Stop stop) {
    return start(f, x0, stop).finish();
  }

  /** What snapshots are of; cut short where there is a compressor for each of many clients. */
  String identity() {
    String text = method + ", " + seed;
    return text.length() <= LONGEST_IDENTITY
        ? text
        : text.substring(0, LONGEST_IDENTITY) + "... " + Integer.toHexString(text.hashCode());
  }
}
