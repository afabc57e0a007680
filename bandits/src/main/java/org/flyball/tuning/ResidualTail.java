package org.flyball.tuning;

import java.util.OptionalDouble;

/** The last residuals of a run, and the factor per step they have settled at. */
final class ResidualTail {

  private static final int HALF = 4;
  private static final int LENGTH = 2 * HALF + 1;

  /** How far the factors of the two halves may differ, relative to the logarithm of the last. */
  private static final double SETTLED = 0.02;

  private final double[] last = new double[LENGTH];
  private long seen;

  void see(double measure) {
    last[(int) (seen % LENGTH)] = measure;
    seen++;
  }

  /** The factor per step over the last four steps, if it was the same over the four before. */
  OptionalDouble ratio() {
    if (seen < LENGTH) {
      return OptionalDouble.empty();
    }
    double end = back(0);
    double middle = back(HALF);
    double ratio = Math.sqrt(Math.sqrt(end / middle));
    double before = Math.sqrt(Math.sqrt(middle / back(2 * HALF)));
    double change = Math.abs(StrictMath.log(ratio / before));
    // NaN and infinities fail the first test: a run may have ended with any of them.
    boolean settled = ratio > 0 && ratio < 1 && change <= SETTLED * Math.abs(StrictMath.log(ratio));
    return settled ? OptionalDouble.of(ratio) : OptionalDouble.empty();
  }

  private double back(int steps) {
    return last[(int) ((seen - 1 - steps) % LENGTH)];
  }
}
