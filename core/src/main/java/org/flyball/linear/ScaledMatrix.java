package org.flyball.linear;

import java.util.Optional;

/**
 * A square matrix scaled to unit diagonal, {@code T = P A Q} with {@code Q = |D|^-1/2} and {@code P
 * = sign(D) |D|^-1/2}, and all that relaxation does with it. Independent of omega, so one
 * preparation serves every omega and every right-hand side. Immutable.
 *
 * <p>The methods work on whole vectors of length n in the order of the unknowns: one virtual call
 * per pass, none per row.
 */
interface ScaledMatrix {

  /** The first row whose diagonal is zero or not stored, or -1; nothing else may be asked then. */
  int zeroDiagonalRow();

  /** The first row whose diagonal is negative, or -1. */
  int negativeDiagonalRow();

  /** {@code r' = P r}, in place. */
  void scale(double[] r);

  /** {@code x' = Q^-1 x}, in place. */
  void scaleIterate(double[] x);

  /** {@code out = factor Q x'}; both may be the same array. */
  void unscale(double factor, double[] x, double[] out);

  /** {@code ||P^-1 r'||_2}: the norm of the residual in the user's units. */
  double norm(double[] r);

  /** {@code r' <- r' - alpha v'} and {@link #norm} of it, in one pass. */
  double retreat(double alpha, double[] v, double[] r);

  /**
   * One forward SOR sweep together with its exact residual, in one pass over the triangle.
   *
   * <p>With {@code T = I + L + U} and the update {@code (I/omega + L) d = r}, the new residual is
   * {@code r - T d = (1/omega - 1) d - U d}. Row i needs only earlier entries of d, and once d_i is
   * known its share of U d goes to earlier entries of r, whose old values no later row reads. So
   * each stored pair (i, j), (j, i) is read once and serves both halves.
   *
   * @param x in and out: the scaled iterate, x' += d
   * @param r in and out: its scaled residual
   * @param d out: the scaled update, or anything else; finite before
   */
  void sweep(double omega, double[] x, double[] r, double[] d);

  /**
   * The same sweep in blocks of so many rows, a multiple of four, for {@link LookAhead}; empty
   * where the kind of matrix has none.
   */
  default Optional<BlockSweep> inBlocks(int rows) {
    return Optional.empty();
  }

  /** Whether {@link BlockSweep#interleaves} may be true for the blocks. */
  default boolean mayInterleave() {
    return false;
  }

  /** The halves of symmetric SOR for one omega. */
  SymmetricSweep symmetricSweep(double omega);

  /** The substitutions of SSOR-CG for one omega; T must be symmetric. */
  EisenstatSweep eisenstatSweep(double omega);
}
