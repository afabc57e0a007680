package org.flyball.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.api.Test;

/**
 * Iterates on {@code (x1 - 1)^2 / 2 + 5 (x2 + 2)^2} from (0, 0), as the reference implementation of
 * each (PyTorch) gives them.
 */
class BaseOptimizerTest {

  private static void after(
      int steps, Optimizer optimizer, double rate, double first, double second) {
    Minimum minimum =
        Descent.of(optimizer, Schedule.constant(rate), Seed.of(1))
            .minimize(Problems.bowl(), new double[2], Stop.after(steps));
    assertArrayEquals(new double[] {first, second}, minimum.x(), 1e-11, optimizer.toString());
  }

  @Test
  void momentum() {
    after(1, new Sgd(), 0.05, 0.05, -1);
    after(1, new HeavyBall(0.9), 0.05, 0.05, -1);
    after(10, new HeavyBall(0.9), 0.05, 1.31092291067, -1.824550464);
    after(1, new Nesterov(0.9), 0.05, 0.095, -1.9);
    after(10, new Nesterov(0.9), 0.05, 1.26199245338, -2.03259691863);
    after(10, new HeavyBall(0.9, 0.9), 0.05, 0.46673049479, -4.60186210437);
  }

  @Test
  void adaptive() {
    after(10, new AdaGrad(), 0.5, 0.996894396551, -1.70752599941);
    after(1, new RmsProp(), 0.1, 0.9999999, -0.999999995);
    after(1, new Adam(), 0.1, 0.099999999, -0.09999999995);
    after(10, new AdamW(0.01), 0.1, 0.919813130396, -0.971078027223);
    after(10, new AmsGrad(), 0.1, 0.92375083938, -0.975413164293);
  }

  /** By hand: g = (-1, 20), so u = (-1, 1). Then g = (-0.9, 19) keeps the signs. */
  @Test
  void lion() {
    after(1, new Lion(), 0.1, 0.1, -0.1);
    after(2, new Lion(0.9, 0.99, 0.5), 0.1, 0.1 + 0.1 * (1 - 0.05), -0.1 - 0.1 * (1 - 0.05));
  }

  /** g = (-1, 20) has norm sqrt(401). */
  @Test
  void clipping() {
    double norm = Math.sqrt(401);
    after(1, new Sgd().clipped(Clip.norm(1)), 1, 1 / norm, -20 / norm);
    after(1, new Sgd().clipped(Clip.norm(21)), 0.01, 0.01, -0.2);
    after(1, new Sgd().clipped(Clip.value(3)), 1, 1, -3);
  }
}
