package org.flyball.walk;

import static org.flyball.walk.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntToDoubleFunction;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

class MeanEstimatorTest {

  private static final Sampling SIMPLE = new RandomWalk(ReversibleChain.simple(G6.GRAPH));

  @Test
  void shuffling_wholeEpochs_isExact() {
    for (Reshuffle reshuffle : Reshuffle.values()) {
      MeanEstimate estimate =
          new MeanEstimator().estimate(new Shuffling(6, reshuffle), G6.values(), 60, Seed.of(1));
      assertEquals(3.5, estimate.value(), 1e-12);
      assertEquals(0, estimate.standardError(), 1e-12);
      assertEquals(35.0 / 12, estimate.variance(), 1e-12);
      assertEquals(1200, estimate.visits());
    }
  }

  /** The trap: an average along a simple walk is the degrees' mean, not the uniform one. */
  @Test
  void uniformMean_alongASimpleWalk_isReweighted() {
    double[] degree = {2, 2, 3, 3, 2, 2};
    MeanEstimator estimator = new MeanEstimator();
    double uniform = estimator.estimate(SIMPLE, degree, 50_000, Seed.of(2)).value();
    double asVisited =
        estimator
            .withWeighting(Weighting.asVisited())
            .estimate(SIMPLE, degree, 50_000, Seed.of(2))
            .value();

    assertEquals(14 / 6.0, uniform, 0.01);
    assertEquals(34 / 14.0, asVisited, 0.01);
    assertEquals(
        1.0,
        estimator
            .withWeighting(Weighting.of(0, 0, 1, 0, 0, 0))
            .estimate(SIMPLE, new double[] {9, 9, 1, 9, 9, 9}, 500, Seed.of(2))
            .value());
  }

  @Test
  void sums_areThoseOfTheDefinition() {
    double[] values = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 5, 1e9 + 6};
    double[] weights = {1, 2, 3, 4, 5, 6};
    Averaging averaging = Averaging.weighted(2).startingAfter(10);
    MeanEstimate estimate =
        new MeanEstimator(Weighting.of(weights), averaging, 3)
            .estimate(SIMPLE, values, 100, Seed.of(3));

