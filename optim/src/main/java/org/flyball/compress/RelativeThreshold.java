package org.flyball.compress;

import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * Keeps the entries that are not small beside the others: as many as matter, so the length of a
 * message varies.
 *
 * <ul>
 *   <li>{@link Norm#EUCLIDEAN}: |v_j| at least tau ||v|| / sqrt(d), tau below 1; alpha = 1 - tau^2,
 *       for less than d tau^2 ||v||^2 / d is dropped.
 *   <li>{@link Norm#MAXIMUM}: |v_j| at least tau max |v|; alpha = 1 / (1 + (d - 1) tau^2), for the
 *       largest entry is kept and each of the others drops less than tau^2 of its square.
 * </ul>
 *
 * @param tau in (0, 1), with {@link Norm#MAXIMUM} in (0, 1]
 * @param norm what the threshold is relative to
 */
public record RelativeThreshold(double tau, Norm norm) implements Compressor {

  /** Checks tau. */
  public RelativeThreshold {
    Checks.that(
        tau > 0 && (tau < 1 || (tau == 1 && norm == Norm.MAXIMUM)),
        "RelativeThreshold: tau must be in (0, 1), got %s; at 1 it may keep nothing",
        tau);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    double alpha = norm == Norm.EUCLIDEAN ? 1 - tau * tau : 1 / (1 + (dimension - 1) * tau * tau);
    return Guarantee.contractive(
        alpha, Trait.NONEXPANSIVE, Trait.HOMOGENEOUS, Trait.ASSIGNABLE, Trait.DETERMINISTIC);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    Inputs.dimension(this, dimension);
    double factor = norm == Norm.EUCLIDEAN ? tau / Math.sqrt(dimension) : tau;
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.check(this, vector, dimension, round);
      HardThreshold.keep(vector, factor * norm.of(this, vector), out);
    };
  }
}
