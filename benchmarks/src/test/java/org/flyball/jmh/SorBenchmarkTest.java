package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.bandit.Pull;
import org.junit.jupiter.api.Test;

/** The benchmarked bodies do what their names say, so that times compare like with like. */
class SorBenchmarkTest {

  private static SorBenchmark ready() {
    SorBenchmark benchmark = new SorBenchmark();
    benchmark.side = 20;
    benchmark.build();
    benchmark.restart();
    return benchmark;
  }

  @Test
  void flyballAndTextbook_sweepAlike() {
    SorBenchmark ours = ready();
    SorBenchmark theirs = ready();
    for (int sweep = 0; sweep < 5; sweep++) {
      double expected = theirs.textbookWithResidual();
      double stepped = ours.flyball();
      assertEquals(expected, stepped, 1e-12 * expected);
      assertEquals(stepped, ours.flyballStencil());
      assertEquals(ours.flyballNine(), ours.flyballNineStencil());
    }
    SorBenchmark blind = ready();
    SorBenchmark withResidual = ready();
    withResidual.textbookWithResidual();
    assertArrayEquals(withResidual.textbook(), twice(blind));
  }

  @Test
  void allKindsOfSteps_areTheSame() {
    SorBenchmark benchmark = ready();
    for (int sweep = 0; sweep < 9; sweep++) {
      double expected = benchmark.flyball();
      assertEquals(expected, benchmark.flyballPlain());
      assertEquals(expected, benchmark.flyballTwoThreads());
    }
    double[] before = benchmark.flyballSweep().clone();
    assertFalse(Arrays.equals(before, benchmark.flyballSweep()));
  }

  private static double[] twice(SorBenchmark benchmark) {
    benchmark.textbook();
    return benchmark.textbook();
  }

  @Test
  void products_agree() {
    SorBenchmark benchmark = ready();
    assertArrayEquals(benchmark.ejmlProduct().data, benchmark.flyballProduct(), 1e-12);
    double[] sparse = benchmark.flyballProduct().clone();
    assertArrayEquals(sparse, benchmark.flyballStencilProduct());
  }

  @Test
  void rivals_run() {
    SorBenchmark benchmark = ready();
    assertTrue(Double.isFinite(benchmark.ojalgo()));
    assertEquals(7.0, benchmark.triad()[0]);
  }

  @Test
  void learners_pull() {
    LearnerBenchmark benchmark = new LearnerBenchmark();
    benchmark.arms = 20;
    for (LearnerBenchmark.Learner learner : LearnerBenchmark.Learner.values()) {
      benchmark.learner = learner;
      benchmark.restart();
      for (int t = 0; t < 50; t++) {
        Pull pull = benchmark.round();
        assertTrue(pull.arm() < 20);
      }
    }
  }
}
