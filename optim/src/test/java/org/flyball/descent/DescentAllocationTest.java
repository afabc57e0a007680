package org.flyball.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.flyball.data.BundledData;
import org.flyball.objective.SoftmaxRegression;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step allocates nothing; an epoch its stream of random numbers. */
class DescentAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long allocated(DescentRun run, int steps) {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int k = 0; k < steps; k++) {
      run.step();
    }
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  private static DescentRun run(Optimizers.Tuned tuned) {
    return Descent.of(tuned.optimizer(), Schedule.constant(1e-3), Seed.of(1))
        .start(Problems.absolute(), new double[2], Stop.after(60_000));
  }

  /**
   * Compiled code that meets its first second optimizer is thrown away, which allocates a little.
   */
  @BeforeAll
  static void meetThemAll() {
    for (int round = 0; round < 3; round++) {
      Optimizers.all().forEach(tuned -> allocated(run(tuned), 5_000));
    }
  }

  @ParameterizedTest
  @MethodSource("org.flyball.descent.Optimizers#all")
  void everyOptimizer_allocatesNothingPerStep(Optimizers.Tuned tuned) {
    DescentRun run = run(tuned);
    allocated(run, 20_000);
    long least = Long.MAX_VALUE; // one object a step would be 80,000 bytes in every window
    for (int window = 0; window < 5; window++) {
      least = Math.min(least, allocated(run, 5_000));
    }
    assertEquals(0, least, tuned.toString());
    assertEquals(45_000, run.steps());
  }

  /** Measured: 152 bytes an epoch, whatever the rows. */
  @Test
  void anEpoch_allocatesItsStream() {
    SoftmaxRegression iris = Problems.softmax(BundledData.IRIS.data(), 0);
    DescentRun run =
        Descent.of(new Adam(), Schedule.constant(0.01), Seed.of(1))
            .with(Batches.of(15))
            .start(iris, new double[15], Stop.after(60_000));
    allocated(run, 5_000);
    long bytes = allocated(run, 5_000);
    assertTrue(bytes <= 500 * 160L, bytes / 500 + " bytes an epoch");
  }
}
