package org.flyball.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.data.LabelledData;
import org.flyball.federated.ClientException;
import org.flyball.federated.Estimate;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Method;
import org.flyball.federated.Minimum;
import org.flyball.federated.Participation;
import org.flyball.federated.ServerStep;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Objective;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Spark engine on local[2] against the local engine: the same bits. */
class SparkEngineTest {

  private static final int CLIENTS = 11;
  private static final int DIMENSION = 30;
  private static final Regularizer REGULARIZER = Regularizer.nonConvex(0.01);

  private final List<List<LabelledRow>> rows = Problems.rows(CLIENTS, DIMENSION, Seed.of(7));
  private final List<LabelledData> data = Problems.local(rows, DIMENSION);
  private final FiniteSum local = FiniteSum.of(data, Loss.logistic(), REGULARIZER);
  private final Smoothness smoothness = Smoothness.of(local);

  static Stream<Method> methods() {
    return Stream.of(
        Method.gradientDescent(),
        Method.ef21(new TopK(2)),
        Method.ef21Weighted(new TopK(1)),
        Method.ef21Plus(new TopK(2)),
        Method.ef21(new RandK(3, Scaling.CONTRACTIVE)),
        Method.ef21(new TopK(2)).with(Participation.independent(0.5)),
        Method.ef21(new TopK(2)).with(new Estimate.Momentum(0.2, new Estimate.Minibatch(2))),
        Method.ef21(new TopK(2)).with(ServerStep.gradient().withDownlink(new TopK(3))),
        Method.ef21Values(new TopK(2)),
        Method.ef14(new TopK(2)));
  }

