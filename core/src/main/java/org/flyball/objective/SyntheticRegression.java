package org.flyball.objective;

import java.util.ArrayList;
import java.util.List;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.SparseRows;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;

/**
 * Least-squares clients whose smoothness constants are what you ask for: {@code f_i(x) = ||A_i x -
 * b_i||^2 / m + R(x)}, A_i of independent normals times the factor that makes {@code (2/m)
 * lmax(A_i^T A_i)} the wanted t_i, and {@code b_i = A_i x* + noise} with one normal x* for all.
 * Then {@code L_i = t_i + } the smoothness of R, reached at x = 0.
 *
 * <pre>{@code
 * FiniteSum f = new SyntheticRegression(200, 5, 20, 0.1)
 *     .generate(new TwoPointLaw(1, 10, 0.05), Regularizer.nonConvex(0.01), Seed.of(42));
 * }</pre>
 *
 * @param clients n
 * @param rows m, the rows of each client
 * @param dimension d
 * @param noise the standard deviation of the noise in b
 */
public record SyntheticRegression(int clients, int rows, int dimension, double noise) {

  /** Checks the sizes. */
  public SyntheticRegression {
    Checks.that(
        clients >= 1 && rows >= 1 && dimension >= 1,
        "SyntheticRegression: %s clients, %s rows, %s variables; all must be 1 at least",
        clients,
        rows,
        dimension);
    Checks.that(
        noise >= 0 && Double.isFinite(noise),
        "SyntheticRegression: the noise is %s, must be 0 or positive and finite",
        noise);
  }

  /** Clients with constants by a two-point law, each with the regularizer. */
  public FiniteSum generate(TwoPointLaw law, Regularizer regularizer, Seed seed) {
    return generate(law.constants(clients), regularizer, seed);
  }

  /**
   * Clients with these constants, each with the regularizer.
   *
   * @param targets t_i, n of them, 0 or positive; the regularizer's smoothness comes on top
   */
  public FiniteSum generate(double[] targets, Regularizer regularizer, Seed seed) {
    Checks.length(targets, clients, "SyntheticRegression: targets");
    double[] solution = normals(dimension, 1, seed.child("solution").stream());
    List<LabelledData> data = new ArrayList<>(clients);
    for (int i = 0; i < clients; i++) {
      Checks.that(
          targets[i] >= 0 && Double.isFinite(targets[i]),
          "SyntheticRegression: the constant of client %s is %s, must be 0 or positive and finite",
          i,
          targets[i]);
      data.add(client(targets[i], solution, seed.child("client").child(i)));
    }
    return FiniteSum.of(data, Loss.square(), regularizer);
  }

  private LabelledData client(double target, double[] solution, Seed seed) {
    Xoshiro256 random = seed.stream();
    double[][] dense = new double[rows][];
    for (int j = 0; j < rows; j++) {
      dense[j] = normals(dimension, 1, random);
    }
    SparseMatrix normal = SparseMatrix.of(dense);
    double before = Curvature.ofRows(normal, Loss.square().curvature() / rows).smoothness();
    SparseMatrix features = normal.times(Math.sqrt(target / before));
    double[] labels = normals(rows, noise, random);
    SparseRows all = SparseRows.of(features);
    for (int j = 0; j < rows; j++) {
      labels[j] += all.dot(j, solution);
    }
    return new LabelledData(features, labels);
  }

  private static double[] normals(int count, double deviation, Xoshiro256 random) {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = deviation * random.nextGaussian();
    }
    return values;
  }
}
