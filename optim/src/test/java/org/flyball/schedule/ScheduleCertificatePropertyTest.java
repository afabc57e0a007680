package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/** The theorem, the certificate's plain twin, and runs on problems made to be nasty. */
class ScheduleCertificatePropertyTest {

  private static double[] steps(Xoshiro256 random, int n) {
    double[] steps = new double[n];
    double level = Math.exp(random.nextGaussian() - 1);
    Arrays.setAll(steps, k -> level * Math.exp(0.7 * random.nextGaussian()));
    return steps;
  }

  /** Conversion: for any points and weights, 1,000 maxima of affine functions. */
  @Test
  void conversion_holds() {
    ForAll.cases(
        1_000,
        Seed.of(61),
        random -> {
          int n = 1 + random.nextInt(12);
          int d = 1 + random.nextInt(4);
          Affine f = new Affine(random, d);
          double[][] z = new double[n][d];
          double[] w = new double[n];
          for (int t = 0; t < n; t++) {
            w[t] = random.nextInt(5) == 0 && t < n - 1 ? 0 : -Math.log(1 - random.nextDouble());
            for (int i = 0; i < d; i++) {
              z[t][i] = random.nextGaussian();
            }
          }
          double[] u = random.doubles(d, -2, 2).toArray();
          double[] tail = new double[n + 1];
          for (int t = n - 1; t >= 0; t--) {
            tail[t] = tail[t + 1] + w[t];
          }
          double[] x = z[0].clone();
          double sum = 0;
          for (int t = 0; t < n; t++) {
            double[] g = f.slope(x);
            for (int i = 0; i < d; i++) {
              sum += w[t] * g[i] * (z[t][i] - u[i]);
            }
            for (int i = 0; i < d && t < n - 1; i++) {
              x[i] += tail[t + 1] / tail[0] * (z[t + 1][i] - z[t][i]);
            }
          }
          assertTrue(f.at(x) - f.at(u) <= sum / tail[0] + 1e-12);
        });
  }

  /** {@code max_j (a_j x + b_j)}. */
  private static final class Affine {
    final double[][] a;
    final double[] b;

    Affine(Xoshiro256 random, int d) {
      a = new double[1 + random.nextInt(6)][d];
      b = new double[a.length];
      for (int j = 0; j < a.length; j++) {
        b[j] = random.nextGaussian();
        Arrays.setAll(a[j], i -> random.nextGaussian());
      }
    }

    int active(double[] x) {
      int best = 0;
      for (int j = 1; j < a.length; j++) {
        best = value(j, x) > value(best, x) ? j : best;
      }
      return best;
    }

    double value(int j, double[] x) {
      double sum = b[j];
      for (int i = 0; i < x.length; i++) {
        sum += a[j][i] * x[i];
      }
      return sum;
    }

    double at(double[] x) {
      return value(active(x), x);
    }

    double[] slope(double[] x) {
      return a[active(x)];
    }
  }

  /**
   * The first derivation: forwards for given kappa, roots of a quadratic, kappa up to the largest
   * that has roots, golden section. Ours is never above it; where norms are alike, nor below.
   */
  @Test
  void bound_isThatOfThePlainTwin() {
    ForAll.cases(
        Seed.of(62),
        random -> {
          int n = 1 + random.nextInt(15);
          double[] steps = steps(random, n);
          if (random.nextInt(4) == 0) {
            steps[random.nextInt(n)] *= 100;
          }
          double[] same = new double[n + 1];
          Arrays.fill(same, 1);
          double plain = plain(steps, same);
          assertEquals(plain, ScheduleCertificate.of(steps, 1, 1).bound(), 1e-9 * plain);
          double[] norms = random.doubles(n + 1, 0.2, 2).toArray();
          double loose = plain(steps, norms);
          assertTrue(ScheduleCertificate.of(steps, 1, norms).bound() <= loose * (1 + 1e-9));
        });
  }

