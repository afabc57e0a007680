package org.flyball.planning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.flyball.compress.Compressor;
import org.flyball.compress.Dithering;
import org.flyball.compress.Natural;
import org.flyball.compress.RandK;
import org.flyball.compress.ScaledSign;
import org.flyball.compress.Scaling;
import org.flyball.compress.Shrunk;
import org.flyball.compress.TopK;
import org.flyball.federated.Engine;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Minimum;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.objective.SyntheticRegression;
import org.flyball.objective.TwoPointLaw;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

class SimulatedEngineTest {

  private static final Seed SEED = Seed.of(2);
  private static final FiniteSum F =
      new SyntheticRegression(10, 4, 40, 0.1)
          .generate(new TwoPointLaw(1, 2, 0.2), Regularizer.none(), SEED);
  private static final Smoothness SMOOTHNESS = Smoothness.of(F);
  private static final Workload WORKLOAD = Workload.of(F, SMOOTHNESS);
  private static final Platform PLATFORM =
      Platform.cluster(Links.of(1e5, 1e6), Latency.of(0.02), new Machines(5, 1e-6, 1e-7, 1e-8));

  private static SimulatedEngine engine() {
    return new SimulatedEngine(Engine.local(1), WORKLOAD, PLATFORM, SEED);
  }

  private static Training training(Contender contender, Engine engine) {
    return Training.of(contender.method(), SEED).with(Setup.plain().with(SMOOTHNESS).with(engine));
  }

  @Test
  void iterates_areThoseOfTheRealEngine() {
    Contender top = Contender.ef21(new TopK(4));
    SimulatedEngine engine = engine();
    Minimum timed = training(top, engine).minimize(F, new double[40], Stop.after(50));
    Minimum plain = training(top, Engine.local(1)).minimize(F, new double[40], Stop.after(50));
    assertArrayEquals(plain.x(), timed.x());
    assertEquals(plain.traffic(), timed.traffic());
    assertEquals(timed.traffic().bitsUp(), engine.bitsUp());
    assertEquals(timed.traffic().bitsDown(), 10 * engine.bitsDown());
  }

  /**
   * Dense rounds have one size: 8 (1 + 320 + 3) bits up, two clients a worker; x^0 = 0 is empty.
   */
  @Test
  void seconds_areThoseOfTheBytes() {
    SimulatedEngine engine = engine();
    training(Contender.gradientDescent(), engine).minimize(F, new double[40], Stop.after(20));
    double up = 2 * 8 * 324 / 1e5;
    double down = 8 * (17 + 321) / 1e6;
    double compute = 2 * (1e-6 * 4 * 40 + 1e-7 * 40);
    double server = 1e-8 * 10 * 324;
    double round = 0.02 + up + down + compute + server;
    assertEquals(21 * round - 8 * 320 / 1e6, engine.seconds(), 1e-12);
  }

  /**
   * A forecast for as many rounds as are made: within 1 % where a message's size hardly depends on
   * the numbers; within 10 % where it does, as natural compression's exponents do (6 % measured).
   */
  @Test
  void forecast_isNearTheSimulation() {
    Planner planner = new Planner(WORKLOAD, Goal.of(F, 0, 0.01), PLATFORM, SEED);
    Compressor[] compressors = {
      new TopK(1),
      new TopK(10),
      new RandK(4, Scaling.CONTRACTIVE),
      new ScaledSign(),
      new Shrunk(new Natural()),
      new Shrunk(Dithering.qsgd(4))
    };
    for (Compressor compressor : compressors) {
      Contender contender = Contender.ef21(compressor);
      SimulatedEngine engine = engine();
      training(contender, engine).minimize(F, new double[40], Stop.after(200));
      Expectation made = new Expectation(200, 200, 200, 1, 200);
      Forecast forecast = planner.forecast(contender, Optional.of(made));
      double band = compressor instanceof Shrunk ? 0.1 : 0.01;
      assertEquals(engine.seconds(), forecast.seconds(), band * engine.seconds(), "" + compressor);
      assertEquals(engine.bitsUp(), forecast.bitsUp(), band * engine.bitsUp(), "" + compressor);
    }
  }

  /**
   * The theorem: the goal is met once within the proved rounds; the forecast is no promise else.
   */
  @Test
  void provedRounds_areNeverExceeded() {
    Goal goal = Goal.of(F, 0, 0.2);
    Planner planner = new Planner(WORKLOAD, goal, PLATFORM, SEED);
    for (Contender contender :
        new Contender[] {
          Contender.gradientDescent(),
          Contender.ef21(new TopK(10)),
          Contender.ef21Weighted(new TopK(10)),
          Contender.ef21(new TopK(40))
        }) {
      double proved = planner.forecast(contender).proved();
      Minimum end =
          training(contender, Engine.local(1))
              .minimize(F, new double[40], Stop.below(0.2).within((long) proved));
      assertEquals(Termination.CONVERGED, end.why(), contender.name());
      assertTrue(end.rounds() <= proved, contender.name());
    }
  }

  @Test
  void snapshotsAndStepsTakenBack_passThrough() {
    Contender top = Contender.ef21(new TopK(4));
    Training realised = training(top, engine()).with(StepSize.realised());
    Training plain = training(top, Engine.local(1)).with(StepSize.realised());
    FederatedRun run = realised.start(F, new double[40], Stop.after(30));
    for (int t = 0; t < 10; t++) {
      run.step();
    }
    Snapshot saved = run.snapshot();
    Minimum resumed = realised.resume(F, Stop.after(30), saved).finish();
    assertArrayEquals(plain.minimize(F, new double[40], Stop.after(30)).x(), resumed.x());
  }
}
