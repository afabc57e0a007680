package org.flyball.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.flyball.bandit.ChebCb;
import org.flyball.bandit.ContextRange;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

/**
 * What a solve allocates beside what its solver does: measured 272 bytes by {@link Tuned}, 376 by
 * {@link TunedByContext}, with 2 arms and 4 unknowns as with 20 and 4000. It is the run, the last
 * nine residuals, the pull, and what is reported back.
 */
class TunedAllocationTest {

  private static final Stop STOP = Stop.below(1e-8);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A run that allocates nothing, shared by all solves: what is measured is all ours. */
  private static final class Nothing implements Run<Solution> {

    private final Solution solution = new Solution(new double[0], Termination.CONVERGED, 20, 0);
    private long steps;

    Nothing again() {
      steps = 0;
      return this;
    }

    @Override
    public boolean step() {
      steps += steps < 20 ? 1 : 0;
      return steps < 20;
    }

    @Override
    public long steps() {
      return steps;
    }

    @Override
    public double measure() {
      return 1.0 / (1 + steps);
    }

    @Override
    public Termination why() {
      return steps < 20 ? Termination.INTERRUPTED : Termination.CONVERGED;
    }

    @Override
    public Solution result() {
      return solution;
    }
  }

  private static Tuned.Family family() {
    Nothing nothing = new Nothing();
    return (omega, stop) -> (system, x0) -> nothing.again();
  }

  private static LinearSystem system(int n) {
    double[] b = new double[n];
    return new LinearSystem(Laplacian.fivePoint(n / 4, 4), b);
  }

  private static double bytesPerSolve(Runnable solve) {
    for (int t = 0; t < 20_000; t++) {
      solve.run();
    }
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int t = 0; t < 1_000; t++) {
      solve.run();
    }
    return (THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / 1_000.0;
  }

  private static double tuned(int n, int arms) {
    Tuned tuned =
        Tuned.over(Grid.linear(1, 1.9, arms), family(), STOP).by(new TsallisInf(), Seed.of(1));
    LinearSystem system = system(n);
    double[] x0 = new double[n];
    return bytesPerSolve(() -> tuned.start(system, x0).finish());
  }

  @Test
  void thousandSolves_someBytesEach_whateverTheSize() {
    double small = tuned(4, 2);
    assertTrue(small <= 276, small + " bytes");
    assertEquals(small, tuned(4_000, 20), 16);
  }

  @Test
  void withContext_someBytesMore() {
    Grid grid = Grid.linear(1, 1.9, 20);
    ParameterPolicy cheb = ParameterPolicy.onGrid(grid, new ChebCb(new ContextRange(0, 1)));
    for (ParameterPolicy policy : new ParameterPolicy[] {cheb, new ResidualShiftLaw(4)}) {
      TunedByContext tuned = TunedByContext.over(family(), STOP).by(policy, Seed.of(1));
      LinearSystem system = system(4_000);
      double[] x0 = new double[4_000];
      double bytes = bytesPerSolve(() -> tuned.start(system, x0, 0.5).finish());
      assertTrue(bytes <= 380, bytes + " bytes");
    }
  }
}
