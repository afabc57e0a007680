package org.flyball.data;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.flyball.graph.EdgeRule;
import org.flyball.run.WholeFile;

/**
 * Builds a {@link MappedGraph}'s file from edges that do not fit into the heap: one pass counts
 * degrees, one puts the arcs into a file of their own, and then the nodes' stretches are sorted and
 * written. The heap holds 12 bytes per node and the arcs of one node.
 */
final class MappedGraphBuilder {

  private static final long FREE = 1L << 22;
  private static final int PER_EDGE = 16;
  private static final int SHIFT = 28; // 2^28 ints a buffer
  private static final int MASK = (1 << SHIFT) - 1;
  private static final long LONGEST = Integer.MAX_VALUE - 8;

  private final EdgeStream edges;
  private final EdgeRule rule;
  private final Path file;

  private long[] first = new long[64]; // degrees at first
  private int nodes;
  private long count;
  private long filled;
  private IntBuffer[] arc = {};

  MappedGraphBuilder(EdgeStream edges, EdgeRule rule, Path file) {
    this.edges = edges;
    this.rule = rule;
    this.file = file;
  }

  void build() throws IOException {
    edges.forEach(this::countEdge);
    if (count == 0) {
      throw MappedGraph.bad(file, "there is no edge to build it from", "give it edges");
    }
    if (nodes > FREE + PER_EDGE * count) {
      throw MappedGraph.bad(
          file,
          "the largest id is " + (nodes - 1) + " for " + count + " edges",
          "nearly all nodes would be isolated; number the nodes that occur");
    }
    first = Arrays.copyOf(first, nodes + 1);
    long arcs = 0;
    for (int i = 0; i <= nodes; i++) {
      long degree = first[i];
      if (degree > LONGEST) {
        throw MappedGraph.bad(
            file, "node " + i + " has " + degree + " arcs", "a node has at most " + LONGEST);
      }
      first[i] = arcs;
      arcs += degree;
    }
    Path folder = file.toAbsolutePath().getParent();
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".arcs");
    try {
      arc = map(part, arcs);
      edges.forEach(this::placeEdge);
      if (filled != arcs) {
        throw changed();
      }
      System.arraycopy(first, 0, first, 1, nodes);
      first[0] = 0;
      int[] kept = sortStretches();
      WholeFile.write(
          file,
          out -> {
            try (LittleEndian to = new LittleEndian(out)) {
              write(to, kept);
            }
          });
    } finally {
      arc = new IntBuffer[0];
      Files.deleteIfExists(part);
    }
  }

  private static IntBuffer[] map(Path part, long arcs) throws IOException {
    IntBuffer[] buffers = new IntBuffer[MappedGraph.buffers(arcs, SHIFT)];
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (int b = 0; b < buffers.length; b++) {
        long from = (long) b << (SHIFT + 2);
        buffers[b] =
            channel
                .map(MapMode.READ_WRITE, from, Math.min(1L << (SHIFT + 2), 4 * arcs - from))
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
      }
    }
    return buffers;
  }

  private void countEdge(long from, long to) throws IOException {
    count(from);
    if (from != to) {
      first[(int) from]++;
      count(to);
      first[(int) to]++;
    } else if (rule == EdgeRule.MULTIGRAPH) {
      first[(int) from]++;
    }
    count++;
  }

  private void count(long node) throws IOException {
    if (node < 0 || node > Integer.MAX_VALUE - 10) {
      throw MappedGraph.bad(
          file,
          "id " + node + " is not in 0 .. " + (Integer.MAX_VALUE - 10),
          "number the nodes of a mapped graph from 0");
    }
    if (node >= nodes) {
      nodes = (int) node + 1;
      if (nodes > first.length) {
        first =
            Arrays.copyOf(first, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(2L * nodes, 64)));
      }
    }
  }

  private void placeEdge(long from, long to) throws IOException {
    if (from != to || rule == EdgeRule.MULTIGRAPH) {
      place(from, to);
    }
    if (from != to) {
      place(to, from);
    }
  }

  private void place(long node, long to) throws IOException {
    if (node < 0 || node >= nodes || first[(int) node] >= (long) arc.length << SHIFT) {
      throw changed();
    }
    put(first[(int) node]++, (int) to);
    filled++;
  }

  private BadFileException changed() {
    return MappedGraph.bad(
        file, "the second pass over the edges is not the first", "let nobody change them");
  }

  private void put(long at, int to) {
    arc[(int) (at >>> SHIFT)].put((int) at & MASK, to);
  }

  private int get(long at) {
    return arc[(int) (at >>> SHIFT)].get((int) at & MASK);
  }

  /** Sorts each node's arcs; how many the rule keeps. */
  private int[] sortStretches() {
    int[] kept = new int[nodes];
    int[] row = new int[64];
    for (int i = 0; i < nodes; i++) {
      int n = (int) (first[i + 1] - first[i]);
      if (n > row.length) {
        row = new int[(int) Math.min(LONGEST, 2L * n)];
      }
      for (int k = 0; k < n; k++) {
        row[k] = get(first[i] + k);
      }
      Arrays.sort(row, 0, n);
      int keep = 0;
      for (int k = 0; k < n; k++) {
        if (k == 0 || row[k] != row[k - 1] || rule == EdgeRule.MULTIGRAPH) {
          put(first[i] + keep++, row[k]);
        }
      }
      kept[i] = keep;
    }
    return kept;
  }

  private void write(LittleEndian to, int[] kept) throws IOException {
    long arcs = 0;
    for (int n : kept) {
      arcs += n;
    }
    to.header(nodes, arcs);
    long next = 0;
    for (int n : kept) {
      to.putLong(next);
      next += n;
    }
    to.putLong(next);
    for (int i = 0; i < nodes; i++) {
      for (int k = 0; k < kept[i]; k++) {
        to.putInt(get(first[i] + k));
      }
    }
  }
}
