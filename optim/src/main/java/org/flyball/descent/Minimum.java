package org.flyball.descent;

import org.flyball.linear.Vectors;
import org.flyball.run.Termination;
import org.flyball.run.Trace;
import org.flyball.schedule.NormRule;
import org.flyball.schedule.Refined;
import org.flyball.schedule.Refinement;

/**
 * What a descent found.
 *
 * @param x the point; fresh, the caller's. After {@link Termination#NOT_FINITE} the last one that
 *     was finite
 * @param value f(x), of the whole function
 * @param gradientNorm ||grad f(x)||, of the whole function
 * @param why why it ended
 * @param steps how many
 * @param trace one row a step: {@link #GRADIENT_NORM}, {@link #GRADIENT_NORM_1}, {@link #RATE}; no
 *     rows if nothing was recorded
 * @param fault what was not finite, and at which step; empty if all was
 */
public record Minimum(
    double[] x,
    double value,
    double gradientNorm,
    Termination why,
    long steps,
    Trace trace,
    String fault) {

  /** The column of 2-norms of the gradients as they were used, before any clipping. */
  public static final String GRADIENT_NORM = "gradientNorm";

  /** The column of their sums of absolute values. */
  public static final String GRADIENT_NORM_1 = "gradientNorm1";

  /** The column of the rates, times what the optimizer has learnt to multiply them by. */
  public static final String RATE = "rate";

  /** The gradients' norms, one a step; fresh, the caller's. */
  public double[] gradientNorms(NormRule norm) {
    return trace.column(norm == NormRule.L1 ? GRADIENT_NORM_1 : GRADIENT_NORM);
  }

  /** The schedule that these norms ask for, for a run as long as this. */
  public Refined refine(Refinement refinement) {
    return refinement.refine(gradientNorms(refinement.norm()));
  }

  /** The same for a run of another length. */
  public Refined refine(Refinement refinement, int otherSteps) {
    return refinement.refine(gradientNorms(refinement.norm()), otherSteps);
  }

  /**
   * Names the first entry that is not finite.
   *
   * @param what the vector is
   */
  static String fault(long step, String what, double[] vector) {
    int bad = Vectors.firstNotFinite(vector);
    return bad < 0
        ? "step " + step + ": the sum of " + what + "'s magnitudes overflows"
        : "step " + step + ": entry " + bad + " of " + what + " is " + vector[bad];
  }
}
