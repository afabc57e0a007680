package org.flyball.reproduce;

import java.util.Arrays;
import java.util.function.Function;
import org.flyball.graph.AsymptoticVariance;
import org.flyball.graph.Repulsion;
import org.flyball.graph.WalkTheory;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.walk.ApproximationRun;
import org.flyball.walk.Averaging;
import org.flyball.walk.Gain;
import org.flyball.walk.History;
import org.flyball.walk.MeanEstimate;
import org.flyball.walk.MeanEstimator;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.StochasticApproximation;
import org.flyball.walk.Weighting;

/**
 * An average along a self-repellent walk on six nodes with the values 1 to 6.
 *
 * @param name for people
 * @param kind of what
 * @param alpha how strongly the past repels
 * @param a exponent of the memory
 * @param b exponent of theta's steps; without meaning for values
 */
record AveragingSetting(String name, Kind kind, double alpha, double a, double b) {

  /** p of the weights k^p. */
  static final double WEIGHT_POWER = 3;

  /** What is averaged. */
  enum Kind {
    /** theta, all steps alike. */
    THETA,
    /** theta, with weights k^3. */
    WEIGHTED,
    /** g(X_n) itself. */
    VALUES
  }

  private SelfRepellent walk() {
    return new SelfRepellent(SixNodes.metropolis(), alpha).withHistory(History.fading(a));
  }

  StochasticApproximation recipe() {
    return StochasticApproximation.of(walk(), Gain.power(b), Seed.of(1))
        .with(kind == Kind.WEIGHTED ? Averaging.weighted(WEIGHT_POWER) : Averaging.uniform());
  }

  /** n times the squared error of the average. */
  Function<Seed, double[]> run(int... at) {
    return kind == Kind.VALUES ? ofValues(at) : ofTheta(at);
  }

  private Function<Seed, double[]> ofTheta(int... at) {
    StochasticApproximation recipe = recipe();
    return seed -> {
      double[] start = {SixNodes.MEAN};
      ApproximationRun run =
          recipe
              .with(seed)
              .start(SixNodes.FIELD, Weighting.uniform(), start, Stop.after(at[at.length - 1]));
      return Repeated.along(
          run,
          at,
          () -> {
            double error = run.x()[0] - SixNodes.MEAN;
            return run.steps() * error * error;
          });
    };
  }

  private Function<Seed, double[]> ofValues(int... at) {
    MeanEstimator estimator = new MeanEstimator().withTokens(1);
    SelfRepellent walk = walk();
    return seed -> {
      Run<MeanEstimate> run =
          estimator.start(walk, SixNodes::value, Stop.after(at[at.length - 1]), seed);
      return Repeated.along(
          run,
          at,
          () -> {
            double error = run.result().value() - SixNodes.MEAN;
            return run.steps() * error * error;
          });
    };
  }

  /** The limit of large n. */
  double limit() {
    Repulsion repulsion = Repulsion.selfRepellent(alpha);
    AsymptoticVariance theory = WalkTheory.of(SixNodes.metropolis()).of(SixNodes.values());
    if (a == 1 && alpha > 0) {
      return theory.visitAverage(repulsion).value();
    }
    return kind == Kind.WEIGHTED
        ? theory.polynomialAverage(repulsion, WEIGHT_POWER).value()
        : theory.timeAverage(repulsion).value();
  }

  /** n Var by the linearised pair; of values too, which theta's average tends to. */
  double[] pair(int... at) {
    if (kind == Kind.VALUES) {
      double[] only = new double[at.length];
      Arrays.fill(only, limit());
      return only;
    }
    LinearPair.Moments[] moments =
        LinearPair.of(SixNodes.metropolis(), SixNodes.values())
            .moments(
                Repulsion.selfRepellent(alpha), a, b, kind == Kind.WEIGHTED ? WEIGHT_POWER : 0, at);
    double[] out = new double[at.length];
    for (int k = 0; k < at.length; k++) {
      out[k] = at[k] * moments[k].mean();
    }
    return out;
  }
}
