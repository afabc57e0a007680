package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class RefinementPropertyTest {

  private static double[] norms(Xoshiro256 random, int n) {
    double[] norms = new double[n];
    Arrays.setAll(norms, k -> Math.exp(random.nextGaussian()));
    return norms;
  }

  @Test
  void medians_areThoseOfTheDefinition() {
    ForAll.cases(
        Seed.of(41),
        random -> {
          int n = 1 + random.nextInt(30);
          int reach = random.nextInt(2 * n + 1);
          double[] values = new double[n];
          Arrays.setAll(values, k -> random.nextInt(6)); // with ties
          assertArrayEquals(plainMedian(values, reach), MovingMedian.of(values, reach));
        });
  }

  /** Every window laid out and sorted; the sequence is mirrored by walking back and forth. */
  private static double[] plainMedian(double[] values, int reach) {
    int n = values.length;
    double[] padded = new double[n + 2 * reach];
    int at = 0;
    int direction = 1;
    for (int i = 0; i < padded.length; i++) {
      if (i < reach) {
        padded[i] = values[0];
      } else {
        padded[i] = values[at];
        if (n > 1 && (at + direction < 0 || at + direction == n)) {
          direction = -direction;
        }
        at += n > 1 ? direction : 0;
      }
    }
    double[] medians = new double[n];
    for (int i = 0; i < n; i++) {
      double[] window = Arrays.copyOfRange(padded, i, i + 2 * reach + 1);
      Arrays.sort(window);
      medians[i] = window[reach];
    }
    return medians;
  }

  @Test
  void factors_doNotDependOnTheScaleOfNorms() {
    ForAll.cases(
        Seed.of(42),
        random -> {
          double[] norms = norms(random, 2 + random.nextInt(40));
          double scale = Math.exp(50 * random.nextGaussian());
          double[] scaled = Arrays.stream(norms).map(g -> scale * g).toArray();
          for (NormRule rule : NormRule.values()) {
            Refinement refinement = new Refinement(0.2).withNorm(rule);
            assertArrayEquals(
                refinement.refine(norms).unguarded(), refinement.refine(scaled).unguarded(), 1e-13);
          }
        });
  }

  @Test
  void l1OfNorms_isL2OfTheirRoots() {
    ForAll.cases(
        Seed.of(43),
        random -> {
          double[] norms = norms(random, 2 + random.nextInt(40));
          double[] roots = Arrays.stream(norms).map(Math::sqrt).toArray();
          assertArrayEquals(
              new Refinement(0).withNorm(NormRule.L1).refine(norms).unguarded(),
              new Refinement(0).refine(roots).unguarded(),
              1e-13);
        });
  }

  @Test
  void factors_areThoseOfTheFormula() {
    ForAll.cases(
        Seed.of(44),
        random -> {
          double[] norms = norms(random, 2 + random.nextInt(40));
          int n = norms.length;
          double[] plain = new double[n];
          double largest = 0;
          for (int t = 0; t < n; t++) {
            for (int p = t + 1; p < n; p++) {
              plain[t] += Math.pow(norms[t] * norms[p], -2);
            }
            largest = Math.max(largest, plain[t]);
          }
          double[] factors = new Refinement(0).refine(norms).unguarded();
          for (int t = 0; t < n; t++) {
            assertEquals(plain[t] / largest, factors[t], 1e-12);
          }
        });
  }

  /** Refined weights reach D / sqrt(sum G^-2), which is below the value of equal weights. */
  @Test
  void refinedWeights_haveTheLeastBound() {
    ForAll.cases(
        Seed.of(45),
        random -> {
          double[] norms = norms(random, 2 + random.nextInt(20));
          int n = norms.length;
          double refined = 1 / Math.sqrt(Arrays.stream(norms).map(g -> 1 / g / g).sum());
          double equal = Math.sqrt(Arrays.stream(norms).map(g -> g * g).sum()) / n;
          assertTrue(refined < equal);
          ScheduleCertificate certificate =
              ScheduleCertificate.of(new Refinement(0).refine(norms).unguarded(), 1, norms);
          assertEquals(refined, certificate.lowerBound(), 1e-12 * refined);
          assertEquals(refined, certificate.bestBound(), 1e-9 * refined);
        });
  }

  @Test
  void coordinateRefinement_neverRaisesItsBound_andNoOtherWeightsAreBetter() {
    ForAll.cases(
        60,
        Seed.of(46),
        random -> {
          int n = 2 + random.nextInt(10);
          int d = 1 + random.nextInt(5);
          double[][] g = new double[n][d];
          double[] distances = new double[d];
          for (int i = 0; i < d; i++) {
            distances[i] = Math.exp(random.nextGaussian());
            for (int t = 0; t < n; t++) {
              g[t][i] = random.nextGaussian();
            }
          }
          CoordinateRefinement.Result result = new CoordinateRefinement().refine(g, distances);
          double before = Double.MAX_VALUE;
          for (double bound : result.bounds()) {
            assertTrue(bound <= before * (1 + 1e-14), bound + " after " + before);
            before = bound;
          }
          for (int trial = 0; trial < 20; trial++) {
            double[] w = new double[n];
            Arrays.setAll(w, t -> result.weights()[t] * Math.exp(0.1 * random.nextGaussian()));
            assertTrue(bound(g, distances, w) >= result.bound() * (1 - 1e-13));
          }
          assertEquals(bound(g, distances, result.weights()), result.bound(), 1e-12 * before);
        });
  }

  static double bound(double[][] g, double[] distances, double[] w) {
    double sum = 0;
    for (int i = 0; i < distances.length; i++) {
      double square = 0;
      for (int t = 0; t < w.length; t++) {
        square += w[t] * w[t] * g[t][i] * g[t][i];
      }
      sum += distances[i] * Math.sqrt(square);
    }
    return sum / Arrays.stream(w).sum();
  }

  /** With one coordinate there is nothing to balance: the rule of L2 norms. */
  @Test
  void oneCoordinate_isTheL2Rule() {
    ForAll.cases(
        50,
        Seed.of(47),
        random -> {
          double[] norms = norms(random, 2 + random.nextInt(20));
          double[][] g =
              Arrays.stream(norms).mapToObj(x -> new double[] {-x}).toArray(double[][]::new);
          assertArrayEquals(
              new Refinement(0).refine(norms).unguarded(),
              new CoordinateRefinement().refine(g, new double[] {3}).factors(),
              1e-10);
        });
  }
}
