package org.flyball.performance;

/**
 * One time over another, with all that the noise of both allows.
 *
 * @param value least over least: noise only ever adds
 * @param low least over largest
 * @param high largest over least
 */
public record Ratio(double value, double low, double high) {

  /** A measurement over another. */
  public static Ratio of(Measurement one, Measurement other) {
    return new Ratio(
        one.least() / other.least(), one.least() / other.largest(), one.largest() / other.least());
  }

  /** This ratio over another one. */
  public Ratio over(Ratio other) {
    return new Ratio(value / other.value, low / other.high, high / other.low);
  }

  /** Whether noise alone could make the two equal: their bands have a number in common. */
  public boolean overlaps(Ratio other) {
    return low <= other.high && other.low <= high;
  }
}
