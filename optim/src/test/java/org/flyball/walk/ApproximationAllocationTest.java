package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** A step of theta makes no garbage, with everything on or off. */
class ApproximationAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Stop STOP = Stop.after(Long.MAX_VALUE);

  private static long bytes(Run<?> run) {
    for (int k = 0; k < 20_000; k++) {
      run.step();
    }
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getThreadAllocatedBytes(thread);
      for (int k = 0; k < 1_000; k++) {
        run.step();
      }
      least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
    }
    return least;
  }

  @Test
  void steps_allocateNothing() {
    SelfRepellent walk =
        new SelfRepellent(DolphinsProblem.CHAIN, 5).withHistory(History.fading(0.8));
    StochasticApproximation plain =
        StochasticApproximation.of(walk, Gain.power(0.9).safeFor(8), Seed.of(1));
    StochasticApproximation rich =
        plain
            .with(Visits.of(walk).by(2).inBatchesOf(2))
            .with(Momentum.HEAVY_BALL)
            .with(Averaging.weighted(2))
            .with(Confinement.truncation(1, 2));
    double[] x0 = new double[30];
    double[] weights = new double[62];
    for (int i = 0; i < 62; i++) {
      weights[i] = 1 + i;
    }
    Field field = Field.gradients(DolphinsProblem.SERVER);
    List<Run<?>> runs =
        List.of(
            plain.start(DolphinsProblem.F, x0, STOP),
            rich.start(field, Weighting.of(weights), x0, STOP),
            plain.with(Confinement.ball(0.01)).start(DolphinsProblem.F, x0, STOP),
            McSag.of(walk, 0.1, Seed.of(1)).start(DolphinsProblem.SERVER, x0, STOP));
    for (int k = 0; k < runs.size(); k++) {
      assertEquals(0, bytes(runs.get(k)), "run " + k);
    }
  }
}
