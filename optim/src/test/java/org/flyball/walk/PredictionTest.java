package org.flyball.walk;

import static org.flyball.walk.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.junit.jupiter.api.Test;

/** The exact figures of the method's sections 3.6 and 4 on G6. */
class PredictionTest {

  private static final ReversibleChain METROPOLIS = ReversibleChain.metropolis(G6.GRAPH);
  private static final ReversibleChain SIMPLE = ReversibleChain.simple(G6.GRAPH);

  private static double variance(MeanEstimator estimator, Sampling sampling) {
    return Prediction.of(estimator, sampling, G6.values()).orElseThrow().variance();
  }

  private static double variance(Sampling sampling) {
    return variance(new MeanEstimator(), sampling);
  }

  @Test
  void uniformMeans_areTheExactList() {
    assertEquals(33.583333, variance(new RandomWalk(METROPOLIS)), 1e-6);
    assertEquals(25.083, variance(new RandomWalk(SIMPLE)), 5e-4);
    assertEquals(33.583333, variance(MetropolisWalk.uniform(SIMPLE)), 1e-6);
    assertEquals(2.916667, variance(IndependentDraws.uniform(6)), 1e-6);
    assertEquals(0, variance(new Shuffling(6)));
    double[] alphas = {1, 5, 10};
    double[] simple = {5.509, 1.343, .6907};
    double[] metropolis = {7.162220, 1.729712, 0.888013};
    double[] fading = {4.155000, 0.324821, 0.090128};
    for (int k = 0; k < 3; k++) {
      SelfRepellent walk = new SelfRepellent(METROPOLIS, alphas[k]);
      assertEquals(simple[k], variance(new SelfRepellent(SIMPLE, alphas[k])), 5e-4);
      assertEquals(metropolis[k], variance(walk), 1e-6);
      assertEquals(fading[k], variance(walk.withHistory(History.fading(0.8))), 1e-6);
      HistoryDriven driven = new HistoryDriven(MetropolisWalk.uniform(SIMPLE), alphas[k]);
      assertEquals(33.583333 / (2 * alphas[k] + 1), variance(driven), 1e-6);
      assertEquals(
          33.583333 / Math.pow(alphas[k] + 1, 2),
          variance(driven.withHistory(History.fading(0.8))),
          1e-6);
    }
  }

  @Test
  void asVisited_isTheWalksOwnMean() {
    MeanEstimator estimator = new MeanEstimator().withWeighting(Weighting.asVisited());
    assertEquals(19.690476, variance(estimator, new RandomWalk(SIMPLE)), 1e-6);
    assertEquals(4.315476, variance(estimator, new SelfRepellent(SIMPLE, 1)), 1e-6);
    assertEquals(
        2.535714,
        variance(estimator, IndependentDraws.from(new double[] {2, 2, 3, 3, 2, 2})),
        1e-6);
  }

  @Test
  void weightsOfSteps_costTheirFactor() {
    MeanEstimator cubes = new MeanEstimator().withAveraging(Averaging.weighted(3));
    assertEquals(33.583333 * 16 / 7, variance(cubes, new RandomWalk(METROPOLIS)), 1e-5);
    assertEquals(
        0.324821 * 16 / 7,
        variance(cubes, new SelfRepellent(METROPOLIS, 5).withHistory(History.fading(0.7))),
        1e-6);
    // F by Simpson's rule from (p+1)^2 / (k-p)^2 times the integral of (k u^k - p u^p)^2.
    for (double k : new double[] {0.5, 2, 7.5}) {
      double p = 3;
      int n = 2000;
      double sum = 0;
      for (int i = 0; i <= n; i++) {
        double u = (double) i / n;
        double f = Math.pow(k * Math.pow(u, k) - p * Math.pow(u, p), 2);
        sum += f * (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2);
      }
      double integral = sum / (3 * n) * 16 / ((k - p) * (k - p));
      assertEquals(integral, Prediction.factor(k, p, History.ofEveryVisit()), 1e-6);
    }
  }

  @Test
  void noTheory_isSaid() {
    MeanEstimator estimator = new MeanEstimator();
    for (Sampling sampling :
        new Sampling[] {
          Mhda.uniform(G6.GRAPH),
          new NonBacktracking(G6.GRAPH),
          new HistoryDriven(Mhda.uniform(G6.GRAPH), 1),
          new HistoryDriven(new RandomWalk(SIMPLE), 1).withRecentNodes(3),
          MetropolisWalk.uniform(METROPOLIS)
        }) {
      assertTrue(Prediction.of(estimator, sampling, G6.values()).isEmpty(), "" + sampling);
    }
  }