    double[] a = new double[3];
    double[] b = new double[3];
    for (int t = 0; t < 3; t++) {
      Sampler token = SIMPLE.start(Seed.of(3).child(t));
      for (int n = 1; n <= 100; n++) {
        int node = token.next();
        if (n > 10) {
          double c = (n - 10.0) * (n - 10.0) * weights[node] / G6.GRAPH.degree(node);
          a[t] += c * (values[node] - 1e9);
          b[t] += c;
        }
      }
    }
    double total = b[0] + b[1] + b[2];
    double mean = (a[0] + a[1] + a[2]) / total;
    double square = 0;
    for (int t = 0; t < 3; t++) {
      square += Math.pow((a[t] - mean * b[t]) / total, 2);
    }
    assertEquals(1e9 + mean, estimate.value(), 1e-6);
    assertEquals(Math.sqrt(square * 3 / 2), estimate.standardError(), 1e-9);
    assertEquals(2, estimate.degreesOfFreedom(), 1e-12);
    assertEquals(270, estimate.visits());
    double se = estimate.standardError();
    assertEquals(270 * se * se, estimate.asymptoticVariance(), 1e-9);
    // Student's 97.5 % point with 2 degrees of freedom is 4.302653.
    assertEquals(4.302653 * se, estimate.value() - estimate.interval(0.95).low(), 1e-5);
  }

  /** 1000 steps: 32 at a time until 40 batches are full at 1280; so 31 full ones and a part. */
  @Test
  void oneToken_hasBatchesOfEqualLength() {
    MeanEstimate estimate =
        new MeanEstimator().withTokens(1).estimate(SIMPLE, G6.values(), 1000, Seed.of(4));

    double[] a = new double[32];
    double[] b = new double[32];
    Sampler token = SIMPLE.start(Seed.of(4).child(0));
    for (int n = 0; n < 1000; n++) {
      int node = token.next();
      a[n / 32] += G6.values()[node] / G6.GRAPH.degree(node);
      b[n / 32] += 1.0 / G6.GRAPH.degree(node);
    }
    double allA = 0;
    double allB = 0;
    double square = 0;
    for (int g = 0; g < 32; g++) {
      allA += a[g];
      allB += b[g];
    }
    for (int g = 0; g < 32; g++) {
      square += Math.pow((a[g] - allA / allB * b[g]) / allB, 2);
    }
    assertEquals(MeanEstimate.Spread.OF_BATCHES, estimate.spread());
    assertEquals(allA / allB, estimate.value(), 1e-12);
    assertEquals(Math.sqrt(square * 32 / 31), estimate.standardError(), 1e-12);
    assertEquals(1000 * 1000 / (31 * 1024.0 + 64) - 1, estimate.degreesOfFreedom(), 1e-9);
  }

  @Test
  void aToleranceIsAStandardError() {
    Run<MeanEstimate> run =
        new MeanEstimator()
            .start(
                SIMPLE,
                node -> G6.values()[node],
                Stop.below(0.05).relativeTo(Stop.Scale.ONE).within(1_000_000),
                Seed.of(5));
    MeanEstimate estimate = run.finish();

    assertEquals(Termination.CONVERGED, estimate.why());
    assertTrue(estimate.standardError() <= 0.05);
    assertEquals(0, run.steps() & (run.steps() - 1), "looked at between powers of two");
    assertFalse(run.step());
    // 20 tokens and a limit of 25.083: about 25.083 / (20 * 0.05^2) = 502 steps.
    assertTrue(run.steps() >= 256 && run.steps() <= 2048, "after " + run.steps());
  }

  /** G6 has no self-loop, so one step from a node is never to itself. */
  @Test
  void tokensStartAtTheDoor() {
    Run<MeanEstimate> run =
        new MeanEstimator()
            .withWeighting(Weighting.asVisited())
            .startAt(2, SIMPLE, node -> node == 2 ? 1 : 0, Stop.after(1), Seed.of(7));
    assertEquals(0, run.finish().value());
    refused(
        "the start is node 9",
        () -> new MeanEstimator().startAt(9, SIMPLE, node -> 0, Stop.after(1), Seed.of(7)));
  }

  @Test
  void steps_allocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    for (int tokens : new int[] {1, 5}) {
      double[] values = G6.values();
      Run<MeanEstimate> run =
          new MeanEstimator()
              .withTokens(tokens)
              .start(
                  new SelfRepellent(ReversibleChain.simple(G6.GRAPH), 5),
                  node -> values[node],
                  Stop.after(1_000_000),
                  Seed.of(8));
      long least = Long.MAX_VALUE;
      for (int repetition = 0; repetition < 20; repetition++) {
        long before = threads.getThreadAllocatedBytes(thread);
        for (int n = 0; n < 5_000; n++) {
          run.step();
        }
        least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
      }
      assertTrue(least < 500, least + " bytes in 5000 steps");
    }
  }

  @Test
  void nothingCounted_isToldNotHidden() {
    MeanEstimate estimate =
        new MeanEstimator()
            .withTokens(2)
            .withWeighting(Weighting.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
            .estimate(new Shuffling(16), new double[16], 1, Seed.of(6));

    assertEquals(Termination.NOT_FINITE, estimate.why());
    assertTrue(Double.isNaN(estimate.value()));
    assertEquals(Double.POSITIVE_INFINITY, estimate.standardError());
  }

  @Test
  void badArguments_areNamed() {
    MeanEstimator estimator = new MeanEstimator();
    double[] values = G6.values();
    refused("5 entries, must have 6", () -> run(estimator, new double[5]));
    values[4] = Double.NaN;
    refused("entry 4 is NaN", () -> run(estimator, values));
    refused(
        "the value of node 4 is NaN",
        () -> estimator.estimate(SIMPLE, node -> values[node], 100, Seed.of(1)));
    refused("0 steps", () -> estimator.estimate(SIMPLE, G6.values(), 0, Seed.of(1)));
    refused(
        "the first 100 are left out",
        () -> estimator.withBurnIn(100).estimate(SIMPLE, G6.values(), 100, Seed.of(1)));
    refused("tokens must be at least 1", () -> estimator.withTokens(0));
    refused("cannot take a mean with", () -> estimator.withAveraging(Averaging.none()));
    refused("at most 16", () -> estimator.withAveraging(Averaging.weighted(17)));
    refused(
        "relativeTo(Stop.Scale.ONE)",
        () -> estimator.start(SIMPLE, node -> 1, Stop.below(0.1), Seed.of(1)));
    refused(
        "3 entries, must have 6",
        () -> run(estimator.withWeighting(Weighting.of(1, 2, 3)), G6.values()));
    refused(
        "the level must be in (0, 1)",
        () -> estimator.estimate(SIMPLE, G6.values(), 10, Seed.of(1)).interval(95));
  }

  private static MeanEstimate run(MeanEstimator estimator, double[] values) {
    return estimator.estimate(SIMPLE, values, 100, Seed.of(1));
  }

  @Test
  void resumed_isBitForBitTheSame() {
    for (int tokens : new int[] {1, 3}) {
      MeanEstimator estimator =
          new MeanEstimator()
              .withTokens(tokens)
              .withAveraging(Averaging.weighted(2).startingAfter(10));
      Sampling walk =
          new SelfRepellent(ReversibleChain.metropolis(G6.GRAPH), 5)
              .withHistory(History.fading(0.8));
      IntToDoubleFunction values = node -> G6.values()[node];
      MeanEstimate whole = estimator.start(walk, values, Stop.after(700), Seed.of(4)).finish();
      MeanRun half = estimator.start(walk, values, Stop.after(333), Seed.of(4));
      half.finish();
      Snapshot saved = Snapshot.fromBytes(half.snapshot().toBytes());
      MeanRun rest = estimator.resume(walk, values, Stop.after(700), saved);

      assertEquals(333, rest.steps());
      assertEquals(half.result().value(), rest.result().value());
      assertEquals(whole, rest.finish());
      refused(
          "resume with the same recipe",
          () -> estimator.withBurnIn(11).resume(walk, values, Stop.after(9), saved));
    }
  }
}
