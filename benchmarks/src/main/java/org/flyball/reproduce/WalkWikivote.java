package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.report.ExperimentReport;
import org.flyball.walk.Averaging;
import org.flyball.walk.Gain;
import org.flyball.walk.History;
import org.flyball.walk.HistoryDriven;
import org.flyball.walk.IndependentDraws;
import org.flyball.walk.MetropolisWalk;
import org.flyball.walk.Momentum;
import org.flyball.walk.PowerGain;
import org.flyball.walk.RandomWalk;
import org.flyball.walk.Reshuffle;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.Shuffling;

/** The numerical section of arXiv 2401.09665 on its graph, with spam in place of ijcnn1. */
final class WalkWikivote implements Experiment {

  private static final long REFERENCE_STEPS = 1_000_000;
  private static final double WEIGHT_POWER = 3;

  private final Problems problems;
  private final long steps;
  private final int runs;

  /** Where the problem comes from. */
  interface Problems {
    /** The problem, and whether it is wikiVote. */
    Found find();
  }

  /**
   * A problem.
   *
   * @param reference whether it is the one of which the numbers are known
   */
  record Found(WalkProblem problem, boolean reference) {

    static Found available() {
      Optional<WalkProblem> wiki = WalkProblem.wikiVote();
      return wiki.map(problem -> new Found(problem, true))
          .orElseGet(() -> new Found(WalkProblem.weblogs(), false));
    }
  }

  /** At the usual length. */
  WalkWikivote() {
    this(Found::available, 100_000, 16);
  }

  /** On another problem, with so many steps and runs, for tests. */
  WalkWikivote(Problems problems, long steps, int runs) {
    this.problems = problems;
    this.steps = steps;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "walk-wikivote";
  }

  @Override
  public String summary() {
    return "SGD along self-repellent walks on the paper's graph (arXiv 2401.09665)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 300 : 6;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    boolean full = conditions.effort() == Effort.FULL;
    long n = full ? REFERENCE_STEPS : steps;
    int count = full ? 30 : runs;
    Found found = problems.find();
    WalkProblem problem = found.problem();
    WalkForecast forecast = new WalkForecast(problem);
    double largest = problem.smoothness().largest();
    Seed seed = conditions.seed().child(name());
    List<WalkRace.Curve> curves =
        new ArrayList<>(
            new WalkRace(problem, gain(WalkForecast.DECAY, largest), n, count)
                .run(entrants(problem, forecast), seed.child("race"), part(conditions, 0, 0.8)));
    curves.addAll(
        new WalkRace(problem, gain(0.8, largest), n, count)
            .run(averaged(problem, forecast), seed.child("mean"), part(conditions, 0.8, 1)));
    return new WalkWikivoteOutcome(found, new RaceOutcome(problem, forecast, curves, n)).report();
  }

  /** No step is too long for the roughest node. */
  private static PowerGain gain(double decay, double smoothness) {
    return Gain.power(decay).safeFor(smoothness);
  }

  private static Conditions part(Conditions whole, double from, double to) {
    return new Conditions(
        whole.seed(),
        whole.effort(),
        share -> whole.progress().done(from + (to - from) * share),
        whole.cancelled());
  }

  private static List<WalkRace.Entrant> entrants(WalkProblem problem, WalkForecast forecast) {
    ReversibleChain chain = problem.chain();
    int nodes = chain.graph().nodes();
    History fading = History.fading(0.8);
    Repulsion five = Repulsion.selfRepellent(5);
    return List.of(
        WalkRace.Entrant.of(
            "base chain", new RandomWalk(chain), forecast.along(Repulsion.none(), 0.8)),
        WalkRace.Entrant.of(
            "alpha = 5, a = 1", new SelfRepellent(chain, 5), forecast.along(five, 1)),
        WalkRace.Entrant.of(
            "alpha = 5, a = 0.8",
            new SelfRepellent(chain, 5).withHistory(fading),
            forecast.along(five, 0.8)),
        WalkRace.Entrant.of(
            "alpha = 10, a = 0.8",
            new SelfRepellent(chain, 10).withHistory(fading),
            forecast.along(Repulsion.selfRepellent(10), 0.8)),
        WalkRace.Entrant.of("independent draws", IndependentDraws.uniform(nodes), forecast.drawn()),
        new WalkRace.Entrant(
            "heavy ball, alpha = 5, a = 0.8",
            new SelfRepellent(chain, 5).withHistory(fading),
            plain -> plain.with(Momentum.HEAVY_BALL),
            forecast.heavyBall(five, 0.8)),
        WalkRace.Entrant.of(
            "history-driven, alpha = 5, a = 0.8",
            new HistoryDriven(MetropolisWalk.uniform(ReversibleChain.simple(chain.graph())), 5)
                .withHistory(fading),
            forecast.along(Repulsion.historyDriven(5), 0.8)),
        WalkRace.Entrant.of("one shuffle", new Shuffling(nodes, Reshuffle.ONCE), n -> Double.NaN));
  }

  /** Means of the thetas with weights k^3, a = b = 0.8. */
  private static List<WalkRace.Entrant> averaged(WalkProblem problem, WalkForecast forecast) {
    ReversibleChain chain = problem.chain();
    double factor = (WEIGHT_POWER + 1) * (WEIGHT_POWER + 1) / (2 * WEIGHT_POWER + 1);
    double walk = factor * forecast.averaged(5);
    double drawn = factor * forecast.averagedIndependent();
    LongToDoubleFunction along = n -> walk / n;
    LongToDoubleFunction independent = n -> drawn / n;
    WalkRace.Twist mean = plain -> plain.with(Averaging.weighted(WEIGHT_POWER));
    return List.of(
        new WalkRace.Entrant(
            "mean, alpha = 5, a = 0.8",
            new SelfRepellent(chain, 5).withHistory(History.fading(0.8)),
            mean,
            along),
        new WalkRace.Entrant(
            "mean, independent draws",
            IndependentDraws.uniform(chain.graph().nodes()),
            mean,
            independent));
  }
}
