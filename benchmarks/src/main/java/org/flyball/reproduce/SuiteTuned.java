package org.flyball.reproduce;

import java.util.Arrays;
import org.flyball.descent.Optimizer;
import org.flyball.random.Seed;
import org.flyball.schedule.Schedule;

/**
 * One way to train on one set, at every base rate and from every seed. Seeds choose the batches;
 * all ways see the same.
 *
 * @param way its name
 * @param bases the rates tried, ascending
 * @param ends by base rate and seed
 */
record SuiteTuned(String way, double[] bases, SuiteSet.End[][] ends) {

  /** {1, 3} x 10^-3 to 1. */
  static final double[] GRID = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1};

  /** Not yet trained. */
  static SuiteTuned untrained(String way, double[] bases, int seeds) {
    return new SuiteTuned(way, bases, new SuiteSet.End[bases.length][seeds]);
  }

  /** How many runs there are. */
  int runs() {
    return bases.length * ends[0].length;
  }

  /** Does one of them. */
  void train(SuiteSet set, Optimizer optimizer, Schedule shape, Seed seed, int run) {
    int base = run % bases.length;
    int repeat = run / bases.length;
    ends[base][repeat] = set.train(optimizer, shape.times(bases[base]), seed.child(repeat));
  }

  private static double mean(SuiteSet.End[] some) {
    double loss = Arrays.stream(some).mapToDouble(SuiteSet.End::loss).average().orElse(Double.NaN);
    return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
  }

  /** Mean loss by base rate. */
  double[] losses() {
    return Arrays.stream(ends).mapToDouble(SuiteTuned::mean).toArray();
  }

  /** The place of the base rate with the least mean loss. */
  int best() {
    double[] losses = losses();
    int best = 0;
    for (int b = 0; b < losses.length; b++) {
      best = losses[b] < losses[best] ? b : best;
    }
    return best;
  }

  double base() {
    return bases[best()];
  }

  /** Whether a rate beyond the grid might do better. */
  boolean atEdge() {
    return bases.length > 1 && (best() == 0 || best() == bases.length - 1);
  }

  /** Mean, at the best base rate. */
  double loss() {
    return losses()[best()];
  }

  /** Of the mean loss; NaN from one seed. */
  double standardError() {
    SuiteSet.End[] some = ends[best()];
    double mean = loss();
    double square = 0;
    for (SuiteSet.End end : some) {
      square += (end.loss() - mean) * (end.loss() - mean);
    }
    return Math.sqrt(square / (some.length - 1.0) / some.length);
  }

  /** Mean, in percent, at the best base rate. */
  double error() {
    return 100
        * Arrays.stream(ends[best()]).mapToDouble(SuiteSet.End::error).average().orElse(Double.NaN);
  }
}
