package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.flyball.data.BadFileException;
import org.flyball.data.BundledGraph;
import org.flyball.data.GraphFile;
import org.flyball.data.MappedGraph;
import org.flyball.data.Numbers;
import org.flyball.graph.Graph;
import org.flyball.graph.GraphSummary;
import org.flyball.graph.LabelledGraph;
import org.flyball.graph.NodeLabels;
import org.flyball.graph.Subgraph;
import org.flyball.graph.WeightedGraph;

/**
 * The graph of {@code walk}, or its largest component.
 *
 * @param name as the user named it
 * @param whole of the file
 * @param summary of what is walked
 * @param graph what is walked
 * @param labels of its nodes, as in the file
 * @param weights of its arcs; empty unless they were asked for
 * @param old which node of the file's graph each node is; empty where all are walked
 */
record WalkGraph(
    String name,
    GraphSummary whole,
    GraphSummary summary,
    Graph graph,
    NodeLabels labels,
    double[] weights,
    int[] old) {

  /** What becomes of a graph in several parts. */
  enum Component {
    /** The largest part is taken. */
    LARGEST,
    /** It is refused. */
    WHOLE
  }

  /** The names of the graphs that come with Flyball. */
  static String bundled() {
    return String.join(
        ", ", Arrays.stream(BundledGraph.values()).map(BundledGraph::title).toList());
  }

  /**
   * Reads a graph that can be visited in this way.
   *
   * @throws BadFileException if it cannot be read or walked
   */
  static WalkGraph read(Path file, WalkKind walk, WalkBase base, Component component)
      throws IOException {
    WalkGraph read =
        base == WalkBase.WEIGHTED && walk.hasBase() ? readWeighted(file) : readPlain(file);
    if (!read.whole.isConnected() && (walk.isWalk() || component == Component.LARGEST)) {
      if (component == Component.WHOLE) {
        throw read.complaint(
            "the graph has "
                + read.whole.components()
                + " components, and no walk gets from one"
                + " to another",
            "leave --component whole out to walk the largest, of "
                + read.whole.largestComponent()
                + " nodes");
      }
      read = read.largestComponent();
    }
    if (walk.isWalk() && read.graph.nodes() == 1) {
      throw read.complaint("no edge joins two different nodes", "a walk needs edges to go along");
    }
    return read;
  }

  /** The bundled graph of this name, unless there is a file that is called so. */
  private static Optional<BundledGraph> bundled(Path file) {
    return Files.exists(file)
        ? Optional.empty()
        : Arrays.stream(BundledGraph.values())
            .filter(graph -> graph.title().equals(file.toString()))
            .findFirst();
  }

  private static WalkGraph readPlain(Path file) throws IOException {
    if (MappedGraph.isMapped(file)) {
      MappedGraph mapped = MappedGraph.open(file);
      return of(file, mapped, NodeLabels.consecutive(mapped.nodes(), 0), new double[0]);
    }
    Optional<BundledGraph> bundled = bundled(file);
    if (bundled.isPresent()) {
      Graph graph = bundled.get().graph();
      return of(file, graph, NodeLabels.consecutive(graph.nodes(), 0), new double[0]);
    }
    if (!Files.exists(file)) {
      throw new BadFileException(
          file.toString(),
          0,
          0,
          "there is no such file",
          "check the path, or name a graph that comes with Flyball: " + bundled());
    }
    LabelledGraph graph = GraphFile.read(file);
    return of(file, graph.graph(), graph.labels(), new double[0]);
  }

  private static WalkGraph readWeighted(Path file) throws IOException {
    if (MappedGraph.isMapped(file) || bundled(file).isPresent()) {
      throw new BadFileException(
          file.toString(), 0, 0, "the graph's edges have no weights", "use another --base");
    }
    WeightedGraph graph = GraphFile.readWeighted(file);
    return of(file, graph.graph(), graph.labels(), graph.weight());
  }

  private static WalkGraph of(Path file, Graph graph, NodeLabels labels, double[] weights) {
    GraphSummary summary = GraphSummary.of(graph);
    return new WalkGraph(file.toString(), summary, summary, graph, labels, weights, new int[0]);
  }

  private WalkGraph largestComponent() {
    Subgraph part = Subgraph.largestComponent(graph);
    return new WalkGraph(
        name,
        whole,
        GraphSummary.of(part.graph()),
        part.graph(),
        part.labels(labels),
        weights.length == 0 ? weights : part.weights(graph, weights),
        part.old());
  }

  /** Whether a walk could get everywhere: independent draws do without. */
  boolean hasTheory() {
    return graph.nodes() > 1 && summary.isConnected();
  }

  /** Whether nodes were left out. */
  boolean isPart() {
    return old.length > 0;
  }

  /**
   * One number for each node that is walked, of a file with one for each node of the graph.
   *
   * @param what they are, in complaints
   */
  double[] numbers(Path file, String what) throws IOException {
    double[] all = Numbers.read(file);
    if (all.length != whole.nodes()) {
      throw new BadFileException(
          file.toString(),
          0,
          0,
          "there are " + all.length + " " + what + ", the graph has " + whole.nodes() + " nodes",
          "give one number per node, in the order of the nodes");
    }
    return isPart() ? Arrays.stream(old).mapToDouble(node -> all[node]).toArray() : all;
  }

  /** The degrees. */
  double[] degrees() {
    double[] degrees = new double[graph.nodes()];
    Arrays.setAll(degrees, graph::degree);
    return degrees;
  }

  /**
   * The node with this id.
   *
   * @throws BadUsageException if there is none
   */
  int node(long id) {
    OptionalInt node = labels.find(id);
    return node.orElseThrow(
        () ->
            new BadUsageException(
                "--start: "
                    + name
                    + " has no node "
                    + id
                    + (isPart() ? " in its largest component" : "")));
  }

  /** A complaint about the whole file. */
  BadFileException complaint(String problem, String remedy) {
    return new BadFileException(name, 0, 0, problem, remedy);
  }
}
