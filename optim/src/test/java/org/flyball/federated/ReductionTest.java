package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.flyball.compress.Compressor;
import org.flyball.compress.Identity;
import org.flyball.compress.Natural;
import org.flyball.compress.TopK;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** Methods that are the same where their parameters say so, bit for bit. */
class ReductionTest {

  private static final int D = 10;
  private static final FiniteSum F = Problems.regression(8, D);
  private static final double[] X0 = Problems.start(D);
  private static final StepSize STEP = StepSize.constant(0.01);
  private static final TopK TOP = new TopK(2);

  private static double[] after(int rounds, Method method) {
    return Training.of(method, Seed.of(3)).with(STEP).minimize(F, X0, Stop.after(rounds)).x();
  }

  private static void assertSame(Method one, Method other) {
    for (int rounds : new int[] {1, 2, 200}) {
      assertArrayEquals(after(rounds, one), after(rounds, other), 0.0);
    }
  }

  @Test
  void withoutCompression_ef21IsGradientDescent_bitForBit() {
    FiniteSum sum = F.withRegularizer(Regularizer.squaredNorm(0.1));
    double gamma = 1 / Smoothness.of(sum).function();
    double[] x = X0.clone();
    double[] gradient = new double[D];
    for (int round = 0; round < 100; round++) {
      sum.gradient(x, gradient);
      for (int j = 0; j < D; j++) {
        x[j] -= gamma * gradient[j];
      }
    }
    for (Method method :
        new Method[] {
          Method.gradientDescent(),
          Method.dcgd(new Identity()),
          Method.ef21(new Identity()),
          Method.ef21(new TopK(D)),
          Method.ef21Plus(new Identity()),
          Method.marina(0.3, new Identity()),
          Method.dasha(new Identity(), D),
          Method.ef21(new Identity()).with(ServerStep.gradient().withDownlink(new Identity())),
        }) {
      double[] got = Training.of(method, Seed.of(1)).minimize(sum, X0, Stop.after(100)).x();
      double tolerance = method.feedback().memory() instanceof Memory.Difference ? 1e-12 : 0;
      assertArrayEquals(x, got, tolerance, method.toString());
    }
  }

  @Test
  void parametersAtTheirLimit_giveEf21() {
    Method ef21 = Method.ef21(TOP);
    assertSame(ef21, Method.efBv(1, 1, TOP));
    assertSame(ef21, Method.eControl(0, TOP));
    Feedback feedback = ef21.feedback();
    assertSame(
        ef21,
        ef21.with(
            new Feedback(
                new Memory.Tracking(1),
                feedback.compressors(),
                feedback.weights(),
                feedback.opening())));
    assertSame(ef21, ef21.with(new Estimate.Momentum(1, new Estimate.Full())));
    assertSame(ef21, ef21.with(new Estimate.Page(2, 1)));
    assertSame(ef21, ef21.with(ServerStep.gradient().withMomentum(0)));
    assertSame(ef21, ef21.with(ServerStep.gradient().withProximal(Proximal.absoluteNorm(0))));
    assertSame(ef21, ef21.with(ServerStep.gradient().withDownlink(new Identity())));
    assertSame(ef21, ef21.with(Participation.independent(1)));
    assertSame(ef21, ef21.with(Participation.independent(new double[] {1})));
    Method sgd = ef21.with(new Estimate.Minibatch(3));
    assertSame(sgd, sgd.with(new Estimate.Momentum(1, new Estimate.Minibatch(3))));
  }

  @Test
  void valuesInPlaceOfChanges_giveEf21ButForRounding() {
    double[] changes = after(200, Method.ef21(TOP));
    assertArrayEquals(changes, after(200, Method.ef21Values(TOP)), 1e-12);
    Compressor natural = new Natural();
    assertEquals(
        "Memory.Values: Natural[] of client 0 does not keep coordinates as they are; use Shift(1,"
            + " 1)",
        assertThrows(IllegalArgumentException.class, () -> after(1, Method.ef21Values(natural)))
            .getMessage());
  }

  private static void assertWeightedIsPlain(double... constants) {
    FiniteSum f = Problems.quadratics(constants.length, 6, Seed.of(11));
    Setup setup = Setup.plain().with(Smoothness.of(4, constants));
    for (int rounds : new int[] {1, 10, 500}) {
      double[][] x = new double[2][];
      Method[] methods = {Method.ef21(TOP), Method.ef21Weighted(TOP)};
      for (int m = 0; m < 2; m++) {
        x[m] =
            Training.of(methods[m], Seed.of(1))
                .with(StepSize.constant(0.02))
                .with(setup)
                .minimize(f, Problems.start(6), Stop.after(rounds))
                .x();
      }
      assertArrayEquals(x[0], x[1], 0.0);
    }
  }

  @Test
  void equalConstants_makeEf21WeightedEf21_bitForBit() {
    assertWeightedIsPlain(3, 3, 3, 3);
    assertWeightedIsPlain(1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0);
  }

  /** n w_i = 1/2, 1/2, 1, 2: scaling by powers of two, which Top-k cannot see. */
  @Test
  void homogeneousCompressors_makeEf21WeightedEf21_bitForBit() {
    assertWeightedIsPlain(1, 1, 2, 4);
  }
}
