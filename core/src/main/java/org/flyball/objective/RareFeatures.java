package org.flyball.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.flyball.data.LabelledData;
import org.flyball.linear.Triplets;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;

/**
 * Least-squares clients that each have a part of the features, after the synthetic experiment of
 * arXiv 2305.15264: every feature goes to {@code c = ceil(share n)} clients drawn at random.
 *
 * <p>Client i with features J_i has {@code f_i(x) = ||A_i x - b_i||^2 / m}, where {@code A_i =
 * sqrt(m/2) U diag(s) V^T}: U and V are those of a uniform random matrix (m &times; |J_i|), and
 *
 * <pre>
 * s_q = 0.9 sqrt(19 q / (|J_i| - 1) + 1) + 0.1 e_i,   q = 0 .. min(m, |J_i|) - 1,
 * e_0 = 10, e_i = 0 for the others,
 * </pre>
 *
 * <p>so that L_i is the largest s_q squared, and client 0 sets L_max apart from L_+. {@code b_i =
 * A_i (1/2, ..., 1/2) + 2 sqrt(m/2) u} with u uniform in [-1, 1]. No regularizer.
 *
 * @param clients n; 100 in the paper
 * @param rows m, the rows of each client; 12 in the paper
 * @param dimension d; 500 in the paper
 * @param share in (0, 1]; 0.05, 0.5 and 0.9 in the paper
 */
public record RareFeatures(int clients, int rows, int dimension, double share) {

  private static final double LARGEST = 20;
  private static final double SMALLEST = 1;
  private static final double BLEND = 0.1;
  private static final double EXTRA = 10;

  /** Checks the sizes. */
  public RareFeatures {
    Checks.that(
        clients >= 1 && rows >= 1 && dimension >= 1,
        "RareFeatures: %s clients, %s rows, %s variables; all must be 1 at least",
        clients,
        rows,
        dimension);
    Checks.that(share > 0 && share <= 1, "RareFeatures: the share is %s, must be in (0, 1]", share);
  }

  /** The clients; nothing on the server. */
  public FiniteSum generate(Seed seed) {
    List<List<Integer>> features = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      features.add(new ArrayList<>());
    }
    Xoshiro256 random = seed.child("features").stream();
    int sharing = (int) Math.ceil(share * clients);
    int[] order = new int[clients];
    Arrays.setAll(order, i -> i);
    for (int j = 0; j < dimension; j++) {
      for (int k = 0; k < sharing; k++) { // the first of a shuffled order
        int other = k + random.nextInt(clients - k);
        int chosen = order[other];
        order[other] = order[k];
        order[k] = chosen;
        features.get(chosen).add(j);
      }
    }
    List<LabelledData> data = new ArrayList<>(clients);
    for (int i = 0; i < clients; i++) {
      int[] of = features.get(i).stream().mapToInt(j -> j).toArray();
      data.add(client(of, i == 0 ? EXTRA : 0, seed.child("client").child(i).stream()));
    }
    return FiniteSum.of(data, Loss.square(), Regularizer.none());
  }

  private LabelledData client(int[] features, double extra, Xoshiro256 random) {
    int count = features.length;
    double scale = Math.sqrt(rows / 2.0);
    Triplets triplets = new Triplets(rows, dimension);
    double[] labels = new double[rows];
    if (count > 0) {
      DMatrixRMaj a = withSingularValues(uniform(rows, count, random), extra);
      for (int i = 0; i < rows; i++) {
        for (int k = 0; k < count; k++) {
          double v = scale * a.get(i, k);
          triplets.add(i, features[k], v);
          labels[i] += 0.5 * v;
        }
      }
    }
    for (int i = 0; i < rows; i++) {
      labels[i] += 2 * scale * (2 * random.nextDouble() - 1);
    }
    return new LabelledData(triplets.toMatrix(), labels);
  }

  private static DMatrixRMaj uniform(int rows, int columns, Xoshiro256 random) {
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    for (int k = 0; k < a.data.length; k++) {
      a.data[k] = random.nextDouble();
    }
    return a;
  }

  private static DMatrixRMaj withSingularValues(DMatrixRMaj a, double extra) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(a.numRows, a.numCols, true, true, true);
    if (!svd.decompose(a.copy())) {
      throw new IllegalStateException("the singular values of a random matrix were not found");
    }
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj vt = svd.getV(null, true);
    int count = Math.min(a.numRows, a.numCols);
    double[] s = new double[count];
    for (int q = 0; q < count; q++) {
      double even = (LARGEST - SMALLEST) * q / Math.max(1, a.numCols - 1) + SMALLEST;
      s[q] = (1 - BLEND) * Math.sqrt(even) + BLEND * extra;
    }
    CommonOps_DDRM.multRows(s, vt);
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.mult(u, vt, product);
    return product;
  }
}
