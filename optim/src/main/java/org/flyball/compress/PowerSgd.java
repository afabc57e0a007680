package org.flyball.compress;

import org.flyball.random.Draws;
import org.flyball.random.Seed;

/**
 * One subspace iteration towards rank r, the vector read as a matrix M: P = orth(M Q), C(M) = P P'
 * M (Vogels, Karimireddy and Jaggi 2019, arXiv 1905.13727). Q is Gaussian in each round, or M' P of
 * the round before: {@link Basis#KEPT}, PowerSGD's warm start.
 *
 * <p>alpha. A projection's error is ||M||^2 - ||P' M||^2, so it never exceeds ||M||^2, but no alpha
 * above 0 follows from that: if M's rows are orthogonal to Q, nothing is sent, and Q made of other
 * matrices may well be so. Hence a guard, which is ours. The r longest columns have at least r /
 * columns of the energy, and a projection onto their span keeps it; so do the longest rows. A step
 * that keeps less than r / min(rows, columns) is replaced by the one or the other, whichever are
 * fewer. So alpha = r / min(rows, columns), that of {@link RankR}, for every message and every Q
 * (less 1e-9, for ties).
 *
 * <p>Warm, with M to M+ from one round to the next and no guard needed:
 *
 * <pre>
 * ||C+(M+) - M+|| &lt;= ||C(M) - M|| + ||M+ - M||
 * </pre>
 *
 * <p>for P+ spans the columns of M+ Q, M+ Q (Q' Q)^-1 is the best X of ||M+ - X Q'||, and X = P was
 * at hand. So on a fixed matrix the error never grows; it tends to that of the best rank r, by a
 * factor of (sigma_(r+1) / sigma_r)^2 a message in the angle between the subspaces. Columns of Q
 * that M makes dependent are drawn anew.
 *
 * <p>Cost: 2 r rows columns multiplications, and as many additions, for each of two products; twice
 * that where the guard is needed. A message is two factors, r (rows + columns) numbers.
 *
 * @param rows rows of the matrix
 * @param columns columns of the matrix; rows times columns is the dimension
 * @param rank r, at least 1
 * @param basis where Q comes from
 */
public record PowerSgd(int rows, int columns, int rank, Basis basis) implements Compressor {

  /** Checks the shape. */
  public PowerSgd {
    MatrixShape.check("PowerSgd", rows, columns, rank);
  }

  /** With a fresh Q in each round. */
  public PowerSgd(int rows, int columns, int rank) {
    this(rows, columns, rank, Basis.FRESH);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    MatrixShape.dimension(this, rows, columns, dimension);
    return Guarantee.contractive(leastKept(), Trait.NONEXPANSIVE, Trait.HOMOGENEOUS);
  }

  /** The share of the energy below which the guard steps in. */
  double leastKept() {
    return Math.min(1, (double) rank / Math.min(rows, columns)) * (1 - 1e-9);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    MatrixShape.dimension(this, rows, columns, dimension);
    return new PowerStep(this, new Draws(seed));
  }
}
