package org.flyball.schedule;

/**
 * The median of a window that slides over a sequence. Beyond the left end the first value repeats;
 * beyond the right end the sequence is mirrored without repeating its last value, back and forth if
 * need be. Cost: {@code O(n log n)} for any width, the logarithm with base 64; memory 50 bytes per
 * value.
 */
final class MovingMedian {

  private MovingMedian() {}

  /**
   * The medians.
   *
   * @param values not negative, without NaN, at least one
   * @param reach the window has {@code 2 * reach + 1} values
   * @return as many; fresh
   */
  static double[] of(double[] values, int reach) {
    int n = values.length;
    if (reach == 0) {
      return values.clone();
    }
    Ranks ranks = new Ranks(values);
    RankedWindow window = new RankedWindow(ranks.count(), reach);
    for (int i = -reach; i <= reach; i++) {
      window.add(ranks.of(mirrored(i, n)));
    }
    double[] medians = new double[n];
    for (int i = 0; ; i++) {
      medians[i] = ranks.value(window.middle());
      if (i == n - 1) {
        return medians;
      }
      int gone = ranks.of(mirrored((long) i - reach, n));
      int come = ranks.of(mirrored((long) i + reach + 1, n));
      if (gone != come) {
        window.add(come);
        window.remove(gone);
      }
    }
  }

  private static int mirrored(long i, int n) {
    if (i < 0) {
      return 0;
    }
    if (i < n) {
      return (int) i;
    }
    long period = 2L * (n - 1);
    long position = period == 0 ? 0 : i % period;
    return (int) (position < n ? position : period - position);
  }
}
