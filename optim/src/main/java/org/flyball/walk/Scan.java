package org.flyball.walk;

import org.flyball.graph.Conductance;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Xoshiro256;

/**
 * Draws the next node with probability {@code c_ij w_j / sum_k c_ik w_k} by adding up all arcs, and
 * staying as one more. Sums too small or too large for that are computed again from logarithms.
 */
final class Scan {

  /** What a product lost to underflow is below 1e-24 of such a sum, for up to 10^4 arcs. */
  private static final double SMALLEST = 1e-280;

  private static final double LARGEST = 1e300;
  private static final int LINEAR = 48; // arcs up to which looking at all beats bisection

  private final ReversibleChain base;
  private final Graph graph;
  private final Conductance conductance; // asked for once: each time makes an object
  private final Occupancy occupancy;
  private final double[] weight;
  private final double[] sums;

  /**
   * @param weight the weights; shared, kept up to date by the owner
   */
  Scan(ReversibleChain base, Occupancy occupancy, double[] weight) {
    this.base = base;
    this.graph = base.graph();
    this.conductance = base.conductance();
    this.occupancy = occupancy;
    this.weight = weight;
    this.sums = new double[graph.maxDegree()];
  }

  /** Whether a sum of weights has lost nothing to underflow and nothing has overflowed. */
  static boolean inRange(double total) {
    return total > SMALLEST && total < LARGEST;
  }

  int draw(int node, Xoshiro256 random) {
    long first = graph.firstArc(node);
    int degree = (int) (graph.firstArc(node + 1) - first);
    double stay = base.stay(node);
    if (degree + (stay > 0 ? 1 : 0) <= 1) {
      return degree == 1 ? graph.target(first) : node;
    }
    double arcs = addArcs(node, first, degree);
    double total = stay > 0 ? arcs + stay * weight[node] : arcs;
    if (!inRange(total)) {
      return drawByLogarithms(node, first, degree, random);
    }
    double u = random.nextDouble() * total;
    return u < arcs ? graph.target(first + firstAbove(u, degree)) : node;
  }

  /** Fills {@link #sums} with running sums of c_ij w_j and returns the last. */
  private double addArcs(int node, long first, int degree) {
    double[] to = sums;
    double[] w = weight;
    double sum = 0;
    if (conductance instanceof Conductance.Equal equal) {
      double value = equal.value();
      for (int k = 0; k < degree; k++) {
        sum += value * w[graph.target(first + k)];
        to[k] = sum;
      }
    } else if (conductance instanceof Conductance.LesserEnd lesser) {
      double[] at = lesser.at();
      double here = at[node];
      for (int k = 0; k < degree; k++) {
        int j = graph.target(first + k);
        sum += Math.min(here, at[j]) * w[j];
        to[k] = sum;
      }
    } else {
      for (int k = 0; k < degree; k++) {
        int j = graph.target(first + k);
        sum += conductance.of(node, first + k, j) * w[j];
        to[k] = sum;
      }
    }
    return sum;
  }

  /** The first arc whose running sum is above {@code u}: never one that adds nothing. */
  private int firstAbove(double u, int degree) {
    double[] to = sums;
    if (degree <= LINEAR) {
      int below = 0;
      for (int k = 0; k < degree; k++) {
        below += to[k] <= u ? 1 : 0;
      }
      return below;
    }
    int low = 0;
    int high = degree - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (to[middle] <= u) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int drawByLogarithms(int node, long first, int degree, Xoshiro256 random) {
    double largest = Math.log(base.stay(node)) + occupancy.logWeight(node);
    for (int k = 0; k < degree; k++) {
      int j = graph.target(first + k);
      sums[k] = Math.log(conductance.of(node, first + k, j)) + occupancy.logWeight(j);
      largest = Math.max(largest, sums[k]);
    }
    double total = 0;
    for (int k = 0; k < degree; k++) {
      total += Math.exp(sums[k] - largest);
      sums[k] = total;
    }
    double staying = Math.exp(Math.log(base.stay(node)) + occupancy.logWeight(node) - largest);
    double u = random.nextDouble() * (total + staying);
    return u < total ? graph.target(first + firstAbove(u, degree)) : node;
  }
}
