package org.flyball.tuning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * A linear solver that learns its parameter, or which of several solvers to be, from the solves it
 * does: each solve pulls an arm of a bandit, and what it cost is the arm's loss. Nothing is known
 * or estimated of the matrices.
 *
 * <pre>{@code
 * Tuned solver = Tuned.over(Grid.linear(1, 1.95, 20), Sor::new, Stop.below(1e-8))
 *     .by(new TsallisInf(), Seed.of(42));
 * for (LinearSystem system : stream) {
 *   double[] x = solver.solve(system).x();
 * }
 * }</pre>
 *
 * <p>Solver and omega at once, charged by the work they do:
 *
 * <pre>{@code
 * List<Candidate> all = new ArrayList<>();
 * all.addAll(Candidate.family("sor", Grid.linear(1, 1.9, 10), Sor::new, stop));
 * all.addAll(Candidate.family("ssor-cg", Grid.of(0.8, 1, 1.2, 1.5), SsorCg::new, stop));
 * all.add(Candidate.of("cg", new ConjugateGradient(stop)));
 * all.add(Candidate.of("adaptive", new AdaptiveSor(stop)));
 * Tuned solver = Tuned.among(all, stop).charging(Cost.work()).by(new TsallisInf(), Seed.of(42));
 * }</pre>
 *
 * <p><b>Loss</b>: a {@link Cost}, if not said otherwise steps - 1. A solve that fails in whatever
 * way is charged as if it had done one step more than the step limit, however soon it failed; its
 * {@link Solution} says so, and the next solve pulls afresh.
 *
 * <p><b>Threads.</b> Any number may solve at once: only the pull and the feedback are under a lock,
 * and feedback may come in any order. With one thread, results depend on the seed alone; with
 * several, on the order in which they start as well. A run that is not stepped to its end teaches
 * nothing.
 *
 * <p><b>Cost</b> beside the solve: one pull and one update of the bandit, order of the number of
 * arms. A solve by {@link #solve} allocates its solution and less than a kilobyte, whatever the
 * size and the number of arms: its vectors are those of the solve before, see {@link LinearSolver}.
 * One more vector where a {@link Backstop} falls back.
 *
 * <p>Source: Khodak, Chow, Balcan and Talwalkar, arXiv 2310.02246.
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
   * The solvers of one family.
   *
   * @param grid the parameter values
   * @param family the solver for each
   * @param stop when a solve is done; its step limit is what a failed solve is charged
   */
  public static Candidates over(Grid grid, Family family, Stop stop) {
    return among(Candidate.family("", grid, family, stop), stop);
  }

  /**
   * Solvers of any kind. Their steps may cost differently: see {@link Candidates#charging}.
   *
   * @param solvers at least one, no two with the same name
   * @param stop the rule of the solvers; its step limit is what a failed solve is charged
   */
  public static Candidates among(List<Candidate> solvers, Stop stop) {
    return new Candidates(solvers, stop, Cost.steps());
  }

  /**
   * What a tuned solver chooses among.
   *
   * @param solvers at least one, no two with the same name
   * @param stop when a solve is done
   * @param cost what a solve is charged
   */
  public record Candidates(List<Candidate> solvers, Stop stop, Cost cost) {

    public Candidates {
      solvers = List.copyOf(solvers);
      Checks.that(!solvers.isEmpty(), "Tuned: needs at least one candidate");
      Set<String> names = new HashSet<>();
      for (Candidate each : solvers) {
        Checks.that(names.add(each.name()), "Tuned: two candidates are named %s", each.name());
      }
    }

    /** The same, charged otherwise. */
    public Candidates charging(Cost other) {
      return new Candidates(solvers, stop, other);
    }

    /** A tuned solver that knows nothing yet and learns by this policy. */
    public Tuned by(Policy policy, Seed seed) {
      return new Tuned(this, policy.start(solvers.size(), seed), 0);
    }

    /**
     * The tuned solver whose state was saved by {@link Tuned#snapshot()}; it goes on bit for bit.
     *
     * @throws IllegalArgumentException if the snapshot is of other candidates or another policy
     */
    public Tuned resume(Snapshot snapshot, Policy policy) {
      String saved = snapshot.expect("Tuned").text("candidates");
      Checks.that(
          saved.equals(names()),
          "Tuned: the snapshot is of the candidates %s, these are %s; restore it into its own",
          saved,
          names());
      Bandit bandit = policy.resume(snapshot.part("bandit"));
      Checks.that(
          bandit.arms() == solvers.size(),
          "Tuned: the snapshot has %s arms for %s candidates",
          bandit.arms(),
          solvers.size());
      return new Tuned(this, bandit, snapshot.longs("solves")[0]);
    }

    private String names() {
      return solvers.stream().map(Candidate::name).toList().toString();
    }
  }

  @Override
  public TunedRun start(LinearSystem system, double[] x0) {
    return start(system, Origin.at(x0));
  }

  @Override
  public TunedRun start(LinearSystem system) {
    return start(system, Origin.ZERO);
  }

  /** {@inheritDoc} Without a copy of {@code x0}, which is not to change before this returns. */
  @Override
  public Solution solve(LinearSystem system, double[] x0) {
    return start(system, Origin.steady(x0)).finishAndClose();
  }

  private TunedRun start(LinearSystem system, Origin origin) {
    Pull pull;
    synchronized (this) {
      pull = bandit.pull();
    }
    return TunedRun.start(
        candidates.solvers.get(pull.arm()),
        system,
        origin,
        candidates.cost,
        candidates.stop,
        outcome -> learn(pull, outcome.loss()));
  }

  private synchronized void learn(Pull pull, double loss) {
    bandit.learn(pull, loss);
    solves++;
  }

  /** What it chooses among. */
  public Candidates candidates() {
    return candidates;
  }

  /** The probability of each candidate at the next pull; fresh, the caller's. */
  public synchronized double[] probabilities() {
    return bandit.probabilities();
  }

  /** The candidate that is now the most probable. */
  public Candidate preferred() {
    double[] p = probabilities();
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      best = p[i] > p[best] ? i : best;
    }
    return candidates.solvers.get(best);
  }

  /** The parameter of {@link #preferred()}, NaN if it has none. */
  public double favourite() {
    return preferred().parameter();
  }

  /** How many solves it has learnt from. */
  public synchronized long solves() {
    return solves;
  }

  /** Candidates and bandit, for {@link Candidates#resume}. Solves under way are not part of it. */
  public synchronized Snapshot snapshot() {
    return Snapshot.of("Tuned")
        .with("candidates", candidates.names())
        .withLongs("solves", solves)
        .with("bandit", bandit.snapshot());
  }
}
