package org.flyball.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Edges while they are collected: 8 bytes each, 16 with weights, in chunks that are not copied but
 * for the first, and can be let go one by one.
 */
final class EdgeChunks {

  /**
   * Small enough to stay below half a region of the smallest G1 heap, so the collector moves it.
   */
  private static final int CHUNK = 1 << 15;

  /** The first chunk begins so small and doubles: most graphs of tests have few edges. */
  private static final int FIRST = 1 << 6;

  private final List<int @Nullable []> from = new ArrayList<>();
  private final List<int @Nullable []> to = new ArrayList<>();
  private final List<double @Nullable []> weight = new ArrayList<>();
  private boolean weighted;
  private final boolean shared;
  private long size;

  /** No edges yet. */
  EdgeChunks() {
    this.shared = false;
  }

  private EdgeChunks(int[] from, int[] to) {
    this.shared = true;
    this.from.add(from);
    this.to.add(to);
    this.size = from.length;
  }

  /** These edges, read where they are. */
  static EdgeChunks of(int[] from, int[] to) {
    return new EdgeChunks(from, to);
  }

  long size() {
    return size;
  }

  boolean isWeighted() {
    return weighted;
  }

  int chunks() {
    return from.size();
  }

  /** How many edges are in a chunk. */
  int sizeOf(int chunk) {
    return shared ? (int) size : (int) Math.min(CHUNK, size - (long) chunk * CHUNK);
  }

  int[] from(int chunk) {
    return held(from.get(chunk));
  }

  int[] to(int chunk) {
    return held(to.get(chunk));
  }

  double[] weight(int chunk) {
    double[] found = weight.get(chunk);
    if (found == null) {
      throw new IllegalStateException("the edges have been let go");
    }
    return found;
  }

  private static int[] held(int @Nullable [] chunk) {
    if (chunk == null) {
      throw new IllegalStateException("the edges have been let go");
    }
    return chunk;
  }

  void add(int a, int b) {
    int at = (int) (size & (CHUNK - 1));
    if (at == 0) {
      int length = size == 0 ? FIRST : CHUNK;
      from.add(new int[length]);
      to.add(new int[length]);
      if (weighted) {
        weight.add(ones(length));
      }
    }
    int last = from.size() - 1;
    if (at == from(last).length) {
      grow(last);
    }
    from(last)[at] = a;
    to(last)[at] = b;
    size++;
  }

  private void grow(int chunk) {
    int before = from(chunk).length;
    from.set(chunk, Arrays.copyOf(from(chunk), 2 * before));
    to.set(chunk, Arrays.copyOf(to(chunk), 2 * before));
    if (weighted) {
      double[] more = Arrays.copyOf(weight(chunk), 2 * before);
      Arrays.fill(more, before, 2 * before, 1);
      weight.set(chunk, more);
    }
  }

  /** Adds an edge with a weight; edges without one weigh 1. */
  void add(int a, int b, double w) {
    giveWeights();
    add(a, b);
    weight(weight.size() - 1)[(int) ((size - 1) & (CHUNK - 1))] = w;
  }

  /** Forgets the weights. */
  void dropWeights() {
    weighted = false;
    weight.clear();
  }

  /** Gives every edge the weight 1 unless there are weights. */
  void giveWeights() {
    if (!weighted) {
      weighted = true;
      for (int chunk = 0; chunk < from.size(); chunk++) {
        weight.add(ones(from(chunk).length));
      }
    }
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Lets a chunk's memory go, unless it is the caller's. */
  void release(int chunk) {
    if (!shared) {
      from.set(chunk, null);
      to.set(chunk, null);
      if (weighted) {
        weight.set(chunk, null);
      }
    }
  }

  /** Throws unless every end is a node. */
  void requireNodes(int nodes) {
    for (int chunk = 0; chunk < chunks(); chunk++) {
      int[] a = from(chunk);
      int[] b = to(chunk);
      int n = sizeOf(chunk);
      for (int e = 0; e < n; e++) {
        if (a[e] < 0 || a[e] >= nodes || b[e] < 0 || b[e] >= nodes) {
          boolean first = a[e] < 0 || a[e] >= nodes;
          Checks.that(
              false,
              "CompactGraph: edge %s has the end %s, not in 0 .. %s",
              (long) chunk * CHUNK + e,
              first ? a[e] : b[e],
              nodes - 1);
        }
      }
    }
  }
}
