package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.flyball.compress.Natural;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.RareFeatures;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.api.Test;

/** The small parts, and what the server does with them. */
class RecipeTest {

  private static final int D = 10;
  private static final FiniteSum F = Problems.regression(8, D);
  private static final double[] X0 = Problems.start(D);

  @Test
  void stepSizes() {
    assertEquals(0.5, StepSize.constant(0.25).times(2).at(7, Double.NaN));
    assertEquals("2.0 times 0.25", StepSize.constant(0.25).times(2).toString());
    assertEquals(6, StepSize.of(round -> round).times(2).at(3, 1));
    assertEquals(64 * 0.1, StepSize.theory().times(16).times(4).at(0, 0.1), 1e-15);
    assertTrue(StepSize.theory().needsTheory());
    assertFalse(StepSize.of(round -> 1).needsTheory());
    assertThrows(IllegalArgumentException.class, () -> StepSize.constant(0));
    assertThrows(IllegalArgumentException.class, () -> StepSize.theory().times(-1));
    assertThrows(IllegalArgumentException.class, () -> StepSize.polyakLojasiewicz(0));
  }

  /** A warm-up and a cosine drive EF21: each order carries the schedule's value of its round. */
  @Test
  void schedules_areStepSizes() {
    Schedule rate = Schedule.cosine(0.02, 0.001, 20).warmup(5);
    StepSize steps = new StepSize.OfRound(rate::at, rate.toString());
    FederatedRun run =
        Training.of(Method.ef21(new TopK(2)), Seed.of(1)).with(steps).start(F, X0, Stop.after(30));
    double[] x = run.x();
    for (int round = 0; round < 30; round++) {
      assertEquals(rate.at(round), run.stepSize());
      double[] mean = run.mean();
      assertTrue(run.step());
      for (int j = 0; j < D; j++) {
        x[j] -= rate.at(round) * mean[j];
      }
      assertArrayEquals(x, run.x(), 1e-15);
    }
    assertTrue(steps.toString().contains("COSINE"), steps.toString());
    assertEquals(rate.at(3), StepSize.of(rate::at).at(3, Double.NaN));
  }

  @Test
  void weights() {
    Smoothness smoothness = Smoothness.of(1, 1, 2, 5);
    Optional<Smoothness> known = Optional.of(smoothness);
    assertArrayEquals(
        new double[] {0.125, 0.25, 0.625}, Weights.bySmoothness(0).of(3, known), 1e-15);
    assertArrayEquals(
        new double[] {0.0625 + 1 / 6.0, 0.125 + 1 / 6.0, 0.3125 + 1 / 6.0},
        Weights.bySmoothness(0.5).of(3, known),
        1e-15);
    assertArrayEquals(
        new double[] {0.25, 0.75}, Weights.proportionalTo(1, 3).of(2, Optional.empty()));
    assertEquals(Weights.proportionalTo(1, 3), Weights.proportionalTo(1, 3));
    assertEquals(Weights.proportionalTo(1, 3).hashCode(), Weights.proportionalTo(1, 3).hashCode());
    assertNotEquals(Weights.proportionalTo(1, 3), Weights.proportionalTo(1, 2));
    assertEquals("Weights[1.0, 3.0]", Weights.proportionalTo(1, 3).toString());
    assertEquals(
        "Weights: that of client 1 is 0.0, must be positive and finite",
        assertThrows(IllegalArgumentException.class, () -> Weights.proportionalTo(1, 0))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Weights.bySmoothness(2));
    assertThrows(
        IllegalArgumentException.class, () -> Weights.bySmoothness(0).of(3, Optional.empty()));
  }

