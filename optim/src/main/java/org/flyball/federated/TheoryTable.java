package org.flyball.federated;

import java.util.Arrays;
import java.util.Optional;
import org.flyball.compress.Compressor;
import org.flyball.compress.Trait;
import org.flyball.federated.Theory.Potential;
import org.flyball.federated.Theory.Promise;
import org.flyball.federated.Theory.Proof;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * Which formula is for which method. All of EF21's kin rest on two facts: {@code ||g - grad f||^2
 * <= sum ||e_i||^2 / (n^2 a_i)} for any weights a_i with sum 1, and {@code E ||e_i||^2 <= (1 -
 * theta_i) ||e_i before||^2 + beta_i L_i^2 ||move||^2}. Hence the step size {@code 1 / (L + B)},
 * B^2 = {@code sum xi_i^2 L_i^2 / (n^2 a_i)}: with a_i = 1/n the quadratic mean, and at its least,
 * a_i proportional to L_i xi_i, the arithmetic one. Since the compressors are contractive at any
 * scale, the weights of the analysis need not be those of the method.
 */
final class TheoryTable {

  private final Method method;
  private final FiniteSum f;
  private final Smoothness smoothness;
  private final Analysis analysis;
  private final int n;
  private final int d;
  private double[] variances; // sigma_i^2 of the rows' gradients; NaN if not known

  TheoryTable(Method method, FiniteSum f, Smoothness smoothness, Analysis analysis) {
    this.method = method;
    this.f = f;
    this.smoothness = smoothness;
    this.analysis = analysis;
    n = f.size();
    d = f.dimension();
    method.check(n);
    variances = new double[n];
    Arrays.fill(variances, Double.NaN);
  }

  TheoryTable withVariances(double[] known) {
    variances = known.clone();
    return this;
  }

  Theory theory(double mu) {
    Memory memory = method.feedback().memory();
    boolean ef21 =
        memory instanceof Memory.Values
            || memory instanceof Memory.Nearest
            || (memory instanceof Memory.Shift s && s.lambda() == 1 && s.nu() == 1)
            || (memory instanceof Memory.Control c && c.eta() == 0)
            || (memory instanceof Memory.Nothing && isLossless());
    Checks.that(mu == 0 || ef21, "Theory: linear rates are known of EF21 only, not of %s", method);
    if (ef21) {
      return ofEf21(mu);
    }
    Checks.that(
        isPlain() && method.estimate().isExact() && method.participation().isFull(),
        "Theory: none is known of %s; give a constant step size",
        method);
    return new UnbiasedTheory(method, smoothness, d).theory();
  }

  private boolean isLossless() {
    boolean all = method.participation().isFull();
    for (int i = 0; i < n; i++) {
      all &= method.feedback().compressors().of(i).guarantee(d).contraction() == 1;
    }
    return all;
  }

  private boolean isPlain() {
    ServerStep server = method.server();
    return server.momentum() == 0 && server.proximal().isNone() && server.downlink().isEmpty();
  }

