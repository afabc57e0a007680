package org.flyball.walk;

import java.util.Arrays;
import org.flyball.graph.Conductance;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Draws at hubs in constant time, by alias tables that may be out of date. A table has the weights
 * of the time it was made; a proposal from it is accepted with the ratio of today's weight to that
 * one, which is at most 1 because weights only fall. So the law is exact at any age, and a visit
 * changes no table. Rejections pay for the next table: it is made when a quarter as many as the hub
 * has arcs have come together, at which its acceptance is 1 again.
 *
 * <p>Alias tables: Walker 1977. They are made by one sweep of two pointers, one over the entries
 * below the mean and one over those above.
 *
 * <p>20 bytes per arc of a hub. Where hubs have more than twice as many arcs as the graph has
 * nodes, only the larger ones count as hubs.
 */
final class HubTables {

  private static final int FEWEST_ENTRIES = 4096;
  private static final int NONE = -1;

  private final ReversibleChain base;
  private final Graph graph;
  private final Conductance conductance; // asked for once: each time makes an object
  private final double[] weight;
  private final int threshold;
  private final int[] hub; // ascending
  private final int[] begin; // of a hub's entries: its arcs, then staying
  private final int[] rejected; // since the table was made; NONE where there is none
  private final double[] stale;
  private final double[] keep;
  private final int[] alias;
  private long proposals;
  private long lookedAlong;

  /**
   * @param fewest the degree from which on a node may be a hub
   * @param weight the weights; shared, kept up to date by the owner
   */
  HubTables(ReversibleChain base, int fewest, double[] weight) {
    this.base = base;
    this.graph = base.graph();
    this.conductance = base.conductance();
    this.weight = weight;
    int least = fewest;
    long allowed = Math.max(FEWEST_ENTRIES, 2L * graph.nodes());
    while (entries(least) > allowed && least < 1 << 30) {
      least *= 2;
    }
    this.threshold = least;
    int count = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      count += graph.degree(i) >= least ? 1 : 0;
    }
    this.hub = new int[count];
    this.begin = new int[count + 1];
    for (int i = 0, h = 0; i < graph.nodes(); i++) {
      if (graph.degree(i) >= least) {
        hub[h] = i;
        begin[h + 1] = begin[h] + graph.degree(i) + 1;
        h++;
      }
    }
    this.rejected = new int[count];
    Arrays.fill(rejected, NONE);
    this.stale = new double[begin[count]];
    this.keep = new double[begin[count]];
    this.alias = new int[begin[count]];
  }

  private long entries(int least) {
    long sum = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      int degree = graph.degree(i);
      sum += degree >= least ? degree + 1 : 0;
    }
    return sum;
  }

  /** The degree from which on a node has a table. */
  int threshold() {
    return threshold;
  }

  /** How many entries were proposed. */
  long proposals() {
    return proposals;
  }

  /** How many arcs were looked along to make tables. */
  long lookedAlong() {
    return lookedAlong;
  }

  /** Forgets all tables: weights were computed again and may be larger than those of the tables. */
  void forget() {
    Arrays.fill(rejected, NONE);
  }

  /** The next node, or -1 where the weights are out of range and a scan must look closer. */
  int draw(int node, Xoshiro256 random) {
    int h = Arrays.binarySearch(hub, node);
    int from = begin[h];
    int entries = begin[h + 1] - from;
    long first = graph.firstArc(node);
    while (true) {
      if (rejected[h] == NONE || rejected[h] > entries >>> 2) {
        if (!make(h, node)) {
          return -1;
        }
      }
      proposals++;
      double u = random.nextDouble() * entries;
      int e = (int) u;
      if (u - e >= keep[from + e]) {
        e = alias[from + e];
      }
      double bound = random.nextDouble() * stale[from + e];
      if (e == entries - 1) {
        if (bound < base.stay(node) * weight[node]) {
          return node;
        }
      } else {
        int j = graph.target(first + e);
        if (bound < conductance.of(node, first + e, j) * weight[j]) {
          return j;
        }
      }
      rejected[h]++;
    }
  }

  private boolean make(int h, int node) {
    int from = begin[h];
    int degree = begin[h + 1] - from - 1;
    lookedAlong += degree;
    long first = graph.firstArc(node);
    double total = base.stay(node) * weight[node];
    stale[from + degree] = total;
    for (int k = 0; k < degree; k++) {
      int j = graph.target(first + k);
      double product = conductance.of(node, first + k, j) * weight[j];
      stale[from + k] = product;
      total += product;
    }
    rejected[h] = NONE;
    if (!Scan.inRange(total)) {
      return false;
    }
    tabulate(from, degree + 1, total);
    rejected[h] = 0;
    return true;
  }

  /**
   * Fills {@link #keep} and {@link #alias} from {@link #stale}. {@code left} is what entry {@code
   * heavy} still has to give away.
   */
  private void tabulate(int from, int entries, double total) {
    double scale = entries / total;
    Arrays.fill(keep, from, from + entries, 1);
    int light = nextLight(from, -1, entries, scale);
    int heavy = nextHeavy(from, -1, entries, scale);
    double left = heavy < entries ? stale[from + heavy] * scale : 0;
    while (heavy < entries) {
      if (left > 1) {
        if (light == entries) {
          return;
        }
        double p = stale[from + light] * scale;
        keep[from + light] = p;
        alias[from + light] = heavy;
        left += p - 1;
        light = nextLight(from, light, entries, scale);
      } else {
        int next = nextHeavy(from, heavy, entries, scale);
        if (next < entries) {
          keep[from + heavy] = left;
          alias[from + heavy] = next;
          left += stale[from + next] * scale - 1;
        }
        heavy = next;
      }
    }
  }

  private int nextLight(int from, int after, int entries, double scale) {
    int e = after + 1;
    while (e < entries && stale[from + e] * scale >= 1) {
      e++;
    }
    return e;
  }

  private int nextHeavy(int from, int after, int entries, double scale) {
    int e = after + 1;
    while (e < entries && stale[from + e] * scale < 1) {
      e++;
    }
    return e;
  }

  Snapshot addTo(Snapshot snapshot) {
    return snapshot
        .with("hubWeights", stale)
        .withLongs("hubEffort", proposals, lookedAlong)
        .withLongs("hubRejections", Arrays.stream(rejected).asLongStream().toArray());
  }

  /** Tables are functions of the weights they were made from. */
  void restore(Snapshot snapshot) {
    double[] saved = snapshot.doubles("hubWeights", stale.length);
    System.arraycopy(saved, 0, stale, 0, saved.length);
    long[] effort = snapshot.longs("hubEffort");
    proposals = effort[0];
    lookedAlong = effort[1];
    long[] counts = snapshot.longs("hubRejections");
    Checks.that(
        counts.length == hub.length,
        "SelfRepellent: the snapshot has %s hubs, this graph %s",
        counts.length,
        hub.length);
    for (int h = 0; h < hub.length; h++) {
      rejected[h] = (int) counts[h];
      if (rejected[h] != NONE) {
        int last = begin[h + 1] - 1;
        double total = stale[last];
        for (int e = begin[h]; e < last; e++) {
          total += stale[e];
        }
        tabulate(begin[h], begin[h + 1] - begin[h], total);
      }
    }
  }
}
