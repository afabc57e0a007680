package org.flyball.planning;

/**
 * Prolongs the lowest gradient norms seen so far to a target: by a geometric law, {@code log m = a
 * - b t}, and by a power law, {@code log m = a - b log t}, each fitted to the second half of the
 * rounds by least squares and moved onto the last point. Real curves bend between them: their rate
 * slackens, but is no power of the round. So the truth is expected between both, and the geometric
 * mean of both stands for it; the experiment ef21-plan counts how often that comes true.
 *
 * @param geometric rounds by the first
 * @param power rounds by the second
 */
record Extrapolation(double geometric, double power) {

  /**
   * To a target that has not been met.
   *
   * @param norms of rounds 0, 1, ..., at least 5; over the first
   */
  static Extrapolation of(double[] norms, int count, double target) {
    int last = count - 1;
    int from = last / 2;
    int size = last - from + 1;
    double[] logs = new double[size];
    double[] rounds = new double[size];
    double[] logRounds = new double[size];
    double lowest = Double.POSITIVE_INFINITY;
    for (int t = 0; t < count; t++) {
      lowest = Math.min(lowest, norms[t]);
      if (t >= from) {
        logs[t - from] = Math.log(lowest);
        rounds[t - from] = t;
        logRounds[t - from] = Math.log(Math.max(1, t));
      }
    }
    double missing = Math.log(lowest) - Math.log(target);
    double straight = slope(rounds, logs);
    double bent = slope(logRounds, logs);
    double geometric = straight < 0 ? last + missing / -straight : Double.POSITIVE_INFINITY;
    double power = bent < 0 ? last * Math.exp(missing / -bent) : Double.POSITIVE_INFINITY;
    return new Extrapolation(geometric, power);
  }

  /** Between both. */
  double middle() {
    return Math.sqrt(geometric) * Math.sqrt(power);
  }

  private static double slope(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / x.length;
      meanY += y[i] / x.length;
    }
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xy / xx;
  }
}
