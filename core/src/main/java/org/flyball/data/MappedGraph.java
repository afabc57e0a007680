package org.flyball.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.Graph;
import org.flyball.run.WholeFile;

/**
 * A graph in a file mapped into memory: for more than 2^31 arcs, for graphs beyond the heap, and to
 * start without reading. The heap holds a few buffers; the operating system loads the pages that a
 * walk touches and drops them again.
 *
 * <pre>{@code
 * MappedGraph.write(graph, Path.of("web.fly"));
 * MappedGraph.build(EdgeList.stream(text, options), EdgeRule.SIMPLE, Path.of("web.fly"));
 * Graph graph = MappedGraph.open(Path.of("web.fly"));
 * }</pre>
 *
 * <p>The format, all numbers little-endian:
 *
 * <table>
 * <caption>Bytes of the file</caption>
 * <tr><td>8</td><td>the ASCII characters {@code FLYGRAPH}</td></tr>
 * <tr><td>4, 4</td><td>the version of the format, 1, and 0</td></tr>
 * <tr><td>8, 8</td><td>nodes n and arcs m</td></tr>
 * <tr><td>8 (n + 1)</td><td>each node's first arc, and m</td></tr>
 * <tr><td>4 m</td><td>each arc's target, those of a node ascending</td></tr>
 * <tr><td>8</td><td>CRC-32C of all bytes before</td></tr>
 * </table>
 *
 * <p>Opening checks the header and that the size is exactly what it promises, in constant time:
 * files of another kind and truncated ones are refused. {@link #verify} reads everything.
 *
 * <p>There is nothing to close. The file's descriptor is closed once it is mapped; the mapping goes
 * when the graph is garbage. Until then the file may be deleted or replaced (as {@link #write}
 * does) under Linux and macOS, the graph keeping what it had, and may not under Windows. It must
 * not be cut short or changed in place: the virtual machine answers that with an {@code
 * InternalError}.
 */
public final class MappedGraph implements Graph {

  static final String MAGIC = "FLYGRAPH";

  static final int VERSION = 1;
  private static final int HEADER = 32;
  private static final int FOOTER = 8;
  private static final int LARGEST_NODES = Integer.MAX_VALUE - 9;

  /** 2^27 longs or 2^28 ints a buffer: 1 GiB. */
  private static final int LONG_SHIFT = 27;

  private static final int INT_SHIFT = 28;
  private static final int LONG_MASK = (1 << LONG_SHIFT) - 1;
  private static final int INT_MASK = (1 << INT_SHIFT) - 1;

  private final Path file;
  private final int nodes;
  private final long arcs;
  private final LongBuffer[] firstArc;
  private final IntBuffer[] target;

  private MappedGraph(Path file, FileChannel channel, int nodes, long arcs) throws IOException {
    this.file = file;
    this.nodes = nodes;
    this.arcs = arcs;
    long targets = targetsAt(nodes);
    this.firstArc = new LongBuffer[buffers(nodes + 1L, LONG_SHIFT)];
    for (int b = 0; b < firstArc.length; b++) {
      firstArc[b] =
          map(channel, HEADER + ((long) b << (LONG_SHIFT + 3)), targets, 1L << (LONG_SHIFT + 3))
              .asLongBuffer();
    }
    this.target = new IntBuffer[buffers(arcs, INT_SHIFT)];
    for (int b = 0; b < target.length; b++) {
      target[b] =
          map(
                  channel,
                  targets + ((long) b << (INT_SHIFT + 2)),
                  targets + 4 * arcs,
                  1L << (INT_SHIFT + 2))
              .asIntBuffer();
    }
  }

  static int buffers(long entries, int shift) {
    return (int) ((entries + (1L << shift) - 1) >>> shift);
  }

