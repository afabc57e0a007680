package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.report.ExperimentReport;
import org.flyball.run.Stop;
import org.flyball.walk.Gain;
import org.flyball.walk.History;
import org.flyball.walk.HistoryDriven;
import org.flyball.walk.IndependentDraws;
import org.flyball.walk.McSag;
import org.flyball.walk.MetropolisWalk;
import org.flyball.walk.Momentum;
import org.flyball.walk.RandomWalk;
import org.flyball.walk.Reshuffle;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.Shuffling;

/** SGD along walks over 62 dolphins, against exact theory (arXiv 2401.09665). */
final class WalkDolphins implements Experiment {

  private static final double[] ALPHAS = WalkDolphinsOutcome.ALPHAS;
  private static final double[] MEMORIES = WalkDolphinsOutcome.MEMORIES;

  private final long steps;
  private final int runs;

  /** At the usual length. */
  WalkDolphins() {
    this(100_000, 24);
  }

  /** With so many steps and runs, for tests. */
  WalkDolphins(long steps, int runs) {
    this.steps = steps;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "walk-dolphins";
  }

  @Override
  public String summary() {
    return "SGD along self-repellent walks, against exact theory and i.i.d. draws (arXiv"
        + " 2401.09665)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 150 : 16;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int count = conditions.effort() == Effort.FULL ? 10 * runs : runs;
    WalkProblem problem = WalkProblem.dolphins();
    WalkForecast forecast = new WalkForecast(problem);
    Gain gain = Gain.power(WalkForecast.DECAY).safeFor(problem.smoothness().largest());
    Seed seed = conditions.seed().child(name());
    List<WalkRace.Curve> curves =
        new WalkRace(problem, gain, steps, count)
            .run(entrants(problem, forecast), seed.child("race"), conditions);
    double remembered =
        problem.squaredDistance(
            McSag.of(new SelfRepellent(problem.chain(), 5), 0.1, seed.child("sag"))
                .minimize(
                    problem.central(), new double[problem.best().length], Stop.after(steps / 10))
                .x());
    return new WalkDolphinsOutcome(new RaceOutcome(problem, forecast, curves, steps), remembered)
        .report();
  }

  /** The base chain, three alphas by three memories, then the others by name. */
  private static List<WalkRace.Entrant> entrants(WalkProblem problem, WalkForecast forecast) {
    ReversibleChain chain = problem.chain();
    int nodes = chain.graph().nodes();
    LongToDoubleFunction none = n -> Double.NaN;
    List<WalkRace.Entrant> all = new ArrayList<>();
    all.add(
        WalkRace.Entrant.of(
            "base chain", new RandomWalk(chain), forecast.along(Repulsion.none(), 0.8)));
    for (double alpha : ALPHAS) {
      for (double memory : MEMORIES) {
        all.add(
            WalkRace.Entrant.of(
                String.format(Locale.ROOT, "alpha = %.0f, a = %.1f", alpha, memory),
                new SelfRepellent(chain, alpha).withHistory(History.fading(memory)),
                forecast.along(Repulsion.selfRepellent(alpha), memory)));
      }
    }
    all.add(
        WalkRace.Entrant.of(
            "independent draws", IndependentDraws.uniform(nodes), forecast.drawn()));
    History fading = History.fading(0.8);
    all.add(
        new WalkRace.Entrant(
            "heavy ball, alpha = 5, a = 0.8",
            new SelfRepellent(chain, 5).withHistory(fading),
            plain -> plain.with(Momentum.HEAVY_BALL),
            forecast.heavyBall(Repulsion.selfRepellent(5), 0.8)));
    all.add(
        WalkRace.Entrant.of(
            "history-driven, alpha = 5, a = 0.8",
            new HistoryDriven(MetropolisWalk.uniform(ReversibleChain.simple(chain.graph())), 5)
                .withHistory(fading),
            forecast.along(Repulsion.historyDriven(5), 0.8)));
    all.add(WalkRace.Entrant.of("one shuffle", new Shuffling(nodes, Reshuffle.ONCE), none));
    all.add(WalkRace.Entrant.of("reshuffled", new Shuffling(nodes), none));
    return all;
  }
}
