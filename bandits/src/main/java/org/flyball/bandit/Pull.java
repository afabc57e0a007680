package org.flyball.bandit;

import java.util.Arrays;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * One draw of a bandit, to be handed back with its loss. It carries all that the loss estimate
 * needs, as it was at the draw: so the feedback may come late and out of order, from another
 * process ({@link #snapshot()}), or belong to a draw that the bandit never made ({@code new
 * Pull(arm, probability)}), and the estimate is unbiased all the same.
 *
 * <pre>
 * B_i = scale * baselines_i                                 what was assumed before the draw
 * estimate_i = B_i + 1[i = arm] (loss - B_i) / probability   its mean is the loss of arm i
 * </pre>
 *
 * @param arm the arm drawn, counted from 0
 * @param probability the probability it was drawn with, in (0, 1]
 * @param scale the loss scale at the draw, finite and at least 0; any number without baselines
 * @param baselines one finite number per arm in units of the scale, or empty for none; shared by
 *     all pulls for which it is the same, do not write
 */
@SuppressWarnings("ArrayRecordComponent") // shared and read-only by contract; equals looks inside
public record Pull(int arm, double probability, double scale, double[] baselines) {

  static final double[] NONE = {};

  public Pull {
    // Guarded by ifs: a pull is made every round, and a call of Checks.that boxes its values.
    if (arm < 0) {
      Checks.that(false, "Pull: arm must be at least 0, got %s", arm);
    }
    if (!(probability > 0 && probability <= 1)) {
      Checks.that(false, "Pull: probability must be in (0, 1], got %s", probability);
    }
    if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY)) {
      Checks.that(false, "Pull: scale must be finite and at least 0, got %s", scale);
    }
    if (baselines.length > 0 && arm >= baselines.length) {
      Checks.that(false, "Pull: arm %s has none of the %s baselines", arm, baselines.length);
    }
    Checks.finite(baselines, "Pull: baselines");
  }

  /** A draw without baselines: its estimate is importance weighting. */
  public Pull(int arm, double probability) {
    this(arm, probability, 1, NONE);
  }

  /**
   * What this pull says about the loss of an arm: unbiased over the draw.
   *
   * @param of the arm the estimate is of, counted from 0
   * @param loss the loss of the arm that was pulled
   */
  public double estimate(int of, double loss) {
    double baseline = baselines.length == 0 ? 0 : scale * baselines[of];
    return of == arm ? baseline + (loss - baseline) / probability : baseline;
  }

  /** All of it, for a pull whose loss outlives the process. */
  public Snapshot snapshot() {
    return Snapshot.of("Pull")
        .withLongs("arm", arm)
        .with("probability", probability)
        .with("scale", scale)
        .with("baselines", baselines);
  }

  /** The pull that was saved. */
  public static Pull of(Snapshot snapshot) {
    long[] arm = snapshot.expect("Pull").longs("arm");
    Checks.that(
        arm.length == 1 && arm[0] == (int) arm[0],
        "Pull: the snapshot's arm is %s",
        Arrays.toString(arm));
    return new Pull(
        (int) arm[0],
        snapshot.doubles("probability", 1)[0],
        snapshot.doubles("scale", 1)[0],
        snapshot.doubles("baselines"));
  }

  /** Throws unless a bandit with this many arms can take this pull and this loss. */
  void check(String who, int arms, double loss) {
    if (arm >= arms || (baselines.length > 0 && baselines.length != arms)) {
      Checks.that(
          false,
          "%s.learn: the pull is of arm %s with %s baselines, but this bandit has %s arms; the pull is of another bandit",
          who,
          arm,
          baselines.length,
          arms);
    }
    if (!(loss >= 0 && loss < Double.POSITIVE_INFINITY)) {
      Checks.that(
          false,
          "%s.learn: the loss of arm %s must be finite and at least 0, got %s; charge a failed trial its cost limit",
          who,
          arm,
          loss);
    }
  }

  /** Whether all four are the same, the baselines number by number. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Pull that
        && arm == that.arm
        && Double.compare(probability, that.probability) == 0
        && Double.compare(scale, that.scale) == 0
        && Arrays.equals(baselines, that.baselines);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * arm + Double.hashCode(probability)) + Arrays.hashCode(baselines);
  }

  @Override
  public String toString() {
    return "Pull[arm="
        + arm
        + ", probability="
        + probability
        + ", scale="
        + scale
        + ", baselines="
        + Arrays.toString(baselines)
        + "]";
  }
}
