package org.flyball.federated;

import java.io.Serializable;
import org.flyball.run.Checks;

/**
 * Against which memory a client compresses, and what the server makes of the messages. Of all the
 * methods there is one loop; a memory is a row of this table, with v the client's gradient, g its
 * memory that the server knows in the mean, s its own second memory, m = C(difference):
 *
 * <pre>
 *                            difference            g becomes      s becomes     server's direction
 * Nothing     (DCGD, GD)     v                     -              -             mean m
 * Residual    (EF14)         gamma v + s           -              difference-m  mean m, as the step
 * Shift(lambda, nu)          v - g                 g + lambda m   -             mean g + nu mean m
 *   (1, 1) is EF21, (lambda, 1) DIANA, else EF-BV
 * Values      (EF21)         v - g                 v where kept   -             mean g
 * Nearest     (EF21+)        v - g, or v           g + m, or m    -             mean g
 * Control(eta) (EControl)    v - g + eta s         g + m          v - g + s     mean g
 * Difference(p) (MARINA)     v - s, or v           -              v             mean g
 * Tracking(a) (DASHA)        v - (1-a) s - a g     g + m          v             mean g
 * </pre>
 */
public sealed interface Memory extends Serializable {

  /** None: distributed compressed gradient descent, or gradient descent with Identity. */
  record Nothing() implements Memory {}

  /** The error of the past, in units of steps: EF14 (Seide et al. 2014). */
  record Residual() implements Memory {}

  /**
   * The last gradient as the server knows it: EF21 for (1, 1), DIANA for nu = 1, EF-BV (arXiv
   * 2205.04180).
   *
   * @param lambda how much of a message the memory takes, in (0, 1]
   * @param nu how much of it the direction takes, in (0, 1]
   */
  record Shift(double lambda, double nu) implements Memory {
    /** Checks lambda and nu. */
    public Shift {
      Checks.that(
          lambda > 0 && lambda <= 1 && nu > 0 && nu <= 1,
          "Shift: lambda and nu must be in (0, 1], got %s and %s",
          lambda,
          nu);
    }
  }

  /**
   * EF21 whose messages carry the new values of the kept coordinates, not their changes: the same
   * iterates but for rounding, no drift, and a message that comes twice does no harm. The server
   * keeps a copy of every g, n d numbers. Needs {@link org.flyball.compress.Trait#ASSIGNABLE}.
   */
  record Values() implements Memory {}

  /**
   * The better of EF21's g + C(v - g) and C(v): EF21+. The server keeps a copy of every g, n d
   * numbers, and each client compresses twice.
   */
  record Nearest() implements Memory {}

  /**
   * EControl (arXiv 2311.05645); eta = 0 is EF21.
   *
   * @param eta how much of the past error is fed back, in [0, 1)
   */
  record Control(double eta) implements Memory {
    /** Checks eta. */
    public Control {
      Checks.that(eta >= 0 && eta < 1, "Control: eta must be in [0, 1), got %s", eta);
    }
  }

  /**
   * MARINA: changes of the gradient, and with some probability, by a coin that all share, the whole
   * gradient. Needs everybody to take part.
   *
   * @param probability p of a whole gradient, in (0, 1]
   */
  record Difference(double probability) implements Memory {
    /** Checks p. */
    public Difference {
      Checks.that(
          probability > 0 && probability <= 1,
          "Difference: probability must be in (0, 1], got %s",
          probability);
    }
  }

  /**
   * DASHA: changes of the gradient, corrected by what the server still has wrong.
   *
   * @param a in (0, 1]; 1 / (2 omega + 1) in theory; 1 is EF21
   */
  record Tracking(double a) implements Memory {
    /** Checks a. */
    public Tracking {
      Checks.that(a > 0 && a <= 1, "Tracking: a must be in (0, 1], got %s", a);
    }
  }
}
