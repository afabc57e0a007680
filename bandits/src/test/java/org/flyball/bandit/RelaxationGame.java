package org.flyball.bandit;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;

/**
 * The game of arXiv 2310.02246, Figure 2, without the library's solvers: the 5-point Laplacian on
 * the 10 &times; 10 grid, shifted by {@code -0.15 + 0.6 u}, u ~ Beta(2,6), a random right-hand
 * side, tolerance 1e-8, relaxation parameters linspace(1, 1.95, 20). The loss is the number of
 * sweeps minus 1.
 */
final class RelaxationGame {

  static final int ARMS = 20;
  private static final int WIDTH = 10;
  private static final int STRIDE = WIDTH + 2;

  private final Xoshiro256 random;
  private final double[] x = new double[STRIDE * STRIDE];
  private final double[] b = new double[STRIDE * STRIDE];
  private double diagonal;
  private double shift;

  RelaxationGame(Seed seed) {
    random = seed.stream();
  }

  static double omega(int arm) {
    return 1 + 0.05 * arm;
  }

  /** Draws the next system. */
  void next() {
    shift = PaperShifts.draw(random);
    diagonal = 4 + shift;
    for (int i = 1; i <= WIDTH; i++) {
      for (int j = 1; j <= WIDTH; j++) {
        b[i * STRIDE + j] = random.nextGaussian();
      }
    }
  }

  /** The shift of the system last drawn. */
  double shift() {
    return shift;
  }

  /** The sweeps a policy that sees the shifts pays, round by round. */
  static double[] play(ContextualPolicy policy, int rounds, Seed seed) {
    RelaxationGame game = new RelaxationGame(seed.child("systems"));
    ContextualBandit bandit = policy.start(ARMS, seed.child("bandit"));
    double[] paid = new double[rounds];
    for (int t = 0; t < rounds; t++) {
      game.next();
      ContextualPull pull = bandit.pull(game.shift());
      paid[t] = game.solve(omega(pull.arm()));
      bandit.learn(pull, paid[t] - 1);
    }
    return paid;
  }

  /** The mean sweeps at the best arm of each system. */
  static double bestPerSystem(int rounds, Seed seed) {
    RelaxationGame game = new RelaxationGame(seed.child("systems"));
    double sum = 0;
    for (int t = 0; t < rounds; t++) {
      game.next();
      int least = Integer.MAX_VALUE;
      for (int arm = 0; arm < ARMS; arm++) {
        least = Math.min(least, game.solve(omega(arm)));
      }
      sum += least;
    }
    return sum / rounds;
  }

  /** The mean from one round to before another. */
  static double mean(double[] paid, int from, int to) {
    return Arrays.stream(paid, from, to).average().getAsDouble();
  }

  /** Sweeps until the residual is below 1e-8 of the right-hand side, from zero. */
  int solve(double omega) {
    double target = 1e-16 * square(b);
    Arrays.fill(x, 0);
    double factor = omega / diagonal;
    int sweeps = 0;
    double residual = Double.POSITIVE_INFINITY;
    while (residual >= target && sweeps < 10_000) {
      for (int i = 1; i <= WIDTH; i++) {
        for (int c = i * STRIDE + 1; c <= i * STRIDE + WIDTH; c++) {
          double around = x[c - STRIDE] + x[c + STRIDE] + x[c + 1] + x[c - 1];
          x[c] += factor * (b[c] + around - diagonal * x[c]);
        }
      }
      sweeps++;
      residual = 0;
      for (int i = 1; i <= WIDTH; i++) {
        for (int c = i * STRIDE + 1; c <= i * STRIDE + WIDTH; c++) {
          double around = x[c - STRIDE] + x[c + STRIDE] + x[c + 1] + x[c - 1];
          double r = b[c] + around - diagonal * x[c];
          residual += r * r;
        }
      }
    }
    return sweeps;
  }

  /** The mean sweeps per solve of a policy, in all rounds and in the last 1000. */
  static double[] play(Policy policy, int rounds, Seed seed) {
    RelaxationGame game = new RelaxationGame(seed.child("systems"));
    Bandit bandit = policy.start(ARMS, seed.child("bandit"));
    long all = 0;
    long last = 0;
    for (int t = 0; t < rounds; t++) {
      game.next();
      Pull pull = bandit.pull();
      int sweeps = game.solve(omega(pull.arm()));
      all += sweeps;
      last += t >= rounds - 1_000 ? sweeps : 0;
      bandit.learn(pull, sweeps - 1);
    }
    return new double[] {(double) all / rounds, last / 1_000.0};
  }

  private static double square(double[] v) {
    double sum = 0;
    for (double e : v) {
      sum += e * e;
    }
    return sum;
  }
}
