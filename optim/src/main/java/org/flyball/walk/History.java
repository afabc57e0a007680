package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * How a self-repellent walk remembers where it has been: x, the share of its visits that went to
 * each node, moves by {@code x_(n+1) = x_n + gamma_(n+1) (delta_X - x_n)} with {@code gamma_n = (n
 * + c)^-a}, c being the visits that x_0 is worth ({@link Prior}).
 *
 * <p>With a = 1 every visit weighs the same and x is the plain frequency of visits. With a below 1
 * recent visits weigh more; that is what lets averages along the walk gain a factor 1 / alpha^2 and
 * not 1 / alpha.
 *
 * @param exponent a, in (1/2, 1]
 * @param prior what x_0 is worth
 */
public record History(double exponent, Prior prior) {

  /** Refuses exponents for which nothing is proved. */
  public History {
    if (!(exponent > 0.5 && exponent <= 1)) {
      Checks.that(
          false,
          "History: exponent must be in (0.5, 1], got %s; 1 weighs all visits alike, 0.8 the recent"
              + " ones more",
          exponent);
    }
  }

  /** All visits weigh the same: a = 1. */
  public static History ofEveryVisit() {
    return new History(1, Prior.ONE_VISIT_IN_ALL);
  }

  /** Recent visits weigh more: a = {@code exponent}. */
  public static History fading(double exponent) {
    return new History(exponent, Prior.ONE_VISIT_IN_ALL);
  }

  /** The same with x_0 worth this much. */
  public History withPrior(Prior newPrior) {
    return new History(exponent, newPrior);
  }

  /**
   * gamma_n: how far the n-th visit moves x.
   *
   * @param visit n, from 1
   * @param nodes N
   */
  public double gain(long visit, int nodes) {
    return Math.pow(visit + prior.total(nodes), -exponent);
  }
}
