package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** Clients that leave and join in the middle of a run. */
class ElasticityTest {

  private static final int D = 10;
  private static final FiniteSum ALL = Problems.regression(8, D);
  private static final FiniteSum FIRST =
      FiniteSum.of(ALL.clients().subList(0, 6)).withRegularizer(Regularizer.squaredNorm(0.5));
  // 2 leaves, 6 and 7 join, and the rest is renumbered.
  private static final int[] ORIGIN = {5, 4, 3, -1, 1, 0, -1};
  private static final FiniteSum THEN =
      FiniteSum.of(
              List.of(
                  ALL.client(5),
                  ALL.client(4),
                  ALL.client(3),
                  ALL.client(6),
                  ALL.client(1),
                  ALL.client(0),
                  ALL.client(7)))
          .withRegularizer(Regularizer.squaredNorm(0.5));

  private static final Method[] METHODS = {
    Method.ef21(new TopK(2)),
    Method.ef21Weighted(new TopK(2)),
    Method.ef21Values(new TopK(2)),
    Method.ef21Plus(new TopK(2)),
    Method.ef21(new TopK(2)).with(ServerStep.gradient().withDownlink(new TopK(3))),
    Method.ef21(new TopK(2)).with(Participation.independent(0.5)),
    Method.gradientDescent(),
  };

  @Test
  void newSetOfClients_isMinimised_andPromisesHoldAgain() {
    for (Method method : METHODS) {
      Training training = Training.of(method, Seed.of(3)).with(Setup.plain().certifiedAbove(0));
      FederatedRun run = training.start(FIRST, Problems.start(D), Stop.after(1000));
      for (int round = 0; round < 50; round++) {
        run.step();
      }
      FederatedRun next = training.continueWith(run, THEN, ORIGIN, Stop.below(1e-3).within(20_000));
      // A method without memory asks the new clients before it steps.
      boolean asks = method.feedback().memory() instanceof Memory.Nothing;
      assertEquals(asks ? 51 : 50, next.steps());
      assertArrayEquals(run.x(), next.x(), 0.0);
      Minimum minimum = next.finish();
      assertTrue(minimum.why().isSuccess(), method.toString());
      double[] gradient = new double[D];
      THEN.gradient(minimum.x(), gradient);
      assertEquals(Vectors.norm(gradient), next.measure(), 1e-12);
      for (Certificate certificate : minimum.certificates()) {
        assertTrue(certificate.holds(), certificate::toString);
      }
      assertMeanIsTracked(next);
    }
  }

  private static void assertMeanIsTracked(FederatedRun run) {
    double[] mean = new double[D];
    run.crew().adopt(run.crew(), new int[] {-1, -1, -1, -1, -1, -1, -1}, mean);
    if (((LocalCrew) run.crew()).client(0).memory().length > 0) {
      double[] carried = run.mean();
      assertArrayEquals(mean, carried, 1e-13);
    }
  }