  @Test
  void participation() {
    assertTrue(Participation.independent(1).isFull());
    Participation some = Participation.independent(new double[] {0.5, 1});
    assertEquals(0.5, some.of(0));
    assertEquals(1, some.of(1));
    assertEquals(some, Participation.independent(new double[] {0.5, 1}));
    assertEquals(some.hashCode(), Participation.independent(new double[] {0.5, 1}).hashCode());
    assertEquals("Independent[0.5, 1.0]", some.toString());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Training.of(Method.ef21(new TopK(1)).with(some), Seed.of(1))
                .start(F, X0, Stop.after(1)));
  }

  @Test
  void coordinatesBySmoothness_followTheRoot_withinTheBudget() {
    Smoothness smoothness = Smoothness.of(1, 1, 4, 16, 10_000);
    Compressors all = Compressors.bySmoothness(smoothness, 100, 114);
    assertEquals("Compressors[TopK[k=2], TopK[k=4], TopK[k=8], TopK[k=100]]", all.toString());
    Compressors least = Compressors.bySmoothness(smoothness, 100, 2);
    assertEquals(new TopK(1), least.of(0));
    assertEquals(new TopK(1), least.of(2));
    Compressors whole = Compressors.bySmoothness(smoothness, 100, 1_000_000);
    assertEquals(new TopK(100), whole.of(0));
    assertEquals("TopK[k=3]", Compressors.same(new TopK(3)).toString());
    assertThrows(IllegalArgumentException.class, () -> new Compressors(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Training.of(Method.ef21(new TopK(1)).with(all), Seed.of(1))
                .start(F, X0, Stop.after(1)));
  }

  @Test
  void softThreshold() {
    Proximal norm = Proximal.absoluteNorm(2);
    double[] x = {3, -3, 0.5, -0.5, 1};
    assertEquals(16, norm.value(x));
    norm.apply(0.5, x);
    assertArrayEquals(new double[] {2, -2, 0, 0, 0}, x);
    double[] nan = {Double.NaN};
    norm.apply(0.5, nan);
    assertTrue(Double.isNaN(nan[0])); // a fault must not become a zero
    assertEquals(0, Proximal.none().value(x));
  }

  /** 0 is in grad f(x) + lambda sign(x), coordinate by coordinate. */
  @Test
  void proximalMethod_findsTheMinimumOfTheSum() {
    FiniteSum f = F.withRegularizer(Regularizer.squaredNorm(0.5));
    double lambda = 0.2;
    Minimum minimum =
        Training.of(
                Method.ef21(new TopK(4))
                    .with(ServerStep.gradient().withProximal(Proximal.absoluteNorm(lambda))),
                Seed.of(1))
            .minimize(f, X0, Stop.below(1e-10).within(50_000));
    assertTrue(minimum.why().isSuccess());
    double[] gradient = new double[D];
    f.gradient(minimum.x(), gradient);
    int zeros = 0;
    for (int j = 0; j < D; j++) {
      double x = minimum.x()[j];
      if (x == 0) {
        zeros++;
        assertTrue(Math.abs(gradient[j]) <= lambda);
      } else {
        assertEquals(-lambda * Math.signum(x), gradient[j], 1e-6);
      }
    }
    assertTrue(zeros > 0 && zeros < D, "" + zeros);
    assertEquals(
        f.value(minimum.x()) + Proximal.absoluteNorm(lambda).value(minimum.x()),
        minimum.value(),
        1e-12);
  }

  /** With a compressed downlink the clients make the server's steps, to the bit. */
  @Test
  void receivers_areWhereTheServerIs() {
    FiniteSum f = F.withRegularizer(Regularizer.nonConvex(0.3));
    for (ServerStep step :
        new ServerStep[] {
          ServerStep.gradient().withDownlink(new TopK(2)),
          ServerStep.gradient().withDownlink(new RandK(3, Scaling.CONTRACTIVE)).withMomentum(0.4),
          ServerStep.gradient().withDownlink(new TopK(2)).withProximal(Proximal.absoluteNorm(0.1)),
        }) {
      for (Method method : new Method[] {Method.ef21(new TopK(2)), Method.ef14(new TopK(2))}) {
        FederatedRun run =
            Training.of(method.with(step), Seed.of(1))
                .with(StepSize.of(round -> 0.01 / (1 + round % 3)))
                .start(f, X0, Stop.after(200));
        while (run.step()) {
          assertArrayEquals(run.x(), ((LocalCrew) run.crew()).receiver().point(), 0.0);
        }
        long perRound = run.traffic().paperBitsDown() / 201 / 8;
        assertTrue(perRound < 32 * D, "" + perRound);
      }
    }
  }

  @Test
  void trafficOfEf21_byHand() {
    Minimum minimum =
        Training.of(Method.ef21(new TopK(2)), Seed.of(1)).minimize(F, X0, Stop.after(3));
    double bitsUp = minimum.traffic().bitsUp();
    // Round 0 is dense; then 2 numbers a client. Down: x to 8 clients in 4 rounds.
    assertEquals(8 * 32 * (10 + 3 * 2), minimum.traffic().paperBitsUp());
    assertEquals(4 * 8 * 32 * 10, minimum.traffic().paperBitsDown());
    assertEquals(32, minimum.traffic().messagesUp());
    // Envelope 3 bytes, tag 1, 10 doubles; then two doubles and at most two bytes of indices.
    assertEquals(8 * 8 * (4 + 80) + 3 * 8 * 8 * (4 + 16 + 1), bitsUp, 3.0 * 8 * 8);
  }

  @Test
  void rareFeatures_andCurvature_keepTheirPromiseEveryRound() {
    FiniteSum f =
        new RareFeatures(30, 8, 40, 0.1)
            .generate(Seed.of(5))
            .withRegularizer(Regularizer.nonConvex(0.01));
    double[] last = new double[Analysis.values().length];
    int at = 0;
    for (Analysis analysis : Analysis.values()) {
      for (Method method :
          new Method[] {
            Method.ef21(new TopK(1)),
            Method.ef21(new TopK(1)).with(Feedback.Opening.ZERO),
            Method.ef21Weighted(new TopK(1)).with(Weights.bySmoothness(0.1)) // one has no variable
          }) {
        Minimum minimum =
            Training.of(method, Seed.of(1))
                .with(StepSize.theory(analysis))
                .with(Setup.plain().certifiedAbove(0))
                .minimize(f, new double[40], Stop.after(400));
        for (Certificate certificate : minimum.certificates()) {
          // Top-k's guarantee is for all 40 variables, which is less than what it keeps.
          assertTrue(certificate.holds(), certificate::toString);
        }
        last[at] = minimum.gradientNormSquared();
      }
      at++;
    }
    assertTrue(last[3] < 0.1 * last[1], last[3] + " " + last[1]); // longer steps, fewer rounds
  }

  @Test
  void epochsOfPage_neverStall() {
    Method page = Method.ef21(new TopK(2)).with(new Estimate.Page(1, 0.2));
    Minimum minimum =
        Training.of(page, Seed.of(1))
            .with(StepSize.constant(0.01))
            .minimize(
                F.withRegularizer(Regularizer.squaredNorm(0.5)),
                X0,
                Stop.below(1e-6).within(20_000));
    assertTrue(minimum.why().isSuccess(), minimum::toString);
  }

  @Test
  void estimates_refuseWhatTheyCannot() {
    assertThrows(IllegalArgumentException.class, () -> new Estimate.Minibatch(0));
    assertThrows(IllegalArgumentException.class, () -> new Estimate.Page(1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Estimate.Momentum(0, new Estimate.Full()));
    FiniteSum dense = Problems.quadratics(3, 4, Seed.of(1));
    Training training =
        Training.of(Method.ef21(new Natural()).with(new Estimate.Minibatch(2)), Seed.of(1))
            .with(StepSize.constant(0.1));
    assertEquals(
        "client 0, round 0: minibatches need a RowObjective, and Quadratic of 4 variables is none",
        assertThrows(
                ClientException.class, () -> training.start(dense, new double[4], Stop.after(1)))
            .getMessage());
  }
}
