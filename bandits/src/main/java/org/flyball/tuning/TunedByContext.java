package org.flyball.tuning;

import java.util.List;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;

/**
 * A {@link Tuned} solver that is told something about each system: a number, such as the shift c of
 * {@code A + c I} or the diffusivity of a time step. It learns how the best parameter depends on
 * it.
 *
 * <pre>{@code
 * Stop stop = Stop.below(1e-8);
 * TunedByContext solver =
 *     TunedByContext.over(Sor::new, stop).by(new ResidualShiftLaw(4), Seed.of(42));
 * for (double shift : shifts) {
 *   double[] x = solver.solve(new LinearSystem(laplacian.shifted(shift), b), shift).x();
 * }
 * }</pre>
 *
 * <p><b>Which learner?</b> A shifted family: {@link ResidualShiftLaw}, near the best after a few
 * solves, or {@link ShiftLaw}, after tens of them, from step counts alone. A scalar context that
 * acts in some smooth way: {@link org.flyball.bandit.ChebCb} on a {@link Grid}. One that may act in
 * any way: {@link org.flyball.bandit.Binned}. A law or a context that may be wrong: {@link Hedge}.
 * Nothing known: {@link Tuned}. The safest: any of them with a {@link Backstop} around its solvers.
 *
 * <p>Loss, threads and cost are those of {@link Tuned}.
 *
 * <p>Source: Khodak, Chow, Balcan and Talwalkar, arXiv 2310.02246.
 */
public final class TunedByContext {

  private final Candidates candidates;
  private final ParameterLearner learner; // guarded by this
  private long solves; // guarded by this

  private TunedByContext(Candidates candidates, ParameterLearner learner, long solves) {
    this.candidates = candidates;
    this.learner = learner;
    this.solves = solves;
  }

  /**
   * What to choose among.
   *
   * @param family the solver with a given parameter: {@code Sor::new}
   * @param stop when a solve is done; its step limit is what a failed solve is charged
   */
  public static Candidates over(Tuned.Family family, Stop stop) {
    return new Candidates(family, stop);
  }

  /**
   * The solvers to choose among.
   *
   * @param family the solver with a given parameter
   * @param stop when a solve is done
   */
  public record Candidates(Tuned.Family family, Stop stop) {

    /** A tuned solver that knows nothing yet and learns by this policy. */
    public TunedByContext by(ParameterPolicy policy, Seed seed) {
      return new TunedByContext(this, policy.start(seed), 0);
    }

    /**
     * The tuned solver whose state was saved by {@link TunedByContext#snapshot()}; it goes on bit
     * for bit.
     *
     * @throws IllegalArgumentException if the snapshot is of another policy
     */
    public TunedByContext resume(Snapshot snapshot, ParameterPolicy policy) {
      ParameterLearner learner = policy.resume(snapshot.expect("TunedByContext").part("learner"));
      return new TunedByContext(this, learner, snapshot.longs("solves")[0]);
    }
  }

  /**
   * Starts to solve.
   *
   * @param system the system
   * @param x0 the start, length n; not written
   * @param context what is known of the system, finite
   */
  public TunedRun start(LinearSystem system, double[] x0, double context) {
    return start(system, Origin.at(x0), context);
  }

  private TunedRun start(LinearSystem system, Origin origin, double context) {
    Proposal proposal;
    synchronized (this) {
      proposal = learner.propose(context);
    }
    double parameter = proposal.parameter();
    Stop stop = candidates.stop;
    return TunedRun.start(
        new Candidate("", parameter, candidates.family.with(parameter, stop)),
        system,
        origin,
        Cost.steps(),
        stop,
        outcome -> learn(proposal, outcome));
  }

  /** Solves from {@code x0}, which is not to change before this returns. */
  public Solution solve(LinearSystem system, double[] x0, double context) {
    return start(system, Origin.steady(x0), context).finishAndClose();
  }

  /** Solves from zero. */
  public Solution solve(LinearSystem system, double context) {
    return start(system, Origin.ZERO, context).finishAndClose();
  }

  private synchronized void learn(Proposal proposal, Outcome outcome) {
    learner.learn(proposal, outcome);
    solves++;
  }

  /** The parameter it now believes to be the best for this context. */
  public synchronized double favourite(double context) {
    return learner.favourite(context);
  }

  /** What the learner assumes, beside what it has seen; empty if it assumes nothing. */
  public synchronized List<Certificate> certificates() {
    return learner.certificates();
  }

  /** How many solves it has learnt from. */
  public synchronized long solves() {
    return solves;
  }

  /** The learner, for {@link Candidates#resume}. Solves under way are not part of it. */
  public synchronized Snapshot snapshot() {
    return Snapshot.of("TunedByContext")
        .withLongs("solves", solves)
        .with("learner", learner.snapshot());
  }
}
