package org.flyball.reproduce;

import java.util.function.Function;
import org.flyball.graph.IterateTheory;
import org.flyball.graph.Repulsion;
import org.flyball.graph.StepDecay;
import org.flyball.graph.WalkTheory;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.walk.ApproximationRun;
import org.flyball.walk.Gain;
import org.flyball.walk.History;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.StochasticApproximation;
import org.flyball.walk.Weighting;

/**
 * theta with steps (n + 1)^-b along a self-repellent walk whose memory moves by (n + 1)^-a, on six
 * nodes with the values 1 to 6.
 *
 * @param alpha how strongly the past repels
 * @param a exponent of the memory
 * @param b exponent of theta's steps
 */
record CasesSetting(double alpha, double a, double b) {

  Repulsion repulsion() {
    return Repulsion.selfRepellent(alpha);
  }

  StochasticApproximation recipe() {
    SelfRepellent walk =
        new SelfRepellent(SixNodes.metropolis(), alpha).withHistory(History.fading(a));
    return StochasticApproximation.of(walk, Gain.power(b), Seed.of(1));
  }

  /** (theta_n - 3.5)^2 over beta_n at these n. */
  Function<Seed, double[]> run(int... at) {
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
            double error = run.last()[0] - SixNodes.MEAN;
            return error * error / beta(run.steps());
          });
    };
  }

  /** beta_n. */
  double beta(double n) {
    return Math.pow(n + 1, -b);
  }

  private IterateTheory theory() {
    double[] jacobian = {-1};
    return WalkTheory.of(SixNodes.metropolis())
        .of(SixNodes.values(), 1)
        .iterate(jacobian, b == 1 ? StepDecay.HARMONIC : StepDecay.SLOWER);
  }

  /** V_eff(rho_n): the variance over beta_n, to first order. */
  double effective(double n) {
    return theory().trace(repulsion(), Math.pow(n, a - b)).value();
  }

  /** What the variance over beta_n tends to. */
  double limit() {
    double ratio = a < b ? 0 : a == b ? 1 : Double.POSITIVE_INFINITY;
    return theory().trace(repulsion(), ratio).value();
  }

  /** The variance over beta_n by the linearised pair. */
  double[] pair(int... at) {
    LinearPair.Moments[] moments =
        LinearPair.of(SixNodes.metropolis(), SixNodes.values()).moments(repulsion(), a, b, 0, at);
    double[] out = new double[at.length];
    for (int k = 0; k < at.length; k++) {
      out[k] = moments[k].theta() / beta(at[k]);
    }
    return out;
  }

  /** After how many steps V_eff is within a tenth of case (i)'s limit: its power of ten. */
  double digitsToLimit() {
    double low = 0;
    double high = 300;
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      double ratio = Math.pow(10, middle * (a - b));
      if (theory().trace(repulsion(), ratio).value() > 1.1 * limit()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
