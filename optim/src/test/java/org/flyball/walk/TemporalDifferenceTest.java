package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.graph.ReversibleChain;
import org.flyball.linear.Vectors;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class TemporalDifferenceTest {

  private static final ReversibleChain CHAIN = ReversibleChain.metropolis(Graphs.G6);
  private static final double DISCOUNT = 0.9;
  private static final double[] REWARDS = {1, 0, 2, -1, 3, 0.5};
  private static final double[][] FEATURES = {{1, 0}, {1, 1}, {1, 2}, {1, -1}, {1, 0.5}, {1, 3}};
  private static final TemporalDifference FIELD =
      TemporalDifference.of(CHAIN, REWARDS, FEATURES, DISCOUNT);

  /** P of G6 times 6, by hand. */
  private static final double[][] SIXTHS = {
    {1, 3, 2, 0, 0, 0},
    {3, 1, 2, 0, 0, 0},
    {2, 2, 0, 2, 0, 0},
    {0, 0, 2, 0, 2, 2},
    {0, 0, 0, 2, 1, 3},
    {0, 0, 0, 2, 3, 1}
  };

  /** Two features that tell the triangles apart, rewards 2 in one and -2 in the other. */
  private static final double[][] SIDES = {{1, 1}, {1, 1}, {1, 1}, {1, -1}, {1, -1}, {1, -1}};

  private static final double[] OPPOSED = {2, 2, 2, -2, -2, -2};

  /** The root of sum_i phi_i (r_i + discount s_i . theta - phi_i . theta) / 6. */
  private static double[] root(double[][] features, double[] rewards, double[][] successor) {
    double[][] a = new double[2][2];
    double[] b = new double[2];
    for (int i = 0; i < 6; i++) {
      for (int p = 0; p < 2; p++) {
        b[p] += features[i][p] * rewards[i];
        for (int q = 0; q < 2; q++) {
          a[p][q] += features[i][p] * (DISCOUNT * successor[i][q] - features[i][q]);
        }
      }
    }
    return solve(a, b);
  }

  /** a x + b = 0. */
  private static double[] solve(double[][] a, double[] b) {
    double determinant = a[0][0] * a[1][1] - a[0][1] * a[1][0];
    return new double[] {
      (a[0][1] * b[1] - a[1][1] * b[0]) / determinant,
      (a[1][0] * b[0] - a[0][0] * b[1]) / determinant
    };
  }

  /** The expected features of the next node under P. */
  private static double[][] expected(double[][] features) {
    double[][] successor = new double[6][2];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        for (int q = 0; q < 2; q++) {
          successor[i][q] += SIXTHS[i][j] / 6 * features[j][q];
        }
      }
    }
    return successor;
  }

  @Test
  void field_takesTheExpectationOverItsRow() {
    double[] x = {0.3, -2};
    double[] out = new double[2];
    for (int i = 0; i < 6; i++) {
      FIELD.at(x, i, out);
      double value = FEATURES[i][0] * x[0] + FEATURES[i][1] * x[1];
      double[] next = expected(FEATURES)[i];
      double difference = REWARDS[i] + DISCOUNT * (next[0] * x[0] + next[1] * x[1]) - value;
      assertEquals(difference * FEATURES[i][0], out[0], 1e-15);
      assertEquals(difference * FEATURES[i][1], out[1], 1e-14);
    }
  }

  /** Whatever the token walks by. The least curvature is 0.1: hence the scale. */
  @Test
  void everySampling_findsTheSameRoot() {
    double[] wanted = root(FEATURES, REWARDS, expected(FEATURES));
    assertEquals(8.9724, wanted[0], 5e-5);
    for (Sampling sampling :
        new Sampling[] {
          new IndependentVisits(6), new SelfRepellent(CHAIN, 10).withHistory(History.fading(0.7))
        }) {
      Root root =
          StochasticApproximation.of(sampling, Gain.power(0.7).times(5).cappedAt(0.2), Seed.of(6))
              .with(Averaging.weighted(3))
              .solve(FIELD, Weighting.uniform(), new double[2], Stop.after(100_000));
      assertTrue(Vectors.distance(root.x(), wanted) < 0.3, sampling + " " + root.x()[0]);
    }
  }

  /** The mean solution of the equations that a path gives with its own next node as successor. */
  private static double[] fromPaths(
      Sampling sampling, double[][] features, double[] rewards, int runs, int n) {
    double[] mean = new double[2];
    for (int run = 0; run < runs; run++) {
      Sampler token = sampling.start(Seed.of(8).child(run));
      double[][] a = new double[2][2];
      double[] b = new double[2];
      int at = token.node();
      for (int k = 0; k < n; k++) {
        int next = token.next();
        for (int p = 0; p < 2; p++) {
          b[p] += features[at][p] * rewards[at];
          for (int q = 0; q < 2; q++) {
            a[p][q] += features[at][p] * (DISCOUNT * features[next][q] - features[at][q]);
          }
        }
        at = next;
      }
      double[] one = solve(a, b);
      mean[0] += one[0] / runs;
      mean[1] += one[1] / runs;
    }
    return mean;
  }

  /**
   * Why the library has no such form. Of two triangles that are seldom left, with opposite rewards,
   * independent draws see a chain that jumps anywhere: values of 2 and -2, not 6 2/3.
   */
  @Test
  void tokensOwnNextNode_mayBeOfAnotherChain() {
    double[] right = root(SIDES, OPPOSED, expected(SIDES));
    assertEquals(0, right[0], 1e-13);
    assertEquals(20.0 / 3, right[1], 1e-13);
    double[] found = fromPaths(new IndependentVisits(6), SIDES, OPPOSED, 20, 100_000);
    assertEquals(2, found[1], 0.02, "not " + right[1]);
  }

  /**
   * A self-repellent walk (alpha 20, a = 0.6) gives a first coefficient that is too small by 0.0810
   * +- 0.0014 after 1e3 steps and by 0.0188 +- 0.0010 after 1e4, measured with other seeds: its
   * moves become those of P only as its memory evens out.
   */
  @Test
  void tokensOwnNextNode_isABiasedSuccessorUntilTheWalkEvensOut() {
    double right = root(FEATURES, REWARDS, expected(FEATURES))[0];
    Sampling repellent = new SelfRepellent(CHAIN, 20).withHistory(History.fading(0.6));
    double early = fromPaths(repellent, FEATURES, REWARDS, 1_000, 1_000)[0] - right;
    assertEquals(-0.081, early, 0.015, "7 standard errors of 1000 runs");
    double later = fromPaths(repellent, FEATURES, REWARDS, 200, 10_000)[0] - right;
    assertEquals(-0.0188, later, 0.013, "9 standard errors of 200 runs");
  }

  @Test
  void whatDoesNotFit_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> TemporalDifference.of(CHAIN, new double[5], FEATURES, 0.9));
    assertThrows(
        IllegalArgumentException.class,
        () -> TemporalDifference.of(CHAIN, REWARDS, new double[5][2], 0.9));
    assertThrows(
        IllegalArgumentException.class,
        () -> TemporalDifference.of(CHAIN, REWARDS, new double[6][0], 0.9));
    assertEquals(
        "TemporalDifference: the discount must be in [0, 1), got 1.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> TemporalDifference.of(CHAIN, REWARDS, FEATURES, 1))
            .getMessage());
    assertEquals(6, FIELD.nodes());
    assertEquals(2, FIELD.dimension());
  }
}