  private Theory ofEf21(double mu) {
    ServerStep server = method.server();
    int extras =
        (server.momentum() > 0 ? 1 : 0)
            + (server.proximal().isNone() ? 0 : 1)
            + (server.downlink().isPresent() ? 1 : 0)
            + (method.estimate().isExact() ? 0 : 1)
            + (mu > 0 ? 1 : 0);
    Checks.that(
        extras <= 1,
        "Theory: momentum, proximal step, compressed downlink, linear rate and estimated gradients"
            + " are proved one at a time; give a constant step size for %s",
        method);
    if (!method.estimate().isExact()) {
      return noisy();
    }
    Aggregate clients = aggregate();
    double l = smoothness.function();
    double b = clients.constant;
    Proof proof = proof();
    if (mu > 0) {
      double cap = Double.POSITIVE_INFINITY;
      for (double theta : clients.theta) {
        cap = Math.min(cap, theta / (2 * mu));
      }
      return new Theory(
          Math.min(1 / (l + Math.sqrt(2) * b), cap),
          new Potential(1, clients.weights(2), 0),
          new Promise(0.5, mu, 0, proof),
          clients.source + ", with the PL inequality");
    } else if (server.momentum() > 0) {
      double eta = server.momentum();
      double rest = 1 - eta;
      return new Theory(
          1 / ((1 + eta) * l / (rest * rest) + b / rest),
          new Potential(rest, clients.weights(1), 0),
          new Promise(0.5, 0, 0, proof == Proof.EVERY_PATH ? Proof.SUM : Proof.SUM_IN_EXPECTATION),
          clients.source + ", heavy ball derived");
    } else if (server.downlink().isPresent()) {
      return bidirectional(server.downlink().get(), clients, proof);
    } else if (!server.proximal().isNone()) {
      return new Theory(
          1 / (2 * l + Math.sqrt(3) * b),
          new Potential(1, clients.weights(1.5), 0),
          new Promise(0.125, 0, 0, proof),
          clients.source + ", proximal step derived");
    }
    return new Theory(
        1 / (l + b),
        new Potential(1, clients.weights(1), 0),
        new Promise(0.5, 0, 0, proof),
        clients.source);
  }

  /** The constants of noisy gradients for this method. */
  NoisyTheory noisyTheory() {
    double worst = 1;
    for (int i = 0; i < n; i++) {
      worst = Math.min(worst, alpha(i, d));
    }
    Checks.that(
        method.participation().isFull() && method.feedback().weights() instanceof Weights.Equal,
        "Theory: noisy gradients are proved for everybody taking part with equal weights; give a"
            + " constant step size for %s",
        method);
    return new NoisyTheory(smoothness, analysis, worst, variances);
  }

  private Theory noisy() {
    NoisyTheory noisy = noisyTheory();
    if (method.estimate() instanceof Estimate.Minibatch batch) {
      return noisy.minibatch(batch.rows());
    } else if (method.estimate() instanceof Estimate.Momentum momentum
        && momentum.of() instanceof Estimate.Minibatch batch
        && method.feedback().opening() == Feedback.Opening.DENSE) {
      return noisy.momentum(momentum.share(), batch.rows());
    }
    throw new IllegalArgumentException(
        "Theory: none is known of " + method.estimate() + "; give a constant step size");
  }

  private Theory bidirectional(Compressor down, Aggregate clients, Proof proof) {
    double alpha = Contraction.alpha(down, d);
    double ratio = Contraction.beta(alpha) / Contraction.theta(alpha);
    boolean nonexpansive = true;
    for (int i = 0; i < n; i++) {
      nonexpansive &= method.feedback().compressors().of(i).guarantee(d).has(Trait.NONEXPANSIVE);
    }
    double k = nonexpansive ? 2 : 8;
    double b = clients.constant;
    double l = smoothness.function();
    // The move of the clients' mean is at most K times (their moves and errors), weighed as theirs:
    // L_a^2 = sum L_i^2 / (n^2 a_i) enters without xi.
    double plain = clients.plain(smoothness);
    double step = 1 / (l + Math.sqrt(2 * k * ratio * plain * plain + 2 * b * b * (1 + k * ratio)));
    boolean fixed = down.guarantee(d).has(Trait.DETERMINISTIC);
    return new Theory(
        step,
        new Potential(1, clients.weights(2 * (1 + k * ratio)), 1 / Contraction.theta(alpha)),
        new Promise(0.5, 0, 0, fixed ? proof : Proof.EXPECTATION),
        clients.source + ", bidirectional derived");
  }

  private Proof proof() {
    boolean fixed = method.participation().isFull();
    for (int i = 0; i < n; i++) {
      fixed &= method.feedback().compressors().of(i).guarantee(d).has(Trait.DETERMINISTIC);
    }
    return fixed ? Proof.EVERY_PATH : Proof.EXPECTATION;
  }

