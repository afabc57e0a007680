package org.flyball.federated;

import org.flyball.federated.Theory.Potential;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * What is proved of EF21-SGD under {@link AbcNoise} (derived; the assumption and the shape of the
 * bound are those of arXiv 2110.03294). With gamma at most {@link #longest}, tau rows a minibatch,
 * weights a_i of the analysis with sum 1, and f^inf a number below all values of f,
 *
 * <pre>
 * Phi = f(x) - f^inf + gamma sum a_i ||e_i||^2 / (2 theta),   e_i = g_i - grad f_i(x)
 * Ab = max_i n a_i 2 (A_i + L_i max(0, B_i - 1)) / tau        Cb = sum a_i C_i / tau
 * a = gamma b2 Ab / (2 theta)                                 D = f^inf - (1/n) sum f_i^inf
 * c = gamma b2 (Ab D + Cb) / (2 theta)
 *
 * (1 - a) E Phi(next) &lt;= Phi - (gamma/2) ||grad f(x)||^2 + c           in every round, a &lt; 1
 * sum (1-a)^t E ||grad f(x^t)||^2 / W_T &lt;= 2 Phi^0 / (gamma W_T) + 2 c / gamma
 * W_T = sum_{t &lt; T} (1-a)^t
 * </pre>
 *
 * <p>The weights forget late rounds, so T is to be known beforehand: {@link #stepSize} keeps {@code
 * a T <= 1}, and no weight is below {@code (1 - 1/T)^T}, about 1/e. Then the first term is of order
 * 1 / sqrt(T) once T is large, as it must be.
 *
 * @param longest the longest step, whatever T
 * @param potential Phi
 * @param growth a / gamma
 * @param noise c / gamma
 */
public record AbcTheory(double longest, Potential potential, double growth, double noise) {

  /**
   * For EF21 with minibatches.
   *
   * @param analysis {@link Analysis#ARITHMETIC_MEAN} or {@link Analysis#QUADRATIC_MEAN}
   * @param lowest f^inf, a number below all values of f, with a regularizer on the server that is
   *     nowhere negative
   * @throws IllegalArgumentException if the method is another, or the constants are of other
   *     clients
   */
  public static AbcTheory of(
      Method method,
      FiniteSum f,
      Smoothness smoothness,
      Analysis analysis,
      AbcNoise noise,
      double lowest) {
    Checks.that(
        noise.a().length == f.size(),
        "AbcTheory: constants of %s clients for %s clients",
        noise.a().length,
        f.size());
    Checks.that(Double.isFinite(lowest), "AbcTheory: lowest must be finite, got %s", lowest);
    Checks.that(
        method.estimate() instanceof Estimate.Minibatch,
        "AbcTheory: is for minibatches, not for %s; give a constant step size",
        method.estimate());
    Theory.of(method, f, smoothness, analysis); // refuses what nothing is proved of
    return new TheoryTable(method, f, smoothness, analysis)
        .noisyTheory()
        .abc(((Estimate.Minibatch) method.estimate()).rows(), noise, lowest);
  }

  /** The longest step for T rounds: at most {@link #longest}, and with {@code a T <= 1}. */
  public double stepSize(long rounds) {
    Checks.that(rounds >= 1, "AbcTheory: rounds must be at least 1, got %s", rounds);
    return growth == 0 ? longest : Math.min(longest, 1 / (growth * rounds));
  }

  /** W_T. */
  public double sumOfWeights(double stepSize, long rounds) {
    double a = check(stepSize);
    if (a == 0) {
      return rounds;
    }
    return a == 1 ? 1 : -Math.expm1(rounds * Math.log1p(-a)) / a;
  }

  /** The bound on the weighed mean of {@code E ||grad f||^2}; {@code (1-a)^t} are the weights. */
  public double bound(double potentialAtStart, double stepSize, long rounds) {
    return 2 * potentialAtStart / (stepSize * sumOfWeights(stepSize, rounds)) + 2 * noise;
  }

  private double check(double stepSize) {
    double a = stepSize * growth;
    Checks.that(
        stepSize > 0 && stepSize <= longest && a <= 1,
        "AbcTheory: gamma is %s, must be positive, at most %s, and gamma growth = %s at most 1; take"
            + " stepSize(rounds)",
        stepSize,
        longest,
        a);
    return a;
  }
}
