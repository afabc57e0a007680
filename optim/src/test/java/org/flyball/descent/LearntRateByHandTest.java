package org.flyball.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.objective.Objective;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.api.Test;

/** First steps worked out by hand, and what must hold of what is learnt. */
class LearntRateByHandTest {

  private static double[] steps(Optimizer optimizer, double[] x0, double[]... gradients) {
    double[] x = x0.clone();
    Optimizer.State state = optimizer.start(x0);
    for (int k = 0; k < gradients.length; k++) {
      state.update(k, 1, Double.NaN, gradients[k].clone(), x);
    }
    double[] out = new double[x.length];
    state.iterate(x, out);
    return out;
  }

  /** b^2 is 9 + 16, then 25 + 144. */
  @Test
  void adaGradNorm() {
    double[] x =
        steps(new AdaGradNorm(3), new double[2], new double[] {0, 4}, new double[] {12, 0});
    assertArrayEquals(new double[] {-12.0 / 13, -4.0 / 5}, x, 1e-15);
  }

  /**
   * alpha 2. First: L = 3, A = 3, theta = -3, x = -3 (3 + 0) / (3 max(6, 6)) = -1/2. Then g = 1: A
   * = 4, R = 1/2, theta = -4, x = -4 (3 + 1/2) / (3 max(7, 6)) = -2/3.
   */
  @Test
  void cocob() {
    Cocob optimizer = new Cocob(2, 1e-8);
    assertEquals(4.5, steps(optimizer, new double[] {5}, new double[] {3})[0], 1e-15);
    assertEquals(
        5 - 2.0 / 3,
        steps(optimizer, new double[] {5}, new double[] {3}, new double[] {1})[0],
        1e-15);
  }

  /**
   * With f = 8, f* = 0, ||g||^2 = 4 and c = 1/2 the step is 4; a cap of 3 holds it; growing from 1
   * by 2 the steps are at most 2 and 4.
   */
  @Test
  void stochasticPolyak() {
    double[] g = {0, 2};
    for (PolyakStep.Cap cap :
        List.of(PolyakStep.Cap.none(), PolyakStep.Cap.fixed(3), PolyakStep.Cap.growing(1, 2))) {
      double[] x = new double[2];
      Optimizer.State state = new PolyakStep(0, 0.5, cap).start(x);
      state.update(0, 1, 8, g.clone(), x);
      double first = cap.first() == 3 ? 3 : cap.first() == 1 ? 2 : 4;
      assertArrayEquals(new double[] {0, -2 * first}, x);
      state.update(1, 1, 8, g.clone(), x);
      double second = cap.first() == 3 ? 3 : 4;
      assertArrayEquals(new double[] {0, -2 * (first + second)}, x);
      state.update(2, 1, -1, g.clone(), x); // below the lowest: no step back
      assertArrayEquals(new double[] {0, -2 * (first + second)}, x);
    }
  }

  /** x is 1, then 3, then 6 below the start: their mean is 10/3. Power 8: (9/9, 9/10, 9/11). */
  @Test
  void averages() {
    double[][] g = {{1}, {2}, {3}};
    assertEquals(-10.0 / 3, steps(new Sgd().averaged(0), new double[1], g)[0], 1e-15);
    double second = 0.1 * -1 + 0.9 * -3;
    assertEquals(
        2.0 / 11 * second + 9.0 / 11 * -6,
        steps(new Sgd().averaged(8), new double[1], g)[0],
        1e-15);
  }

  @Test
  void blocks_areIndependent() {
    double[][] g = {{3, -4}, {1, 2}, {-0.5, 7}};
    double[] both = steps(new DoG().perBlock(1, 1), new double[] {2, -1}, g);
    double[] left =
        steps(new DoG(), new double[] {2}, new double[] {3}, new double[] {1}, new double[] {-0.5});
    double[] right =
        steps(new DoG(), new double[] {-1}, new double[] {-4}, new double[] {2}, new double[] {7});
    assertArrayEquals(new double[] {left[0], right[0]}, both);
    assertArrayEquals(
        steps(new DoG(), new double[] {2, -1}, g),
        steps(new DoG().perBlock(2), new double[] {2, -1}, g));
  }

  /**
   * While the sum of updates is 0 so is h: s_i = (initial / 6) epsilon / epsilon, six of them. So
   * the first step is the base's, times initial.
   */
  @Test
  void mechanic_beginsWithTheInitialScale() {
    double[] x = steps(new Mechanic(new Sgd(), 0, 1e-3), new double[] {5, 5}, new double[] {2, -4});
    assertArrayEquals(new double[] {5 - 2e-3, 5 + 4e-3}, x, 1e-15);
  }

  /** Second step with Delta = -1 and g = 1: h = 1, r = 0, v = 1, m = 1 + 1e-8, so s = initial. */
  @Test
  void mechanic_secondStep() {
    double[] x =
        steps(new Mechanic(new Sgd(), 0, 1e-3), new double[1], new double[] {1}, new double[] {1});
    // clip(h, -m_old, m_old) s_i adds 1e-8 initial / 6 at most
    assertEquals(-2e-3, x[0], 1e-10);
  }

  @Test
  void distances_neverShrink() {
    Objective f = Problems.bowl();
    for (Optimizer optimizer :
        List.of(new DAdaptSgd(), new DAdaptAdaGrad(), new DAdaptAdam(), new Prodigy())) {
      DescentRun run =
          Descent.of(optimizer, Schedule.constant(1), Seed.of(1))
              .start(f, new double[2], Stop.after(300));
      double before = 1e-6;
      while (run.step()) {
        assertTrue(run.scale() >= before, optimizer.toString());
        before = run.scale();
      }
      assertTrue(before > 1e-3, optimizer + " has learnt nothing: " + before);
    }
  }

  /** d from 1e-3 with growth 1.5 is at most 1e-3 1.5^k after k steps. */
  @Test
  void growth_isLimited() {
    Distance distance = new Distance(1e-3, 1.5);
    DescentRun run =
        Descent.of(new DAdaptSgd(distance, 0), Schedule.constant(1), Seed.of(1))
            .start(Problems.bowl(), new double[2], Stop.after(30));
    double most = 1e-3;
    boolean reached = false;
    while (run.step()) {
      most *= 1.5;
      assertTrue(run.scale() <= most * (1 + 1e-12));
      reached |= run.scale() > 0.9 * most;
    }
    assertTrue(reached || run.scale() > 1e-3);
  }
}
