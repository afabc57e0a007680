package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.schedule.Refined;
import org.junit.jupiter.api.Test;

/** What is timed answers what its name says. */
class ScheduleBenchmarkTest {

  @Test
  void bodies_agreeOrAreWhole() {
    ScheduleBenchmark benchmark = new ScheduleBenchmark();
    benchmark.build();
    double sum = benchmark.formula();
    assertEquals(sum, benchmark.at(), 1e-9 * sum);
    assertEquals(benchmark.at(), benchmark.table());
    Refined refined = benchmark.refine();
    assertEquals(ScheduleBenchmark.STEPS, refined.factors().length);
    assertFalse(refined.degenerate()); // else a linear decay is timed
    assertTrue(benchmark.certify().efficiency() > 0);
    double[] sorted = benchmark.sort();
    assertTrue(sorted[0] > 0 && sorted[0] < sorted[ScheduleBenchmark.STEPS - 1]);
  }
}
