package org.flyball.linear;

import org.flyball.run.Stop;

/**
 * One solve by {@link Sor} or {@link AdaptiveSor}. A {@link ScaledMatrix} does not depend on omega,
 * so it may change from sweep to sweep at no cost.
 */
final class SorRun extends RelaxationRun {

  /** Chooses the omega of the next sweep. */
  interface OmegaRule {
    /**
     * Called after each sweep.
     *
     * @param omega of that sweep
     * @param ratio of the residual norms after and before it
     */
    double next(double omega, double ratio);
  }

  /** A rule for each solve: rules have memory. */
  interface Rules {
    OmegaRule start();
  }

  private final double firstOmega;
  private final Rules rules;
  private double omega;
  private OmegaRule rule;

  SorRun(double firstOmega, Rules rules, Stop stop, LinearSystem system, double[] x0) {
    super(stop, system, x0);
    this.firstOmega = firstOmega;
    this.rules = rules;
    this.omega = firstOmega;
    this.rule = rules.start();
    open();
  }

  @Override
  void begin() {}

  @Override
  void forget() {
    omega = firstOmega;
    rule = rules.start();
  }

  @Override
  void relax() {
    matrix.sweep(omega, x, r, spare);
  }

  @Override
  void observe(double ratio) {
    omega = rule.next(omega, ratio);
  }
}
