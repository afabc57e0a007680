package org.flyball.bandit;

import org.flyball.random.Xoshiro256;

/** The shifts of arXiv 2310.02246, Figure 2, low variance: {@code -0.15 + 0.6 u}, u ~ Beta(2,6). */
public final class PaperShifts {

  private PaperShifts() {}

  /** Beta(2,6) is the law of the second smallest of seven uniforms. */
  public static double draw(Xoshiro256 random) {
    double first = 1;
    double second = 1;
    for (int i = 0; i < 7; i++) {
      double u = random.nextDouble();
      if (u < first) {
        second = first;
        first = u;
      } else if (u < second) {
        second = u;
      }
    }
    return -0.15 + 0.6 * second;
  }
}
