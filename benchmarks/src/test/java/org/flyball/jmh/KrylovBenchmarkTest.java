package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.SsorPreconditioning;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** Every body of the benchmark does what it says. */
class KrylovBenchmarkTest {

  private static KrylovBenchmark benchmark() {
    KrylovBenchmark benchmark = new KrylovBenchmark();
    benchmark.side = 64;
    benchmark.build();
    return benchmark;
  }

  @Test
  void steps_goEquallyFar_inEveryFormOfSsorCg() {
    // 33 steps reach 1e-8 here, so 50 end near 1e-12: compare the early ones by the standard form.
    double[] b = new double[4096];
    Arrays.setAll(b, i -> (7 * (i + 1)) % 11 - 5);
    LinearSystem system = new LinearSystem(Laplacian.fivePoint(64, 64), b);
    double ours =
        new ConjugateGradient(Stop.after(20), new SsorPreconditioning(1.5))
            .solve(system)
            .residual();
    assertEquals(
        ours, new StandardForm(system.matrix().toSparseMatrix(), 1.5).solve(b, 20), 1e-9 * ours);
    KrylovBenchmark benchmark = benchmark();
    assertEquals(50, benchmark.step().steps());
    assertEquals(50, benchmark.stepStandardFlyball().steps());
    assertEquals(50, benchmark.stepPlain().steps());
    assertArrayEquals(benchmark.step().x(), benchmark.stepStandardFlyball().x(), 1e-8);
    assertArrayEquals(benchmark.step().x(), benchmark.stepStencil().x());
    assertArrayEquals(benchmark.stepPlain().x(), benchmark.stepPlainStencil().x());
  }

  @Test
  void solves_giveTheSameField() {
    KrylovBenchmark benchmark = benchmark();
    double[] x = benchmark.solveFlyball().x();
    // ||A^-1|| is 214 and the residuals are below 1e-8 ||b|| = 2e-6.
    assertArrayEquals(x, benchmark.solveFlyballPlain().x(), 1e-3);
    assertArrayEquals(x, benchmark.solveOjalgo().data, 1e-3);
    assertArrayEquals(x, benchmark.solveCommonsMath().getDataRef(), 1e-3);
  }
}
