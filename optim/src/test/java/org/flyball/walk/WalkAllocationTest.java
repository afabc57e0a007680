package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.flyball.graph.CompactGraph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step that made an object of 16 bytes would be 160 000 bytes here. */
class WalkAllocationTest {

  private static final int STEPS = 10_000;
  private static final int SPARE = 4_096; // what the measurement itself may take
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final CompactGraph GRAPH = Graphs.withHubs(300, Seed.of(4).stream());

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void step_allocatesNothing(Kernel kernel) {
    for (ReversibleChain base :
        new ReversibleChain[] {ReversibleChain.simple(GRAPH), ReversibleChain.metropolis(GRAPH)}) {
      for (double exponent : new double[] {1, 0.7}) {
        RepellentToken token =
            new SelfRepellent(base, 2.5)
                .withHistory(History.fading(exponent))
                .withKernel(kernel)
                .start(0, Seed.of(1));
        free(() -> walk(token));
      }
    }
  }

  @Test
  void together_allocateNothing() {
    ReversibleChain base = ReversibleChain.simple(GRAPH);
    RepellentTeam team = new SelfRepellent(base, 3).startTeam(new int[] {1, 2}, Seed.of(1));
    free(
        () -> {
          for (int n = 0; n < STEPS; n++) {
            team.tick();
          }
        });
    Walkers walkers = Walkers.start(base, new int[16], Seed.of(1));
    long[] visits = new long[300];
    free(() -> walkers.advance(STEPS, visits));
  }

  private static void walk(RepellentToken token) {
    for (int n = 0; n < STEPS; n++) {
      token.next();
    }
  }

  private static void free(Runnable steps) {
    steps.run();
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    steps.run();
    long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertEquals(0, bytes / SPARE, bytes + " bytes in " + STEPS + " steps");
  }
}
