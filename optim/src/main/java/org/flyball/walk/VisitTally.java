package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * How far a walk has come: nodes seen, steps to the last new one, and the distance between its
 * visits and its law.
 *
 * <pre>{@code
 * VisitTally tally = new VisitTally(sampling);
 * while (!tally.isCovered()) {
 *   tally.see(token.next());
 * }
 * long cover = tally.lastNewStep();
 * }</pre>
 *
 * <p>Seeing a node is one increment, the distance one pass over the nodes. 8 bytes per node; no
 * allocation after the start. Mutable, for one thread. The start node is no visit; see it if it is
 * to count.
 */
public final class VisitTally {

  private final Sampling sampling;
  private final double totalMass;
  private final long[] visits;
  private long steps;
  private int distinct;
  private long lastNewStep;

  /** Nothing seen yet. */
  public VisitTally(Sampling sampling) {
    this.sampling = sampling;
    this.visits = new long[sampling.nodes()];
    double total = 0;
    for (int i = 0; i < visits.length; i++) {
      total += sampling.mass(i);
    }
    this.totalMass = total;
  }

  /** Counts a visit. */
  public void see(int node) {
    if (node < 0 || node >= visits.length) {
      Checks.that(false, "VisitTally: node %s is not in 0 .. %s", node, visits.length - 1);
    }
    steps++;
    if (visits[node]++ == 0) {
      distinct++;
      lastNewStep = steps;
    }
  }

  /** How many visits were counted. */
  public long steps() {
    return steps;
  }

  /** How many different nodes were seen. */
  public int distinct() {
    return distinct;
  }

  /** Whether every node was seen. */
  public boolean isCovered() {
    return distinct == visits.length;
  }

  /** The visit, from 1, that was the last to a new node: the cover time once all are seen. */
  public long lastNewStep() {
    return lastNewStep;
  }

  /** How often a node was seen. */
  public long visits(int node) {
    return visits[node];
  }

  /**
   * The total-variation distance between the shares of visits and the sampling's law, {@code sum_i
   * |visits_i / steps - mu_i| / 2}, in [0, 1]; 1 before the first visit.
   */
  public double totalVariation() {
    if (steps == 0) {
      return 1;
    }
    double sum = 0;
    for (int i = 0; i < visits.length; i++) {
      sum += Math.abs((double) visits[i] / steps - sampling.mass(i) / totalMass);
    }
    return sum / 2;
  }
}
