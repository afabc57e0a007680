package org.flyball.federated;

import java.util.function.LongToDoubleFunction;
import org.flyball.run.Checks;

/**
 * How long the steps are: gamma, as a multiple of what theory allows, as a number, or as a function
 * of the round. Server and clients use the same; it travels with each order.
 */
public sealed interface StepSize {

  /** The longest step of the best analysis that needs nothing but L and the L_i. */
  static StepSize theory() {
    return theory(Analysis.ARITHMETIC_MEAN);
  }

  /** The longest step of this analysis. */
  static StepSize theory(Analysis analysis) {
    return new OfTheory(analysis, 0, 1);
  }

  /** The longest step of linear convergence under {@code ||grad f||^2 >= 2 mu (f - f*)}. */
  static StepSize polyakLojasiewicz(double mu) {
    Checks.that(mu > 0 && mu < Double.POSITIVE_INFINITY, "StepSize: mu is %s, not positive", mu);
    return new OfTheory(Analysis.ARITHMETIC_MEAN, mu, 1);
  }

  /** As long as what the compressors really keep allows, and never shorter than proved. */
  static StepSize realised() {
    return realised(Analysis.ARITHMETIC_MEAN);
  }

  /** The same, over the longest step of this analysis. */
  static StepSize realised(Analysis analysis) {
    return new Realised(analysis, 1);
  }

  /** Always this. */
  static StepSize constant(double gamma) {
    Checks.that(
        gamma > 0 && gamma < Double.POSITIVE_INFINITY,
        "StepSize: gamma must be positive and finite, got %s",
        gamma);
    return new OfRound(round -> gamma, String.valueOf(gamma));
  }

  /**
   * That of a round, from 0 on, which is the step from x^0: any function of the round, an {@code
   * org.flyball.schedule.Schedule} as {@code rate::at}. Such a step size is called "a function of
   * the round"; {@code new StepSize.OfRound(rate::at, rate.toString())} has a name of its own.
   */
  static StepSize of(LongToDoubleFunction schedule) {
    return new OfRound(schedule, "a function of the round");
  }

  /** This many times as long; the authors of EF21 tune over powers of two. */
  StepSize times(double factor);

  /** gamma of a round, where theory allows {@code proved}. */
  double at(long round, double proved);

  /** Whether {@link #at} looks at what theory allows. */
  default boolean needsTheory() {
    return this instanceof OfTheory || this instanceof Realised;
  }

  /**
   * A multiple of the step that is proved.
   *
   * @param analysis by which analysis
   * @param mu of linear convergence; 0 if it is not used
   * @param factor how many times as long
   */
  record OfTheory(Analysis analysis, double mu, double factor) implements StepSize {
    /** Checks the factor. */
    public OfTheory {
      checkFactor(factor);
    }

    @Override
    public StepSize times(double more) {
      return new OfTheory(analysis, mu, factor * more);
    }

    @Override
    public double at(long round, double proved) {
      return factor * proved;
    }
  }

  /**
   * Steps by what messages really keep of their energy, alpha_t, not by the worst case alpha; every
   * step is tested, and taken back if it fails. For EF21 and EF21-W with compressors that draw
   * nothing, exact gradients of all clients and a plain server; else refused by name. It costs 32
   * bits a message, for {@code ||e_i||}, and a copy of each memory. The order's step size is that
   * of the step made: the next one depends on the answers.
   *
   * <p>Why this may be done (derived). Write gamma for the proved step, theta and beta for {@link
   * Contraction} of alpha, {@code c_i = gamma / (2 n^2 a_i theta)} for the weights of the proof's
   * potential, {@code C = sum c_i ||e_i||^2}, and keep these weights whatever steps are made:
   *
   * <pre>
   * Phi = f(x) - f* + C
   * </pre>
   *
   * <p>A step of any length s, x+ = x - s g, moves by R = {@code ||x+ - x||^2}, and since f is
   * L-smooth
   *
   * <pre>
   * f(x+) &lt;= f(x) - (s/2) ||grad f(x)||^2 - (1/(2s) - L/2) R + (s/2) ||g - grad f(x)||^2
   * ||g - grad f(x)|| &lt;= S,  S = sum w_i ||e_i||
   * </pre>
   *
   * <p>So {@code Phi+ <= Phi - (s/2) ||grad f(x)||^2} is proved as soon as
   *
   * <pre>
   * (s/2) S^2 + C+ &lt;= C + (1/(2s) - L/2) R                                      (test)
   * </pre>
   *
   * <p>in which the server knows every number: neither f nor f* is in it. A step that fails is
   * undone, on the server and at the clients, as if all its messages had been lost; it counts as a
   * round, and its bits count. The proved step always passes (its proof is the test), so a shorter
   * one is never tried. Summed over the rounds that stand, with lengths s_t,
   *
   * <pre>
   * sum s_t ||grad f(x^t)||^2 &lt;= 2 Phi^0
   * </pre>
   *
   * <p>the theorem of EF21 with the mean weighed by the s_t. The weights c_i may stay because they
   * do not contain s: with weights that grow with s, Phi would jump wherever s changes.
   *
   * <p>How long the next try is. What client i compresses in a round, v_i, obeys {@code ||e_i+||^2
   * = (1 - alpha_i) ||v_i||^2} with its own share alpha_i kept, so with the one share of all
   *
   * <pre>
   * alpha_t = 1 - sum c_i ||e_i+||^2 / sum c_i ||v_i||^2
   * C+ = (1 - alpha_t) sum c_i ||v_i||^2 &lt;= (1 - theta_t) C + beta_t (sum c_i L_i^2) R
   * </pre>
   *
   * <p>exactly, theta_t and beta_t of alpha_t; and with the worst case in place of it this is
   * EF21's proof. A step of
   *
   * <pre>
   * s = min{ gamma theta_t / theta, 1 / (L + 2 beta_t sum c_i L_i^2) }
   * </pre>
   *
   * <p>passes the test if its own messages keep alpha_t. For small alpha it is about alpha_t /
   * alpha times gamma. The share of the last round stands for that of the next; the server computes
   * it from the messages and the e_i by Pythagoras, {@code ||v||^2 = ||C(v)||^2 + ||e||^2}, which
   * holds for Top-k and all projections and is near enough elsewhere: the test does not rest on it.
   * After a failure the tries are half as long, after a success a tenth longer, up to s.
   *
   * @param analysis of the proved step
   * @param factor how many times as long as s the tries are; the test is the same, so that any
   *     factor is safe, and a large one finds the longest steps that pass
   */
  record Realised(Analysis analysis, double factor) implements StepSize {
    /** Checks the factor. */
    public Realised {
      checkFactor(factor);
    }

    @Override
    public StepSize times(double more) {
      return new Realised(analysis, factor * more);
    }

    /** The first step: nothing has been compressed yet. */
    @Override
    public double at(long round, double proved) {
      return proved;
    }
  }

  /**
   * A function of the round.
   *
   * @param schedule gamma for each round
   * @param name for people
   */
  record OfRound(LongToDoubleFunction schedule, String name) implements StepSize {
    @Override
    public StepSize times(double factor) {
      checkFactor(factor);
      LongToDoubleFunction plain = schedule;
      return new OfRound(round -> factor * plain.applyAsDouble(round), factor + " times " + name);
    }

    @Override
    public double at(long round, double proved) {
      return schedule.applyAsDouble(round);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static void checkFactor(double factor) {
    Checks.that(
        factor > 0 && factor < Double.POSITIVE_INFINITY,
        "StepSize: the factor must be positive and finite, got %s",
        factor);
  }
}
