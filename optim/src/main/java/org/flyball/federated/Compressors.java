package org.flyball.federated;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.flyball.compress.Compressor;
import org.flyball.compress.TopK;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * Which client uses which compressor. Clients need not have equal links, or equal need.
 *
 * @param list one for all, or one for each client
 */
public record Compressors(List<Compressor> list) implements Serializable {

  /** Copies the list. */
  public Compressors {
    list = List.copyOf(list);
    Checks.that(!list.isEmpty(), "Compressors: there is none");
  }

  /** The same for all. */
  public static Compressors same(Compressor compressor) {
    return new Compressors(List.of(compressor));
  }

  /** That of client i. */
  public Compressor of(int client) {
    return list.get(list.size() == 1 ? 0 : client);
  }

  /**
   * Top-k with {@code k_i} proportional to {@code sqrt(L_i)}: what minimises {@code (1/n) sum L_i
   * xi(k_i / d)} for large xi at a fixed {@code sum k_i}. The constant of the step size falls from
   * L_AM to about {@code ((1/n) sum sqrt L_i)^2} (derived; no paper states it).
   *
   * @param budget coordinates of all clients together; the sum of the k_i comes as near to it as 1
   *     &lt;= k_i &lt;= d and rounding down allow, and exceeds it only if it is below n
   */
  public static Compressors bySmoothness(Smoothness smoothness, int dimension, long budget) {
    int n = smoothness.size();
    Checks.that(budget >= 1, "Compressors: the budget must be at least 1, got %s", budget);
    double low = 0; // of the factor in k_i = clamp(factor sqrt(L_i)): bisect for the budget
    double high = 1;
    while (spent(smoothness, dimension, high) < Math.min(budget, (long) n * dimension)
        && high < 1e300) {
      high *= 2;
    }
    for (int step = 0; step < 200; step++) {
      double middle = (low + high) / 2;
      if (spent(smoothness, dimension, middle) <= budget) {
        low = middle;
      } else {
        high = middle;
      }
    }
    List<Compressor> all = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      all.add(new TopK(kept(smoothness.client(i), dimension, low)));
    }
    return new Compressors(all);
  }

  private static long spent(Smoothness smoothness, int dimension, double factor) {
    long sum = 0;
    for (int i = 0; i < smoothness.size(); i++) {
      sum += kept(smoothness.client(i), dimension, factor);
    }
    return sum;
  }

  private static int kept(double constant, int dimension, double factor) {
    return (int) Math.max(1, Math.min(dimension, Math.floor(factor * Math.sqrt(constant))));
  }

  void check(int clients) {
    Checks.that(
        list.size() == 1 || list.size() == clients,
        "Compressors: there are %s for %s clients; give one for all or one for each",
        list.size(),
        clients);
  }

  @Override
  public String toString() {
    return list.size() == 1 ? list.get(0).toString() : "Compressors" + list;
  }
}
