package org.flyball.descent;

import java.util.stream.Stream;
import org.flyball.schedule.Schedule;

/** Every optimizer, with a rate that suits the bowl. */
final class Optimizers {

  private Optimizers() {}

  /** An optimizer and the peak of its schedule. */
  record Tuned(Optimizer optimizer, double rate) {
    @Override
    public String toString() {
      return optimizer.toString();
    }
  }

  static Stream<Tuned> all() {
    Distance distance = new Distance(1e-3, 1.5);
    return Stream.of(
        new Tuned(new Sgd(), 0.1),
        new Tuned(new HeavyBall(0.9), 0.02),
        new Tuned(new HeavyBall(0.9, 0.5), 0.02),
        new Tuned(new Nesterov(0.9), 0.02),
        new Tuned(new CycledMomentum(Schedule.linear(0.95, 0.85, 50)), 0.02),
        new Tuned(new AdaGrad(), 0.5),
        new Tuned(new RmsProp(), 0.05),
        new Tuned(new Adam(0.9, 0.95), 0.05),
        new Tuned(new AdamW(1e-4), 0.05),
        new Tuned(new AmsGrad(), 0.05),
        new Tuned(new Lion(0.9, 0.99, 1e-4), 0.02),
        new Tuned(new Sgd().clipped(Clip.norm(1)), 0.05),
        new Tuned(new Adam().clipped(Clip.value(1)), 0.05),
        new Tuned(new Adam().averaged(8), 0.05),
        new Tuned(new ScheduleFree(0.9, 1, 1e-5), 0.1),
        new Tuned(new ScheduleFreeAdamW(), 0.1),
        new Tuned(new ScheduleFreeAdamW().with(ScheduleFreeAdamW.Bias.IN_RATE), 0.1),
        new Tuned(new DAdaptSgd(0.9), 1),
        new Tuned(new DAdaptSgd(distance, 0), 1),
        new Tuned(new DAdaptAdaGrad(), 1),
        new Tuned(new DAdaptAdam(), 1),
        new Tuned(new DAdaptAdam(new Adam(), distance, Correction.BIAS, 1e-6), 1),
        new Tuned(new Prodigy(), 1),
        new Tuned(new Prodigy(new Adam(), distance, Correction.BIAS, 1e-6), 1),
        new Tuned(
            new Prodigy(
                new Adam(),
                DistanceEstimate.unknown().times(0.5).safeAtWarmup(),
                Correction.NONE,
                0),
            1),
        new Tuned(new DoG().averaged(8), 1),
        new Tuned(new DoG().perBlock(1, 1), 1),
        new Tuned(new DoWG(), 1),
        new Tuned(new PolyakStep(0), 1),
        new Tuned(new PolyakStep(0, 0.5, PolyakStep.Cap.growing(1, 1.1)), 1),
        new Tuned(new AdaGradNorm(1e-2), 2),
        new Tuned(new Cocob(), 1),
        new Tuned(new Mechanic(new Adam()), 1),
        new Tuned(new AdGd(1e-6, AdGd.Rule.FIRST), 1),
        new Tuned(new AdGd(0.05, AdGd.Rule.SECOND), 1));
  }
}
