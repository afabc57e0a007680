package org.flyball.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flyball.data.BundledGraph;
import org.flyball.data.EdgeList;
import org.flyball.data.ExternalData;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.report.ExperimentReport;
import org.flyball.walk.History;
import org.flyball.walk.HistoryDriven;
import org.flyball.walk.MetropolisWalk;
import org.flyball.walk.Prior;
import org.flyball.walk.RandomWalk;
import org.flyball.walk.ReplicaMean;
import org.flyball.walk.Sampler;
import org.flyball.walk.Sampling;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.VisitTally;

/** How fast walks see all of a graph, and how near their visits come to their law. */
final class WalkCover implements Experiment {

  static final String WIKI = "graphs/soc-wiki-Vote.txt";
  static final double[] ALPHAS = {1, 5, 10};

  /** Cover times over N: the base, then self-repellent walks with alpha 1, 5 and 10. */
  private static final double[] DOLPHINS = {33.0, 8.6, 3.4, 2.8};

  private static final double[] WIKIVOTE = {286, 26, 6.6, 6.3};

  /** Total variation after 10 N steps on wikiVote, in the same order. */
  private static final double[] WIKIVOTE_DISTANCE = {.395, .203, .091, .064};

  /** Every run makes this many steps a node, and more if it has not seen all by then. */
  private static final int STEPS_PER_NODE = 100;

  /** A run that has not seen every node by then counts as having done so. */
  private static final int MOST_PER_NODE = 10_000;

  private final int runs;

  /** At the usual length. */
  WalkCover() {
    this(100);
  }

  /** With so many runs, for tests. */
  WalkCover(int runs) {
    this.runs = runs;
  }

  @Override
  public String name() {
    return "walk-cover";
  }

  @Override
  public String summary() {
    return "Cover times and total variation of self-repellent walks (arXiv 2305.05097)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 120 : 4;
  }

  /**
   * A graph and what is known of it.
   *
   * @param cover known cover times, or none
   * @param distance known total variations after 10 N steps, or none
   * @param runs how many walks of each kind
   */
  record Place(String name, Graph graph, double[] cover, double[] distance, int runs) {}

  /**
   * A walk with a name.
   *
   * @param alpha 0 for the base
   */
  record Kind(String name, double alpha, Sampling sampling) {}

  /**
   * One walk.
   *
   * @param cover steps to the last new node
   * @param distinct nodes seen after N steps
   * @param distances total variation by look
   * @param mean of the degree over the first 100 N steps
   */
  record Trail(double cover, double distinct, double[] distances, double mean) {}

  /** All walks of one kind on one graph. */
  record Cell(Place place, Kind kind, Trail[] trails) {

    ReplicaMean cover() {
      double[] all = new double[trails.length];
      for (int r = 0; r < all.length; r++) {
        all[r] = trails[r].cover() / place.graph().nodes();
      }
      return ReplicaMean.of(all);
    }

    double distinct() {
      double sum = 0;
      for (Trail trail : trails) {
        sum += trail.distinct() / place.graph().nodes() / trails.length;
      }
      return sum;
    }

    double distance(int look) {
      double sum = 0;
      for (Trail trail : trails) {
        sum += trail.distances()[look] / trails.length;
      }
      return sum;
    }

    /** How far the mean over all walks is from the mean degree, in deviations of a single walk. */
    double bias() {
      double[] all = new double[trails.length];
      for (int r = 0; r < all.length; r++) {
        all[r] = trails[r].mean();
      }
      ReplicaMean mean = ReplicaMean.of(all);
      double exact = (double) place.graph().arcs() / place.graph().nodes();
      return Math.abs(mean.mean() - exact) / (mean.standardError() * Math.sqrt(trails.length));
    }
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    int factor = conditions.effort() == Effort.FULL ? 10 : 1;
    Seed seed = conditions.seed().child(name());
    List<Place> places = places(factor);
    List<Cell> cells = new ArrayList<>();
    for (int p = 0; p < places.size(); p++) {
      Place place = places.get(p);
      List<Kind> kinds = kinds(place.graph());
      Trail[][] trails = new Trail[kinds.size()][place.runs()];
      Seed own = seed.child(p);
      conditions.forAll(
          kinds.size() * place.runs(),
          (double) p / places.size(),
          (p + 1.0) / places.size(),
          t -> {
            int k = t / place.runs();
            int r = t % place.runs();
            trails[k][r] = walk(kinds.get(k).sampling(), place.graph(), own.child(k).child(r));
          });
      for (int k = 0; k < kinds.size(); k++) {
        cells.add(new Cell(place, kinds.get(k), trails[k]));
      }
    }
    return new WalkCoverOutcome(places, cells).report();
  }

