package org.flyball.linear;

import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Run;

/**
 * The largest and the smallest eigenvalue of a symmetric operator that is known by its products,
 * each between a lower and an upper bound (Lanczos 1950; the outer bounds are ours, derived in
 * {@link Tridiagonal}).
 *
 * <pre>{@code
 * Lanczos lanczos = Lanczos.to(1e-3, Seed.of(42));
 * double smoothness = lanczos.largest(operator, n).atMost();
 * double condition = lanczos.of(matrix).conditionAtMost();
 * }</pre>
 *
 * <p><b>Bounds.</b> The inner bound of an end is the Ritz value, which no start can spoil. The
 * outer bound assumes that the start, a normal vector, is not almost orthogonal to the eigenvector;
 * it holds except with probability {@code failure}, whatever the operator is and however close its
 * eigenvalues are. Every start takes at most 1e-6 of that upon itself, so that the share it assumes
 * stays far above rounding errors, and several independent ones multiply: 1e-12 takes two. Products
 * must be accurate to about 3e-15 of the operator's norm. With those and small matrices, n = 1 say,
 * the outer bounds are about 1e-7 of the norm away at best; {@link DefinitenessProof} has bounds
 * without these assumptions for matrices that can be factorised.
 *
 * <p><b>Cost</b> per step: one product and 10 n flops; memory 3 vectors. About {@code log(n /
 * failure) / sqrt(accuracy)} steps for the largest eigenvalue of a positive semidefinite operator
 * if nothing separates it from the others, far fewer if something does; the smallest one of a badly
 * conditioned matrix takes sqrt(condition) times more.
 *
 * @param accuracy the wanted {@link Eigenvalue#relativeWidth}, in (0, 1)
 * @param maxSteps the largest number of products
 * @param failure the chance of a wrong outer bound, in [1e-300, 0.1]
 * @param seed of the starts
 */
public record Lanczos(double accuracy, long maxSteps, double failure, Seed seed) {

  /** The ends that are to be accurate; the others come with the bounds that fall off. */
  public enum Ends {
    /** The smallest eigenvalue. */
    SMALLEST,
    /** The largest eigenvalue. */
    LARGEST,
    /** Both. */
    BOTH
  }

  public Lanczos {
    Checks.that(
        accuracy > 0 && accuracy < 1, "Lanczos: accuracy must be in (0, 1), got %s", accuracy);
    Checks.that(maxSteps >= 1, "Lanczos: maxSteps must be at least 1, got %s", maxSteps);
    Checks.that(
        failure >= 1e-300 && failure <= 0.1,
        "Lanczos: failure is a probability in [1e-300, 0.1], got %s; 1e-12 is usual",
        failure);
  }

  /** At most 20 000 steps, and wrong bounds with probability 1e-12. */
  public static Lanczos to(double accuracy, Seed seed) {
    return new Lanczos(accuracy, 20_000, 1e-12, seed);
  }

  /** The same with another step limit. */
  public Lanczos within(long steps) {
    return new Lanczos(accuracy, steps, failure, seed);
  }

  /**
   * Starts to look for the ends. The measure is the larger {@link Eigenvalue#relativeWidth} of
   * those that are wanted, infinite before the first bounds; it is looked at every eighth step, and
   * later less often. The run ends early, at its step limit, where twice the steps have not halved
   * the width: an eigenvalue of 0 has no relative accuracy.
   *
   * @param operator symmetric, which is not checked
   * @param n its size, at least 1
   */
  public Run<Spectrum> start(LinearOperator operator, int n, Ends wanted) {
    Checks.that(n >= 1, "Lanczos: n must be at least 1, got %s", n);
    return new LanczosRun(this, operator, n, wanted);
  }

  /** The largest eigenvalue of a symmetric operator of size n. */
  public Eigenvalue largest(LinearOperator operator, int n) {
    return start(operator, n, Ends.LARGEST).finish().largest();
  }

  /** The smallest eigenvalue of a symmetric operator of size n. */
  public Eigenvalue smallest(LinearOperator operator, int n) {
    return start(operator, n, Ends.SMALLEST).finish().smallest();
  }

  /** Both ends for a symmetric matrix, at least 1 &times; 1. */
  public Spectrum of(SparseMatrix matrix) {
    Symmetry.require(matrix, "Lanczos");
    return start(matrix::multiply, matrix.rows(), Ends.BOTH).finish();
  }
}
