package org.flyball.linear;

/**
 * How many sweeps a run can do in one pass and will still want: it may end before, by its tolerance
 * or its step limit, or be asked for its result in between, and then the rest is thrown away.
 *
 * <p>It begins with one sweep and doubles as long as all are wanted. Towards the tolerance it takes
 * what the recent decay of the residual makes probable. Whenever sweeps were thrown away it goes
 * singly for a while, twice as long each time: a caller who asks after each step soon gets what
 * plain sweeps cost.
 */
final class Foresight {

  private static final double MEMORY = 0.75;
  private static final int LONGEST = 1 << 20;

  private final int most;
  private int trusted;
  private int singles; // still to be done
  private int penalty;
  private double decay; // mean of the logarithms of recent ratios

  Foresight(int most) {
    this.most = most;
    this.penalty = 1;
    forget();
  }

  /** A new start; what callers do is remembered. */
  void forget() {
    trusted = 1;
    singles = 0;
    decay = 0;
  }

  /** The measure was multiplied by this. */
  void observe(double ratio) {
    double last = Math.log(ratio);
    decay = Double.isFinite(last) ? MEMORY * decay + (1 - MEMORY) * last : 0;
  }

  /** All sweeps of a pass were wanted. */
  void kept() {
    trusted = Math.min(most, 2 * trusted);
  }

  /** Some were not. */
  void wasted() {
    trusted = 1;
    singles = penalty;
    penalty = Math.min(LONGEST, 2 * penalty);
  }

  /**
   * How many to do now, at least 1.
   *
   * @param left steps up to the limit, at least 1
   */
  int next(double measure, double threshold, long left) {
    // Squares out of range must be summed with care, with the whole residual at hand.
    if (singles > 0 || !Vectors.inRange(measure * measure)) {
      singles = Math.max(0, singles - 1);
      return 1;
    }
    int wanted = (int) Math.min(trusted, left);
    if (decay < 0 && threshold > 0) {
      double steps = Math.ceil(Math.log(threshold / measure) / decay);
      wanted = (int) Math.max(1, Math.min(wanted, steps));
    }
    return wanted;
  }
}
