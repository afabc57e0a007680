package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SparseMatrixAllocationTest {

  @Test
  void productsAllocateNothing() {
    SparseMatrix a = Laplacian.fivePoint(30, 30);
    double[] x = new double[a.rows()];
    double[] out = new double[a.rows()];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) { // the first rounds load classes
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 100; i++) {
        a.multiply(x, out);
        a.multiplyTransposed(x, out);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertEquals(0, least);
  }
}
