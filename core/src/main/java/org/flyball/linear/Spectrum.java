package org.flyball.linear;

import java.util.List;
import org.flyball.run.Certificate;
import org.flyball.run.Termination;

/**
 * Both ends of the spectrum of a symmetric operator, as {@link Lanczos} found them. {@code
 * smallest.atMost} and {@code largest.atLeast} always hold, up to rounding: they are values of
 * {@code x^T A x} for unit vectors x. The outer bounds hold except with probability {@code failure}
 * each, over the choice of the seed; 0 means proved.
 *
 * @param smallest the smallest eigenvalue
 * @param largest the largest
 * @param failure the chance that an outer bound is wrong
 * @param steps products done
 * @param why converged if the ends asked for are as accurate as asked
 */
public record Spectrum(
    Eigenvalue smallest, Eigenvalue largest, double failure, long steps, Termination why) {

  /** {@code largest / smallest}: the condition of a positive definite matrix. */
  public double condition() {
    return largest.value() / smallest.value();
  }

  /** An upper bound on the condition; infinite unless the matrix is known to be definite. */
  public double conditionAtMost() {
    return smallest.atLeast() > 0
        ? largest.atMost() / smallest.atLeast()
        : Double.POSITIVE_INFINITY;
  }

  /** The outer bounds beside the estimates. */
  public List<Certificate> certificates() {
    String source =
        failure == 0
            ? "Cholesky factor with its rounding errors, derived in DefinitenessProof"
            : "Lanczos from a normal start, derived in Tridiagonal; wrong with probability "
                + failure;
    return List.of(
        Certificate.atLeast("smallest eigenvalue", source, smallest.atLeast(), smallest.value()),
        Certificate.atMost("largest eigenvalue", source, largest.atMost(), largest.value()));
  }
}