  private List<Place> places(int factor) {
    List<Place> places = new ArrayList<>();
    places.add(
        new Place(
            "dolphins", BundledGraph.DOLPHINS.graph(), DOLPHINS, new double[0], 2 * factor * runs));
    Optional<Path> file = ExternalData.find(WIKI);
    if (file.isPresent()) {
      try {
        Graph graph = EdgeList.read(file.get()).graph();
        places.add(
            new Place(
                "wikiVote", graph, WIKIVOTE, WIKIVOTE_DISTANCE, Math.max(2, factor * runs / 2)));
      } catch (IOException damaged) {
        throw new UncheckedIOException(damaged);
      }
    } else {
      Graph graph = BundledGraph.KARATE.graph();
      places.add(new Place("karate", graph, new double[0], new double[0], 2 * factor * runs));
    }
    return places;
  }

  private static List<Kind> kinds(Graph graph) {
    ReversibleChain chain = ReversibleChain.metropolis(graph);
    List<Kind> kinds = new ArrayList<>();
    kinds.add(new Kind("base chain", 0, new RandomWalk(chain)));
    History each = History.ofEveryVisit().withPrior(Prior.ONE_VISIT_EACH);
    for (double alpha : ALPHAS) {
      kinds.add(
          new Kind(
              String.format(Locale.ROOT, "alpha = %.0f, x_0 one each", alpha),
              alpha,
              new SelfRepellent(chain, alpha).withHistory(each)));
    }
    for (double alpha : ALPHAS) {
      kinds.add(
          new Kind(
              String.format(Locale.ROOT, "alpha = %.0f, x_0 one in all", alpha),
              alpha,
              new SelfRepellent(chain, alpha)));
    }
    for (double alpha : ALPHAS) {
      kinds.add(
          new Kind(
              String.format(Locale.ROOT, "history-driven, alpha = %.0f", alpha),
              alpha,
              new HistoryDriven(MetropolisWalk.uniform(ReversibleChain.simple(graph)), alpha)
                  .withHistory(each)));
    }
    kinds.add(
        new Kind(
            "alpha = 5, a = 0.8", 5, new SelfRepellent(chain, 5).withHistory(History.fading(0.8))));
    return kinds;
  }

  /** Looks: N times 0.1, 0.18, 0.32, ... 100; the eighth is at 10 N. */
  static long[] looks(int nodes) {
    long[] looks = new long[13];
    for (int k = 0; k < looks.length; k++) {
      looks[k] = Math.max(1, Math.round(nodes * Math.pow(10, (k - 4) / 4.0)));
    }
    return looks;
  }

  /** The look at 10 N. */
  static final int LOOK_AT_10 = 8;

  private static Trail walk(Sampling sampling, Graph graph, Seed seed) {
    int nodes = graph.nodes();
    long[] looks = looks(nodes);
    double[] distances = new double[looks.length];
    Sampler token = sampling.start(seed);
    VisitTally tally = new VisitTally(sampling);
    double sum = 0;
    double distinct = 0;
    int look = 0;
    long least = (long) STEPS_PER_NODE * nodes;
    long most = (long) MOST_PER_NODE * nodes;
    for (long n = 1; n <= least || (!tally.isCovered() && n <= most); n++) {
      int node = token.next();
      tally.see(node);
      if (n <= least) {
        sum += graph.degree(node);
      }
      if (n == nodes) {
        distinct = tally.distinct();
      }
      if (look < looks.length && n == looks[look]) {
        distances[look++] = tally.totalVariation();
      }
    }
    double cover = tally.isCovered() ? tally.lastNewStep() : most;
    return new Trail(cover, distinct, distances, sum / least);
  }
}