  /** Those that need no rows, which bowls do not have. */
  static Stream<Method> exactMethods() {
    return methods().filter(method -> method.estimate().isExact());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void iteratesAreThoseOfTheLocalEngine(Method method) {
    Training training = Training.of(method, Seed.of(3)).with(StepSize.constant(0.05)).with(setup());
    Minimum here = training.minimize(local, new double[DIMENSION], Stop.after(25));
    SparkEngine engine = SparkEngine.on(Sparks.local());
    Minimum there =
        training.with(setup().with(engine)).minimize(local, new double[DIMENSION], Stop.after(25));
    assertSame(here, there);
  }

  @Test
  void anyNumberOfTasks_givesTheSameBits() {
    Training training = Training.of(Method.ef21(new TopK(2)), Seed.of(3)).with(setup());
    Stop stop = Stop.after(8);
    Minimum here = training.minimize(local, new double[DIMENSION], stop);
    for (int tasks : new int[] {1, 3, 11, 50}) {
      SparkEngine engine = SparkEngine.on(Sparks.local()).withTasks(tasks);
      assertSame(
          here, training.with(setup().with(engine)).minimize(local, new double[DIMENSION], stop));
    }
  }

  @Test
  void stepsThatAreTakenBack_andCertificates_areThoseOfTheLocalEngine() {
    Setup certified = setup().certifiedAbove(0);
    Training training =
        Training.of(Method.ef21(new TopK(2)), Seed.of(3))
            .with(StepSize.realised().times(8))
            .with(certified);
    FederatedRun here = training.start(local, new double[DIMENSION], Stop.after(40));
    FederatedRun there =
        training
            .with(certified.with(SparkEngine.on(Sparks.local())))
            .start(local, new double[DIMENSION], Stop.after(40));
    assertSame(here.finish(), there.finish());
    assertTrue(here.retreats() > 0, "no step was taken back");
    assertEquals(here.retreats(), there.retreats());
    assertEquals(here.certificates(), there.certificates());
  }

  @Test
  void gradientsWithEveryRound_stopInTheSameRound() {
    Setup rarely = setup().measuredEvery(7);
    Training training = Training.of(Method.gradientDescent(), Seed.of(3)).with(rarely);
    Stop stop = Stop.below(0.5).within(400);
    Minimum here = training.minimize(local, new double[DIMENSION], stop);
    SparkEngine asked = SparkEngine.on(Sparks.local());
    SparkEngine always = asked.with(SparkEngine.Gradients.EVERY_ROUND).withTasks(3);
    assertSame(
        here, training.with(rarely.with(always)).minimize(local, new double[DIMENSION], stop));
    assertTrue(here.rounds() % 7 != 0, "rounds " + here.rounds());
    Minimum later = training.with(rarely.with(asked)).minimize(local, new double[DIMENSION], stop);
    assertEquals((here.rounds() + 6) / 7 * 7, later.rounds());
  }

  @Test
  void bitsReported_areBytesSent() {
    SparkEngine engine = SparkEngine.on(Sparks.local());
    FederatedRun run =
        Training.of(Method.ef21(new TopK(2)), Seed.of(3))
            .with(StepSize.constant(0.05))
            .with(setup().with(engine))
            .start(local, new double[DIMENSION], Stop.after(20));
    while (run.step()) {}
    assertEquals(8 * engine.meter().messageBytes(), run.traffic().bitsUp());
    assertEquals(8 * CLIENTS * engine.meter().orderBytes(), run.traffic().bitsDown());
    assertTrue(engine.meter().replyBytes() > engine.meter().messageBytes());
  }

  @ParameterizedTest
  @MethodSource("exactMethods")
  void aTaskThatIsTriedAgain_changesNothing(Method method) {
    Training training = Training.of(method, Seed.of(3)).with(StepSize.constant(0.05));
    List<FlakyBowl> sound = FlakyBowl.all(CLIENTS, DIMENSION, Integer.MAX_VALUE);
    if (method.feedback().weights().needsSmoothness()) {
      training = training.with(Setup.plain().with(Smoothness.of(FiniteSum.of(sound))));
    }
    Minimum here = training.minimize(FiniteSum.of(sound), new double[DIMENSION], Stop.after(20));
    SparkEngine engine = SparkEngine.on(Sparks.local()).withTasks(2);
    List<FlakyBowl> flaky = FlakyBowl.all(CLIENTS, DIMENSION, 9);
    int before = FlakyBowl.failures();
    Minimum there =
        training
            .with(training.setup().with(engine))
            .minimize(FiniteSum.of(flaky), new double[DIMENSION], Stop.after(20));
    assertEquals(before + 1, FlakyBowl.failures());
    assertSame(here, there);
  }

  @Test
  void failuresHaveTheNamesOfTheLocalEngine() {
    List<FlakyBowl> bowls = new ArrayList<>(FlakyBowl.all(4, DIMENSION, Integer.MAX_VALUE));
    bowls.set(2, bowls.get(2).refusing());
    FiniteSum f = FiniteSum.of(bowls);
    Training training =
        Training.of(Method.ef21(new TopK(2)), Seed.of(3)).with(StepSize.constant(0.05));
    double[] x0 = new double[DIMENSION];
    Stop stop = Stop.after(5);
    ClientException here =
        assertThrows(ClientException.class, () -> training.minimize(f, x0, stop));
    Training spark = training.with(Setup.plain().with(SparkEngine.on(Sparks.local())));
    ClientException there = assertThrows(ClientException.class, () -> spark.minimize(f, x0, stop));
    assertEquals(here.getMessage(), there.getMessage());
    assertEquals(2, there.client());
  }

  @Test
  void aGradientThatIsNotFinite_endsTheRunAsItDoesLocally() {
    Training training =
        Training.of(Method.ef21(new TopK(2)), Seed.of(3)).with(StepSize.constant(0.05));
    List<FlakyBowl> bowls = FlakyBowl.all(4, DIMENSION, Integer.MAX_VALUE);
    bowls.get(2).center()[7] = Double.NaN;
    FiniteSum f = FiniteSum.of(bowls);
    double[] x0 = new double[DIMENSION];
    Minimum here = training.minimize(f, x0, Stop.after(50));
    Minimum there =
        training
            .with(Setup.plain().with(SparkEngine.on(Sparks.local())))
            .minimize(f, x0, Stop.after(50));
    assertEquals(Termination.NOT_FINITE, there.why());
    assertEquals(here.fault(), there.fault());
    assertTrue(there.fault().startsWith("client 2, round 0: entry 7"), there.fault());
    assertArrayEquals(here.x(), there.x());
  }

  @Test
  void whatCannotBe_isRefusedByName() {
    SparkEngine sitOut = SparkEngine.on(Sparks.local()).with(Recovery.SIT_OUT);
    Training descent =
        Training.of(Method.gradientDescent(), Seed.of(1)).with(Setup.plain().with(sitOut));
    double[] x0 = new double[DIMENSION];
    IllegalArgumentException everybody =
        assertThrows(IllegalArgumentException.class, () -> descent.start(local, x0, Stop.after(1)));
    assertTrue(String.valueOf(everybody.getMessage()).contains("Recovery.REBUILD"));

    Objective stuck =
        new Objective() {
          @Override
          public int dimension() {
            return DIMENSION;
          }

          @Override
          public double valueAndGradient(double[] x, double[] out) {
            return 0;
          }
        };
    Training training =
        Training.of(Method.ef21(new TopK(1)), Seed.of(1))
            .with(StepSize.constant(1))
            .with(Setup.plain().with(SparkEngine.on(Sparks.local())));
    IllegalArgumentException shipped =
        assertThrows(
            IllegalArgumentException.class,
            () -> training.start(FiniteSum.of(List.of(stuck)), x0, Stop.after(1)));
    assertTrue(String.valueOf(shipped.getMessage()).contains("cannot be shipped"));
    assertThrows(
        IllegalArgumentException.class, () -> SparkEngine.on(Sparks.local()).withTasks(-1));
  }

  private Setup setup() {
    return Setup.plain().with(smoothness);
  }

  private static void assertSame(Minimum here, Minimum there) {
    assertArrayEquals(here.x(), there.x());
    assertEquals(here.value(), there.value());
    assertEquals(here.gradientNormSquared(), there.gradientNormSquared());
    assertEquals(here.traffic(), there.traffic());
    assertEquals(here.rounds(), there.rounds());
    assertEquals(here.why(), there.why());
  }
}
