package org.flyball.federated;

import java.util.Optional;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;

/**
 * What is proved of a method on a problem: how long steps may be, and what then falls from round to
 * round. With {@code gamma} the step size and e_i the memories' errors, {@code e_i = g_i - grad f_i
 * / (n w_i)},
 *
 * <pre>
 * Phi = functionWeight (f(x) - f*) + gamma sum_i memoryWeight_i ||e_i||^2 + gamma serverWeight ||lag||^2
 *
 * E Phi(next) &lt;= Phi - gamma decrease ||grad f(x)||^2                     in every round
 * (1/T) sum_{t &lt; T} E ||grad f(x^t)||^2 &lt;= Phi^0 / (gamma decrease T) + noise
 * E Phi(next) &lt;= (1 - gamma mu) Phi                                        if mu is given
 * </pre>
 *
 * The lag is that of a compressed downlink; for an averaged estimate, that of g behind grad f at
 * the start. With a proximal term the gradient is the gradient mapping.
 *
 * @param stepSize the longest step that is proved; NaN if none is
 * @param potential Phi
 * @param promise what it does
 * @param source where it is proved
 */
public record Theory(double stepSize, Potential potential, Promise promise, String source) {

  /**
   * The weights of Phi.
   *
   * @param function of f(x) - f*
   * @param memories of each client's squared error, divided by gamma; (n), shared, do not write
   * @param server of the squared lag, divided by gamma
   */
  public record Potential(double function, double[] memories, double server) {}

  /**
   * What is promised of Phi.
   *
   * @param decrease of Phi in a round, divided by gamma ||grad f||^2
   * @param mu of the Polyak-Lojasiewicz inequality; 0 if it is not used
   * @param noise what the mean of ||grad f||^2 may keep; NaN if the variances are not known
   * @param proof how far the promise goes
   */
  public record Promise(double decrease, double mu, double noise, Proof proof) {}

  /** How far a promise goes. */
  public enum Proof {
    /** In every round, whatever happened before: nothing is drawn. */
    EVERY_PATH,
    /** In every round in expectation over its draws, so no single path can refute it. */
    EXPECTATION,
    /** Only the sum over the rounds, on every path. */
    SUM,
    /** Only the sum over the rounds, in expectation. */
    SUM_IN_EXPECTATION,
    /** Nothing of this form is proved; the step size is a known one. */
    NOTHING
  }

  /**
   * The theory of a method on a problem.
   *
   * @throws IllegalArgumentException if this combination has none; a constant step size needs none
   */
  public static Theory of(Method method, FiniteSum f, Smoothness smoothness, Analysis analysis) {
    Checks.that(
        smoothness.size() == f.size(),
        "Theory: %s constants L_i for %s clients",
        smoothness.size(),
        f.size());
    return new TheoryTable(method, f, smoothness, analysis).theory(0);
  }

  /**
   * The same where {@code ||grad f||^2 >= 2 mu (f - f*)}: linear convergence, for methods that
   * compress against EF21's memory.
   *
   * @param mu positive; {@link Smoothness#polyakLojasiewicz} knows that of quadratics
   */
  public static Theory of(
      Method method, FiniteSum f, Smoothness smoothness, Analysis analysis, double mu) {
    Checks.that(mu > 0 && mu < Double.POSITIVE_INFINITY, "Theory: mu is %s, not positive", mu);
    return new TheoryTable(method, f, smoothness, analysis).theory(mu);
  }

  /**
   * The same with noisy gradients, {@code E ||grad f_ij - grad f_i||^2 <= sigma_i^2}: then the
   * noise that remains is known too. Minibatches, and one momentum of them.
   *
   * @param variances sigma_i^2 of one row's gradient, (n)
   */
  public static Theory ofNoisy(
      Method method, FiniteSum f, Smoothness smoothness, Analysis analysis, double... variances) {
    return new TheoryTable(method, f, smoothness, analysis).withVariances(variances).theory(0);
  }

  /** What a run needs of theory, and what it can be certified by; empty if neither. */
  static Optional<Theory> ofRun(
      Training training, FiniteSum f, Optional<Smoothness> smoothness, Analysis usual) {
    StepSize steps = training.stepSize();
    if (steps instanceof StepSize.OfTheory of) {
      Smoothness known = smoothness.orElseThrow();
      return Optional.of(
          of.mu() > 0
              ? of(training.method(), f, known, of.analysis(), of.mu())
              : of(training.method(), f, known, of.analysis()));
    } else if (steps instanceof StepSize.Realised of) {
      return Optional.of(of(training.method(), f, smoothness.orElseThrow(), of.analysis()));
    } else if (training.setup().lowerBound().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(training.method(), f, smoothness.orElseThrow(), usual));
    } catch (IllegalArgumentException none) {
      return Optional.empty(); // the steps are the user's, and nothing is claimed of them
    }
  }

  /** The bound on the mean of ||grad f||^2 over T rounds with steps that sum to this. */
  public double meanBound(double potentialAtStart, double sumOfSteps) {
    return potentialAtStart / (promise.decrease * sumOfSteps) + promise.noise;
  }
}
