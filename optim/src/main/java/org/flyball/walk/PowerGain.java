package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * {@code beta_n = min(cap, scale (n + 1 + shift)^-exponent)}: {@link #at} of step n is beta_{n+1}.
 *
 * <p>Early steps longer than {@code 2 / L}, L being the largest curvature, throw theta away from
 * the root before they bring it back. A cap or a shift prevents that and changes nothing in the
 * limit.
 *
 * <p>With exponent 1, the error shrinks like {@code 1/n} only if {@code scale > 1 / (2 m)}, m being
 * the least curvature at the root. With less than 1 any scale does.
 *
 * @param exponent b, in (1/2, 1]
 * @param scale of all steps
 * @param shift how many steps it begins later, at least 0
 * @param cap the longest step; infinite for none
 */
public record PowerGain(double exponent, double scale, double shift, double cap) implements Gain {

  /** Checks the numbers. */
  public PowerGain {
    Checks.that(
        exponent > 0.5 && exponent <= 1,
        "PowerGain: the exponent must be in (1/2, 1], got %s; below, the noise is not summed away,"
            + " above, theta stops short of the root",
        exponent);
    Checks.that(
        scale > 0 && scale < Double.POSITIVE_INFINITY,
        "PowerGain: scale must be positive and finite, got %s",
        scale);
    Checks.that(
        shift >= 0 && shift < Double.POSITIVE_INFINITY,
        "PowerGain: shift must be at least 0 and finite, got %s",
        shift);
    Checks.that(cap > 0, "PowerGain: cap must be positive, got %s", cap);
  }

  @Override
  public double at(long step) {
    double base = step + 2 + shift;
    return Math.min(cap, scale * (exponent == 1 ? 1 / base : Math.pow(base, -exponent)));
  }

  /** The same with all steps this many times as long; the cap stays. */
  public PowerGain times(double factor) {
    return new PowerGain(exponent, factor * scale, shift, cap);
  }

  /** The same, begun this many steps later. */
  public PowerGain shiftedBy(double steps) {
    return new PowerGain(exponent, scale, shift + steps, cap);
  }

  /** The same with no step longer than this. */
  public PowerGain cappedAt(double longest) {
    return new PowerGain(exponent, scale, shift, Math.min(cap, longest));
  }

  /**
   * The same with no step longer than {@code 1 / L}.
   *
   * @param smoothness L, of the roughest f_i and with its importance weight
   */
  public PowerGain safeFor(double smoothness) {
    Checks.that(smoothness > 0, "PowerGain: the smoothness must be positive, got %s", smoothness);
    return cappedAt(1 / smoothness);
  }

  /**
   * rho_n = beta_n / gamma_n after so many steps: how far the {@link TimeScales} are apart by then,
   * which is what the variance depends on before the limit.
   *
   * @param memory gamma, the gain of the walk's visit measure
   */
  public double relativeTo(PowerGain memory, long step) {
    return at(step) / memory.at(step);
  }
}
