package org.flyball.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.flyball.linear.Vectors;
import org.flyball.run.Checks;

/**
 * All modes of a chain on a small graph: its eigenvalues and eigenvectors, by a dense symmetric
 * eigendecomposition, {@code u_i^T P = lambda_i u_i^T}, {@code P v_i = lambda_i v_i}, {@code v_i =
 * u_i / mu}, {@code u_i^T v_j = delta_ij}.
 *
 * <p><b>When to use.</b> For the modes themselves, and for traces over all nodes, of which {@link
 * WalkTheory} would need one process each. <b>When not.</b> On graphs of more than a few hundred
 * nodes: it takes O(n^3) flops and 24 n^2 bytes.
 */
public final class ChainModes {

  private final SymmetricChain chain;
  private final double[] eigenvalue; // descending, the trivial 1 left out
  private final double[][] vector; // orthonormal

  private ChainModes(SymmetricChain chain, double[] eigenvalue, double[][] vector) {
    this.chain = chain;
    this.eigenvalue = eigenvalue;
    this.vector = vector;
  }

  /**
   * The modes of a connected chain.
   *
   * @throws IllegalArgumentException if the chain cannot reach every node, or has over 20 000
   */
  public static ChainModes of(ReversibleChain chain) {
    Checks.that(
        chain.graph().nodes() <= 20_000,
        "ChainModes: %s nodes are too many for dense matrices; WalkTheory needs none",
        chain.graph().nodes());
    SymmetricChain symmetric = SymmetricChain.of(chain, "ChainModes");
    int n = symmetric.nodes();
    // The trivial eigenvalue goes to -2, so that it cannot mix with another of 1 up to rounding.
    DMatrixRMaj s = symmetric.matrix().toDense();
    double[] root = symmetric.root();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        s.add(i, j, -3 * root[i] * root[j]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> modes = DecompositionFactory_DDRM.eig(n, true, true);
    Checks.that(modes.decompose(s), "ChainModes: the eigenvectors did not converge");
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -modes.getEigenvalue(i).real));
    double[] eigenvalue = new double[n - 1];
    double[][] vector = new double[n - 1][];
    for (int i = 0; i < n - 1; i++) {
      eigenvalue[i] = modes.getEigenvalue(order[i]).real;
      vector[i] = modes.getEigenVector(order[i]).data;
    }
    return new ChainModes(symmetric, eigenvalue, vector);
  }

  /** How many modes there are besides the trivial one: nodes - 1. */
  public int size() {
    return eigenvalue.length;
  }

  /** The eigenvalues, descending, without the trivial 1: mode 0 has lambda_2. */
  public double eigenvalue(int mode) {
    return eigenvalue[mode];
  }

  /** u (nodes), a signed measure that sums to 0; fresh. */
  public double[] left(int mode) {
    double[] out = vector[mode].clone();
    for (int i = 0; i < out.length; i++) {
      out[i] *= chain.root()[i];
    }
    return out;
  }

  /** v (nodes), a function of mean 0 under mu; fresh. */
  public double[] right(int mode) {
    double[] out = vector[mode].clone();
    for (int i = 0; i < out.length; i++) {
      out[i] /= chain.root()[i];
    }
    return out;
  }

  /**
   * {@code sum_i f(lambda_i) u_i u_i^T} (nodes &times; nodes, row-major): with {@code f = s / (2 k
   * + 1)} the covariance V_x of the visits.
   */
  public double[] matrix(DoubleUnaryOperator f) {
    int n = chain.nodes();
    double[] out = new double[n * n];
    for (int mode = 0; mode < size(); mode++) {
      double factor = f.applyAsDouble(eigenvalue[mode]);
      double[] u = left(mode);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          out[i * n + j] += factor * u[i] * u[j];
        }
      }
    }
    return out;
  }

  /** The trace of {@link #matrix}. Cost: O(n^2). */
  public double trace(DoubleUnaryOperator f) {
    double sum = 0;
    for (int mode = 0; mode < size(); mode++) {
      double square = 0;
      for (double entry : left(mode)) {
        square += entry * entry;
      }
      sum += f.applyAsDouble(eigenvalue[mode]) * square;
    }
    return sum;
  }

  /** As {@link WalkTheory#of(double[])}, summed over all modes. */
  public AsymptoticVariance of(double[] values) {
    chain.check(values, 1, "ChainModes.of: values");
    double mean = chain.mean(values, 0, 1);
    double[][] centred = {chain.centred(values, 0, 1, mean)};
    return new AsymptoticVariance(mean, measure(centred, 0));
  }

  /** As {@link WalkTheory#of(double[], int)}, summed over all modes. */
  public AsymptoticCovariance of(double[] values, int dimension) {
    return AsymptoticCovariance.of(
        this::measure, chain, values, dimension, "ChainModes.of: values");
  }

  private KrylovMeasure measure(double[][] v, int q) {
    int columns = v.length;
    double[] weight = new double[size() * columns];
    for (int mode = 0; mode < size(); mode++) {
      double mine = Vectors.dot(vector[mode], v[q]);
      for (int p = 0; p < columns; p++) {
        weight[mode * columns + p] = mine * Vectors.dot(vector[mode], v[p]);
      }
    }
    double gap = size() == 0 ? 2 : 1 - eigenvalue[0];
    return KrylovMeasure.exact(eigenvalue, weight, columns, gap);
  }
}
