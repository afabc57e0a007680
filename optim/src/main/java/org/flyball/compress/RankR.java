package org.flyball.compress;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.flyball.random.Seed;

/**
 * The best approximation of rank r, the vector read as a matrix, by EJML's singular value
 * decomposition: for gradients of matrices (Wang et al. 2018, ATOMO, arXiv 1806.04090, without its
 * sampling).
 *
 * <p>alpha = r / min(rows, columns), met with equality when all singular values are equal. A
 * message is two factors, r (rows + columns) numbers. Cost: a whole decomposition, O(rows columns
 * min(rows, columns)); {@link PowerSgd} is cheaper and promises the same alpha.
 *
 * @param rows rows of the matrix
 * @param columns columns of the matrix; rows times columns is the dimension
 * @param rank r, at least 1
 */
public record RankR(int rows, int columns, int rank) implements Compressor {

  /** Checks the shape. */
  public RankR {
    MatrixShape.check("RankR", rows, columns, rank);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    MatrixShape.dimension(this, rows, columns, dimension);
    return Guarantee.contractive(
        Math.min(1, (double) rank / Math.min(rows, columns)),
        Trait.NONEXPANSIVE,
        Trait.HOMOGENEOUS,
        Trait.DETERMINISTIC);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    MatrixShape.dimension(this, rows, columns, dimension);
    int most = Math.min(rows, columns);
    int wanted = Math.min(rank, most);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(rows, columns, true, true, true);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    DMatrixRMaj u = new DMatrixRMaj(rows, most);
    DMatrixRMaj v = new DMatrixRMaj(columns, most);
    double[] left = new double[rows * wanted];
    double[] right = new double[columns * wanted];
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.check(this, vector, dimension, round);
      int exponent = Inputs.normalize(vector, matrix.data);
      if (exponent == Inputs.ZERO) {
        return;
      }
      if (!svd.decompose(matrix)) {
        throw new IllegalStateException(this + ": the singular value decomposition failed");
      }
      svd.getU(u, false);
      svd.getV(v, false);
      double[] sigma = svd.getSingularValues();
      int used = 0;
      for (; used < wanted; used++) {
        int best = 0;
        for (int q = 1; q < most; q++) {
          best = sigma[q] > sigma[best] ? q : best;
        }
        if (sigma[best] == 0) {
          break;
        }
        for (int i = 0; i < rows; i++) {
          left[i * wanted + used] = u.get(i, best);
        }
        for (int j = 0; j < columns; j++) {
          right[j * wanted + used] = Math.scalb(sigma[best] * v.get(j, best), exponent);
        }
        sigma[best] = 0;
      }
      MatrixShape.pack(left, rows, wanted, used);
      MatrixShape.pack(right, columns, wanted, used);
      out.factors(rows, columns, used, left, right);
    };
  }
}
