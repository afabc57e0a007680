package org.flyball.walk;

import java.util.Arrays;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Xoshiro256;

/**
 * The walk as its equations are written: x is a vector that moves as a whole at every step, a row
 * of the kernel is computed from logarithms and normalised. From the same random numbers it goes
 * the same way as {@link Kernel#SCAN}: a number is drawn wherever there is a choice, and compared
 * with running sums over the arcs, staying last.
 *
 * <p>Where x_j would leave the range of a double the vector keeps its logarithm instead, for all
 * nodes and always: slower, and another way than the walk's.
 */
final class TextbookWalk {

  private final SelfRepellent recipe;
  private final Graph graph;
  private final double[] logX;
  private final Xoshiro256 random;
  private int node;
  private long steps;

  TextbookWalk(SelfRepellent recipe, int node, Xoshiro256 random) {
    this.recipe = recipe;
    this.graph = recipe.base().graph();
    this.logX = new double[graph.nodes()];
    Arrays.fill(logX, -Math.log(graph.nodes()));
    this.random = random;
    this.node = node;
  }

  /** Starts with n visits made and this x. */
  TextbookWalk(SelfRepellent recipe, int node, Xoshiro256 random, double[] x, long visits) {
    this(recipe, node, random);
    Arrays.setAll(logX, j -> Math.log(x[j]));
    this.steps = visits;
  }

  int next() {
    double[] row = row(recipe.base(), recipe.alpha(), logX, node);
    int arcs = row.length - 1;
    long first = graph.firstArc(node);
    int to = node;
    if (arcs + (row[arcs] > 0 ? 1 : 0) <= 1) {
      to = arcs == 1 ? graph.target(first) : node;
    } else {
      double u = random.nextDouble();
      double sum = 0;
      for (int k = 0; k < arcs; k++) {
        sum += row[k];
        if (u < sum) {
          to = graph.target(first + k);
          break;
        }
      }
    }
    steps++;
    double gamma = recipe.history().gain(steps, graph.nodes());
    for (int j = 0; j < logX.length; j++) {
      logX[j] += Math.log1p(-gamma);
    }
    double a = logX[to];
    double b = Math.log(gamma);
    logX[to] = Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
    node = to;
    return to;
  }

  double[] x() {
    return Arrays.stream(logX).map(Math::exp).toArray();
  }

  /** The probabilities of a node's arcs, and of staying without one. */
  static double[] row(ReversibleChain base, double alpha, double[] logX, int node) {
    Graph graph = base.graph();
    int degree = graph.degree(node);
    double[] row = new double[degree + 1];
    for (int k = 0; k <= degree; k++) {
      long arc = graph.firstArc(node) + k;
      int j = k < degree ? graph.target(arc) : node;
      double p = k < degree ? base.conductance().of(node, arc, j) : base.stay(node);
      row[k] = Math.log(p / base.mass(node)) - alpha * (logX[j] - Math.log(base.mass(j)));
    }
    double largest = Arrays.stream(row).max().orElseThrow();
    double sum = Arrays.stream(row).map(e -> Math.exp(e - largest)).sum();
    return Arrays.stream(row).map(e -> Math.exp(e - largest) / sum).toArray();
  }

  /** The same by destination: parallel arcs and loops added up. */
  static double[] law(ReversibleChain base, double alpha, double[] x, int node) {
    double[] row = row(base, alpha, Arrays.stream(x).map(Math::log).toArray(), node);
    double[] law = new double[x.length];
    for (int k = 0; k + 1 < row.length; k++) {
      law[base.graph().target(base.graph().firstArc(node) + k)] += row[k];
    }
    law[node] += row[row.length - 1];
    return law;
  }
}
