package org.flyball.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flyball.data.BundledData;
import org.flyball.data.BundledGraph;
import org.flyball.data.EdgeList;
import org.flyball.data.ExternalData;
import org.flyball.data.LabelledCsv;
import org.flyball.data.LabelledData;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.data.RowOrder;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;

/**
 * A logistic regression with a part of the rows on every node of a graph, kappa = 1, as the
 * numerical section of arXiv 2401.09665 has it.
 *
 * @param name in words
 * @param chain the Metropolis walk with the uniform law, which all walks are built on
 * @param f one client per node, the regularizer on each
 * @param central the same function with the regularizer known to the token
 * @param best where f is least
 * @param smoothness of f
 */
record WalkProblem(
    String name,
    ReversibleChain chain,
    FiniteSum f,
    FiniteSum central,
    double[] best,
    Smoothness smoothness) {

  private static final String GRAPH = "graphs/soc-wiki-Vote.txt";
  private static final String ROWS = "binary/spam.csv.gz";

  /** Nine rows of the breast cancer data on each of 62 dolphins. */
  static WalkProblem dolphins() {
    LabelledData data = BundledData.BREAST_CANCER.data();
    return of(
        "dolphins, 9 rows of breast_cancer a node",
        BundledGraph.DOLPHINS.graph(),
        data.select(IntStream.range(0, 558).toArray()));
  }

  /** The graph of the paper with spam for its data set; empty if they are not there. */
  static Optional<WalkProblem> wikiVote() {
    Optional<Path> graph = ExternalData.find(GRAPH);
    Optional<Path> rows = ExternalData.find(ROWS);
    if (graph.isEmpty() || rows.isEmpty()) {
      return Optional.empty();
    }
    try {
      int[] every = IntStream.range(0, 889).map(i -> 5 * i).toArray();
      return Optional.of(
          of(
              "wikiVote, a row of spam a node",
              EdgeList.read(graph.get()).graph(),
              LabelledCsv.read(rows.get()).select(every)));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** What is run where there is no wikiVote: weblogs, with rows used more than once. */
  static WalkProblem weblogs() {
    LabelledData data = BundledData.BREAST_CANCER.data();
    Graph graph = BundledGraph.POLBLOGS.graph();
    int[] cycled = IntStream.range(0, graph.nodes()).map(i -> i % data.rows()).toArray();
    return of("polblogs_lcc, a row of breast_cancer a node", graph, data.select(cycled));
  }

  /** Which files would make it the paper's graph. */
  static String wanted() {
    return GRAPH + " and " + ROWS + " below " + ExternalData.VARIABLE;
  }

  static WalkProblem of(String name, Graph graph, LabelledData rows) {
    LabelledData data = rows.standardised().withSigns();
    FiniteSum f = sum(graph, data, Regularizer.squaredNorm(1));
    FiniteSum central =
        sum(graph, data, Regularizer.none()).withRegularizer(Regularizer.squaredNorm(1));
    Smoothness smoothness = Smoothness.of(f);
    return new WalkProblem(
        name,
        ReversibleChain.metropolis(graph),
        f,
        central,
        minimiser(f, smoothness.function()),
        smoothness);
  }

  private static FiniteSum sum(Graph graph, LabelledData data, Regularizer regularizer) {
    return FiniteSum.of(
        data.split(graph.nodes(), RowOrder.inFile(), Remainder.DROPPED),
        Loss.logistic(),
        regularizer);
  }

  /** Steps of 2 / (1 + L): f is 1-strongly convex and L-smooth. */
  private static double[] minimiser(FiniteSum f, double smoothness) {
    double[] x = new double[f.dimension()];
    double[] gradient = new double[x.length];
    double norm = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 10_000 && norm > 1e-28; k++) {
      f.gradient(x, gradient);
      norm = 0;
      for (int j = 0; j < x.length; j++) {
        norm += gradient[j] * gradient[j];
        x[j] -= 2 / (1 + smoothness) * gradient[j];
      }
    }
    return x;
  }

  /** ||x - theta*||^2. */
  double squaredDistance(double[] x) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += (x[j] - best[j]) * (x[j] - best[j]);
    }
    return sum;
  }
}
