package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.flyball.data.BundledGraph;
import org.flyball.graph.AsymptoticVariance;
import org.flyball.graph.Graph;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.WalkTheory;
import org.flyball.objective.FiniteSum;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** The package's snippets, as a user would write them. */
class CallSitesTest {

  /** The mean degree is 2 * 159 / 62; the interval misses it for one seed in twenty. */
  @Test
  void meanOverAGraph_withItsError() {
    Graph graph = BundledGraph.DOLPHINS.graph();
    Sampling walk = new SelfRepellent(ReversibleChain.simple(graph), 10);
    MeanEstimate mean =
        new MeanEstimator().withBurnIn(1_000).estimate(walk, graph::degree, 10_000, Seed.of(42));
    Interval interval = mean.interval(0.95);

    assertTrue(interval.contains(2 * 159 / 62.0), interval.toString());
    assertTrue(interval.high() - interval.low() < 0.02, interval.toString());
    assertTrue(mean.effectiveSampleSize() > mean.visits(), mean.toString());
  }

  /** Squared distances at this n are 3.57e-6 on average (DolphinsTest); theta_0 is 0.2 away. */
  @Test
  void gradientDescent_byAToken() {
    Graph graph = BundledGraph.DOLPHINS.graph();
    FiniteSum f = DolphinsProblem.F;
    Sampling token =
        new SelfRepellent(ReversibleChain.metropolis(graph), 5).withHistory(History.fading(0.8));
    Root root =
        StochasticApproximation.of(token, Gain.power(0.9).safeFor(8), Seed.of(42))
            .minimize(f, new double[f.dimension()], Stop.after(20_000));

    assertTrue(
        DolphinsProblem.squaredDistance(root.x(), DolphinsProblem.minimiser()) < 2e-5,
        root.toString());
  }

  @Test
  void exactVariance_andTheAlphaThatBeatsIndependentDraws() {
    Graph graph = BundledGraph.DOLPHINS.graph();
    double[] degrees = IntStream.range(0, graph.nodes()).mapToDouble(graph::degree).toArray();
    WalkTheory theory = WalkTheory.of(ReversibleChain.metropolis(graph));
    double alpha = theory.alphaToBeatIid();
    AsymptoticVariance variance = theory.of(degrees);
    double walk = variance.visitAverage(Repulsion.selfRepellent(alpha)).value();
    double draws = variance.independentDraws().value();

    double second = theory.secondEigenvalue().value();
    assertEquals(0.976804, second, 5e-7);
    assertEquals(second / (1 - second * second), alpha, 1e-9 * alpha);
    assertTrue(walk < draws && draws < variance.base().value(), walk + " " + draws);
  }
}
