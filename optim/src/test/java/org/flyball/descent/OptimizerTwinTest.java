package org.flyball.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;
import org.flyball.schedule.Shape;
import org.junit.jupiter.api.Test;

/**
 * Methods of which no published trajectory was at hand, beside plain twins: written from the
 * formulas alone, one array an iterate, one line a formula, every sum anew.
 */
class OptimizerTwinTest {

  private static final int STEPS = 60;
  private static final double[] START = {0.3, -0.2, 0.5, 1};

  /** Noisy gradients of {@code sum i (x_i - i)^2 / 2}: h and d meet both signs. */
  private static double[] gradient(double[] x, int step) {
    Xoshiro256 random = Seed.of(81).child(step).stream();
    double[] g = new double[x.length];
    Arrays.setAll(g, i -> (i + 1) * (x[i] - i) + random.nextGaussian());
    return g;
  }

  private static double[] run(Optimizer optimizer, Schedule rate) {
    double[] x = START.clone();
    Optimizer.State state = optimizer.start(x.clone());
    for (int k = 0; k < STEPS; k++) {
      state.update(k, rate.at(k), Double.NaN, gradient(x, k), x);
    }
    double[] out = new double[x.length];
    state.iterate(x, out);
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Over SGD under a schedule: the sum of updates is kept, all else computed from it. */
  @Test
  void mechanic() {
    Schedule rate = Schedule.linearDecay(STEPS).warmup(5).times(0.1);
    double lambda = 0.01;
    double initial = 1e-2;
    double epsilon = 1e-8;
    double[] x = START.clone();
    double[] moved = new double[4];
    double[] s = new double[6];
    double[] m = new double[6];
    double[] v = new double[6];
    double[] r = new double[6];
    double total = initial;
    boolean lost = false;
    for (int k = 0; k < STEPS; k++) {
      double[] g = gradient(x, k);
      double[] decayed = g.clone();
      double weight = lambda * total * Math.sqrt(dot(g, g) / dot(x, x));
      for (int i = 0; i < 4; i++) {
        decayed[i] += weight * x[i];
      }
      double h = -dot(decayed, moved);
      total = 0;
      for (int i = 0; i < 6; i++) {
        double beta = 1 - Math.pow(10, -(i + 1));
        double limited = h > m[i] ? m[i] : h < -m[i] ? -m[i] : h;
        m[i] = Math.max(beta * m[i], Math.abs(h) + epsilon);
        v[i] = beta * beta * v[i] + h * h;
        r[i] = beta * r[i] + limited * s[i];
        s[i] = (initial / 6 * m[i] + Math.max(0, r[i])) / (Math.sqrt(v[i]) + epsilon);
        total += s[i];
        lost |= r[i] < 0;
      }
      for (int i = 0; i < 4; i++) {
        moved[i] -= rate.at(k) * g[i];
        x[i] = START[i] + total * moved[i];
      }
    }
    assertArrayEquals(x, run(new Mechanic(new Sgd(), lambda, initial), rate), 1e-10);
    assertTrue(lost, "no reward was negative: the maximum with 0 has not been tried");
    assertTrue(total > 2 * initial, "nothing was learnt: " + total);
  }

  /** Two blocks, distances and sums from all iterates and gradients so far. */
  @Test
  void distanceOverGradients_byBlock() {
    double[][] iterates = new double[STEPS + 1][];
    double[][] gradients = new double[STEPS][];
    iterates[0] = START;
    int[][] blocks = {{0}, {1, 2, 3}};
    for (int k = 0; k < STEPS; k++) {
      double[] x = iterates[k].clone();
      gradients[k] = gradient(x, k);
      for (int[] block : blocks) {
        double square = 0;
        for (int i : block) {
          square += START[i] * START[i];
        }
        double reach = 1e-2 * (1 + Math.sqrt(square));
        double sum = 1e-8;
        for (int t = 0; t <= k; t++) {
          double far = 0;
          for (int i : block) {
            far += Math.pow(iterates[t][i] - START[i], 2);
            sum += Math.pow(gradients[t][i], 2);
          }
          reach = Math.max(reach, Math.sqrt(far));
        }
        for (int i : block) {
          x[i] -= 0.7 * reach / Math.sqrt(sum) * gradients[k][i];
        }
      }
      iterates[k + 1] = x;
    }
    Optimizer blockwise = new DoG(1e-2, 1e-8).perBlock(1, 3);
    assertArrayEquals(iterates[STEPS], run(blockwise, Schedule.constant(0.7)), 1e-11);
  }

  /** With a coefficient, and with gradients that count alike whatever the rate. */
  @Test
  void prodigy_withItsSafeguards() {
    Schedule rate = Schedule.cosine(1, 0, STEPS).warmup(10);
    for (DistanceEstimate estimate :
        new DistanceEstimate[] {
          DistanceEstimate.of(new Distance(1e-3, 2)).times(0.5),
          DistanceEstimate.of(new Distance(1e-3, 1.3)).safeAtWarmup(),
          DistanceEstimate.unknown().times(2).safeAtWarmup()
        }) {
      double[] x = prodigy(rate, estimate);
      Optimizer optimizer = new Prodigy(new Adam(), estimate, Correction.NONE, 0.01);
      assertArrayEquals(x, run(optimizer, rate), 1e-11, estimate.toString());
    }
  }

  private static double[] prodigy(Schedule rate, DistanceEstimate estimate) {
    boolean safe = estimate.warmup() == DistanceEstimate.Warmup.SAFE;
    double b3 = Math.sqrt(0.999);
    double d0 = estimate.distance().initial();
    double d = d0;
    double most = d0;
    double numerator = 0;
    double[] x = START.clone();
    double[] m = new double[4];
    double[] v = new double[4];
    double[] s = new double[4];
    for (int k = 0; k < STEPS; k++) {
      double[] g = gradient(x, k);
      double q = d * rate.at(k);
      double[] way = new double[4];
      Arrays.setAll(way, i -> START[i] - x[i]);
      numerator = b3 * numerator + d / d0 * q * dot(g, way);
      double norm = 0;
      for (int i = 0; i < 4; i++) {
        m[i] = 0.9 * m[i] + (1 - 0.9) * d * g[i];
        v[i] = 0.999 * v[i] + (1 - 0.999) * d * d * g[i] * g[i];
        s[i] = b3 * s[i] + (safe ? d / d0 * d * g[i] : d / d0 * q * g[i]);
        norm += Math.abs(s[i]);
      }
      double wanted = estimate.coefficient() * numerator / norm;
      d = d == d0 ? Math.max(d, wanted) : d;
      most = Math.max(most, wanted);
      d = Math.min(most, d * estimate.distance().growth());
      for (int i = 0; i < 4; i++) {
        x[i] -= 0.01 * q * x[i];
        x[i] -= q * m[i] / (Math.sqrt(v[i]) + d * 1e-8);
      }
    }
    assertTrue(d > d0, "nothing was learnt");
    return x;
  }

  /** A warm-up makes the plain estimate too large; the safeguard is there to keep it smaller. */
  @Test
  void prodigy_safeguard_estimatesLessAfterAWarmup() {
    Schedule rate = Schedule.linearDecay(100).warmup(100);
    double[] scale = new double[2];
    DistanceEstimate[] estimates = {
      DistanceEstimate.unknown(), DistanceEstimate.unknown().safeAtWarmup()
    };
    for (int i = 0; i < 2; i++) {
      Optimizer optimizer = new Prodigy(new Adam(), estimates[i], Correction.NONE, 0);
      DescentRun run =
          Descent.of(optimizer, rate, Seed.of(1))
              .start(Problems.bowl(), new double[2], Stop.after(200));
      run.finish();
      scale[i] = run.scale();
    }
    assertTrue(scale[1] < scale[0], Arrays.toString(scale));
  }

  /** Three sequences; the rate carries the correction, epsilon stands beside the plain root. */
  @Test
  void scheduleFreeAdamW_correctedInTheRate() {
    Schedule rate = Schedule.constant(0.1).warmup(7);
    double[] x = START.clone();
    double[] y = START.clone();
    double[] z = START.clone();
    double[] v = new double[4];
    double weights = 0;
    double largest = 0;
    for (int k = 0; k < STEPS; k++) {
      for (int i = 0; i < 4; i++) {
        y[i] = 0.1 * z[i] + 0.9 * x[i];
      }
      double[] g = gradient(y, k);
      double corrected = rate.at(k) * Math.sqrt(1 - Math.pow(0.99, k + 1));
      largest = Math.max(largest, corrected);
      weights += largest * largest;
      double c = largest * largest / weights;
      for (int i = 0; i < 4; i++) {
        v[i] = 0.99 * v[i] + (1 - 0.99) * g[i] * g[i];
        z[i] -= corrected * (g[i] / (Math.sqrt(v[i]) + 1e-3) + 0.05 * y[i]);
        x[i] = (1 - c) * x[i] + c * z[i];
      }
    }
    ScheduleFreeAdamW released = new ScheduleFreeAdamW(new ScheduleFree(0.9, 0, 0.05), 0.99, 1e-3);
    assertArrayEquals(x, run(released.with(ScheduleFreeAdamW.Bias.IN_RATE), rate), 1e-11);
    assertTrue(Math.abs(x[0] - run(released, rate)[0]) > 1e-4, "both forms are the same");
  }

  /** Constant momentum is heavy ball; cycled, the velocity takes the momentum of its step. */
  @Test
  void cycledMomentum() {
    Schedule rate = Schedule.oneCycle(0.1, STEPS);
    assertArrayEquals(
        run(new HeavyBall(0.9), rate), run(new CycledMomentum(Schedule.constant(0.9)), rate));
    Schedule momentum = Schedule.oneCycleMomentum(0.85, 0.95, STEPS, 0.3, Shape.cosine());
    double[] x = START.clone();
    double[] v = new double[4];
    for (int k = 0; k < STEPS; k++) {
      double[] g = gradient(x, k);
      for (int i = 0; i < 4; i++) {
        v[i] = momentum.at(k) * v[i] + g[i];
        x[i] -= rate.at(k) * v[i];
      }
    }
    assertArrayEquals(x, run(new CycledMomentum(momentum), rate), 1e-13);
    assertEquals(0.85, momentum.at(17), 1e-15);
  }
}
