package org.flyball.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.flyball.objective.Objective;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.api.Test;

/** Iterates of the authors' own implementation, and the three-sequence form. */
class ScheduleFreeTest {

  private static void after(
      int steps, Optimizer optimizer, Schedule rate, double first, double second) {
    Minimum minimum =
        Descent.of(optimizer, rate, Seed.of(1))
            .minimize(Problems.bowl(), new double[2], Stop.after(steps));
    assertArrayEquals(new double[] {first, second}, minimum.x(), 1e-11, optimizer.toString());
  }

  @Test
  void sgd() {
    Schedule rate = Schedule.constant(0.05);
    after(1, new ScheduleFree(), rate, 0.05, -1);
    after(2, new ScheduleFree(), rate, 0.07375, -1.25);
    after(5, new ScheduleFree(), rate, 0.142413540094, -1.75160625);
    after(20, new ScheduleFree(), rate, 0.43280467032, -2.06867032984);
    after(20, new ScheduleFree(0.9, 2, 0), rate, 0.565777176075, -1.9919834872);
  }

  @Test
  void sgd_warmUpIsASchedule() {
    Schedule rate = step -> 0.05 * Math.min(1, (step + 1) / 3.0);
    ScheduleFree decayed = new ScheduleFree(0.9, 0, 0.1);
    after(1, decayed, rate, 0.0166666666667, -0.333333333333);
    after(5, decayed, rate, 0.126604736826, -1.64895759974);
    after(20, decayed, rate, 0.413892380242, -2.04093954703);
  }

  @Test
  void adamW() {
    Schedule rate = Schedule.constant(0.1);
    after(1, new ScheduleFreeAdamW(), rate, 0.099999999, -0.09999999995);
    after(5, new ScheduleFreeAdamW(), rate, 0.284257463994, -0.29249210991);
    after(20, new ScheduleFreeAdamW(), rate, 0.814122598028, -0.943130796563);
    after(
        20,
        new ScheduleFreeAdamW(new ScheduleFree(0.9, 0, 0.1)),
        step -> step == 0 ? 0.05 : 0.1,
        0.772010117898,
        -0.893507663548);
  }

  /** x, y and z kept apart, as the paper writes it. */
  @Test
  void inPlaceForm_isTheThreeSequenceForm() {
    Objective f = Problems.bowl();
    double beta = 0.95;
    Schedule rate = Schedule.linearDecay(60).warmup(10).times(0.08);
    double[] x = new double[2];
    double[] y = new double[2];
    double[] z = new double[2];
    double[] g = new double[2];
    double weights = 0;
    double largest = 0;
    for (int k = 0; k < 70; k++) {
      for (int i = 0; i < 2; i++) {
        y[i] = (1 - beta) * z[i] + beta * x[i];
      }
      f.gradient(y, g);
      largest = Math.max(largest, rate.at(k));
      double weight = Math.pow(k + 1, 1.5) * largest * largest;
      weights += weight;
      double c = weight / weights;
      for (int i = 0; i < 2; i++) {
        z[i] -= rate.at(k) * (g[i] + 0.02 * y[i]);
        x[i] = (1 - c) * x[i] + c * z[i];
      }
    }
    Minimum minimum =
        Descent.of(new ScheduleFree(beta, 1.5, 0.02), rate, Seed.of(1))
            .minimize(f, new double[2], Stop.after(70));
    assertArrayEquals(x, minimum.x(), 1e-13);
  }
}
