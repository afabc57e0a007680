package org.flyball.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flyball.data.MappedGraph;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.Subgraph;
import org.flyball.graph.SyntheticGraph;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.report.Timing;
import org.flyball.walk.History;
import org.flyball.walk.Kernel;
import org.flyball.walk.RandomWalk;
import org.flyball.walk.RepellentToken;
import org.flyball.walk.Sampler;
import org.flyball.walk.Sampling;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.VisitTally;
import org.flyball.walk.Walkers;

/** What a self-repellent walk asks and keeps on a large graph, in the heap and mapped. */
final class WalkScale implements Experiment {

  private static final String OURS = "derived";
  private static final String DESIGN = "Flyball's documentation";
  private static final double ALPHA = 10;
  private static final int LINKS = 10;

  /** Steps of the walk over the mapped twin; enough to leave the pages it began with. */
  private static final int TWIN_STEPS = 200_000;

  private static final int TOKENS = 16;

  private final int nodes;
  private final int stepsPerNode;

  /** At the usual size: a million edges. */
  WalkScale() {
    this(100_000, 60);
  }

  /** With so many nodes, ten edges each, for tests. */
  WalkScale(int nodes, int stepsPerNode) {
    this.nodes = nodes;
    this.stepsPerNode = stepsPerNode;
  }

  @Override
  public String name() {
    return "walk-scale";
  }

  @Override
  public String summary() {
    return "What a self-repellent walk asks and keeps on graphs of up to 10 million edges";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 240 : 5;
  }

  /**
   * What one walk asked for.
   *
   * @param at steps by look
   * @param messages nodes asked per step, since the look before
   * @param distinct nodes seen after N steps
   */
  private record Asked(String name, long[] at, double[] messages, double distinct, double seconds) {

    double last() {
      return messages[messages.length - 1];
    }
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    boolean full = conditions.effort() == Effort.FULL;
    int n = full ? 10 * nodes : nodes;
    Seed seed = conditions.seed().child(name());
    String[] names = {"uniform", "with hubs"};
    Graph[] graphs = new Graph[2];
    graphs[0] = connected(SyntheticGraph.uniform(n, LINKS * n, seed.child("uniform")));
    graphs[1] = SyntheticGraph.preferential(n, LINKS, seed.child("hubs"));
    conditions.progress().done(0.2);
    Kernel[] kernels = {Kernel.AUTO, Kernel.SCAN};
    Asked[] asked = new Asked[4];
    conditions.forAll(
        asked.length,
        0.2,
        0.8,
        t -> {
          int g = t / 2;
          int k = t % 2;
          SelfRepellent walk =
              new SelfRepellent(ReversibleChain.simple(graphs[g]), ALPHA).withKernel(kernels[k]);
          String name = names[g] + (k == 0 ? ", automatic" : ", scanning");
          asked[t] = ask(name, walk, seed.child("walk").child(g), conditions);
        });
    ExperimentReport report = report(graphs, asked, memory(graphs[0], seed));
    double base = seen(new RandomWalk(ReversibleChain.simple(graphs[0])), seed.child("base"));
    report = twin(report, graphs[0], seed.child("twin"));
    conditions.progress().done(0.9);
    report =
        report.with(
            Claim.atLeast(
                    "After N steps it has seen more of the uniform graph than the simple walk",
                    "arXiv 2305.05097 (recalled)",
                    1,
                    asked[0].distinct() / base)
                .in("times"));
    report = times(report, graphs[0], asked, seed.child("times"));
    conditions.progress().done(1);
    return report;
  }

  private static Graph connected(CompactGraph graph) {
    Subgraph largest = Subgraph.largestComponent(graph);
    return largest.graph().nodes() == graph.nodes() ? graph : largest.graph();
  }

