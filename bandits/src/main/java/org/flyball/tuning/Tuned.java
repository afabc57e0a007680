package org.flyball.tuning;

import java.util.Arrays;
import org.flyball.bandit.Bandit;
import org.flyball.bandit.Policy;
import org.flyball.bandit.Pull;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;

/**
 * A linear solver that learns its parameter from the solves it does: each solve pulls an arm of a
 * bandit, and the number of steps it took is the arm's loss. Nothing is known or estimated of the
 * matrices.
 *
 * <pre>{@code
 * Tuned solver = Tuned.over(Grid.linear(1, 1.95, 20), Sor::new, Stop.below(1e-8))
 *     .by(new TsallisInf(), Seed.of(42));
 * for (LinearSystem system : stream) {
 *   double[] x = solver.solve(system).x();
 * }
 * }</pre>
 *
 * <p><b>Loss</b>: steps - 1, at least 0 (arXiv 2310.02246, released code: the first step is no
 * arm's fault). A solve that fails in whatever way is charged the whole step limit, however soon it
 * failed; its {@link Solution} says so, and the next solve pulls afresh.
 *
 * <p><b>Threads.</b> Any number may solve at once: only the pull and the feedback are under a lock,
 * and feedback may come in any order. With one thread, results depend on the seed alone; with
 * several, on the order in which they start as well. A run that is not stepped to its end teaches
 * nothing.
 *
 * <p><b>Cost</b> beside the solve: one pull and one update of the bandit, order of the number of
 * arms.
 *
 * <p>Source: Khodak, Chow, Balcan and Talwalkar, arXiv 2310.02246, Algorithm 1.
 */
public final class Tuned implements LinearSolver {

  /** A solver for each parameter value: {@code Sor::new}. */
  @FunctionalInterface
  public interface Family {
    /** The solver with this parameter. */
    LinearSolver with(double parameter, Stop stop);
  }

  private final Candidates candidates;
  private final Bandit bandit; // guarded by this
  private long solves; // guarded by this

  private Tuned(Candidates candidates, Bandit bandit, long solves) {
    this.candidates = candidates;
    this.bandit = bandit;
    this.solves = solves;
  }

  /**
   * What to choose among.
   *
   * @param grid the parameter values
   * @param family the solver for each
   * @param stop when a solve is done; its step limit is what a failed solve is charged
   */
  public static Candidates over(Grid grid, Family family, Stop stop) {
    return new Candidates(grid, family, stop);
  }

  /** The solvers a tuned solver chooses among. Immutable. */
  public static final class Candidates {

    private final Grid grid;
    private final Stop stop;
    private final LinearSolver[] solvers;

    private Candidates(Grid grid, Family family, Stop stop) {
      this.grid = grid;
      this.stop = stop;
      this.solvers = new LinearSolver[grid.size()];
      for (int i = 0; i < solvers.length; i++) {
        solvers[i] = family.with(grid.get(i), stop);
      }
    }

    /** A tuned solver that knows nothing yet and learns by this policy. */
    public Tuned by(Policy policy, Seed seed) {
      return new Tuned(this, policy.start(grid.size(), seed), 0);
    }

    /**
     * The tuned solver whose state was saved by {@link Tuned#snapshot()}; it goes on bit for bit.
     *
     * @throws IllegalArgumentException if the snapshot is of another grid or policy
     */
    public Tuned restore(Snapshot snapshot, Policy policy) {
      double[] saved = snapshot.expect("Tuned").doubles("grid");
      Checks.that(
          Arrays.equals(saved, grid.toArray()),
          "Tuned: the snapshot is of the grid %s, these candidates are %s; restore it into its own",
          Arrays.toString(saved),
          grid);
      long[] solves = snapshot.longs("solves");
      return new Tuned(this, policy.restore(snapshot.part("bandit")), solves[0]);
    }
  }

  @Override
  public TunedRun start(LinearSystem system, double[] x0) {
    Pull pull;
    synchronized (this) {
      pull = bandit.pull();
    }
    int arm = pull.arm();
    return new TunedRun(
        candidates.grid.get(arm),
        candidates.solvers[arm].start(system, x0),
        candidates.stop,
        outcome -> learn(pull, outcome.loss()));
  }

  private synchronized void learn(Pull pull, double loss) {
    bandit.learn(pull, loss);
    solves++;
  }

  /** The parameter values to choose among. */
  public Grid grid() {
    return candidates.grid;
  }

  /** The probability of each value at the next pull; fresh, the caller's. */
  public synchronized double[] probabilities() {
    return bandit.probabilities();
  }

  /** The value that is now the most probable. */
  public double favourite() {
    double[] p = probabilities();
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      best = p[i] > p[best] ? i : best;
    }
    return candidates.grid.get(best);
  }

  /** How many solves it has learnt from. */
  public synchronized long solves() {
    return solves;
  }

  /** Grid and bandit, for {@link Candidates#restore}. Solves under way are not part of it. */
  public synchronized Snapshot snapshot() {
    return Snapshot.of("Tuned")
        .with("grid", candidates.grid.toArray())
        .withLongs("solves", solves)
        .with("bandit", bandit.snapshot());
  }
}
