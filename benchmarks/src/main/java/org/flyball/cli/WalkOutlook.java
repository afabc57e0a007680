package org.flyball.cli;

import java.util.List;
import java.util.Optional;
import org.flyball.graph.ReversibleChain;
import org.flyball.walk.MeanEstimator;
import org.flyball.walk.Prediction;
import org.flyball.walk.Recommendation;
import org.flyball.walk.Sampling;
import org.flyball.walk.Weighting;

/**
 * What theory expects of a walk, and what it would rather have.
 *
 * @param prediction for the walk as asked for; empty where there is no theory of it
 * @param advice for its base chain, or for Metropolis' where it has none
 * @param other the same for another base that estimates the same mean; empty if there is none
 */
record WalkOutlook(Optional<Prediction> prediction, Advice advice, Optional<Advice> other) {

  /** What is recommended for a base chain. */
  record Advice(WalkBase base, Recommendation recommended) {

    /**
     * For a mean, with memory 1: the smallest alpha of the list that is predicted to be at least as
     * good as independent draws for these values; the largest if none is. The library's own advice
     * has a fading memory, which pays in stochastic approximation; a plain mean along it has a bias
     * of order n^-a, and of as many walkers as here that is more than the standard error.
     */
    private Recommendation.Choice choice() {
      List<Recommendation.Choice> choices = recommended.choices();
      for (Recommendation.Choice choice : choices) {
        if (choice.alpha() > 0 && choice.variance() <= recommended.independentVariance()) {
          return choice;
        }
      }
      return choices.get(choices.size() - 1);
    }

    double alpha() {
      return choice().alpha();
    }

    /** n Var that is predicted. */
    double variance() {
      return choice().variance();
    }

    /** The standard error after so many visits. */
    double error(long visits) {
      return Math.sqrt(variance() / visits);
    }
  }

  static WalkOutlook of(
      WalkGraph input, WalkBase base, MeanEstimator estimator, Sampling sampling, double[] values) {
    boolean visited = estimator.weighting() instanceof Weighting.AsVisited;
    return new WalkOutlook(
        Prediction.of(estimator, sampling, values),
        advice(input, base, estimator, values),
        visited
            ? Optional.empty()
            : base.rival().map(rival -> advice(input, rival, estimator, values)));
  }

  static Advice advice(WalkGraph input, WalkBase base, MeanEstimator estimator, double[] values) {
    ReversibleChain chain = base.chain(input);
    return new Advice(base, Recommendation.of(estimator, chain, values));
  }
}
