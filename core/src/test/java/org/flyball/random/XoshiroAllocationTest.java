package org.flyball.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class XoshiroAllocationTest {

  private double sink;

  @Test
  void drawsAllocateNothing() {
    Xoshiro256 random = Seed.of(1).stream();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) { // the first rounds load classes
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 1; i < 10; i++) {
        sink += random.nextInt(1000 * i) + random.nextInt(-1000, 1000 * i);
        sink += random.nextLong(1000L * i) + random.nextLong(-1000L, 1000L * i);
        sink += random.nextDouble(i) + random.nextFloat(i) + random.nextGaussian(i, 1);
        sink += random.nextGaussian() + random.nextExponential();
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertEquals(0, least);
    assertTrue(Double.isFinite(sink)); // used, so that the draws are not dead code
  }
}