  private static double plain(double[] steps, double[] norms) {
    double low = 0;
    double high = 1 / (4 * Arrays.stream(steps).max().orElseThrow());
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (Double.isNaN(value(middle, steps, norms))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double best = value(low, steps, norms);
    double ratio = (Math.sqrt(5) - 1) / 2;
    double a = Math.log(low) - 12;
    double b = Math.log(low);
    for (int i = 0; i < 90; i++) {
      double c = b - ratio * (b - a);
      double d = a + ratio * (b - a);
      double atC = value(Math.min(low, Math.exp(c)), steps, norms);
      double atD = value(Math.min(low, Math.exp(d)), steps, norms);
      best = Math.min(best, Math.min(atC, atD));
      if (atC < atD) {
        b = d;
      } else {
        a = c;
      }
    }
    return best;
  }

  private static double value(double kappa, double[] steps, double[] norms) {
    double sum = 1;
    double squares = 0;
    for (int t = 0; t < steps.length; t++) {
      double next = (sum + Math.sqrt(sum * sum - 4 * kappa * steps[t])) / 2;
      squares += Math.pow((sum - next) * norms[t], 2);
      sum = next;
    }
    squares += Math.pow(sum * norms[steps.length], 2);
    return kappa / 2 + squares / (2 * kappa);
  }

  /** Maximum of the coordinates: the gap of linear decay is D G / sqrt(T), to the last digits. */
  @Test
  void witness_reachesTheWorstCase() {
    for (int gradients : new int[] {4, 10, 100}) {
      double root = Math.sqrt(gradients);
      double[] steps = Steps.of(gradients, t -> (1 - (double) t / gradients) / root);
      double[] x = new double[gradients];
      for (double step : steps) {
        int first = 0;
        for (int i = 1; i < gradients; i++) {
          first = x[i] > x[first] ? i : first;
        }
        x[first] -= step;
      }
      double value = Arrays.stream(x).max().orElseThrow();
      double gap = value + 1 / root; // u = -(1 / sqrt T)(1, ..., 1), at distance 1
      assertEquals(1, gap * root, 1e-12);
      assertEquals(gap, ScheduleCertificate.of(steps, 1, 1).bound(), 1e-12);
    }
  }

  /** |x| from 1, whose numbers were computed apart. */
  @Test
  void absoluteValue() {
    int[] lengths = {7, 50, 123};
    double[] linear = {0.025903569596, 0.001565224965, 0.000633375058};
    double[] constant = {0.244071053982, 0.010050506339, 0.082003561601};
    for (int i = 0; i < 3; i++) {
      int gradients = lengths[i];
      double root = Math.sqrt(gradients);
      double[] decay = Steps.of(gradients, t -> (1 - (double) t / gradients) / root);
      double[] flat = Steps.of(gradients, t -> 1 / root);
      assertEquals(linear[i], last(1, decay), 1e-11);
      assertEquals(constant[i], last(1, flat), 1e-11);
      assertTrue(ScheduleCertificate.of(decay, 1, 1).certify(last(1, decay)).holds());
      assertTrue(ScheduleCertificate.of(flat, 1, 1).certify(last(1, flat)).holds());
    }
    double[] decay = Steps.of(100, t -> (1 - t / 100.0) / 10);
    double[] flat = Steps.of(100, t -> 0.1);
    double worstDecay = 0;
    double worstFlat = 0;
    for (int k = 0; k <= 100_000; k++) {
      worstDecay = Math.max(worstDecay, last(k / 1e5, decay));
      worstFlat = Math.max(worstFlat, last(k / 1e5, flat));
    }
    assertEquals(0.001, worstDecay, 1e-6);
    assertEquals(0.1, worstFlat, 1e-5);
  }

  private static double last(double start, double[] steps) {
    double x = start;
    for (double step : steps) {
      x -= step * Math.signum(x);
    }
    return Math.abs(x);
  }

  /** Subgradient runs on random maxima of affine functions stay below; so does the one in print. */
  @Test
  void bound_isAboveEveryRun_andBelowTheOneInPrint() {
    ForAll.cases(
        Seed.of(63),
        random -> {
          int d = 1 + random.nextInt(4);
          Affine f = new Affine(random, d);
          double[] steps = steps(random, 1 + random.nextInt(20));
          double[] x = random.doubles(d, -2, 2).toArray();
          double[] u = random.doubles(d, -2, 2).toArray();
          double distance = 0;
          for (int i = 0; i < d; i++) {
            distance += (x[i] - u[i]) * (x[i] - u[i]);
          }
          double[] norms = new double[steps.length + 1];
          for (int t = 0; t <= steps.length; t++) {
            double[] g = f.slope(x);
            norms[t] = Math.sqrt(Arrays.stream(g).map(v -> v * v).sum());
            for (int i = 0; i < d && t < steps.length; i++) {
              x[i] -= steps[t] * g[i];
            }
          }
          double gap = f.at(x) - f.at(u);
          ScheduleCertificate own = ScheduleCertificate.of(steps, Math.sqrt(distance), norms);
          // Some runs reach the bound: a few units in the last place are rounding.
          assertTrue(own.certify(gap - 1e-12 * own.bound()).holds(), own + " but " + gap);
          double largest = Arrays.stream(norms).max().orElseThrow();
          ScheduleCertificate one = ScheduleCertificate.of(steps, Math.sqrt(distance), largest);
          assertTrue(own.bound() <= one.bound() * (1 + 1e-9));
          assertTrue(one.bound() <= one.publishedBound());
          assertTrue(one.lowerBound() <= one.bestBound() * (1 + 1e-12));
          assertTrue(one.bestBound() <= one.bound() * (1 + 1e-9));
        });
  }

  @Test
  void bestScale_isBest_andBoundsScaleWithTheUnits() {
    ForAll.cases(
        100,
        Seed.of(64),
        random -> {
          double[] steps = steps(random, 1 + random.nextInt(15));
          ScheduleCertificate unit = ScheduleCertificate.of(steps, 1, 1);
          for (double nudge : new double[] {0.8, 1, 1.25}) {
            double[] scaled = Arrays.stream(steps).map(s -> s * nudge * unit.bestScale()).toArray();
            double bound = ScheduleCertificate.of(scaled, 1, 1).bound();
            if (nudge == 1) {
              assertEquals(unit.bestBound(), bound, 1e-9 * bound);
            } else {
              assertTrue(bound > unit.bestBound());
            }
          }
          double distance = Math.exp(5 * random.nextGaussian());
          double lipschitz = Math.exp(5 * random.nextGaussian());
          double[] rescaled = Arrays.stream(steps).map(s -> s * distance / lipschitz).toArray();
          double bound = ScheduleCertificate.of(rescaled, distance, lipschitz).bound();
          assertEquals(unit.bound() * distance * lipschitz, bound, 1e-10 * bound);
        });
  }

  /** No other way on is better, at least none that scales or tilts the one found. */
  @Test
  void onward_isBest() {
    ForAll.cases(
        60,
        Seed.of(65),
        random -> {
          double[] done = steps(random, random.nextInt(10));
          int remaining = 2 + random.nextInt(10);
          Continuation next = ScheduleCertificate.onward(done, remaining, 1, 1);
          assertTrue(next.lowerBound() <= next.bound() * (1 + 1e-12));
          for (int trial = 0; trial < 10; trial++) {
            double scale = Math.exp(0.3 * random.nextGaussian());
            double[] other =
                Arrays.stream(next.stepSizes())
                    .map(s -> s * scale * Math.exp(0.1 * random.nextGaussian()))
                    .toArray();
            double bound = ScheduleCertificate.of(Steps.then(done, other), 1, 1).bound();
            assertTrue(bound >= next.bound() * (1 - 1e-9), bound + " < " + next.bound());
          }
        });
  }
}
