package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class SorAllocationTest {

  @Test
  void step_allocatesNothing() {
    assertAllocatesNothing(Passes.PLAIN);
  }

  @Test
  void stepOfAPass_allocatesNothing() {
    assertAllocatesNothing(new Passes(32, 4, 1));
  }

  private static void assertAllocatesNothing(Passes passes) {
    LinearSystem system = new LinearSystem(Laplacian.fivePoint(20, 20), Textbook.ones(400));
    Run<Solution> run = new Sor(1.5, Stop.after(100_000)).start(passes, system, new double[400]);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int warm = 0; warm < 1_000; warm++) {
      run.step();
    }
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int k = 0; k < 10_000; k++) {
      run.step();
    }
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
  }
}
