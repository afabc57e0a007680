package org.flyball.bandit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/**
 * The broken variant "Newton from -1": twenty steps of Newton's method from x = -1, neither checked
 * nor normalised, as a released code of the paper does. Right of the least loss the equation has
 * other, meaningless branches, and the steps land there.
 *
 * <p>Measured over seeds 0..19: the sum of the "probabilities" first leaves [0.5, 2] in round 109
 * to 129, reaches 1e2 to 7e5, and after 1 to 120 more rounds a step divides by 0 and all is NaN.
 * Healthy: within 2.3e-16 of 1 in all rounds, on the very same cumulative losses.
 */
class ReleasedNewtonPinTest {

  private static final int ROUNDS = 1_000;

  @Test
  void newtonFromMinusOne_leavesTheSimplex_oursDoesNot() {
    Story story = play(Seed.of(3));
    assertTrue(story.first >= 100 && story.first <= 140, "first astray in round " + story.first);
    assertTrue(story.worst > 1e4, "largest sum " + story.worst);
    assertTrue(story.rounds < 300, "no NaN in " + story.rounds + " rounds");
    assertTrue(story.ours < 1e-15, "our sum differs from 1 by " + story.ours);
  }

  /** What happened until an estimate is not finite, at most in 1000 rounds. */
  record Story(int rounds, int first, double worst, double ours) {}

  static Story play(Seed seed) {
    Xoshiro256 random = seed.child("draws").stream();
    RelaxationGame game = new RelaxationGame(seed.child("systems"));
    double[] k = new double[RelaxationGame.ARMS];
    double[] healthy = new double[k.length];
    double total = 0;
    int first = 0;
    double worst = 0;
    double ours = 0;
    int t = 1;
    for (; t <= ROUNDS && Double.isFinite(Arrays.stream(k).sum()); t++) {
      double eta = 2 / Math.sqrt(t);
      double mean = t == 1 ? 1 : total / (t - 1);
      double[] p = newtonFromMinusOne(k, mean, eta);
      double sum = Arrays.stream(p).sum();
      TsallisWeights.fill(k, eta / mean, healthy);
      ours = Math.max(ours, Math.abs(Arrays.stream(healthy).sum() - 1));
      if (!(sum > 0.5 && sum < 2)) {
        first = first == 0 ? t : first;
        worst = Math.max(worst, sum);
      }
      int arm = draw(p, sum * random.nextDouble());
      game.next();
      double loss = game.solve(RelaxationGame.omega(arm)) - 1;
      total += loss;
      k[arm] += loss / p[arm];
    }
    return new Story(t - 1, first, worst, ours);
  }

  private static double[] newtonFromMinusOne(double[] k, double scale, double eta) {
    double x = -1;
    double[] p = new double[k.length];
    for (int step = 0; step < 20; step++) {
      double f = -1;
      double slope = 0;
      for (double v : k) {
        double root = 2 / (eta * (v / scale - x));
        f += root * root;
        slope += eta * root * root * root;
      }
      x -= f / slope;
    }
    for (int i = 0; i < k.length; i++) {
      double root = 2 / (eta * (k[i] / scale - x));
      p[i] = root * root;
    }
    return p;
  }

  private static int draw(double[] p, double u) {
    double sum = 0;
    for (int i = 0; i < p.length - 1; i++) {
      sum += p[i];
      if (u < sum) {
        return i;
      }
    }
    return p.length - 1;
  }
}
