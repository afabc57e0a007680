package org.flyball.walk;

import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Independent draws from a law over the nodes: what a walk is compared with. No walk on a graph can
 * do this: the token jumps, so it needs access to all nodes at any time.
 *
 * <p>A uniform draw costs one bounded integer; any other law one integer, one double and one look
 * into an alias table of 12 bytes per node, built once in time proportional to the nodes (Walker
 * 1977, in the form of Vose 1991).
 */
public final class IndependentDraws implements Sampling {

  private final int nodes;
  private final double[] mass; // empty where uniform
  private final double[] keep; // the probability of taking the column's own node
  private final int[] alias; // and the node taken else

  private IndependentDraws(int nodes, double[] mass) {
    this.nodes = nodes;
    this.mass = mass;
    this.keep = new double[mass.length];
    this.alias = new int[mass.length];
    fill();
  }

  /** Every node with the same probability. */
  public static IndependentDraws uniform(int nodes) {
    Checks.that(nodes >= 1, "IndependentDraws: nodes must be at least 1, got %s", nodes);
    return new IndependentDraws(nodes, new double[0]);
  }

  /**
   * Every node with a probability proportional to its mass.
   *
   * @param mass the law, up to a factor (nodes), all above 0; copied
   */
  public static IndependentDraws from(double[] mass) {
    Checks.that(mass.length >= 1, "IndependentDraws: there are no nodes");
    return new IndependentDraws(
        mass.length, Masses.positive(mass, mass.length, "IndependentDraws"));
  }

  /** Pairs columns that are too low with columns that are too high. */
  private void fill() {
    int n = mass.length;
    double largest = 0;
    for (double m : mass) {
      largest = Math.max(largest, m);
    }
    double total = 0;
    for (double m : mass) {
      total += m / largest; // masses near the largest double must not overflow the sum
    }
    int[] waiting = new int[n]; // low columns from the left, high ones from the right
    int low = 0;
    int high = n;
    for (int i = 0; i < n; i++) {
      keep[i] = mass[i] / largest * n / total;
      alias[i] = i;
      if (keep[i] < 1) {
        waiting[low++] = i;
      } else {
        waiting[--high] = i;
      }
    }
    while (low > 0 && high < n) {
      int small = waiting[--low];
      int large = waiting[high];
      alias[small] = large;
      keep[large] = keep[large] + keep[small] - 1;
      if (keep[large] < 1) {
        high++;
        waiting[low++] = large;
      }
    }
    while (low > 0) { // what rounding has left over is full
      keep[waiting[--low]] = 1;
    }
    while (high < n) {
      keep[waiting[high++]] = 1;
    }
  }

  @Override
  public int nodes() {
    return nodes;
  }

  @Override
  public double mass(int node) {
    return mass.length == 0 ? 1 : mass[node];
  }

  @Override
  public Sampler start(int node, Seed seed) {
    return new DrawingToken(node, seed);
  }

  @Override
  public Sampler resume(Snapshot snapshot) {
    return new DrawingToken(snapshot);
  }

  @Override
  public String toString() {
    return "IndependentDraws[nodes=" + nodes + ", uniform=" + (mass.length == 0) + "]";
  }

  private final class DrawingToken extends Token {

    DrawingToken(int node, Seed seed) {
      super("IndependentDraws", nodes, node, seed);
    }

    DrawingToken(Snapshot snapshot) {
      super("IndependentDraws", nodes, snapshot);
    }

    @Override
    int move(int from) {
      int column = random.nextInt(nodes);
      return keep.length == 0 || random.nextDouble() < keep[column] ? column : alias[column];
    }

    @Override
    int nodes() {
      return nodes;
    }

    @Override
    Snapshot more(Snapshot place) {
      return place;
    }
  }
}
