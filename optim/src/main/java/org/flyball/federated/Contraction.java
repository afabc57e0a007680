package org.flyball.federated;

import org.flyball.compress.Compressor;
import org.flyball.compress.Guarantee;
import org.flyball.run.Checks;

/**
 * The constants of all EF21 theory, functions of a compressor's alpha; q = sqrt(1 - alpha).
 *
 * <pre>
 * theta = 1 - q     beta = (1 - alpha) / (1 - q)     xi = sqrt(beta / theta) = (1 + q) / alpha - 1
 * E ||C(y - g) - (y - g)||^2 with y a moved target: at most (1 - theta) before + beta (move)^2
 * </pre>
 *
 * <p>alpha = 1 gives theta = 1, beta = 0, xi = 0. 2/alpha - 2 &lt;= xi &lt;= 2/alpha - 1.
 */
public final class Contraction {

  private Contraction() {}

  /** theta. */
  public static double theta(double alpha) {
    return alpha / (1 + root(alpha)); // 1 - q without cancellation
  }

  /** beta. */
  public static double beta(double alpha) {
    double q = root(alpha);
    return q * q * (1 + q) / alpha;
  }

  /** xi. */
  public static double xi(double alpha) {
    double q = root(alpha);
    return q * (1 + q) / alpha; // (1 + q) / alpha - 1 without cancellation near alpha = 1
  }

  private static double root(double alpha) {
    if (!(alpha > 0 && alpha <= 1)) {
      Checks.that(false, "Contraction: alpha must be in (0, 1], got %s", alpha);
    }
    return Math.sqrt(1 - alpha);
  }

  static double alpha(Compressor compressor, int dimension) {
    Guarantee guarantee = compressor.guarantee(dimension);
    Checks.that(
        guarantee.isContractive(),
        "%s has no alpha, and error feedback needs one; Shrunk makes it of an unbiased compressor",
        compressor);
    return guarantee.contraction();
  }

  static double omega(Compressor compressor, int dimension) {
    Guarantee guarantee = compressor.guarantee(dimension);
    Checks.that(
        guarantee.isUnbiased(),
        "%s is not unbiased, and this method's theory needs it; take one that is, EF21, or a constant"
            + " step size",
        compressor);
    return guarantee.variance();
  }
}
