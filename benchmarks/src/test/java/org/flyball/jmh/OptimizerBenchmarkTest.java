package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Ours and the printed algorithm take the same steps, so that times compare like with like. */
class OptimizerBenchmarkTest {

  @Test
  void steps_areTheSame() {
    OptimizerBenchmark benchmark = new OptimizerBenchmark();
    benchmark.dimension = 120;
    benchmark.build();
    for (int step = 0; step < 100; step++) {
      // A step moves an entry by 1e-6; rounding, by 1e-16.
      assertArrayEquals(benchmark.textbook(), benchmark.flyball(), 1e-12);
    }
    // |g| / sqrt(g^2) is 1, so 100 steps of 1e-6 and of the decay of 1e-8; g = (7 - 5) / 10 > 0.
    assertEquals(1 - 100 * 1.01e-6, benchmark.flyball()[0], 2e-6);
    assertEquals(3 * 0.2, benchmark.triad()[0], 1e-15);
  }
}
