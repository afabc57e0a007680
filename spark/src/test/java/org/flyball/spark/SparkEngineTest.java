package org.flyball.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.data.LabelledData;
import org.flyball.federated.Estimate;
import org.flyball.federated.Method;
import org.flyball.federated.Minimum;
import org.flyball.federated.Participation;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
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
        Method.ef14(new TopK(2)));
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
