package org.flyball.reproduce;

import org.flyball.bandit.Bandit;
import org.flyball.bandit.ContextualBandit;
import org.flyball.bandit.ContextualPolicy;
import org.flyball.bandit.ContextualPull;
import org.flyball.bandit.Policy;
import org.flyball.bandit.Pull;
import org.flyball.random.Seed;

/**
 * The step count of every arm on every instance of a stream. Only an experiment can know it all; a
 * bandit that replays the stream is shown the entry of the arm it pulled and nothing else, so one
 * table serves every learner and every comparator.
 */
final class CostTable {

  private final int[][] steps;

  /** Room for so many instances. */
  CostTable(int instances) {
    steps = new int[instances][];
  }

  /** Sets the counts of one instance, one per arm. */
  void put(int instance, int[] counts) {
    steps[instance] = counts;
  }

  int instances() {
    return steps.length;
  }

  int arms() {
    return steps[0].length;
  }

  /** The counts a bandit pays, one per instance. Its loss is count - 1, as in the paper's code. */
  double[] play(Policy policy, Seed seed) {
    Bandit bandit = policy.start(arms(), seed);
    double[] paid = new double[steps.length];
    for (int t = 0; t < steps.length; t++) {
      Pull pull = bandit.pull();
      paid[t] = steps[t][pull.arm()];
      bandit.learn(pull, Math.max(0, paid[t] - 1));
    }
    return paid;
  }

  /** The same for a bandit that is shown a context before each pull. */
  double[] play(ContextualPolicy policy, double[] contexts, Seed seed) {
    ContextualBandit bandit = policy.start(arms(), seed);
    double[] paid = new double[steps.length];
    for (int t = 0; t < steps.length; t++) {
      ContextualPull pull = bandit.pull(contexts[t]);
      paid[t] = steps[t][pull.arm()];
      bandit.learn(pull, Math.max(0, paid[t] - 1));
    }
    return paid;
  }

  /** The counts of one arm. */
  double[] fixed(int arm) {
    double[] paid = new double[steps.length];
    for (int t = 0; t < steps.length; t++) {
      paid[t] = steps[t][arm];
    }
    return paid;
  }

  /** The counts of the best arm of each instance. */
  double[] bestPerInstance() {
    double[] paid = new double[steps.length];
    for (int t = 0; t < steps.length; t++) {
      int least = Integer.MAX_VALUE;
      for (int count : steps[t]) {
        least = Math.min(least, count);
      }
      paid[t] = least;
    }
    return paid;
  }

  /** The arm with the smallest total. */
  int bestFixed() {
    int best = 0;
    for (int arm = 1; arm < arms(); arm++) {
      best = mean(fixed(arm)) < mean(fixed(best)) ? arm : best;
    }
    return best;
  }

  /** The largest count. */
  int largest() {
    int most = 0;
    for (int[] row : steps) {
      for (int count : row) {
        most = Math.max(most, count);
      }
    }
    return most;
  }

  static double mean(double[] values) {
    return mean(values, 0, values.length);
  }

  /** The mean of the values from one index to before another. */
  static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int t = from; t < to; t++) {
      sum += values[t];
    }
    return sum / (to - from);
  }
}
