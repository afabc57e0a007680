package org.flyball.federated;

import org.flyball.federated.Theory.Potential;
import org.flyball.federated.Theory.Promise;
import org.flyball.federated.Theory.Proof;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * EF21 with minibatches, and with a momentum of them, under bounded variance, {@code E ||grad f_ij
 * - grad f_i||^2 <= sigma_i^2} (derived; the analysis of arXiv 2110.03294 and 2305.15155 with
 * explicit constants), and with minibatches under {@link AbcNoise}. The step size does not need the
 * sigma_i, the noise that remains does.
 */
final class NoisyTheory {

  private final Smoothness smoothness;
  private final double alpha;
  private final double[] share; // a_i, the weights of the mean over clients, with sum 1
  private final double bound; // L_QM or L_AM
  private final double[] variances; // sigma_i^2; NaN if not known
  private final String source;

  NoisyTheory(Smoothness smoothness, Analysis analysis, double alpha, double[] variances) {
    this.smoothness = smoothness;
    this.alpha = alpha;
    this.variances = variances;
    int n = smoothness.size();
    Checks.length(variances, n, "Theory: variances");
    Checks.that(
        analysis == Analysis.QUADRATIC_MEAN || analysis == Analysis.ARITHMETIC_MEAN,
        "Theory: with noisy gradients only L_QM and L_AM are known, not %s",
        analysis);
    boolean quadratic = analysis == Analysis.QUADRATIC_MEAN;
    double mean = smoothness.arithmeticMean();
    share = new double[n];
    for (int i = 0; i < n; i++) {
      Checks.that(
          quadratic || smoothness.client(i) > 0,
          "Theory: L_i of client %s is 0, so its noise counts without bound; use QUADRATIC_MEAN",
          i);
      share[i] = quadratic ? 1.0 / n : mean / smoothness.client(i) / n;
    }
    bound = quadratic ? smoothness.quadraticMean() : mean;
    source = quadratic ? "arXiv 2110.03294" : "arXiv 2402.10774";
  }

  /** theta, b1 and b2 of section EF21-SGD: of the error, of a move, of the noise. */
  private record Constants(double theta, double move, double noise) {
    static Constants of(double alpha) {
      if (alpha == 1) {
        return new Constants(1, 0, 1);
      }
      double q = Math.sqrt(1 - alpha);
      double s = (1 / q - 1) / 2; // and nu = s: (1 + s)^2 < 1 / (1 - alpha)
      return new Constants(
          1 - (1 - alpha) * (1 + s) * (1 + s),
          (1 - alpha) * (1 + s) * (1 + 1 / s),
          (1 - alpha) * (1 + s) + 1 + 1 / s);
    }
  }

  /** Minibatches of {@code rows} whose noise may grow with f. */
  AbcTheory abc(int rows, AbcNoise noise, double lowest) {
    Constants k = Constants.of(alpha);
    double growth = 0; // Ab
    double rest = 0; // Cb
    double below = 0;
    int n = share.length;
    for (int i = 0; i < n; i++) {
      growth = Math.max(growth, n * share[i] * noise.growth(i, smoothness) / rows);
      rest += share[i] * noise.c()[i] / rows;
      below += noise.lowest()[i] / n;
    }
    double gap = Math.max(0, lowest - below); // D; below is a lower bound of f as well
    double half = k.noise / (2 * k.theta);
    return new AbcTheory(
        1 / (smoothness.function() + bound * Math.sqrt(k.move / k.theta)),
        new Potential(1, weights(1 / (2 * k.theta)), 0),
        half * growth,
        half * (growth * gap + rest));
  }

  /** Minibatches of {@code rows}. */
  Theory minibatch(int rows) {
    double l = smoothness.function();
    if (alpha == 1) {
      return new Theory(
          1 / l,
          new Potential(1, new double[share.length], 0),
          new Promise(0.5, 0, mean(rows), Proof.SUM_IN_EXPECTATION),
          "SGD with " + source);
    }
    Constants k = Constants.of(alpha);
    return new Theory(
        1 / (l + bound * Math.sqrt(k.move / k.theta)),
        new Potential(1, weights(1 / (2 * k.theta)), 0),
        new Promise(0.5, 0, k.noise / k.theta * mean(rows), Proof.SUM_IN_EXPECTATION),
        "EF21-SGD, " + source + ", constants derived");
  }

  /** A momentum with share eta of minibatches of {@code rows}. */
  Theory momentum(double eta, int rows) {
    double theta = Contraction.theta(alpha);
    double beta = Contraction.beta(alpha);
    double l = smoothness.function();
    double rest = 1 - eta;
    double clients = 4 * beta / theta * (eta * eta + rest * rest) * bound * bound;
    double server = 2 * (rest / eta) * (rest / eta) * l * l;
    double together = 0; // of the mean of all, which is what is left without compression
    for (double variance : variances) {
      together += variance / rows / share.length / share.length;
    }
    double noise =
        2 * mean(rows) * ((1 - alpha) * eta * eta / theta + 2 * beta / theta * eta * eta * eta)
            + 2 * eta * together;
    return new Theory(
        1 / (l + Math.sqrt(clients + server)),
        new Potential(1, weights(2 * beta * eta / theta), 1 / eta),
        new Promise(0.5, 0, noise, Proof.SUM_IN_EXPECTATION),
        "EF21-SGDM, arXiv 2305.15155, constants derived");
  }

  /** {@code sum a_i sigma_i^2 / rows}. */
  private double mean(int rows) {
    double sum = 0;
    for (int i = 0; i < share.length; i++) {
      sum += share[i] * variances[i] / rows;
    }
    return sum;
  }

  private double[] weights(double factor) {
    double[] weights = new double[share.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = factor * share[i];
    }
    return weights;
  }
}
