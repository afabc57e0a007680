package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class SorBatchAllocationTest {

  /** Seven lanes, of which six end one after the other while bytes are counted. */
  @Test
  void step_allocatesNothing_evenWhereLanesEnd() {
    List<Sor> solvers = new ArrayList<>();
    List<double[]> vectors = new ArrayList<>();
    for (int lane = 0; lane < 7; lane++) {
      solvers.add(new Sor(1.5, Stop.after(lane < 6 ? 2_000 + 500 * lane : 10_000)));
      vectors.add(Textbook.ones(400));
    }
    SorBatch batch = new SorBatch(solvers);
    SparseMatrix matrix = Laplacian.fivePoint(20, 20);
    bytesOfSteps(batch.start(matrix, vectors, vectors)); // loads every class on the way
    Run<List<Solution>> run = batch.start(matrix, vectors, vectors);
    assertEquals(0, bytesOfSteps(run));
    List<Solution> found = run.result();
    assertTrue(found.get(0).steps() < found.get(5).steps());
    assertEquals(6_000, found.get(6).steps());
  }

  private static long bytesOfSteps(Run<List<Solution>> run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int k = 0; k < 6_000; k++) {
      run.step();
      run.measure();
      run.why();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
