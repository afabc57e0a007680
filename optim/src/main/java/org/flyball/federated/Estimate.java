package org.flyball.federated;

import java.io.Serializable;
import org.flyball.run.Checks;

/**
 * What a client takes for its gradient, v_i. Compose them: {@code new Momentum(0.1, new
 * Minibatch(8))}.
 */
public sealed interface Estimate extends Serializable {

  /** grad f_i(x) itself. */
  record Full() implements Estimate {}

  /**
   * The mean over rows drawn uniformly with replacement: EF21-SGD. Needs clients that are {@link
   * org.flyball.objective.RowObjective}s; one without rows gives its full gradient.
   *
   * @param rows tau, drawn anew by every client in every round, at least 1
   */
  record Minibatch(int rows) implements Estimate {
    /** Checks tau. */
    public Minibatch {
      Checks.that(rows >= 1, "Minibatch: rows must be at least 1, got %s", rows);
    }
  }

  /**
   * {@code v <- (1 - eta) v + eta u}, u from another estimate, v = u at the start: EF21-SGDM (arXiv
   * 2305.15155). A momentum of a momentum is its double momentum.
   *
   * @param share eta, in (0, 1]; 1 is no momentum
   * @param of what is averaged
   */
  record Momentum(double share, Estimate of) implements Estimate {
    /** Checks eta. */
    public Momentum {
      Checks.that(share > 0 && share <= 1, "Momentum: share must be in (0, 1], got %s", share);
    }
  }

  /**
   * {@code v = grad f_i(x)} when a coin that all clients share says so, and at the start; else
   * {@code v <- v + (1/tau) sum (grad f_ij(x) - grad f_ij(x before))}: EF21-PAGE. Keeps the last x.
   *
   * @param rows tau, at least 1
   * @param probability p of a full gradient, in (0, 1]
   */
  record Page(int rows, double probability) implements Estimate {
    /** Checks tau and p. */
    public Page {
      Checks.that(rows >= 1, "Page: rows must be at least 1, got %s", rows);
      Checks.that(
          probability > 0 && probability <= 1,
          "Page: probability must be in (0, 1], got %s",
          probability);
    }
  }

  /** Whether v_i is always grad f_i(x). */
  default boolean isExact() {
    return this instanceof Full || (this instanceof Momentum m && m.share == 1 && m.of.isExact());
  }
}
