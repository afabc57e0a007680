package org.flyball.cli;

import java.util.List;
import java.util.Optional;
import org.flyball.run.Stop;
import org.flyball.walk.MeanEstimator;
import org.flyball.walk.Prior;
import org.flyball.walk.Sampling;

/**
 * The options as they took effect.
 *
 * @param base the chain, or the one that advice is for where the walk has none
 * @param alpha how strongly the past repels; 0 for walks without memory
 * @param memory a; 1 for walks without memory
 * @param of the file of the values, or "degree"
 * @param weights the file, or uniform, or visited
 * @param start the id of the node where all start; empty for random ones
 * @param estimator the recipe of the mean
 * @param sampling the recipe of the walk
 * @param stop when it is done
 * @param seed the root of all draws
 * @param outlook what theory says, unless it was not asked
 * @param warnings what the user should know, a line each
 */
record WalkSettings(
    WalkKind walk,
    WalkBase base,
    double alpha,
    double memory,
    Prior prior,
    String of,
    String weights,
    Optional<Long> start,
    MeanEstimator estimator,
    Sampling sampling,
    Stop stop,
    long seed,
    Optional<WalkOutlook> outlook,
    List<String> warnings) {

  boolean asksTolerance() {
    return stop.tolerance() > 0;
  }

  /** How many visits all walkers together count if they go all their steps. */
  long plannedVisits() {
    return estimator.tokens() * Math.max(1, stop.maxSteps() - estimator.averaging().from());
  }

  /** All that the estimate depends on, but for graph and values. */
  String words() {
    return String.join(
        ", ",
        Words.spelled(walk),
        walk.hasBase() ? "base " + Words.spelled(base) : "no base",
        "alpha " + alpha,
        "memory " + memory,
        Words.spelled(prior),
        "weights " + weights,
        estimator.tokens() + " walkers",
        "burn-in " + estimator.averaging().from(),
        start.map(id -> "start " + id).orElse("random starts"),
        "seed " + seed);
  }
}
