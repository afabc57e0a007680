package org.flyball.planning;

import java.util.Arrays;
import org.flyball.objective.EmpiricalRisk;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Objective;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * What is to be computed, as far as time depends on it.
 *
 * @param dimension d
 * @param smoothness L and the L_i; their number is that of the clients
 * @param support on how many variables each client depends: no message keeps more; one for all, or
 *     one for each client; shared, do not write
 * @param nonzeros entries of each client's data, which a gradient reads; the same
 */
public record Workload(int dimension, Smoothness smoothness, int[] support, long[] nonzeros) {

  /** Checks the lists. */
  public Workload {
    Checks.that(dimension >= 1, "Workload: the dimension is %s, must be 1 at least", dimension);
    int n = smoothness.size();
    support = support.clone();
    nonzeros = nonzeros.clone();
    Checks.that(
        (support.length == 1 || support.length == n)
            && (nonzeros.length == 1 || nonzeros.length == n),
        "Workload: %s supports and %s counts of nonzeros for %s clients; one for all or one each",
        support.length,
        nonzeros.length,
        n);
    for (int each : support) {
      if (each < 0 || each > dimension) {
        Checks.that(false, "Workload: a support of %s, must be in [0, %s]", each, dimension);
      }
    }
    for (long each : nonzeros) {
      if (each < 0) {
        Checks.that(false, "Workload: %s nonzeros, must be 0 or positive", each);
      }
    }
  }

  /** Clients that depend on all variables, with so many entries of data each. */
  public static Workload of(int dimension, Smoothness smoothness, long nonzeros) {
    return new Workload(dimension, smoothness, new int[] {dimension}, new long[] {nonzeros});
  }

  /** What these clients are; other than empirical risks count as reading d entries. */
  public static Workload of(FiniteSum f, Smoothness smoothness) {
    int n = f.size();
    Checks.that(
        smoothness.size() == n, "Workload: %s constants L_i for %s clients", smoothness.size(), n);
    int[] support = new int[n];
    long[] nonzeros = new long[n];
    for (int i = 0; i < n; i++) {
      Objective client = f.client(i);
      support[i] = client.support().length;
      nonzeros[i] =
          client instanceof EmpiricalRisk risk ? risk.data().features().entries() : f.dimension();
    }
    return new Workload(f.dimension(), smoothness, support, nonzeros);
  }

  /** n. */
  public int clients() {
    return smoothness.size();
  }

  /** On how many variables a client depends. */
  public int support(int client) {
    return support[support.length == 1 ? 0 : client];
  }

  /** How many entries a client's gradient reads. */
  public long nonzeros(int client) {
    return nonzeros[nonzeros.length == 1 ? 0 : client];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Workload that
        && dimension == that.dimension
        && smoothness.equals(that.smoothness)
        && Arrays.equals(support, that.support)
        && Arrays.equals(nonzeros, that.nonzeros);
  }

  @Override
  public int hashCode() {
    return 31 * smoothness.hashCode() + dimension;
  }
}
