package org.flyball.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.bandit.ChebCb;
import org.flyball.bandit.ContextRange;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Sor;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/**
 * {@link ShiftedStream} by {@link TunedByContext}. Healthy: 42.7 sweeps a solve over 5000, mean of
 * three runs; 48.7 over the first 100, mean of thirty runs with a deviation of 2.9. Young's omega*
 * of each system, which has to know beta0, takes 41.7, the best fixed omega 59. Expected from an
 * independent implementation: 43.8 to 44.3 and 47 to 49. Broken variants, 5000 solves: proposing
 * the drawn omega itself instead of the next above, 45 to 47; the same on a grid half as fine, 49;
 * the shift not shown (wrong model), 78, where the certificate has to break: misfit 0.5 against
 * 0.07.
 */
class ShiftLawPinTest {

  private static final ShiftLaw LAW = ShiftLaw.of(4, ShiftedStream.STOP);

  @Test
  void shiftLaw_nearTheBestOmegaOfEachSystem() {
    double all = 0;
    for (int run = 0; run < 3; run++) {
      Seed seed = Seed.of(100 + run);
      TunedByContext solver = by(LAW, seed);
      all += play(solver, new ShiftedStream(seed), 5_000, true) / 15_000.0;
      assertTrue(solver.certificates().get(0).holds(), solver.certificates().toString());
    }
    assertTrue(all > 41.7 && all <= 44.3, "mean " + all);
  }

  @Test
  void firstHundredSolves_nearlyThereAlready() {
    double first = 0;
    for (int run = 0; run < 30; run++) {
      Seed seed = Seed.of(100 + run);
      first += play(by(LAW, seed), new ShiftedStream(seed), 100, true) / 3_000.0;
    }
    assertTrue(first > 41.7 && first <= 50, "mean " + first);
  }

  /**
   * Healthy: 41.80, 41.96 and 42.12 where the true beta0 gives 41.73, 41.90 and 42.05; misfit below
   * 1e-5. Broken: corrections by solves that are not looks, 42.8, 42.8 and 42.1; the shift not
   * shown, 64.3 to 65.7 with a misfit above 0.1.
   */
  @Test
  void residuals_asGoodAsKnowingTheSpectrum() {
    for (int run = 0; run < 3; run++) {
      Seed seed = Seed.of(100 + run);
      TunedByContext solver = by(new ResidualShiftLaw(4), seed);
      double paid = play(solver, new ShiftedStream(seed), 5_000, true) / 5_000.0;
      double known = 0;
      ShiftedStream again = new ShiftedStream(seed);
      for (int t = 0; t < 5_000; t++) {
        LinearSystem system = again.next();
        known += new Sor(again.best(), ShiftedStream.STOP).solve(system).steps() / 5_000.0;
      }
      assertEquals(known, paid, 0.1);
      assertEquals(again.best(), solver.favourite(again.shift()), 1e-5);
      assertTrue(solver.certificates().get(0).holds(), solver.certificates().toString());
    }
    Seed seed = Seed.of(100);
    TunedByContext blind = by(new ResidualShiftLaw(4), seed);
    assertTrue(play(blind, new ShiftedStream(seed), 2_000, false) > 2_000 * 59);
    assertFalse(blind.certificates().get(0).holds(), blind.certificates().toString());
  }

  @Test
  void favourite_isYoungsOmega_forEveryShift() {
    Seed seed = Seed.of(5);
    TunedByContext solver = by(LAW, seed);
    ShiftedStream stream = new ShiftedStream(seed);
    play(solver, stream, 500, true);
    for (int t = 0; t < 100; t++) {
      stream.next();
      assertEquals(stream.best(), solver.favourite(stream.shift()), 0.03);
    }
  }

  @Test
  void shiftHidden_worseThanTheBestFixedOmega_andTheCertificateSaysSo() {
    Seed seed = Seed.of(100);
    TunedByContext solver = by(LAW, seed);
    double mean = play(solver, new ShiftedStream(seed), 2_000, false) / 2_000.0;
    assertTrue(mean > 65, "mean " + mean);
    assertFalse(solver.certificates().get(0).holds(), solver.certificates().toString());
  }

  @Test
  void chebCbOnAGrid_sameSolver_betweenTheTwo() {
    Seed seed = Seed.of(100);
    ChebCb policy = new ChebCb(new ContextRange(-0.15, 0.65));
    TunedByContext solver = by(ParameterPolicy.onGrid(Grid.linear(1, 1.95, 20), policy), seed);
    double mean = play(solver, new ShiftedStream(seed), 5_000, true) / 5_000.0;
    assertTrue(mean > 43 && mean <= 48.5, "mean " + mean);
    assertTrue(solver.certificates().isEmpty());
  }

  private static TunedByContext by(ParameterPolicy policy, Seed seed) {
    return TunedByContext.over(Sor::new, ShiftedStream.STOP).by(policy, seed.child("learner"));
  }

  private static long play(
      TunedByContext solver, ShiftedStream stream, int solves, boolean isShiftShown) {
    long steps = 0;
    for (int t = 0; t < solves; t++) {
      LinearSystem system = stream.next();
      steps += solver.solve(system, isShiftShown ? stream.shift() : 0).steps();
    }
    return steps;
  }
}