  @Test
  void rightAfterTheChange_theMeanIsThatOfWhoIsThere() {
    for (Method method : new Method[] {METHODS[0], METHODS[1], METHODS[2]}) {
      Training training = Training.of(method, Seed.of(3));
      FederatedRun run = training.start(FIRST, Problems.start(D), Stop.after(50));
      run.finish();
      long before = run.traffic().bitsUp();
      FederatedRun next = training.continueWith(run, THEN, ORIGIN, Stop.after(100));
      LocalCrew old = (LocalCrew) run.crew();
      double[] shares = method.feedback().weights().of(6, Optional.of(Smoothness.of(FIRST)));
      double[] expected = new double[D];
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < D && i != 2; j++) {
          expected[j] += 6 / 7.0 * shares[i] * old.client(i).memory()[j];
        }
      }
      assertArrayEquals(expected, next.mean(), 1e-13);
      boolean copies = method.feedback().memory() instanceof Memory.Values;
      assertEquals(copies ? 0 : 64 * D, next.traffic().bitsUp() - before);
    }
  }

  /** x - mean - sum w_i e_i: where EF14 would be without compression. */
  private static double[] virtual(FederatedRun run, double[] weights) {
    double[] virtual = run.x();
    double[] mean = run.mean();
    for (int j = 0; j < D; j++) {
      virtual[j] -= mean[j];
      for (int i = 0; i < weights.length; i++) {
        virtual[j] -= weights[i] * ((LocalCrew) run.crew()).client(i).second()[j];
      }
    }
    return virtual;
  }

  /** Nothing is lost and nothing counts twice: gradient descent on the old f, then on the new. */
  @Test
  void ef14_owesTheSameBeforeAndAfter() {
    FiniteSum first = FiniteSum.of(FIRST.clients());
    FiniteSum then = FiniteSum.of(THEN.clients());
    for (Weights weights : List.of(Weights.equal(), Weights.bySmoothness(0.1))) {
      double[] before = weights.of(6, Optional.of(Smoothness.of(first)));
      double[] after = weights.of(7, Optional.of(Smoothness.of(then)));
      Training training =
          Training.of(Method.ef14(new TopK(1)).with(weights), Seed.of(3))
              .with(StepSize.constant(0.01));
      FederatedRun run = training.start(first, Problems.start(D), Stop.after(40));
      run.finish();
      double[] expected = virtual(run, before);
      double left = Vectors.norm(((LocalCrew) run.crew()).client(2).second());
      assertTrue(left > 1e-3, "" + left); // else there is nothing to lose
      long bits = run.traffic().bitsUp();
      FederatedRun next = training.continueWith(run, then, ORIGIN, Stop.after(80));
      assertEquals(64 * D, next.traffic().bitsUp() - bits);
      assertArrayEquals(run.x(), next.x(), 0.0);
      assertArrayEquals(expected, virtual(next, after), 1e-13);
      double[] gradient = new double[D];
      while (next.step()) {
        then.gradient(next.x(), gradient);
        for (int j = 0; j < D; j++) {
          expected[j] -= 0.01 * gradient[j];
        }
        assertArrayEquals(expected, virtual(next, after), 1e-12);
      }
      assertEquals(80, next.steps());
    }
  }

  @Test
  void ef14_withACompressedDownlink_cannotTakeOverAResidual() {
    Training training =
        Training.of(
                Method.ef14(new TopK(2)).with(ServerStep.gradient().withDownlink(new TopK(3))),
                Seed.of(3))
            .with(StepSize.constant(0.01));
    FederatedRun run = training.start(FIRST, Problems.start(D), Stop.after(20));
    assertTrue(
        String.valueOf(
                assertThrows(
                        IllegalArgumentException.class,
                        () -> training.continueWith(run, THEN, ORIGIN, Stop.after(30)))
                    .getMessage())
            .contains("cannot take over the residual"));
  }

  @Test
  void changesThatCannotBe_areNamed() {
    Training training = Training.of(METHODS[0], Seed.of(3));
    FederatedRun run = training.start(FIRST, Problems.start(D), Stop.after(50));
    assertEquals(
        "Training: client 1 cannot be what 5 was: there is none such, or it is taken",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    training.continueWith(
                        run, THEN, new int[] {5, 5, 0, 1, 2, 3, 4}, Stop.after(9)))
            .getMessage());
    Training marina = Training.of(Method.marina(0.5, new RandK(3, Scaling.UNBIASED)), Seed.of(3));
    FederatedRun other = marina.start(FIRST, Problems.start(D), Stop.after(50));
    assertThrows(
        IllegalArgumentException.class,
        () -> marina.continueWith(other, THEN, ORIGIN, Stop.after(9)));
    assertThrows(
        IllegalArgumentException.class,
        () -> marina.continueWith(run, THEN, ORIGIN, Stop.after(9)));
  }
}
