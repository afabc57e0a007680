package org.flyball.data;

import java.io.IOException;

/**
 * Edges that can be gone through more than once, the same every time: a file that is read anew, a
 * generator. For graphs whose edges do not fit into the heap; see {@link MappedGraph#build}.
 */
@FunctionalInterface
public interface EdgeStream {

  /** Shows all edges. */
  void forEach(Visitor visitor) throws IOException;

  /** What is done with an edge. */
  @FunctionalInterface
  interface Visitor {
    /** Takes an edge between these two. */
    void edge(long from, long to) throws IOException;
  }
}
