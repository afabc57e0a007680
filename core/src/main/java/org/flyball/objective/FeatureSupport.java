package org.flyball.objective;

import org.flyball.run.Checks;

/**
 * Which client depends on which variable: what the theory of rare features (arXiv 2305.15264) gains
 * from. A regularizer on the clients makes every one depend on all; one on the server does not
 * ({@link FiniteSum#withRegularizer}).
 *
 * @param features J_i for each client i, ascending; shared, do not write
 * @param sharing |I_j| for each variable j: how many clients depend on it; shared, do not write
 */
public record FeatureSupport(int[][] features, int[] sharing) {

  /** Of the clients of a sum. Memory: 4 bytes for each client and variable of it. */
  public static FeatureSupport of(FiniteSum sum) {
    int[][] features = new int[sum.size()][];
    int[] sharing = new int[sum.dimension()];
    for (int i = 0; i < features.length; i++) {
      features[i] = sum.client(i).support();
      int before = -1;
      for (int j : features[i]) {
        Checks.that(
            j > before && j < sharing.length,
            "FeatureSupport: client %s has variable %s after %s; they must ascend and be below %s",
            i,
            j,
            before,
            sharing.length);
        before = j;
        sharing[j]++;
      }
    }
    return new FeatureSupport(features, sharing);
  }

  /** {@code c = max_j |I_j|}: the most clients that one variable has. */
  public int mostClients() {
    int most = 0;
    for (int count : sharing) {
      most = Math.max(most, count);
    }
    return most;
  }

  /** {@code r = max_i |J_i|}: the most variables that one client has. */
  public int mostFeatures() {
    int most = 0;
    for (int[] of : features) {
      most = Math.max(most, of.length);
    }
    return most;
  }
}
