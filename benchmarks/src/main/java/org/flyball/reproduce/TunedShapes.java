package org.flyball.reproduce;

import java.util.Arrays;
import java.util.List;
import org.flyball.random.Xoshiro256;

/**
 * Schedules tuned on a noisy problem.
 *
 * @param gap mean last gaps, by shape of {@link #TRIED} and base rate of {@link #BASES}
 */
record TunedShapes(double[][] gap) {

  static final int DIMENSION = 5;
  static final double NOISE = 10;

  /** Of shapes that are tuned on a noisy problem. */
  static final List<String> TRIED =
      List.of("linear", "cosine", "(1\u2212s)^3", "WSD 20 % linear", "1/\u221at", "constant");

  /** Base rates tried, each 2^(1/4) times the one before. */
  static final double[] BASES = new double[41];

  static {
    Arrays.setAll(BASES, i -> Math.pow(2, (i - 44) / 4.0));
  }

  int best(int shape) {
    int best = 0;
    for (int b = 0; b < BASES.length; b++) {
      best = gap[shape][b] < gap[shape][best] ? b : best;
    }
    return best;
  }

  /** At linear decay's best base times a factor, over the shape's own best. */
  double loss(int shape, double factor) {
    double steps = Math.log(factor) / Math.log(BASES[1] / BASES[0]);
    int place = (int) Math.round(best(0) + steps);
    int inside = Math.max(0, Math.min(BASES.length - 1, place));
    return gap[shape][inside] / gap[shape][best(shape)];
  }

  /** The largest tuned base rate over the least. */
  double spread() {
    double most = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < TRIED.size(); s++) {
      most = Math.max(most, BASES[best(s)]);
      least = Math.min(least, BASES[best(s)]);
    }
    return most / least;
  }

  /** The worst loss of a shape that keeps linear decay's base. */
  double kept() {
    double most = 0;
    for (int s = 1; s < TRIED.size(); s++) {
      most = Math.max(most, loss(s, 1));
    }
    return most;
  }

  /**
   * {@code |x|} in 5 dimensions, seen through slopes with Gaussian noise, from the unit sphere to
   * 0: the last gap. No schedule can use that f is simple, as the noise hides it.
   */
  static double gapOf(Xoshiro256 random, double[] factors, double base) {
    double[] x = AffineMaximum.direction(random, DIMENSION);
    double deviation = NOISE / Math.sqrt(DIMENSION);
    for (double factor : factors) {
      double step = base * factor;
      double norm = norm(x);
      for (int i = 0; i < x.length; i++) {
        double slope = norm > 0 ? x[i] / norm : 0;
        x[i] -= step * (slope + deviation * random.nextGaussian());
      }
    }
    return norm(x);
  }

  private static double norm(double[] x) {
    double square = 0;
    for (double value : x) {
      square += value * value;
    }
    return Math.sqrt(square);
  }
}