  /** alpha of what client i does to a vector, being absent included. */
  private double alpha(int client, int dimension) {
    Compressor compressor = method.feedback().compressors().of(client);
    return method.participation().of(client) * Contraction.alpha(compressor, dimension);
  }

  private Aggregate aggregate() {
    double[] alpha = new double[n];
    for (int i = 0; i < n; i++) {
      alpha[i] = alpha(i, d);
    }
    if (analysis == Analysis.RARE_FEATURES) {
      return RareFeatureWeights.of(method, f, smoothness);
    }
    Weights own = method.feedback().weights();
    double[] weights = new double[n];
    double[] worst = alpha;
    double[] constants = smoothness.clients();
    String source;
    if (analysis == Analysis.QUADRATIC_MEAN) {
      Arrays.fill(weights, 1.0 / n);
      source = "EF21, arXiv 2106.05203";
    } else if (analysis == Analysis.CURVATURE) {
      return curvature(alpha);
    } else if (own instanceof Weights.Equal) {
      weights = ideal(alpha);
      source = "Error Feedback Reloaded, arXiv 2402.10774, Theorem 3";
    } else {
      weights = own.of(n, Optional.of(smoothness));
      source = "EF21-W, arXiv 2402.10774";
    }
    return new Aggregate(worst, constants, weights, scale(), source);
  }

  /** L_+ or L_+,w in place of the constant; one alpha for all, the worst. */
  private Aggregate curvature(double[] alpha) {
    double worst = 1;
    for (double a : alpha) {
      worst = Math.min(worst, a);
    }
    double[] same = new double[n];
    Arrays.fill(same, worst);
    boolean weighted = smoothness.weightedPlus() < smoothness.plus();
    double[] weights = new double[n];
    Arrays.fill(weights, 1.0 / n);
    if (weighted) {
      weights = Weights.bySmoothness(0).of(n, Optional.of(positive()));
    }
    Aggregate all =
        new Aggregate(
            same, smoothness.clients(), weights, scale(), "arXiv 2106.05203 with L_+, derived");
    double constant = weighted ? smoothness.weightedPlus() : smoothness.plus();
    return all.withConstant(constant * Contraction.xi(worst));
  }

  /** A client with L_i = 0 has an error that nothing feeds: any weight will do. */
  private Smoothness positive() {
    double[] constants = smoothness.clients().clone();
    double least = smoothness.arithmeticMean() * 1e-9 + Double.MIN_NORMAL;
    for (int i = 0; i < n; i++) {
      constants[i] = Math.max(constants[i], least);
    }
    return Smoothness.of(smoothness.function(), constants);
  }

  /** Proportional to L_i xi(alpha_i), where that is least; see {@link Aggregate}. */
  private double[] ideal(double[] alpha) {
    double[] weights = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = smoothness.client(i) * Contraction.xi(alpha[i]);
      sum += weights[i];
    }
    for (int i = 0; i < n; i++) {
      weights[i] = sum == 0 ? 1.0 / n : weights[i] / sum;
    }
    if (method.feedback().opening() != Feedback.Opening.DENSE) {
      // A weight of 0 is for errors that are 0 from the start on.
      boolean zero = false;
      for (double w : weights) {
        zero |= w == 0;
      }
      for (int i = 0; i < n && zero; i++) {
        weights[i] = 0.9 * weights[i] + 0.1 / n;
      }
    }
    return weights;
  }

  /** n w_i of the method: its memories are in units of the gradient divided by this. */
  private double[] scale() {
    double[] scale = method.feedback().weights().of(n, Optional.of(smoothness));
    for (int i = 0; i < n; i++) {
      scale[i] = method.feedback().weights() instanceof Weights.Equal ? 1 : n * scale[i];
    }
    return scale;
  }
}
