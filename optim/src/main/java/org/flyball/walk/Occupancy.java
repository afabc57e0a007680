package org.flyball.walk;

import java.util.Arrays;
import org.flyball.graph.ReversibleChain;
import org.flyball.run.Snapshot;

/**
 * x, and the weights {@code r_j = (x_j / mu_j)^-alpha} it gives, up to factors that all nodes
 * share: y_j stands for x_j, and the weight of j is {@code (center mu_j / y_j)^alpha}. The center
 * is what {@code y_j / mu_j} would be if x were mu, as of the last {@link #recenter}: weights lie
 * around 1.
 *
 * <p>A weight is a function of y_j and the center and of nothing else, so that cached weights can
 * be computed again, bit for bit, after a snapshot.
 */
abstract sealed class Occupancy permits CountedOccupancy, FadingOccupancy {

  /** Weights may drift down by e^-64 before they are worth computing again. */
  private static final double DRIFT = 64;

  final ReversibleChain base;
  final Power power;
  final int tokens;
  private final double driftFactor;
  private VisitCounts counts;
  private long visits;
  private double center;

  Occupancy(SelfRepellent recipe, int tokens, long[] visits) {
    this.base = recipe.base();
    this.power = new Power(recipe.alpha());
    this.tokens = tokens;
    this.driftFactor = Math.exp(Math.min(DRIFT / recipe.alpha(), 300));
    this.counts = VisitCounts.of(visits);
    this.visits = Arrays.stream(visits).sum();
  }

  /** The recipe's memory, before the first visit or after these. */
  static Occupancy of(SelfRepellent recipe, int tokens, long[] visits) {
    Occupancy occupancy =
        recipe.history().exponent() == 1
            ? new CountedOccupancy(recipe, tokens, visits)
            : new FadingOccupancy(recipe, tokens, visits);
    occupancy.recenter();
    return occupancy;
  }

  /** Begins a tick: x is about to move. Returns whether all weights must be computed again. */
  abstract boolean begin();

  /** Adds a token's visit of this tick to y. */
  abstract void move(int node);

  /** y_j; where it is below the range of a double, the {@link #logAmount} is still right. */
  abstract double amount(int node);

  /** ln y_j. */
  abstract double logAmount(int node);

  /** What y sums to. */
  abstract double total();

  /** The gain of the tick to come, gamma_(n+1). */
  abstract double gain();

  /** Counts a token's visit of this tick. */
  final void visit(int node) {
    counts.increment(node);
    visits++;
    move(node);
  }

  final long count(int node) {
    return counts.get(node);
  }

  /** How many visits there were, those given at the start included, all tokens together. */
  final long visits() {
    return visits;
  }

  /** How often each node was visited; fresh, the caller's. */
  final long[] counts() {
    return counts.toArray();
  }

  final double weight(int node) {
    double y = amount(node);
    return y > 0
        ? power.of(center * base.mass(node) / y)
        : Math.exp(Math.min(logWeight(node), Double.MAX_VALUE));
  }

  /** The logarithm of the weight; finite where the weight is 0 or infinite. */
  final double logWeight(int node) {
    return power.exponent() * (Math.log(center) + Math.log(base.mass(node)) - logAmount(node));
  }

  final boolean drifted() {
    return total() > driftFactor * (center * base.totalMass());
  }

  final void recenter() {
    center = total() / base.totalMass();
  }

  Snapshot addTo(Snapshot snapshot) {
    return snapshot.withLongs("visits", counts()).with("center", center);
  }

  void restore(Snapshot snapshot) {
    long[] saved = snapshot.longs("visits");
    counts = VisitCounts.of(saved);
    visits = Arrays.stream(saved).sum();
    center = snapshot.doubles("center", 1)[0];
  }

  /** x; fresh, the caller's. */
  final double[] frequencies() {
    double[] x = new double[base.graph().nodes()];
    double total = total();
    for (int j = 0; j < x.length; j++) {
      x[j] = amount(j) / total;
    }
    return x;
  }
}
