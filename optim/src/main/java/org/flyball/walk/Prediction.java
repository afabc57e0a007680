package org.flyball.walk;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.flyball.graph.AsymptoticVariance;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.WalkTheory;
import org.flyball.run.Checks;

/**
 * What theory says of a mean before anybody walks: the exact limit of n Var, by a Lanczos process
 * on the base chain, for a function known at every node.
 *
 * <pre>
 * n Var -> sum over modes of s(lambda) F(k) (h . u)^2,   h_i = (w_i / mu_i) (g_i - theta)
 * F(k) = (p+1)^2 (k + p + 1 + 2 k p) / ((2k + 1) (2p + 1) (k + p + 1))    all visits alike, a = 1
 * F(k) = (p+1)^2 / ((2p + 1) (k + 1)^2)                                   fading memory, a &lt; 1
 * </pre>
 *
 * <p>with {@code s = (1 + lambda) / (1 - lambda)}; k = alpha (1 + lambda) for {@link
 * SelfRepellent}, alpha for {@link HistoryDriven}, 0 for a walk without memory; p the power of
 * {@link Averaging}; w and mu both normalised. F for p = 0 is that of arXiv 2305.05097 and
 * 2401.09665; the rest is derived from the limit {@code dS = -k S / t dt + sigma dW} of the sums.
 * Mind what it says of p with a = 1: for large k the factor is (p+1)^2, not (p+1)^2 / (2p+1),
 * because late visits no longer make up for early ones.
 *
 * @param mean theta, the exact mean
 * @param variance the limit of n Var for one token
 * @param independentVariance the same for independent draws from the wanted law: the variance of g
 */
public record Prediction(double mean, double variance, double independentVariance) {

  private static final History ALIKE = History.ofEveryVisit();

  /**
   * The standard error after so many visits, all tokens together. It knows of no bias: see {@link
   * MeanEstimator}.
   */
  public double standardError(long visits) {
    Checks.that(visits >= 1, "Prediction: visits must be at least 1, got %s", visits);
    return Math.sqrt(variance / visits);
  }

  /**
   * The theory of a sampling; empty where there is none here: walks that remember the node before
   * ({@link NonBacktracking}, {@link Mhda} and what is driven over it), caches of recent nodes, and
   * Metropolis walks over other proposals than a simple walk's.
   *
   * @param values the function (nodes), all finite; not written
   */
  public static Optional<Prediction> of(
      MeanEstimator estimator, Sampling sampling, double[] values) {
    Influence influence = Influence.of(estimator, sampling, values);
    double power = estimator.averaging().power();
    if (sampling instanceof Shuffling) {
      return Optional.of(of(influence, 0));
    }
    if (sampling instanceof IndependentDraws) {
      return Optional.of(of(influence, influence.drawn() * factor(0, power, ALIKE)));
    }
    return modes(sampling, power)
        .map(
            modes ->
                of(
                    influence,
                    limit(WalkTheory.of(modes.chain()).of(influence.values()), modes.factor())));
  }

  private static Prediction of(Influence influence, double variance) {
    return new Prediction(influence.mean(), variance, influence.independent());
  }

  private static double limit(AsymptoticVariance theory, DoubleUnaryOperator factor) {
    return theory.integrate(lambda -> (1 + lambda) / (1 - lambda) * factor.applyAsDouble(lambda));
  }

  /** n Var along a self-repellent walk over the chain of which this is the theory. */
  static double limit(AsymptoticVariance theory, double alpha, double power, History history) {
    return limit(theory, lambda -> factor(alpha * (1 + lambda), power, history));
  }

  private record Modes(ReversibleChain chain, DoubleUnaryOperator factor) {}

  private static Optional<Modes> modes(Sampling sampling, double power) {
    if (sampling instanceof SelfRepellent walk) {
      return Optional.of(
          new Modes(
              walk.base(), lambda -> factor(walk.alpha() * (1 + lambda), power, walk.history())));
    }
    if (sampling instanceof HistoryDriven walk && walk.recentNodes() >= walk.nodes()) {
      return walk.base()
          .chainOfNodes()
          .map(chain -> new Modes(chain, lambda -> factor(walk.alpha(), power, walk.history())));
    }
    if (sampling instanceof TargetedWalk walk) {
      return walk.chainOfNodes().map(chain -> new Modes(chain, lambda -> factor(0, power, ALIKE)));
    }
    return Optional.empty();
  }

  /** F(k): what memory and weighting make of a mode's variance. */
  static double factor(double k, double p, History history) {
    double weighted = (p + 1) * (p + 1) / (2 * p + 1);
    return history.exponent() == 1
        ? weighted * (k + p + 1 + 2 * k * p) / ((2 * k + 1) * (k + p + 1))
        : weighted / ((k + 1) * (k + 1));
  }
}