  private Asked ask(String name, SelfRepellent walk, Seed seed, Conditions conditions) {
    int n = walk.nodes();
    List<Long> looks = new ArrayList<>();
    for (int k = -2; ; k++) {
      long at = Math.round(n * Math.pow(10, k / 4.0));
      if (at >= (long) stepsPerNode * n) {
        break;
      }
      looks.add(at);
    }
    looks.add((long) stepsPerNode * n);
    double[] messages = new double[looks.size()];
    long[] at = new long[looks.size()];
    RepellentToken token = walk.start(0, seed.child("token"));
    VisitTally tally = new VisitTally(walk);
    double start = ProcessorTime.nanos() / 1e9;
    double before = 0;
    double distinct = 0;
    for (int k = 0; k < at.length; k++) {
      at[k] = looks.get(k);
      while (token.steps() < at[k]) {
        int node = token.next();
        if (token.steps() <= n) {
          tally.see(node);
          distinct = (double) tally.distinct() / n;
        }
        if ((token.steps() & 0xFFFF) == 0 && conditions.cancelled().getAsBoolean()) {
          throw new Cancelled();
        }
      }
      double all = token.effort().proposals() + token.effort().scannedArcs();
      messages[k] = (all - before) / (at[k] - (k == 0 ? 0 : at[k - 1]));
      before = all;
    }
    double seconds = ProcessorTime.nanos() / 1e9 - start;
    return new Asked(name, at, messages, distinct, seconds);
  }

  private static double seen(Sampling walk, Seed seed) {
    VisitTally tally = new VisitTally(walk);
    Sampler token = walk.start(0, seed);
    for (int k = 0; k < walk.nodes(); k++) {
      tally.see(token.next());
    }
    return (double) tally.distinct() / walk.nodes();
  }

  /** Bytes a node of a token that weighs all visits alike, of one that forgets, of the graph. */
  private static double[] memory(Graph graph, Seed seed) {
    SelfRepellent walk = new SelfRepellent(ReversibleChain.simple(graph), ALPHA);
    SelfRepellent fading = walk.withHistory(History.fading(0.8));
    long[] none = new long[graph.nodes()]; // handed over, as start would make and drop it
    double n = graph.nodes();
    return new double[] {
      AllocatedBytes.by(() -> walk.start(0, none, seed)) / n,
      AllocatedBytes.by(() -> fading.start(0, none, seed)) / n,
      (4 * (n + 1) + 4.0 * graph.arcs()) / n
    };
  }

  private ExperimentReport report(Graph[] graphs, Asked[] asked, double[] memory) {
    double early = asked[0].messages()[2];
    ExperimentReport report =
        ExperimentReport.of(
                "walk-scale",
                String.format(
                    Locale.ROOT,
                    "On %d nodes and %d edges a step asks %.1f nodes after %d steps a node, where a"
                        + " scan asks %.0f, and the walk keeps %.0f bytes a node",
                    graphs[0].nodes(),
                    graphs[0].arcs() / 2,
                    asked[0].last(),
                    stepsPerNode,
                    asked[1].last(),
                    memory[0]))
            .paper(
                "A self-repellent step needs the counts of all neighbours of the token's node. Drawing"
                    + " from the base chain and rejecting has the same law and asks few of them once"
                    + " the counts have evened out (derived; not in the papers).")
            .paper(
                String.format(
                    Locale.ROOT,
                    "Graphs: %d nodes with %d edges drawn uniformly, and %d with %d by preferential"
                        + " attachment, largest degree %d. Simple walk as the base, alpha = %.0f, all"
                        + " visits alike. --full has ten times as many nodes.",
                    graphs[0].nodes(),
                    graphs[0].arcs() / 2,
                    graphs[1].nodes(),
                    graphs[1].arcs() / 2,
                    graphs[1].maxDegree(),
                    ALPHA))
            .recipe("SelfRepellent, alpha = 10, over the simple walk, Kernel.AUTO");
    Figure figure =
        Figure.of(
                "messages",
                String.format(
                    Locale.ROOT,
                    "A step asks %.1f nodes at first and %.1f in the end; scanning asks"
                        + " %.0f, and %.0f with hubs",
                    early,
                    asked[0].last(),
                    asked[1].last(),
                    asked[3].last()))
            .x(Axis.log("steps per node"))
            .y(Axis.log("nodes asked per step"))
            .caption("Proposals and scanned neighbours, since the point before.");
    Table table =
        Table.of(
            "scale",
            "Nodes asked per step, and nodes seen",
            "walk",
            "in the first steps",
            "after N steps",
            "in the end",
            "distinct after N steps / N");
    for (Asked one : asked) {
      double[] x = new double[one.at().length];
      for (int k = 0; k < x.length; k++) {
        x[k] = (double) one.at()[k] / graphs[0].nodes();
      }
      figure = figure.with(Series.line(one.name(), x, one.messages()));
      table =
          table.row(one.name(), one.messages()[0], one.messages()[2], one.last(), one.distinct());
    }
    Table bytes =
        Table.of("memory", "Bytes a node", "what", "bytes a node")
            .row("token, all visits alike", Math.rint(10 * memory[0]) / 10)
            .row("token, fading memory", Math.rint(10 * memory[1]) / 10)
            .row("graph in the heap", Math.rint(10 * memory[2]) / 10);
    return report
        .with(figure)
        .with(table)
        .with(bytes)
        .with(
            Claim.atMost(
                    "In the end a step asks at most 10 nodes on the uniform graph",
                    "own reference: 10 up to 6 steps a node, 3 at 140",
                    10,
                    asked[0].last())
                .in("nodes"))
        .with(
            Claim.atMost(
                "With hubs it asks fewer than a scan does: the share",
                OURS,
                1,
                asked[2].last() / asked[3].last()))
        .with(
            Claim.atMost(
                    "A token keeps 12 bytes a node", DESIGN, 12.5, Math.rint(10 * memory[0]) / 10)
                .in("bytes"))
        .with(
            Claim.atMost("With a fading memory 20", DESIGN, 20.8, Math.rint(10 * memory[1]) / 10)
                .in("bytes")
                .note("4 percent allowed for what does not grow with the nodes"));
  }

