package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.compress.TopK;
import org.flyball.objective.FiniteSum;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** Where no step is proved, asking for one says so and says what to do. */
class TheoryRefusalTest {

  private static final FiniteSum F = Problems.regression(4, 6);
  private static final Method EF21 = Method.ef21(new TopK(1));
  private static final Estimate BATCH = new Estimate.Minibatch(2);

  @Test
  void unprovedMethods_areRefusedWithARemedy() {
    for (Method method :
        List.of(
            Method.eControl(0.1, new TopK(1)),
            Method.ef14(new TopK(1)),
            Method.dcgd(new TopK(1)),
            EF21.with(new Estimate.Page(2, 0.3)),
            EF21.with(new Estimate.Momentum(0.2, new Estimate.Momentum(0.2, BATCH))),
            EF21.with(new Estimate.Momentum(0.2, new Estimate.Page(2, 0.3))),
            EF21.with(BATCH).with(ServerStep.gradient().withMomentum(0.5)),
            EF21.with(BATCH).with(Participation.independent(0.5)))) {
      for (StepSize steps : List.of(StepSize.theory(), StepSize.realised())) {
        Training training = Training.of(method, Seed.of(1)).with(steps);
        String said =
            String.valueOf(
                assertThrows(
                        IllegalArgumentException.class,
                        () -> training.start(F, new double[6], Stop.after(3)))
                    .getMessage());
        assertTrue(said.contains("constant step size"), () -> method + ": " + said);
      }
    }
  }
}
