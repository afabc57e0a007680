package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flyball.linear.AdaptiveSor;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.Sor;
import org.flyball.linear.SorRace;
import org.flyball.linear.SorRaceResult;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.SsorCg;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.report.Axis;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.flyball.tuning.Candidate;
import org.flyball.tuning.Cost;
import org.flyball.tuning.Grid;

/**
 * What every solver and the learners took on one matrix, in floating-point operations.
 *
 * @param stream the matrix
 * @param work the mean of each of {@link #ALL} over a few systems
 * @param best on every system, what the cheapest of them took
 * @param joint the learner that chooses among all
 * @param sor the learner that has SOR only
 * @param ssorCg the learner that has SSOR-CG only
 * @param races the passes over the matrix of a race, by system
 * @param sweeps of the best SOR candidate on the same systems
 * @param adaptiveSweeps of adaptive SOR
 * @param borrowed the mean work of SOR at the omega learnt for SSOR-CG
 */
record SolversOutcome(
    Stream stream,
    double[] work,
    double[] best,
    Learnt joint,
    Learnt sor,
    Learnt ssorCg,
    double[] races,
    double[] sweeps,
    double[] adaptiveSweeps,
    double borrowed) {

  static final Stop STOP = Stop.below(1e-8);
  static final Grid SOR = Grid.towardsTwo(10, 1e-2);
  static final Grid SSOR_CG = Grid.of(0.8, 1, 1.2, 1.4, 1.6, 1.8, 1.9);
  static final SorRace RACE = SorRace.of(STOP, 1.5, 1.7, 1.85, 1.95);
  static final Cost COST = Cost.work();
  static final List<Candidate> SOR_ONLY = Candidate.family("SOR", SOR, Sor::new, STOP);
  static final List<Candidate> SSOR_CG_ONLY =
      Candidate.family("SSOR-CG", SSOR_CG, SsorCg::new, STOP);
  static final Candidate CG = Candidate.of("CG", new ConjugateGradient(STOP));
  static final Candidate ADAPTIVE = Candidate.of("adaptive SOR", new AdaptiveSor(STOP));
  static final List<Candidate> ALL = all();

  private static List<Candidate> all() {
    List<Candidate> all = new ArrayList<>(SOR_ONLY);
    all.addAll(SSOR_CG_ONLY);
    all.add(CG);
    all.add(ADAPTIVE);
    return List.copyOf(all);
  }

  /**
   * One matrix, with fresh normal right-hand sides.
   *
   * @param name of a-z, 0-9 and -
   * @param title for people
   * @param matrix the matrix
   */
  record Stream(String name, String title, SparseMatrix matrix) {

    /** System number t. */
    LinearSystem system(Seed seed, int t) {
      Xoshiro256 random = seed.child("right-hand side").child(t).stream();
      double[] b = new double[matrix.rows()];
      for (int i = 0; i < b.length; i++) {
        b[i] = random.nextGaussian();
      }
      return new LinearSystem(matrix, b);
    }
  }

  /**
   * What a learner did.
   *
   * @param work of every solve
   * @param choice the candidate it ended with
   * @param failures how many solves did not converge
   */
  record Learnt(double[] work, Candidate choice, int failures) {

    double mean() {
      return CostTable.mean(work);
    }

    double lastHalf() {
      return CostTable.mean(work, work.length / 2, work.length);
    }
  }

  /** What a solve by this solver took. */
  static double work(Candidate by, LinearSystem system, Solution solution) {
    boolean failed = solution.why() != Termination.CONVERGED;
    long steps = failed ? STOP.maxSteps() + 1 : solution.steps();
    return COST.of(by.solver(), system, steps, 0);
  }

  /** The passes of a race over the matrix: its winner's steps. */
  static double passes(SorRaceResult race) {
    return race.solution().steps();
  }

  /** The index in {@link #ALL} of the cheapest between these two, the second excluded. */
  static int cheapest(double[] work, int from, int to) {
    int best = from;
    for (int k = from + 1; k < to; k++) {
      best = work[k] < work[best] ? k : best;
    }
    return best;
  }

  Candidate cheapest() {
    return ALL.get(cheapest(work, 0, work.length));
  }

  /** The least work of SOR with one omega of the grid. */
  double leastSor() {
    return work[cheapest(work, 0, SOR.size())];
  }

  /** The mean of what a candidate took. */
  double workOf(Candidate candidate) {
    return work[ALL.indexOf(candidate)];
  }

  /** The second half of the learner's solves, as a multiple of the best candidate. */
  double excess() {
    return joint.lastHalf() / CostTable.mean(best, best.length / 2, best.length);
  }

  /** All of the learner's solves, as a multiple of the best candidate. */
  double regret() {
    return joint.mean() / CostTable.mean(best);
  }

  /** What SOR takes at the omega learnt for SSOR-CG, as a multiple of that at its own. */
  double priceOfBorrowing() {
    return borrowed / workOf(sor.choice);
  }

  /** What each omega of each family takes. */
  Figure figure() {
    int sorOmegas = SOR.size();
    double[] ofSor = new double[sorOmegas];
    double[] ofSsorCg = new double[SSOR_CG.size()];
    double unknowns = stream.matrix.rows();
    for (int k = 0; k < sorOmegas; k++) {
      ofSor[k] = work[k] / unknowns;
    }
    for (int k = 0; k < ofSsorCg.length; k++) {
      ofSsorCg[k] = work[sorOmegas + k] / unknowns;
    }
    return Figure.of(
            "work-" + stream.name,
            String.format(
                Locale.ROOT,
                "%s: %s does the least work, SOR wants omega = %.2f; the learner pays %.0f %% more"
                    + " than the best in its second half",
                stream.title,
                label(cheapest()),
                ALL.get(cheapest(work, 0, sorOmegas)).parameter(),
                100 * (excess() - 1)))
        .x(Axis.linear("omega"))
        .y(Axis.log("operations per solve and unknown"))
        .with(Series.line("SOR", SOR.toArray(), ofSor))
        .with(Series.line("SSOR-CG", SSOR_CG.toArray(), ofSsorCg))
        .with(level("CG", workOf(CG) / unknowns))
        .with(level("adaptive SOR", workOf(ADAPTIVE) / unknowns))
        .with(level("learner, second half", joint.lastHalf() / unknowns));
  }

  /** Of those that have no omega to choose. */
  private static Series level(String name, double height) {
    double[] ends = {SSOR_CG.get(0), SOR.get(SOR.size() - 1)};
    return Series.line(name, ends, new double[] {height, height});
  }

  /** A candidate in few words: "SSOR-CG at omega = 1.40". */
  static String label(Candidate candidate) {
    if (Double.isNaN(candidate.parameter())) {
      return candidate.name();
    }
    String family = SOR_ONLY.contains(candidate) ? "SOR" : "SSOR-CG";
    return String.format(Locale.ROOT, "%s at omega = %.2f", family, candidate.parameter());
  }
}
