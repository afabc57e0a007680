package org.flyball.descent;

import org.flyball.run.Checks;
import org.flyball.schedule.Schedule;

/**
 * {@link HeavyBall} whose momentum follows a schedule of its own: {@code v = momentum.at(k) v + g},
 * {@code x -= rate v}. For one-cycle training (arXiv 1708.07120), where momentum falls while the
 * rate rises:
 *
 * <pre>{@code
 * Descent.of(
 *     new CycledMomentum(Schedule.oneCycleMomentum(0.85, 0.95, steps, 0.3, Shape.cosine())),
 *     Schedule.oneCycle(0.1, steps, 0.3, Shape.cosine()), seed);
 * }</pre>
 *
 * <p>With a constant schedule it is heavy ball, bit for bit.
 *
 * @param momentum for each step from 0, in [0, 1)
 */
public record CycledMomentum(Schedule momentum) implements Optimizer {

  @Override
  public State start(double[] x0) {
    Schedule cycle = momentum;
    return new Slots("CycledMomentum") {
      private final double[] velocity = zeros("velocity", x0.length);

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        double mu = cycle.at(step);
        if (!(mu >= 0 && mu < 1)) {
          Checks.that(
              false, "CycledMomentum: the momentum of step %s is %s, must be in [0, 1)", step, mu);
        }
        for (int i = 0; i < x.length; i++) {
          velocity[i] = mu * velocity[i] + gradient[i];
          x[i] -= rate * velocity[i];
        }
      }
    };
  }
}
