package org.flyball.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.flyball.compress.TopK;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.objective.SyntheticRegression;
import org.flyball.objective.TwoPointLaw;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class PilotTest {

  private static final Seed SEED = Seed.of(7);

  private static double[] curve(int count, IntToDoubleFunction law) {
    double[] norms = new double[count];
    for (int t = 0; t < count; t++) {
      norms[t] = law.applyAsDouble(t);
    }
    return norms;
  }

  /** 0.9^t to 0.9^500. */
  @Test
  void geometricCurve_isProlongedExactly() {
    double[] norms = curve(101, t -> Math.pow(0.9, t));
    Extrapolation on = Extrapolation.of(norms, 101, Math.pow(0.9, 500));
    assertEquals(500, on.geometric(), 1e-6);
    assertTrue(on.power() > 500);
    assertEquals(on.power() * on.geometric(), on.middle() * on.middle(), 1e-6 * on.power());
  }

  /** 1/sqrt(t) from 0.1 at t = 100 to 0.01 at 10 000. */
  @Test
  void powerCurve_isProlongedExactly() {
    double[] norms = curve(101, t -> 1 / Math.sqrt(Math.max(1, t)));
    Extrapolation on = Extrapolation.of(norms, 101, 0.01);
    assertEquals(10_000, on.power(), 1e-5);
    assertTrue(on.geometric() < 10_000);
  }

  @Test
  void noProgress_isEndless() {
    Extrapolation on = Extrapolation.of(curve(101, t -> 1 + t), 101, 0.01);
    assertEquals(Double.POSITIVE_INFINITY, on.middle());
    assertEquals(Double.POSITIVE_INFINITY, on.geometric());
  }

  private static FiniteSum problem() {
    return new SyntheticRegression(8, 4, 20, 0.1)
        .generate(new TwoPointLaw(1, 1, 0.25), Regularizer.none(), SEED);
  }

  @Test
  void metGoal_isMeasured() {
    FiniteSum f = problem();
    Pilot pilot = new Pilot(f, Smoothness.of(f), 2000, Pilot.Steps.PROVED);
    Contender top = Contender.ef21(new TopK(5));
    Expectation expectation = pilot.expect(top, 0.1, SEED);
    long real =
        Training.of(top.method(), SEED)
            .with(Setup.plain().with(pilot.smoothness()))
            .minimize(f, new double[20], Stop.below(0.1).within(2000))
            .rounds();
    assertEquals(real, expectation.rounds());
    assertEquals(real, expectation.low());
    assertEquals(real, expectation.high());
    assertEquals(1, expectation.factor());
    assertTrue(expectation.isMeasured());
  }

  /** 100 rounds say within a factor of 2 how many a run needs: 166 expected, 229 needed. */
  @Test
  void prolongedPilot_isNearTheRealRounds() {
    FiniteSum f = problem();
    Pilot pilot = new Pilot(f, Smoothness.of(f), 100, Pilot.Steps.PROVED);
    Contender top = Contender.ef21(new TopK(5));
    Expectation expectation = pilot.expect(top, 0.02, SEED);
    long real =
        Training.of(top.method(), SEED)
            .with(Setup.plain().with(pilot.smoothness()))
            .minimize(f, new double[20], Stop.below(0.02).within(100_000))
            .rounds();
    assertTrue(!expectation.isMeasured() && real > 100, real + " " + expectation);
    double ratio = expectation.rounds() / real;
    assertTrue(ratio > 0.5 && ratio < 2, real + " " + expectation);
    assertTrue(expectation.low() <= expectation.rounds());
    assertTrue(expectation.rounds() <= expectation.high());
  }

  /** Tuned steps need no more rounds than proved ones, and are used as they were found. */
  @Test
  void tunedSteps_areNotSlower() {
    FiniteSum f = problem();
    Pilot pilot = new Pilot(f, Smoothness.of(f), 1000, Pilot.Steps.TUNED);
    Contender top = Contender.ef21(new TopK(1));
    Expectation tuned = pilot.expect(top, 0.1, SEED);
    Expectation proved = pilot.with(Pilot.Steps.PROVED).expect(top, 0.1, SEED);
    assertTrue(tuned.factor() > 1, tuned.toString());
    assertTrue(tuned.rounds() < proved.rounds(), tuned + " " + proved);
    long real =
        Training.of(top.method(), SEED)
            .with(Setup.plain().with(pilot.smoothness()))
            .with(StepSize.theory().times(tuned.factor()))
            .minimize(f, new double[20], Stop.below(0.1).within(1000))
            .rounds();
    assertEquals(real, tuned.rounds());
  }

  /** The L_i of 10 000 clients are 1 and 3; so are those of the 10 that are made for them. */
  @Test
  void madeProblem_hasTheConstantsAskedFor() {
    double[] constants = new double[10_000];
    for (int i = 0; i < constants.length; i++) {
      constants[i] = i % 10 == 0 ? 3 : 1;
    }
    Workload workload = Workload.of(30, Smoothness.of(1, constants), 30);
    Pilot pilot = Pilot.made(workload, 10, 100, SEED);
    double[] made = pilot.smoothness().clients();
    assertEquals(10, made.length);
    for (int i = 0; i < 9; i++) {
      assertEquals(1, made[i], 1e-9);
    }
    assertEquals(3, made[9], 1e-9);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Pilot(pilot.problem(), pilot.smoothness(), 7, Pilot.Steps.PROVED));
  }
}
