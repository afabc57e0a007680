package org.flyball.linear;

import org.flyball.run.Stop;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable LookAhead ahead; // null for whole sweeps
  private final Foresight foresight;
  private double omega;
  private OmegaRule rule;
  private int group; // sweeps done in the last pass
  private int reported; // how many of them the steps have reached

  /**
   * @param passes how sweeps are grouped; where the rule changes omega, one at a time
   */
  SorRun(
      double firstOmega, Rules rules, Passes passes, Stop stop, Start start, ScaledMatrix matrix) {
    super(stop, start, matrix);
    this.firstOmega = firstOmega;
    this.rules = rules;
    this.omega = firstOmega;
    this.rule = rules.start();
    this.ahead =
        passes.rows() == 0 ? null : LookAhead.over(matrix, passes, x, r, spare, start.workspace());
    this.foresight = new Foresight(passes.sweeps());
    open();
  }

  @Override
  void begin() {
    group = 0;
    reported = 0;
  }

  @Override
  void forget() {
    omega = firstOmega;
    rule = rules.start();
    foresight.forget();
  }

  @Override
  double relax() {
    LookAhead passes = ahead;
    if (passes == null) {
      matrix.sweep(omega, x, r, spare);
      return matrix.norm(r);
    }
    if (reported == group) {
      if (group > 0) {
        foresight.kept();
      }
      group = foresight.next(measure, threshold, stop.maxSteps() - steps);
      reported = 0;
      if (group > 1) {
        passes.pass(group, omega);
      }
    }
    if (group == 1) {
      // Whole: blocks by themselves cost more than they save.
      reported = 1;
      matrix.sweep(omega, x, r, spare);
      return matrix.norm(r);
    }
    double square = passes.square(reported++);
    if (Vectors.inRange(square)) {
      return Math.sqrt(square);
    }
    settle();
    return matrix.norm(r);
  }

  @Override
  void settle() {
    LookAhead passes = ahead;
    if (passes != null && reported < group) {
      passes.rollBack();
      for (int k = 0; k < reported; k++) {
        matrix.sweep(omega, x, r, spare);
      }
      foresight.wasted();
    }
    group = 0;
    reported = 0;
  }

  @Override
  void observe(double ratio) {
    foresight.observe(ratio);
    omega = rule.next(omega, ratio);
  }
}
