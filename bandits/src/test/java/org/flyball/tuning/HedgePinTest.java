package org.flyball.tuning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.bandit.ChebCb;
import org.flyball.bandit.ContextRange;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Sor;
import org.flyball.linear.SparseMatrix;
import org.flyball.random.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@link Hedge} over the residual law, ChebCB and ten fixed omegas on {@link ShiftedStream}, solves
 * 51 to 5000. Healthy, mean of three runs, low and high variance: with the law right 1.031 and
 * 1.044 times the cost of Young's omega* of each system. With the shift hidden 1.057 and 1.096
 * times the best fixed omega of a grid of 20, where the law alone takes 1.11 and 1.11; with a
 * diagonal that is a quarter of the true one and no ChebCB 1.043 and 1.075; on the 9-point
 * Laplacian, the shift hidden, 1.051 and 1.042. Lesser variants with twenty fixed omegas, law right
 * and low variance, mean of two runs: reduced variance without a head start 1.16; baselines
 * predicted by the law, without a head start or ChebCB, 1.07, and 1.87 without their cap.
 */
class HedgePinTest {

  private static final int SOLVES = 5_000;
  private static final int FIRST = 50;
  private static final int RUNS = 1;
  private static final Grid FIXED = Grid.linear(1.05, 1.95, 10);
  private static final ParameterPolicy CHEB =
      ParameterPolicy.onGrid(Grid.linear(1, 1.95, 20), new ChebCb(new ContextRange(-0.15, 0.65)));
  private static final Hedge HEDGE = Hedge.of(FIXED, new ResidualShiftLaw(4, 1.95), CHEB);

  private interface Omega {
    double of(ShiftedStream stream);
  }

  @ParameterizedTest
  @EnumSource(ShiftedStream.Law.class)
  void lawRight_hardlyMoreThanKnowingTheSpectrum(ShiftedStream.Law law) {
    double known = fixed(ShiftedStream.FIVE_POINT, law, ShiftedStream::best);
    double hedged = play(HEDGE, ShiftedStream.FIVE_POINT, law, true);
    assertTrue(hedged <= 1.05 * known, hedged + " against " + known);
  }

  @ParameterizedTest
  @EnumSource(ShiftedStream.Law.class)
  void lawWrong_notMuchWorseThanTheBestFixedOmega(ShiftedStream.Law law) {
    double omega = law == ShiftedStream.Law.LOW ? 1.65 : 1.8;
    double best = fixed(ShiftedStream.FIVE_POINT, law, stream -> omega);
    Hedge quarterOfTheDiagonal = Hedge.of(FIXED, new ResidualShiftLaw(1, 1.95));
    double hidden = play(HEDGE, ShiftedStream.FIVE_POINT, law, false);
    double wrong = play(quarterOfTheDiagonal, ShiftedStream.FIVE_POINT, law, true);
    double ninePoint = play(HEDGE, ninePoint(), law, false);
    double bestNine = fixed(ninePoint(), law, stream -> omega);
    assertTrue(Math.max(hidden, wrong) <= 1.2 * best, hidden + ", " + wrong + " against " + best);
    assertTrue(ninePoint <= 1.2 * bestNine, ninePoint + " against " + bestNine);
    assertTrue(hidden >= 0.98 * best, "below every fixed omega without a context: the game leaks");
  }

  /** {@code (20, -4, -1) / 6}: not consistently ordered, and the diagonal is not 4. */
  private static SparseMatrix ninePoint() {
    double[][] a = new double[100][100];
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 100; j++) {
        int down = Math.abs(i / 10 - j / 10);
        int across = Math.abs(i % 10 - j % 10);
        if (down <= 1 && across <= 1) {
          a[i][j] = (down + across == 0 ? 20 : down + across == 1 ? -4 : -1) / 6.0;
        }
      }
    }
    return SparseMatrix.of(a);
  }

  private static double fixed(SparseMatrix matrix, ShiftedStream.Law law, Omega omega) {
    long steps = 0;
    for (int run = 0; run < RUNS; run++) {
      ShiftedStream stream = new ShiftedStream(matrix, law, Seed.of(100 + run));
      for (int t = 0; t < SOLVES; t++) {
        LinearSystem system = stream.next();
        if (t >= FIRST) {
          steps += new Sor(omega.of(stream), ShiftedStream.STOP).solve(system).steps();
        }
      }
    }
    return (double) steps / RUNS / (SOLVES - FIRST);
  }

  private static double play(
      ParameterPolicy policy, SparseMatrix matrix, ShiftedStream.Law law, boolean isShiftShown) {
    long steps = 0;
    for (int run = 0; run < RUNS; run++) {
      Seed seed = Seed.of(100 + run);
      ShiftedStream stream = new ShiftedStream(matrix, law, seed);
      TunedByContext solver =
          TunedByContext.over(Sor::new, ShiftedStream.STOP).by(policy, seed.child("learner"));
      for (int t = 0; t < SOLVES; t++) {
        LinearSystem system = stream.next();
        long done = solver.solve(system, isShiftShown ? stream.shift() : 0).steps();
        steps += t >= FIRST ? done : 0;
      }
    }
    return (double) steps / RUNS / (SOLVES - FIRST);
  }
}