  private static ByteBuffer map(FileChannel channel, long from, long end, long most)
      throws IOException {
    return channel
        .map(MapMode.READ_ONLY, from, Math.min(most, end - from))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long targetsAt(long nodes) {
    return HEADER + 8 * (nodes + 1);
  }

  /** Whether a file starts as one of these does; false if it cannot be read. */
  public static boolean isMapped(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer start = ByteBuffer.allocate(MAGIC.length());
      if (channel.size() < HEADER) {
        return false; // also for pipes, whose first bytes would be lost
      }
      while (start.hasRemaining() && channel.read(start) > 0) {}
      return new String(start.array(), StandardCharsets.ISO_8859_1).equals(MAGIC);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Opens a graph in constant time.
   *
   * @throws BadFileException if there is no such file, if it is of another kind, truncated, or its
   *     header is damaged
   */
  public static MappedGraph open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw bad(file, "this is a folder", "name a file in it");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
      while (header.hasRemaining() && channel.read(header, header.position()) > 0) {}
      header.flip();
      String magic =
          new String(header.array(), 0, Math.min(8, header.limit()), StandardCharsets.ISO_8859_1);
      if (!magic.equals(MAGIC)) {
        throw bad(
            file,
            "the file starts with " + BadFileException.quote(magic) + ", not with " + MAGIC,
            "read it with EdgeList and write it with MappedGraph.write");
      }
      if (header.limit() < HEADER) {
        throw truncated(file, channel.size(), "at least " + (HEADER + 8));
      }
      int version = header.getInt(8);
      if (version != VERSION || header.getInt(12) != 0) {
        throw bad(
            file,
            "the version of the format is " + version + "." + header.getInt(12),
            "this Flyball reads version " + VERSION + ".0; write the file again");
      }
      long nodes = header.getLong(16);
      long arcs = header.getLong(24);
      if (nodes < 1 || nodes > LARGEST_NODES || arcs < 0 || arcs > 1L << 60) {
        throw damaged(file, "the header tells of " + nodes + " nodes and " + arcs + " arcs");
      }
      long size = targetsAt(nodes) + 4 * arcs + FOOTER;
      if (channel.size() != size) {
        throw truncated(file, channel.size(), "" + size);
      }
      MappedGraph graph = new MappedGraph(file, channel, (int) nodes, arcs);
      if (graph.firstArc(0) != 0 || graph.firstArc((int) nodes) != arcs) {
        throw damaged(file, "the first arcs do not go from 0 to " + arcs);
      }
      return graph;
    } catch (NoSuchFileException missing) {
      throw bad(file, "there is no such file", "check the path").because(missing);
    } catch (AccessDeniedException denied) {
      throw bad(file, "the file may not be read", "check its permissions").because(denied);
    }
  }

  private static BadFileException truncated(Path file, long size, String wanted) {
    return bad(
        file, "the file has " + size + " bytes, must have " + wanted, "get the whole file again");
  }

  private static BadFileException damaged(Path file, String problem) {
    return bad(file, problem + ": the file is damaged", "get it again");
  }

  static BadFileException bad(Path file, String problem, String remedy) {
    return new BadFileException(file.toString(), 0, 0, problem, remedy);
  }

  /**
   * Reads the whole file and compares its checksum.
   *
   * @return this graph
   * @throws BadFileException if a byte is not as it was written
   */
  public MappedGraph verify() throws IOException {
    CRC32C sum = new CRC32C();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
      long left = targetsAt(nodes) + 4 * arcs;
      while (left > 0) {
        chunk.clear().limit((int) Math.min(left, chunk.capacity()));
        int count = channel.read(chunk);
        if (count < 0) {
          throw damaged(file, "the file has become shorter");
        }
        sum.update(chunk.flip());
        left -= count;
      }
      chunk.clear().limit(FOOTER);
      while (chunk.hasRemaining() && channel.read(chunk) >= 0) {}
      if (chunk.hasRemaining() || chunk.getLong(0) != sum.getValue()) {
        throw damaged(file, "the checksum of its bytes is not the one at its end");
      }
    }
    return this;
  }

  /**
   * Writes any graph, whole or not at all, with a few kilobytes of memory.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Graph graph, Path file) throws IOException {
    WholeFile.write(file, out -> writeTo(out, graph));
  }

  private static void writeTo(OutputStream stream, Graph graph) throws IOException {
    try (LittleEndian out = new LittleEndian(stream)) {
      out.header(graph.nodes(), graph.arcs());
      for (int i = 0; i <= graph.nodes(); i++) {
        out.putLong(graph.firstArc(i));
      }
      for (long arc = 0; arc < graph.arcs(); arc++) {
        out.putInt(graph.target(arc));
      }
    }
  }

  /**
   * Builds the file of a graph from edges that need not fit into the heap, which holds 12 bytes per
   * node and the arcs of one node. Goes through the edges twice; takes 4 bytes per arc of disk
   * beside the file, in its folder, until it is there. Quick as long as these stay in the memory
   * that the operating system has to spare.
   *
   * @param edges edges between nodes numbered from 0, up to the largest that occurs
   * @throws BadFileException if there is no edge, an id is no node number, or nearly all are
   *     missing
   * @throws IOException if the edges cannot be read or the file cannot be written
   */
  public static void build(EdgeStream edges, EdgeRule rule, Path file) throws IOException {
    new MappedGraphBuilder(edges, rule, file).build();
  }

  @Override
  public int nodes() {
    return nodes;
  }

  @Override
  public long arcs() {
    return arcs;
  }

  @Override
  public long firstArc(int node) {
    return firstArc[node >>> LONG_SHIFT].get(node & LONG_MASK);
  }

  @Override
  public int target(long arc) {
    return target[(int) (arc >>> INT_SHIFT)].get((int) arc & INT_MASK);
  }

  @Override
  public String toString() {
    return "MappedGraph[nodes=" + nodes + ", arcs=" + arcs + ", file=" + file + "]";
  }
}
