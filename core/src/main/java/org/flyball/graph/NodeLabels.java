package org.flyball.graph;

import java.util.Arrays;
import java.util.OptionalInt;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes 0 .. n - 1 of a graph were called where it came from: one whole number each, all
 * different. Immutable. Consecutive labels take no memory, others 8 bytes a node, and 4 more if
 * they are not ascending.
 */
public final class NodeLabels {

  private final int nodes;
  private final long first;
  private final long @Nullable [] label; // null where labels are first, first + 1, ...
  private final int @Nullable [] order; // nodes by label, null where that is 0, 1, ...

  private NodeLabels(int nodes, long first, long @Nullable [] label, int @Nullable [] order) {
    this.nodes = nodes;
    this.first = first;
    this.label = label;
    this.order = order;
  }

  /** The labels {@code first}, {@code first + 1}, ...: 0 or 1 in most files. */
  public static NodeLabels consecutive(int nodes, long first) {
    Checks.that(nodes >= 1, "NodeLabels: nodes must be at least 1, got %s", nodes);
    return new NodeLabels(nodes, first, null, null);
  }

  /**
   * One label per node.
   *
   * @param label all different (nodes); copied
   */
  public static NodeLabels of(long[] label) {
    return ofOwned(label.clone());
  }

  static NodeLabels ofOwned(long[] label) {
    Checks.that(label.length >= 1, "NodeLabels: there must be at least 1 label");
    boolean consecutive = true;
    boolean ascending = true;
    for (int i = 1; i < label.length; i++) {
      consecutive &= label[i] == label[i - 1] + 1;
      ascending &= label[i] > label[i - 1];
    }
    if (consecutive && ascending) {
      return new NodeLabels(label.length, label[0], null, null);
    }
    int[] order = ascending ? null : LongIndex.order(label);
    for (int i = 1; order != null && i < order.length; i++) {
      if (label[order[i]] == label[order[i - 1]]) {
        Checks.that(
            false,
            "NodeLabels: nodes %s and %s are both called %s; labels must differ",
            order[i - 1],
            order[i],
            label[order[i]]);
      }
    }
    return new NodeLabels(label.length, 0, label, order);
  }

  /** How many nodes there are. */
  public int nodes() {
    return nodes;
  }

  /** What this node was called. */
  public long of(int node) {
    if (node < 0 || node >= nodes) {
      Checks.that(false, "NodeLabels: node %s is not in 0 .. %s", node, nodes - 1);
    }
    return label == null ? first + node : label[node];
  }

  /** The node that was called this, if there is one; O(log nodes). */
  public OptionalInt find(long wanted) {
    if (label == null) {
      long node = wanted - first;
      // A difference that overflows is negative or beyond every node all the same.
      return node >= 0 && node < nodes && first + node == wanted
          ? OptionalInt.of((int) node)
          : OptionalInt.empty();
    }
    int[] by = order;
    if (by == null) {
      int at = Arrays.binarySearch(label, wanted);
      return at >= 0 ? OptionalInt.of(at) : OptionalInt.empty();
    }
    int low = 0;
    int high = nodes - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = label[by[middle]];
      if (found == wanted) {
        return OptionalInt.of(by[middle]);
      }
      if (found < wanted) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The labels of nodes picked from these.
   *
   * @param old which one each new node is (new nodes)
   */
  public NodeLabels pick(int[] old) {
    long[] picked = new long[old.length];
    for (int i = 0; i < old.length; i++) {
      picked[i] = of(old[i]);
    }
    return ofOwned(picked);
  }

  /** All labels, by node; fresh, the caller's. */
  public long[] toArray() {
    long[] all = new long[nodes];
    for (int i = 0; i < nodes; i++) {
      all[i] = of(i);
    }
    return all;
  }

  @Override
  public String toString() {
    return label == null
        ? "NodeLabels[" + first + " .. " + (first + nodes - 1) + "]"
        : "NodeLabels[" + nodes + " labels]";
  }
}
