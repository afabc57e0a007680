package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.Solution;
import org.flyball.linear.SsorCg;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class HeatTest {

  private static final Stop STOP = Stop.below(1e-8).relativeTo(Stop.Scale.DATA);
  private static final Conditions CONDITIONS = Conditions.quick(Seed.of(1));

  private static Heat.Result run(int cells, LinearSolver solver) {
    return new Heat(cells).run(by(solver), CONDITIONS);
  }

  private static Heat.StepSolver by(LinearSolver solver) {
    return (system, field, hint) -> {
      Solution solution = solver.solve(system, field);
      return new Heat.Step(solution.x(), solution.steps());
    };
  }

  @Test
  void diffusivity_swings() {
    assertEquals(0.1, Heat.Version.CODE.kappa(0.25), 1e-15);
    assertEquals(10, Heat.Version.CODE.kappa(0.75), 1e-12);
    assertEquals(0, Heat.Version.CODE.kappa(0), 0);
  }

  /** Totals of an independent prototype in another language, to the last iteration. */
  @Test
  void iterations_areThoseOfThePrototype() {
    Heat.Result cg = run(25, new ConjugateGradient(STOP));
    assertEquals(85_422, cg.total());
    Heat.Result ssorCg = run(25, new SsorCg(1, STOP));
    assertEquals(32_793, ssorCg.total());
    double worst = 0;
    double size = 0;
    for (int i = 0; i < cg.field().length; i++) {
      worst = Math.max(worst, Math.abs(cg.field()[i] - ssorCg.field()[i]));
      size = Math.max(size, Math.abs(cg.field()[i]));
    }
    assertTrue(worst <= 1e-6 * size, worst + " of " + size);
  }

  @Test
  void field_staysPositive_andWarmStartsMayCostNothing() {
    Heat.Result result = run(4, new ConjugateGradient(STOP));
    for (double value : result.field()) {
      assertTrue(value > 0);
    }
    for (long count : result.iterations()) {
      assertTrue(count >= 0 && count <= 9);
    }
  }

  /** What simulations share of a step must not let one touch another, whoever comes first. */
  @Test
  void simulationsSideBySide_areThoseAlone_toTheLastBit() {
    List<Heat.StepSolver> solvers =
        List.of(
            by(new ConjugateGradient(STOP)), by(new SsorCg(1, STOP)), by(new SsorCg(1.5, STOP)));
    int[] steps = {0};
    List<Heat.Result> together = new Heat(6).run(solvers, CONDITIONS, step -> steps[0]++);
    assertEquals(Heat.STEPS, steps[0]);
    for (int k = 0; k < solvers.size(); k++) {
      Heat.Result alone = new Heat(6).run(solvers.get(k), CONDITIONS);
      assertArrayEquals(alone.iterations(), together.get(k).iterations());
      assertArrayEquals(alone.field(), together.get(k).field());
    }
  }

  @Test
  void oneCell_isNoGrid() {
    assertThrows(IllegalArgumentException.class, () -> new Heat(1));
  }
}
