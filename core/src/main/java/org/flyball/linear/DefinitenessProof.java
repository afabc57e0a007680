package org.flyball.linear;

import java.util.OptionalDouble;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.sparse.csc.decomposition.chol.CholeskyUpLooking_DSCC;
import org.ejml.sparse.csc.misc.ColumnCounts_DSCC;
import org.ejml.sparse.csc.misc.TriangularSolver_DSCC;
import org.flyball.run.Checks;
import org.flyball.run.Termination;

/**
 * Bounds on the ends of the spectrum of a symmetric matrix that are proved, rounding errors
 * included: if a sparse Cholesky factorisation of {@code B = A - shift I} runs through, all
 * eigenvalues of A are above the shift, but for
 *
 * <pre>
 * g / (1 - g) trace(B) + eps max |b_ii|,    g = (m + 2) eps / (1 - (m + 2) eps),  eps = 2^-53
 * </pre>
 *
 * <p>with m the longest row of the factor. Proof: the computed factor R is exact for B + E with
 * {@code |E| <= g |R^T| |R|} (Higham 2002 on Cholesky factors, in any order of summation). With r_i
 * the columns of R, {@code ||r_i||^2 = b_ii + e_ii <= b_ii + g ||r_i||^2}, so {@code ||E||_F <= g
 * sum ||r_i||^2 <= g / (1 - g) trace(B)}, and {@code B + E} is positive definite. The second term
 * is the rounding of the shifted diagonal.
 *
 * <p><b>Cost</b>: one factorisation in the matrix's own order by EJML; none is tried where the
 * factor would have more than 2e7 entries, 240 MB.
 */
public final class DefinitenessProof {

  private static final long MOST_ENTRIES = 20_000_000;
  private static final double EPSILON = 0x1p-53;
  private static final double[] TRIES = {1e-9, 1e-6, 1e-3, 0.1};

  private DefinitenessProof() {}

  /**
   * A proved lower bound on the smallest eigenvalue, a little below {@code shift}; empty if the
   * factorisation fails, as it must if the shift is above the smallest eigenvalue, or would be too
   * large.
   *
   * @param matrix exactly symmetric, at least 1 &times; 1
   * @param shift finite
   */
  public static OptionalDouble smallestAtLeast(SparseMatrix matrix, double shift) {
    Checks.that(
        matrix.rows() >= 1 && matrix.isSymmetric(),
        "DefinitenessProof: the matrix must be symmetric and not empty, got %s with a_ij - a_ji up"
            + " to %s",
        matrix,
        matrix.asymmetry());
    double largest = Math.abs(shift);
    for (double v : matrix.value) {
      largest = Math.max(largest, Math.abs(v));
    }
    // A power of two changes nothing but keeps squares in range.
    double unit = KrylovRun.unit(largest);
    SparseMatrix moved = matrix.times(1 / unit).shifted(-shift / unit);
    double trace = 0;
    double most = 0;
    for (double d : moved.diagonal()) {
      if (!(d > 0)) {
        return OptionalDouble.empty();
      }
      trace += d;
      most = Math.max(most, d);
    }
    DMatrixSparseCSC csc = moved.toCsc();
    CholeskyUpLooking_DSCC cholesky = new CholeskyUpLooking_DSCC();
    if (entries(csc) > MOST_ENTRIES || !cholesky.decompose(csc)) {
      return OptionalDouble.empty();
    }
    int length = longestRow(cholesky.getL());
    if (length < 0) {
      return OptionalDouble.empty();
    }
    double count = (length + 2) * EPSILON;
    double g = count / (1 - count);
    // One part in a hundred covers the rounding of this line, the second term underflow.
    double n = matrix.rows();
    double lost = 1.01 * (g / (1 - g) * trace + EPSILON * most) + n * n * Double.MIN_NORMAL;
    return OptionalDouble.of(unit * Math.nextDown(shift / unit - lost));
  }

  /** A proved upper bound on the largest eigenvalue, a little above {@code shift}; or empty. */
  public static OptionalDouble largestAtMost(SparseMatrix matrix, double shift) {
    OptionalDouble mirrored = smallestAtLeast(matrix.times(-1), -shift);
    return mirrored.isPresent() ? OptionalDouble.of(-mirrored.getAsDouble()) : mirrored;
  }

  /**
   * The same spectrum with proved outer bounds and {@code failure = 0}, as near to the values as
   * factorisations show; with the bounds it has where they cannot be proved.
   *
   * @param spectrum of this matrix
   */
  public static Spectrum prove(SparseMatrix matrix, Spectrum spectrum) {
    Eigenvalue low = spectrum.smallest();
    Eigenvalue high = spectrum.largest();
    double size = Math.max(Math.abs(low.value()), Math.abs(high.value()));
    OptionalDouble below = OptionalDouble.empty();
    OptionalDouble above = OptionalDouble.empty();
    if (spectrum.why() == Termination.NOT_FINITE) {
      return spectrum;
    }
    for (double part : TRIES) {
      double least = part * Math.abs(low.value()) + 1e-14 * size;
      double most = part * Math.abs(high.value()) + 1e-14 * size;
      below = below.isPresent() ? below : smallestAtLeast(matrix, low.value() - least);
      above = above.isPresent() ? above : largestAtMost(matrix, high.value() + most);
    }
    if (below.isEmpty() || above.isEmpty()) {
      return spectrum;
    }
    return new Spectrum(
        new Eigenvalue(low.value(), low.error(), below.getAsDouble(), low.atMost()),
        new Eigenvalue(high.value(), high.error(), high.atLeast(), above.getAsDouble()),
        0,
        spectrum.steps(),
        spectrum.why());
  }

  /** How many entries the factor will have. */
  private static long entries(DMatrixSparseCSC csc) {
    int n = csc.numCols;
    int[] parent = new int[n];
    int[] post = new int[n];
    int[] counts = new int[n];
    TriangularSolver_DSCC.eliminationTree(csc, false, parent, null);
    TriangularSolver_DSCC.postorder(parent, n, post, null);
    new ColumnCounts_DSCC(false).process(csc, parent, post, counts);
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  /** Of a lower factor; -1 if an entry is not finite. */
  private static int longestRow(DMatrixSparseCSC factor) {
    int[] length = new int[factor.numRows];
    int longest = 0;
    for (int k = 0; k < factor.col_idx[factor.numCols]; k++) {
      if (!Double.isFinite(factor.nz_values[k])) {
        return -1;
      }
      longest = Math.max(longest, ++length[factor.nz_rows[k]]);
    }
    return longest;
  }
}
