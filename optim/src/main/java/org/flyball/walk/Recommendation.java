package org.flyball.walk;

import java.util.ArrayList;
import java.util.List;
import org.flyball.graph.AsymptoticVariance;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.WalkTheory;

/**
 * How to walk a graph to know the mean of a function: how strongly to repel, how to remember, and
 * the error to expect.
 *
 * <p>The rule: the smallest alpha of 1, 2, 5, 10, 20 with which the plain time average under a
 * fading memory (a = 0.8) is predicted to be at least as good as independent draws for this
 * function <em>and</em> for every other; 20 if none is. Larger ones are predicted to be better
 * still, in the limit; none has been measured here. b = 0.9, between a and 1, is for stochastic
 * approximation along the same walk: its iterate is then slower than the memory. The predictions
 * are limits: they need many more steps than {@code relaxationSteps} and the nodes of the graph.
 *
 * @param alpha how strongly to repel
 * @param memory a, the exponent of {@link History}
 * @param gain b, the exponent of the steps of a stochastic approximation
 * @param choices what is predicted for each alpha, 0 first; unmodifiable
 * @param independentVariance n Var of independent draws
 * @param alphaToBeatIndependent the alpha from which on every function's visit average (a = 1) is
 *     better than independent draws
 * @param alphaToBeatIndependentFading the same for time averages under a fading memory
 * @param relaxationSteps 1 / (1 - lambda_2) of the base chain, in steps
 * @param neighboursPerStep how many neighbours a step asks, on average, without rejection
 */
public record Recommendation(
    double alpha,
    double memory,
    double gain,
    List<Choice> choices,
    double independentVariance,
    double alphaToBeatIndependent,
    double alphaToBeatIndependentFading,
    double relaxationSteps,
    double neighboursPerStep) {

  private static final double[] ALPHAS = {0, 1, 2, 5, 10, 20};
  private static final double MEMORY = 0.8;
  private static final double GAIN = 0.9;

  /**
   * One alpha and what it is good for.
   *
   * @param alpha how strongly to repel
   * @param variance n Var of the mean with all visits alike, a = 1
   * @param fadingVariance n Var of the mean with a fading memory, a below 1
   */
  public record Choice(double alpha, double variance, double fadingVariance) {}

  /** Copies the list. */
  public Recommendation {
    choices = List.copyOf(choices);
  }

  /**
   * For this function on this base chain.
   *
   * @param values the function (nodes), all finite; not written
   */
  public static Recommendation of(MeanEstimator estimator, ReversibleChain base, double[] values) {
    WalkTheory theory = WalkTheory.of(base);
    Influence influence = Influence.of(estimator, new RandomWalk(base), values);
    AsymptoticVariance variance = theory.of(influence.values());
    double power = estimator.averaging().power();
    double everyFunction = theory.alphaToBeatIidByTimeAverage();
    double independent = influence.independent();
    List<Choice> choices = new ArrayList<>();
    double best = ALPHAS[ALPHAS.length - 1];
    for (int k = ALPHAS.length - 1; k >= 0; k--) {
      double alpha = ALPHAS[k];
      double fading = Prediction.limit(variance, alpha, power, false);
      choices.add(0, new Choice(alpha, Prediction.limit(variance, alpha, power, true), fading));
      if (alpha > 0 && alpha >= everyFunction && fading <= independent) {
        best = alpha;
      }
    }
    return new Recommendation(
        best,
        MEMORY,
        GAIN,
        choices,
        independent,
        theory.alphaToBeatIid(),
        everyFunction,
        1 / theory.gap().value(),
        neighbours(base));
  }

  /** The walk that is recommended. */
  public SelfRepellent walk(ReversibleChain base) {
    return new SelfRepellent(base, alpha).withHistory(History.fading(memory));
  }

  /** n Var that is predicted for {@link #walk}. */
  public double variance() {
    for (Choice choice : choices) {
      if (choice.alpha() == alpha) {
        return choice.fadingVariance();
      }
    }
    return Double.NaN;
  }

  private static double neighbours(ReversibleChain base) {
    Graph graph = base.graph();
    double sum = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      sum += base.mass(i) * graph.degree(i);
    }
    return sum / base.totalMass();
  }
}
