package org.flyball.reproduce;

import java.util.function.LongToDoubleFunction;
import org.flyball.graph.IterateTheory;
import org.flyball.graph.Repulsion;
import org.flyball.graph.StepDecay;
import org.flyball.walk.Field;
import org.flyball.walk.Gain;
import org.flyball.walk.IterateNoise;
import org.flyball.walk.Weighting;

/** What theory expects of SGD with beta_n = (n+1)^-0.9 along walks over one problem. */
final class WalkForecast {

  /** b. */
  static final double DECAY = 0.9;

  /** beta / gamma of the three cases. */
  static final double[] CASES = {0, 1, Double.POSITIVE_INFINITY};

  private final IterateTheory plain;
  private final IterateTheory heavy;

  WalkForecast(WalkProblem problem) {
    IterateNoise noise =
        IterateNoise.at(
            problem.best(), Field.gradients(problem.f()), Weighting.uniform(), problem.chain());
    plain = noise.theory(StepDecay.SLOWER);
    heavy = noise.heavyBall();
  }

  /** tr V in the limit of this ratio of steps. */
  double limit(double alpha, double ratio) {
    return plain.trace(Repulsion.selfRepellent(alpha), ratio).value();
  }

  /** tr V of independent draws. */
  double independent() {
    return trace(plain.independentDraws());
  }

  /** tr V of the plain mean of the thetas, over 1/n, with a fading memory. */
  double averaged(double alpha) {
    return trace(plain.averaged(Repulsion.selfRepellent(alpha)));
  }

  /** The same of independent draws. */
  double averagedIndependent() {
    return trace(plain.averagedIndependentDraws());
  }

  private static double trace(double[] matrix) {
    int d = (int) Math.round(Math.sqrt(matrix.length));
    double sum = 0;
    for (int j = 0; j < d; j++) {
      sum += matrix[j * d + j];
    }
    return sum;
  }

  /** beta_n tr V_eff of the ratio that n has. */
  LongToDoubleFunction along(Repulsion repulsion, double memory) {
    return n -> beta(n) * plain.trace(repulsion, ratio(n, memory)).value();
  }

  /** The same with momentum. */
  LongToDoubleFunction heavyBall(Repulsion repulsion, double memory) {
    return n -> beta(n) * heavy.trace(repulsion, ratio(n, memory)).value();
  }

  LongToDoubleFunction drawn() {
    double trace = independent();
    return n -> beta(n) * trace;
  }

  static double ratio(long n, double memory) {
    return IterateTheory.ratio(n, memory, DECAY);
  }

  static double beta(long n) {
    return Gain.power(DECAY).at(n - 1);
  }
}