  /**
   * Null hypothesis: the prediction is the variance; chi-square at level 1e-4 with fixed seeds,
   * four times, so a correct program fails one of 2500 choices of seeds. A base taken for the other
   * is refused: 25.083 and 33.583 are 5 standard deviations of 600 replicas apart.
   */
  @Test
  void certificates_holdAndFail() {
    MeanEstimator estimator = new MeanEstimator();
    Sampling[] samplings = {
      new RandomWalk(SIMPLE),
      new SelfRepellent(SIMPLE, 5),
      new SelfRepellent(METROPOLIS, 1),
      IndependentDraws.from(new double[] {2, 2, 3, 3, 2, 2})
    };
    for (int s = 0; s < samplings.length; s++) {
      Prediction prediction = Prediction.of(estimator, samplings[s], G6.values()).orElseThrow();
      MeasuredVariance measured = measure(estimator, samplings[s], 30 + s);
      Certificate certificate = measured.certificate(prediction, 1 - 1e-4);
      assertTrue(certificate.holds(), certificate.toString());
      Certificate other =
          measured.certificate(new Prediction(3.5, 2 * prediction.variance(), 1), 0.9999);
      assertFalse(other.holds(), other.toString());
    }
  }

  /** Weights k^3 and all visits alike: 16 and not 16/7 times dearer, measured. */
  @Test
  void weightsOfSteps_withAllVisitsAlike_spoilTheGain() {
    MeanEstimator cubes = new MeanEstimator().withAveraging(Averaging.weighted(3));
    Sampling walk = new SelfRepellent(METROPOLIS, 5);
    Prediction prediction = Prediction.of(cubes, walk, G6.values()).orElseThrow();
    Certificate certificate = measure(cubes, walk, 35).certificate(prediction, 1 - 1e-4);

    assertTrue(certificate.holds(), certificate.toString());
    assertTrue(prediction.variance() > 8 * 1.729712, "" + prediction);
  }

  private static MeasuredVariance measure(MeanEstimator estimator, Sampling sampling, long seed) {
    return MeasuredVariance.of(estimator, sampling, G6.values(), 3.5, 2000, 600, Seed.of(seed));
  }

  @Test
  void recommendation_isTheRules() {
    Recommendation advice = Recommendation.of(new MeanEstimator(), METROPOLIS, G6.values());
    assertEquals(3.151456, advice.alphaToBeatIndependent(), 1e-6);
    assertEquals(1.381747, advice.alphaToBeatIndependentFading(), 1e-6);
    assertEquals(5, advice.alpha());
    assertEquals(1, advice.walk(METROPOLIS).history().exponent());
    assertEquals(0.8, advice.walkOfApproximation(METROPOLIS).history().exponent());
    assertEquals(2.916667, advice.independentVariance(), 1e-6);
    assertEquals(33.583333, advice.choices().get(0).variance(), 1e-6);
    assertEquals(1.729712, advice.choices().get(3).variance(), 1e-6);
    assertEquals(0.324821, advice.choices().get(3).fadingVariance(), 1e-6);
    assertTrue(advice.choices().get(2).variance() > advice.independentVariance());
    assertEquals(advice.choices().get(3).variance(), advice.variance());
    assertTrue(advice.variance() < advice.independentVariance());
    assertEquals(1 / (1 - 0.8538509), advice.relaxationSteps(), 1e-5);
    assertEquals(14 / 6.0, advice.neighboursPerStep(), 1e-12);
  }

  @Test
  void badArguments_areNamed() {
    MeanEstimator estimator = new MeanEstimator();
    Sampling walk = new RandomWalk(SIMPLE);
    refused("5 entries", () -> Prediction.of(estimator, walk, new double[5]));
    refused("visits must be at least 1", () -> new Prediction(0, 1, 1).standardError(0));
    refused(
        "replicas must be at least 2",
        () -> MeasuredVariance.of(estimator, walk, G6.values(), 3.5, 10, 1, Seed.of(1)));
    refused(
        "the mean is NaN",
        () -> MeasuredVariance.of(estimator, walk, G6.values(), Double.NaN, 10, 2, Seed.of(1)));
    assertEquals(0.05, new Prediction(0, 25, 1).standardError(10_000), 1e-15);
  }
}
