package org.flyball.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a {@link Refinement} gave: a schedule of factors in [0, 1], and what there is to know about
 * it.
 */
public final class Refined implements Schedule {

  private static final long serialVersionUID = 1L;

  private final Table factors;
  private final Values found;
  private final Values norms;
  private final int capped;
  private final int floored;
  private final int count;
  private final int sunk;

  Refined(double[] factors, double[] found, double[] norms, NormRepair repair) {
    this.factors = new Table(new Values(factors));
    this.found = new Values(found);
    this.norms = new Values(norms);
    this.capped = repair.capped();
    this.floored = repair.floored();
    this.count = repair.norms().length;
    this.sunk = repair.sunk();
  }

  /** The factor at a step; beyond the last step the last. */
  @Override
  public double at(long step) {
    return factors.at(step);
  }

  /** The factors, one per step; fresh, the caller's. */
  public double[] factors() {
    return factors.values().toArray();
  }

  /** The factors before a fall back to linear, else the same; fresh, the caller's. */
  public double[] unguarded() {
    return found.toArray();
  }

  /** The norms behind the factors: repaired, smoothed, resampled; fresh, the caller's. */
  public double[] norms() {
    return norms.toArray();
  }

  /** How many norms were infinite and count as the largest finite one. */
  public int capped() {
    return capped;
  }

  /** How many norms were below a thousandth of their median and count as that. */
  public int floored() {
    return floored;
  }

  /** Whether norms collapse, as on separable data, so that linear decay stands in. */
  public boolean degenerate() {
    return !factors.values().equals(found);
  }

  /** What a user should hear, one sentence each. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (floored == count) {
      warnings.add("all norms are 0 and tell nothing; the schedule is linear decay");
    } else if (floored > 0) {
      warnings.add(
          floored
              + " of "
              + count
              + " norms are below a thousandth of the median and count as that much");
    }
    if (capped > 0) {
      warnings.add(
          capped + " of " + count + " norms are infinite and count as the largest finite one");
    }
    if (degenerate()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "norms collapse, as on separable data: the refined factors would be %.2g on average"
                  + " with their peak at %.0f %% of the run%s; the schedule is linear decay",
              mean(),
              100 * peak(),
              sunk <= 0 ? "" : sunken()));
    }
    return warnings;
  }

  private String sunken() {
    return String.format(
        Locale.ROOT,
        ", and %d more norms of its second half than of its first (%.0f %% of all) are below a"
            + " thousandth of the median",
        sunk,
        100.0 * sunk / count);
  }

  private double mean() {
    double sum = 0;
    for (int i = 0; i < found.size(); i++) {
      sum += found.get(i);
    }
    return sum / found.size();
  }

  /** Where the unguarded factors peak, as a fraction of the run. */
  private double peak() {
    int peak = 0;
    for (int i = 0; i < found.size(); i++) {
      peak = found.get(i) > found.get(peak) ? i : peak;
    }
    return (double) peak / found.size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Refined that
        && factors.equals(that.factors)
        && found.equals(that.found)
        && norms.equals(that.norms)
        && capped == that.capped
        && floored == that.floored
        && sunk == that.sunk;
  }

  @Override
  public int hashCode() {
    return 31 * factors.hashCode() + norms.hashCode();
  }

  @Override
  public String toString() {
    return "Refined[factors=" + factors.values() + ", warnings=" + warnings() + "]";
  }
}
