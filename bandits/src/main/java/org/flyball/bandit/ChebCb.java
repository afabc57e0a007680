package org.flyball.bandit;

import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * ChebCB: one polynomial of the context for each arm's loss, fitted to the losses of that arm, and
 * a draw that prefers arms by the inverse of their predicted gap (arXiv 2310.02246, "ChebCB";
 * SquareCB of Foster and Rakhlin 2020 for the draw).
 *
 * <pre>
 * f_j(c)   = T_j(2 (c - a) / (b - a) - 1),  j = 0..m            Chebyshev polynomials
 * theta_i  = argmin sum over the rounds of arm i of (&lt;theta, f(c)&gt; - loss)^2
 *            with |theta_0| &lt;= K, |theta_j| &lt;= 2 C L / j         follow the leader
 * s_i      = &lt;theta_i, f(c)&gt; / (K N),  i* = argmin s
 * p_i      = 1 / (d + eta (s_i - s_i*)) for i != i*,  p_i* = 1 - the rest
 * </pre>
 *
 * <p><b>When:</b> a scalar context that moves the losses smoothly, and nothing else known. <b>When
 * not:</b> jagged or adversarial losses ({@link Binned}), or a law at hand that says how the
 * context acts: for shifted matrices {@code org.flyball.tuning.ResidualShiftLaw} needs a few
 * rounds, not hundreds.
 *
 * <p>Every round is learnt by its arm's regression only. The fit is the one of least norm as long
 * as that lies within the bounds, so an arm without losses has the prediction 0: optimism, which is
 * all the exploration there is in the practical setting.
 *
 * <p><b>Cost</b> of a round with d arms: (m + 1) d multiplications for the predictions, one
 * rank-one update and one bounded least-squares problem of m + 1 unknowns for the arm that learnt,
 * whatever the number of rounds: 2 to 5 microseconds at d = 20, m = 5. All arms are fitted again in
 * the few rounds in which K changes. No allocation but the {@link ContextualPull} and its {@link
 * Pull}. Memory: (m + 1)(m + 2) doubles per arm.
 *
 * @param range [a, b], where contexts are expected
 * @param degree m, from 1 to 50; 5 in the paper's code
 * @param constants K, L, N, alpha and eta
 */
public record ChebCb(ContextRange range, int degree, ChebConstants constants)
    implements ContextualPolicy {

  public ChebCb {
    Checks.that(
        degree >= 1 && degree <= 50,
        "ChebCb: degree must be from 1 to 50, got %s; 5 is usual, see Binned for no polynomial",
        degree);
  }

  /** Degree 5 and the practical constants. */
  public ChebCb(ContextRange range) {
    this(range, 5, ChebConstants.practical());
  }

  /** The same with polynomials of another degree. */
  public ChebCb withDegree(int other) {
    return new ChebCb(range, other, constants);
  }

  /** The same with other constants. */
  public ChebCb withConstants(ChebConstants other) {
    return new ChebCb(range, degree, other);
  }

  /** N and alpha of this recipe. */
  public ChebConstants.Shape shape() {
    return ChebConstants.Shape.of(constants.order(degree), constants.variation(range.length()));
  }

  @Override
  public ContextualBandit start(int arms, Seed seed) {
    Checks.that(arms >= 1, "ChebCb: needs at least 1 arm, got %s", arms);
    return new ChebCbBandit(this, arms, seed.stream());
  }

  @Override
  public ContextualBandit resume(Snapshot snapshot) {
    String saved = snapshot.expect("ChebCb").text("policy");
    Checks.that(saved.equals(toString()), "ChebCb: the snapshot is of %s, this is %s", saved, this);
    return ChebCbBandit.resume(this, snapshot);
  }
}
