package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.compress.TopK;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Quadratic;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** First rounds by hand, EF14's invariant, and participation in expectation. */
class ErrorFeedbackTest {

  private static final int D = 10;
  private static final int N = 8;
  private static final FiniteSum F = Problems.regression(N, D);

  /** x - mean e_i moves like gradient descent with the gradients at x, also if gamma changes. */
  @Test
  void ef14_virtualIterateIsGradientDescent() {
    StepSize steps = StepSize.of(round -> 0.02 / (1 + round % 7));
    FederatedRun run =
        Training.of(Method.ef14(new TopK(2)), Seed.of(1))
            .with(steps)
            .start(F, Problems.start(D), Stop.after(300));
    double[] gradient = new double[D];
    double[] expected = Problems.start(D);
    // The residuals are those after the message of round t, which x^{t+1} has taken.
    do {
      F.gradient(run.x(), gradient);
      for (int j = 0; j < D; j++) {
        expected[j] -= run.stepSize() * gradient[j];
      }
      double[][] residuals = new double[N][];
      for (int i = 0; i < N; i++) {
        residuals[i] = ((LocalCrew) run.crew()).client(i).second();
      }
      double[] direction = run.mean();
      double[] virtual = run.x();
      for (int j = 0; j < D; j++) {
        virtual[j] -= direction[j];
        for (int i = 0; i < N; i++) {
          virtual[j] -= residuals[i][j] / N;
        }
      }
      assertArrayEquals(expected, virtual, 1e-12);
    } while (run.step());
    assertEquals(300, run.steps());
  }

  /** EF21 with Top1 on f(x) = x'diag(1, 4)x / 2 from (1, 1), gamma = 1/10, worked by hand. */
  @Test
  void ef21_firstRoundsByHand() {
    FiniteSum f =
        FiniteSum.of(List.of(Quadratic.of(new double[][] {{1, 0}, {0, 4}}, new double[2])));
    FederatedRun run =
        Training.of(Method.ef21(new TopK(1)).with(Feedback.Opening.COMPRESSED), Seed.of(1))
            .with(StepSize.constant(0.1))
            .start(f, new double[] {1, 1}, Stop.after(3));
    assertArrayEquals(new double[] {0, 4}, run.mean()); // the larger of (1, 4)
    run.step();
    assertArrayEquals(new double[] {1, 0.6}, run.x(), 1e-15);
    assertArrayEquals(new double[] {0, 2.4}, run.mean(), 1e-15); // of (1, 2.4 - 4)
    run.step();
    assertArrayEquals(new double[] {1, 0.36}, run.x(), 1e-15);
    assertArrayEquals(new double[] {1, 2.4}, run.mean(), 1e-15); // of (1, 1.44 - 2.4)
    run.step();
    assertArrayEquals(new double[] {0.9, 0.12}, run.x(), 1e-15);
    assertArrayEquals(new double[] {1, 0.48}, run.mean(), 1e-15); // of (-0.1, 0.48 - 2.4)
  }

  /** The mean over 40 seeds keeps bound (N) with xi(p alpha). */
  @Test
  void participation_keepsTheBoundInTheMean() {
    double p = 0.3;
    Method method = Method.ef21(new TopK(2)).with(Participation.independent(p));
    Smoothness smoothness = Smoothness.of(F);
    Theory theory = Theory.of(method, F, smoothness, Analysis.ARITHMETIC_MEAN);
    int rounds = 200;
    double mean = 0;
    for (int seed = 0; seed < 40; seed++) {
      FederatedRun run =
          Training.of(method, Seed.of(seed))
              .with(Setup.plain().with(smoothness))
              .start(F, Problems.start(D), Stop.after(rounds));
      for (int round = 0; round < rounds; round++) {
        mean += run.measure() * run.measure() / rounds / 40;
        run.step();
      }
    }
    double start = F.value(Problems.start(D));
    double bound = theory.meanBound(start, rounds * theory.stepSize()); // dense: G^0 = 0
    assertTrue(mean <= bound, mean + " " + bound);
    assertTrue(mean > bound / 100, mean + " " + bound);
  }
}
