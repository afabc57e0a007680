package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.random.Seed;
import org.flyball.report.Claim;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.api.Test;

class SuiteExperimentsTest {

  private static final Conditions CONDITIONS = Conditions.quick(Seed.of(11));

  private static List<Experiment> small() {
    return List.of(new ScheduleLogistic(3, 2), new ScheduleFreeMethods(3, 2));
  }

  private static SuiteSet set(String name, int epochs) {
    return SuiteSet.available(List.of(name), epochs).get(0);
  }

  @Test
  void numbers_doNotDependOnTheThreads() throws Exception {
    for (Experiment experiment : small()) {
      assertEquals(
          OnThreads.onThreads(1, experiment, CONDITIONS),
          OnThreads.onThreads(3, experiment, CONDITIONS),
          experiment.name());
    }
  }

  @Test
  void claims_areFinite_andSayWhoseTheyAre() {
    for (Experiment experiment : small()) {
      for (Claim claim : experiment.run(CONDITIONS).claims()) {
        assertTrue(
            claim.source().contains("arXiv") || claim.source().startsWith("our"), claim.toString());
        assertTrue(Double.isFinite(claim.measured()), claim.toString());
      }
    }
  }

  /** 150 rows in batches of 16 are ten steps, the last of 6 rows. */
  @Test
  void steps_areWholeEpochs() {
    assertEquals(1000, set("iris", 100).steps());
    assertEquals(1200, set("wine", 100).steps());
  }

  /** Versicolor and virginica overlap, the wines do not. */
  @Test
  void separable_isProvenByWeightsWithNextToNoError() {
    assertFalse(set("iris", 1).separable());
    assertTrue(set("wine", 1).separable());
  }

  /** Our prototype's mean of four other seeds is 0.03971, its standard error below 0.001. */
  @Test
  void irisUnderLinearDecay_endsWhereThePrototypeDoes() {
    SuiteSet iris = set("iris", 100);
    SuiteTuned linear = SuiteTuned.untrained("linear", SuiteTuned.GRID, 2);
    for (int run = 0; run < linear.runs(); run++) {
      linear.train(iris, SuiteOutcome.ADAM, Schedule.linearDecay(iris.steps()), Seed.of(3), run);
    }
    assertEquals(0.03971, linear.loss(), 0.01 * 0.03971);
  }

  /** By hand: mean 2, deviations 1, so the standard error is sqrt(2 / 1 / 2). */
  @Test
  void tuned_takesTheLeastMean_andMarksTheEdge() {
    SuiteSet.End[][] ends = {
      {new SuiteSet.End(5, 0), new SuiteSet.End(7, 0)},
      {new SuiteSet.End(1, 0.1), new SuiteSet.End(3, 0.3)},
      {new SuiteSet.End(Double.NaN, 0), new SuiteSet.End(0, 0)}
    };
    SuiteTuned tuned = new SuiteTuned("by hand", new double[] {1, 2, 3}, ends);
    assertArrayEquals(new double[] {6, 2, Double.POSITIVE_INFINITY}, tuned.losses());
    assertEquals(2, tuned.base());
    assertFalse(tuned.atEdge());
    assertEquals(1, tuned.standardError(), 1e-15);
    assertEquals(20, tuned.error(), 1e-12);
    assertTrue(
        new SuiteTuned(
                "edge",
                new double[] {2, 3},
                List.of(ends[1], ends[0]).toArray(SuiteSet.End[][]::new))
            .atEdge());
  }
}
