package org.flyball.graph;

import java.util.random.RandomGenerator;

/**
 * Draws of an arc in constant time: each node's arcs share as many equal slots, a slot holds one
 * arc up to a level and its alias above (Walker 1977; built as Vose 1991 does). 12 bytes per arc.
 */
final class AliasTable {

  private final Graph graph;
  private final double[] level;
  private final int[] alias; // counted from the node's first arc

  AliasTable(Graph graph, double[] weight) {
    this.graph = graph;
    level = new double[weight.length];
    alias = new int[weight.length];
    int[] slots = new int[graph.maxDegree()];
    for (int i = 0; i < graph.nodes(); i++) {
      fill((int) graph.firstArc(i), graph.degree(i), weight, slots);
    }
  }

  /** Small slots are filled up from large ones; the two stacks grow towards each other. */
  private void fill(int first, int degree, double[] weight, int[] slots) {
    double sum = 0;
    for (int k = 0; k < degree; k++) {
      sum += weight[first + k];
    }
    int small = 0;
    int large = degree;
    for (int k = 0; k < degree; k++) {
      level[first + k] = weight[first + k] / sum * degree;
      alias[first + k] = k;
      if (level[first + k] < 1) {
        slots[small++] = k;
      } else {
        slots[--large] = k;
      }
    }
    while (small > 0 && large < degree) {
      int low = slots[--small];
      int high = slots[large];
      alias[first + low] = high;
      level[first + high] -= 1 - level[first + low];
      if (level[first + high] < 1) {
        large++;
        slots[small++] = high;
      }
    }
    // What is left is full but for rounding.
    while (small > 0) {
      level[first + slots[--small]] = 1;
    }
  }

  /** Where an arc leads that leaves the node, drawn by its weight. */
  int draw(int node, RandomGenerator random) {
    int first = (int) graph.firstArc(node);
    int slot = random.nextInt((int) graph.firstArc(node + 1) - first);
    int chosen = random.nextDouble() < level[first + slot] ? slot : alias[first + slot];
    return graph.target(first + chosen);
  }
}
