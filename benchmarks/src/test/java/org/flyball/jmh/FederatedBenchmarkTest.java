package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The rounds that are timed make progress, so that no early end is timed instead. */
class FederatedBenchmarkTest {

  @Test
  void rounds_goOn() {
    FederatedBenchmark benchmark = new FederatedBenchmark(2_000);
    assertTrue(Double.isFinite(benchmark.gradients()));
    double first = benchmark.ef21();
    double firstOfDescent = benchmark.descent();
    double last = first;
    double lastOfDescent = firstOfDescent;
    for (int round = 0; round < 50; round++) {
      last = benchmark.ef21();
      lastOfDescent = benchmark.descent();
    }
    assertTrue(last < first && last > 0, first + " -> " + last);
    assertTrue(lastOfDescent < firstOfDescent && lastOfDescent > 0, "" + lastOfDescent);
  }
}
