package org.flyball.federated;

import org.flyball.objective.Regularizer;
import org.flyball.run.Snapshot;

/**
 * {@link ServerStep} at work on one point. The server has one, and so has every receiver if the
 * downlink is compressed: both make the same steps, bit for bit.
 */
final class Stepper {

  private final Regularizer regularizer;
  private final Proximal proximal;
  private final double momentum;
  private final boolean inStepUnits;
  private final double[] direction;
  private final double[] velocity; // empty without momentum

  Stepper(Plan plan) {
    regularizer = plan.regularizer();
    proximal = plan.method().server().proximal();
    momentum = plan.method().server().momentum();
    inStepUnits = plan.rule().inStepUnits();
    direction = new double[plan.dimension()];
    velocity = new double[momentum == 0 ? 0 : plan.dimension()];
  }

  /** x moves by what the clients' direction g and the step size say. */
  void step(double[] g, double stepSize, double[] x) {
    System.arraycopy(g, 0, direction, 0, g.length);
    double factor = inStepUnits ? 1 : stepSize;
    regularizer.addGradient(inStepUnits ? stepSize : 1, x, direction);
    double[] along = direction;
    if (momentum != 0) {
      for (int j = 0; j < velocity.length; j++) {
        velocity[j] = momentum * velocity[j] + direction[j];
      }
      along = velocity;
    }
    for (int j = 0; j < x.length; j++) {
      x[j] -= factor * along[j];
    }
    if (!proximal.isNone()) {
      proximal.apply(stepSize, x);
    }
  }

  Snapshot snapshot() {
    return Snapshot.of("Stepper").with("velocity", velocity);
  }

  void restore(Snapshot snapshot) {
    double[] saved = snapshot.expect("Stepper").doubles("velocity", velocity.length);
    System.arraycopy(saved, 0, velocity, 0, velocity.length);
  }
}
