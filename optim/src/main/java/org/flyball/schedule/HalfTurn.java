package org.flyball.schedule;

/**
 * The cosine over half a turn, without allocation on any JDK: since JDK 21 {@code StrictMath.cos}
 * makes a small array a call. Series of Taylor on an eighth of a turn, where what is left out is
 * below 3e-18; the same bits everywhere, as nothing but sums and products is used.
 */
final class HalfTurn {

  private HalfTurn() {}

  /** {@code cos(pi t)} for t in [0, 1]; exact at 0, 1/2 and 1, elsewhere within 2e-16. */
  static double cosine(double t) {
    if (t <= 0.25) {
      return cos(Math.PI * t);
    }
    return t < 0.75 ? sin(Math.PI * (0.5 - t)) : -cos(Math.PI * (1 - t));
  }

  private static double cos(double x) {
    double y = x * x;
    double s = 1 - y / 240; // (15 * 16)
    s = 1 - y / 182 * s;
    s = 1 - y / 132 * s;
    s = 1 - y / 90 * s;
    s = 1 - y / 56 * s;
    s = 1 - y / 30 * s;
    s = 1 - y / 12 * s;
    return 1 - y / 2 * s;
  }

  private static double sin(double x) {
    double y = x * x;
    double s = 1 - y / 272; // (16 * 17)
    s = 1 - y / 210 * s;
    s = 1 - y / 156 * s;
    s = 1 - y / 110 * s;
    s = 1 - y / 72 * s;
    s = 1 - y / 42 * s;
    s = 1 - y / 20 * s;
    return x - x * (y / 6 * s);
  }
}
