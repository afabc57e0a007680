package org.flyball.descent;

import org.flyball.run.Checks;

/**
 * Mechanic (arXiv 2306.00144): learns by how much to scale the updates of another optimizer, which
 * sees the schedule. With Delta the sum of its updates so far, x = x_0 + s Delta, {@code h = -<g +
 * decay s (||g|| / ||x||) x, Delta>}, and for {@code beta_i = 1 - 10^-i}, i = 1 .. 6:
 *
 * <pre>
 *   m = max(beta m, |h| + epsilon),   v = beta^2 v + h^2,   r = max(0, beta r + clip(h, -m_old, m_old) s_i)
 *   s_i = (initial m / 6 + r) / (sqrt(v) + epsilon),   s = s_1 + ... + s_6
 * </pre>
 *
 * @param base what is scaled, for instance AdamW under linear decay from 1
 * @param decay lambda, at least 0; 0.01 is usual
 * @param initial the first s, positive; 1e-6 is usual
 */
public record Mechanic(Optimizer base, double decay, double initial) implements Optimizer {

  /** Checks the arguments. */
  public Mechanic {
    Limits.notNegative(decay, "Mechanic: decay");
    Limits.positive(initial, "Mechanic: initial");
  }

  /** With 0.01 and 1e-6. */
  public Mechanic(Optimizer base) {
    this(base, 0.01, 1e-6);
  }

  @Override
  public boolean needsValue() {
    return base.needsValue();
  }

  @Override
  public State start(double[] x0) {
    State inner = base.start(x0);
    Checks.that(
        !inner.isElsewhere(),
        "Mechanic: %s takes gradients elsewhere than where it is; wrap the other way round",
        base);
    return new MechanicState(this, inner, x0);
  }
}