  /** The same graph from a file that is mapped: the same path, or it is not the same graph. */
  private static ExperimentReport twin(ExperimentReport report, Graph graph, Seed seed) {
    try {
      Path file = Files.createTempFile("flyball-walk-scale", ".fly");
      try {
        MappedGraph.write(graph, file);
        MappedGraph mapped = MappedGraph.open(file).verify();
        long different = 0;
        for (double alpha : new double[] {0, ALPHA}) {
          Sampler here = new SelfRepellent(ReversibleChain.simple(graph), alpha).start(0, seed);
          Sampler there = new SelfRepellent(ReversibleChain.simple(mapped), alpha).start(0, seed);
          for (int k = 0; k < TWIN_STEPS; k++) {
            different += here.next() == there.next() ? 0 : 1;
          }
        }
        return report.with(
            Claim.atMost(
                    "Over a mapped file the walk goes the same way, with alpha 0 and 10: steps that"
                        + " differ, of "
                        + 2 * TWIN_STEPS,
                    DESIGN,
                    0,
                    different)
                .in("steps"));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException noRoom) {
      throw new UncheckedIOException(noRoom);
    }
  }

  private static ExperimentReport times(
      ExperimentReport report, Graph graph, Asked[] asked, Seed seed) {
    int steps = 20 * graph.nodes();
    ReversibleChain chain = ReversibleChain.simple(graph);
    Sampler one = new RandomWalk(chain).start(0, seed);
    double start = ProcessorTime.nanos() / 1e9;
    for (int k = 0; k < steps; k++) {
      one.next();
    }
    double alone = (ProcessorTime.nanos() / 1e9 - start) / steps;
    int each = steps / TOKENS;
    Walkers many = Walkers.start(chain, new int[TOKENS], seed);
    start = ProcessorTime.nanos() / 1e9;
    many.advance(each);
    double together = (ProcessorTime.nanos() / 1e9 - start) / (each * (double) TOKENS);
    String group = "a million steps on the uniform graph";
    ExperimentReport timed =
        report
            .with(new Timing(group, "simple walk, one token", 1e6 * alone))
            .with(new Timing(group, "simple walk, " + TOKENS + " tokens in turn", 1e6 * together));
    for (int k = 0; k < 2; k++) {
      long all = asked[k].at()[asked[k].at().length - 1];
      timed =
          timed.with(
              new Timing(
                  group,
                  "self-repellent" + asked[k].name().replace("uniform", ""),
                  1e6 * asked[k].seconds() / all));
    }
    return timed;
  }
}
