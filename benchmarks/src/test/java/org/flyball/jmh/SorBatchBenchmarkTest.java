package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Both bodies do the same steps, so that their times compare like with like. */
class SorBatchBenchmarkTest {

  @Test
  void togetherAndSeparately_areTheSameToTheLastBit() {
    for (SorBatchBenchmark.Stencil stencil : SorBatchBenchmark.Stencil.values()) {
      SorBatchBenchmark benchmark = new SorBatchBenchmark();
      benchmark.stencil = stencil;
      benchmark.side = 20;
      benchmark.lanes = 5;
      benchmark.build();
      benchmark.restart();
      for (int step = 0; step < 5; step++) {
        assertEquals(benchmark.separately(), benchmark.together());
      }
    }
  }
}
