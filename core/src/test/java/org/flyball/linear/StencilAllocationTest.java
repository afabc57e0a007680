package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StencilAllocationTest {

  static List<Stencil> stencils() {
    return List.of(
        Stencil.fivePoint(12, 12), Stencil.ninePoint(12, 12), Stencil.sevenPoint(12, 12, 4));
  }

  @ParameterizedTest
  @MethodSource("stencils")
  void step_allocatesNothing(Stencil stencil) {
    List<Function<Stop, LinearSolver>> solvers =
        List.of(
            stop -> new Sor(1.5, stop),
            AdaptiveSor::new,
            stop -> new Ssor(1.5, stop),
            stop -> new SsorCg(1.5, stop),
            ConjugateGradient::new);
    LinearSystem system = new LinearSystem(stencil, Textbook.ones(stencil.rows()));
    for (Function<Stop, LinearSolver> solver : solvers) {
      Run<Solution> run =
          solver.apply(Stop.after(1_000_000)).start(system, new double[system.size()]);
      assertEquals(0, leastAllocated(run), run.toString());
    }
  }

  private static long leastAllocated(Run<Solution> run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) { // the first rounds load classes
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < 100; k++) {
        run.step();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
