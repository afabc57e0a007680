package org.flyball.cli;

import java.util.Optional;
import org.flyball.federated.Analysis;
import org.flyball.federated.Compressors;
import org.flyball.federated.Estimate;
import org.flyball.federated.Memory;
import org.flyball.federated.Method;
import org.flyball.federated.ServerStep;
import org.flyball.federated.Theory;
import org.flyball.federated.Weights;

/** Step sizes for methods of which none is proved. */
final class TrainSteps {

  private TrainSteps() {}

  /**
   * That of EF21 with exact gradients, the same compressors and participants, and nothing on the
   * server: a scale to start from, not a promise. Empty if these compressors have no alpha.
   */
  static Optional<Double> ofEf21(Method method, TrainProblem problem, Analysis analysis) {
    Compressors compressors = method.feedback().compressors();
    Method plain =
        Method.ef21(compressors.list().get(0))
            .with(compressors)
            .with(method.participation())
            .with(Weights.equal())
            .with(new Estimate.Full())
            .with(ServerStep.gradient());
    try {
      double step = Theory.of(plain, problem.sum(), problem.smoothness(), analysis).stepSize();
      // EF14 and DCGD apply what they send at once; the scale is the same.
      return step > 0 && !(method.feedback().memory() instanceof Memory.Difference)
          ? Optional.of(step)
          : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
