package org.flyball.graph;

import org.flyball.random.Xoshiro256;

/** Chains of every kind on random connected graphs of 2 to 14 nodes. */
final class RandomChain {

  private RandomChain() {}

  static ReversibleChain draw(Xoshiro256 random) {
    int n = 2 + random.nextInt(13);
    int extra = random.nextInt(2 * n);
    int[] from = new int[n - 1 + extra];
    int[] to = new int[n - 1 + extra];
    for (int i = 1; i < n; i++) {
      from[i - 1] = i;
      to[i - 1] = random.nextInt(i);
    }
    for (int e = n - 1; e < from.length; e++) {
      from[e] = random.nextInt(n);
      to[e] = random.nextInt(n);
    }
    EdgeRule rule = random.nextBoolean() ? EdgeRule.SIMPLE : EdgeRule.MULTIGRAPH;
    CompactGraph graph = CompactGraph.of(n, from, to, rule);
    double[] mass = new double[n];
    for (int i = 0; i < n; i++) {
      mass[i] = 0.2 + random.nextDouble();
    }
    return switch (random.nextInt(6)) {
      case 0 -> ReversibleChain.simple(graph);
      case 1 -> ReversibleChain.metropolis(graph);
      case 2 -> ReversibleChain.metropolis(graph, mass);
      case 3 -> ReversibleChain.maximumDegree(graph);
      case 4 -> ReversibleChain.lazy(ReversibleChain.simple(graph));
      default -> ReversibleChain.of(ReversibleChain.metropolis(graph, mass).toMatrix());
    };
  }
}
