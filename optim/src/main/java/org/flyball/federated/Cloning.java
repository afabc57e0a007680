package org.flyball.federated;

import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * Why weights help (arXiv 2402.10774, section 2): let client i stand for N_i clones with {@code N
 * f_i / (n N_i)} each, N = sum N_j. The sum stays f, and the clones' quadratic mean of constants is
 * M, {@code M^2 = (N / n^2) sum L_i^2 / N_i}. Over real N_i it is least where N_i is proportional
 * to L_i, and is L_AM there. EF21-W is that limit without clones.
 */
public final class Cloning {

  private Cloning() {}

  /**
   * {@code N_i = ceil(L_i / L_AM)}, at least 1: then n &lt;= N &lt;= 2 n and M &lt;= sqrt(2) L_AM.
   */
  public static int[] counts(Smoothness smoothness) {
    double mean = smoothness.arithmeticMean();
    int[] counts = new int[smoothness.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = mean == 0 ? 1 : (int) Math.max(1, Math.ceil(smoothness.client(i) / mean));
    }
    return counts;
  }

  /** M of these numbers of clones. */
  public static double quadraticMean(Smoothness smoothness, int[] counts) {
    Checks.that(
        counts.length == smoothness.size(),
        "Cloning: %s counts for %s clients",
        counts.length,
        smoothness.size());
    double n = counts.length;
    double clones = 0;
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      Checks.that(counts[i] >= 1, "Cloning: client %s has %s clones, not 1 at least", i, counts[i]);
      clones += counts[i];
      sum += smoothness.client(i) / n * (smoothness.client(i) / n) / counts[i];
    }
    return Math.sqrt(clones * sum);
  }
}
