package org.flyball.tuning;

import java.util.Arrays;
import java.util.List;
import org.flyball.bandit.ContextualPull;
import org.flyball.bandit.Pull;
import org.flyball.run.Certificate;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/** A run of {@link ResidualShiftLaw}. */
final class ResidualShiftLawLearner implements ParameterLearner {

  private static final double LARGEST_BETA = 1 - 1e-9;

  /** Theta of a look from below, relative to that of omega*. */
  private static final double BELOW = 1.25;

  /** Looks the estimate is the median of. */
  private static final int MEMORY = 5;

  /**
   * A ratio counts only if it puts theta this much below that of the solve. Young's two roots meet
   * in omega - 1 at omega*, and above it residuals oscillate: there a ratio is noise.
   */
  private static final double CLEARLY = 1.1;

  private static final int LOOK = 1;

  private static final double LARGEST_MISFIT = 0.05;

  private final ResidualShiftLaw law;

  // The state.
  private long proposals;
  private long looks;
  private boolean doubtful;
  private final double[] seen = new double[MEMORY]; // beta0 by the last looks, a ring
  private double misfit;

  private final double[] sorted = new double[MEMORY];

  ResidualShiftLawLearner(ResidualShiftLaw law) {
    this.law = law;
  }

  static ResidualShiftLawLearner resume(ResidualShiftLaw law, Snapshot snapshot) {
    ResidualShiftLawLearner learner = new ResidualShiftLawLearner(law);
    long[] counts = snapshot.longs("counts");
    double[] seen = snapshot.doubles("seen", MEMORY);
    Checks.finite(seen, "ResidualShiftLaw: the snapshot's beta0");
    learner.misfit = snapshot.doubles("misfit", 1)[0];
    Checks.that(
        counts.length == 3 && counts[0] >= 0 && counts[1] >= 0 && learner.misfit >= 0,
        "ResidualShiftLaw: the snapshot is torn: its counts must be at least 0");
    learner.proposals = counts[0];
    learner.looks = counts[1];
    learner.doubtful = counts[2] != 0;
    System.arraycopy(seen, 0, learner.seen, 0, MEMORY);
    return learner;
  }

  private double factor(double shift) {
    return ShiftLaw.factor("ResidualShiftLaw", law.diagonal(), shift);
  }

  @Override
  public Proposal propose(double shift) {
    double best = favourite(shift);
    boolean look = looks == 0 || doubtful || (proposals & (proposals - 1)) == 0;
    proposals++;
    if (!look) {
      return Proposal.of(best, shift);
    }
    doubtful = false;
    double below = 2 / (1 + Math.min(1, BELOW * (2 / best - 1)));
    if (looks == 0) {
      // Above omega* nothing is seen, so the second try is where nothing can be above.
      below = proposals % 2 == 1 ? Math.min(1.5, law.largestOmega()) : 1;
    }
    return new Proposal(below, new ContextualPull(shift, new Pull(LOOK, 1)));
  }

  @Override
  public double favourite(double shift) {
    double factor = factor(shift);
    return looks == 0 ? 1 : Math.min(law.largestOmega(), 2 / (1 + theta(median() * factor)));
  }

  private double median() {
    int count = (int) Math.min(looks, MEMORY);
    System.arraycopy(seen, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    return 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
  }

  private static double theta(double beta) {
    double b = Math.min(beta, LARGEST_BETA);
    return Math.sqrt((1 - b) * (1 + b));
  }

  @Override
  public void learn(Proposal proposal, Outcome outcome) {
    boolean look = proposal.pull().arm() == LOOK;
    long before = looks;
    boolean clear = read(proposal.parameter(), proposal.context(), outcome, CLEARLY, look);
    // This was meant to be omega* and is below: have a proper look next time.
    doubtful |= clear && !look;
    if (look && !clear && before == 1) {
      // A true first look is seen again from where the second is made: that one was of noise. Its
      // omega was above omega*, which no later look would ever notice. Begin again, at 1.
      looks = 0;
      proposals += proposals % 2 == 0 ? 1 : 0;
    }
  }

  /** As good as a look, if it was as far below omega* as a look. */
  @Override
  public void observe(double omega, double shift, Outcome outcome) {
    read(omega, shift, outcome, BELOW, true);
  }

  /**
   * Takes what a solve says of beta0, if that is to be kept.
   *
   * @param margin by how much theta of the solve must exceed that of omega*
   * @return whether it says anything
   */
  private boolean read(double omega, double shift, Outcome outcome, double margin, boolean kept) {
    double factor = factor(shift);
    if (!(omega > 0 && omega < 2)) {
      Checks.that(false, "ResidualShiftLaw.learn: omega must be in (0, 2), got %s", omega);
    }
    if (outcome.ratio().isEmpty()) {
      return false;
    }
    double ratio = outcome.ratio().getAsDouble();
    double beta = (ratio + omega - 1) / (omega * Math.sqrt(ratio));
    boolean clear = beta > 0 && beta < 1 && 2 / omega - 1 >= margin * theta(beta);
    // The first try may be above omega*, where residuals that have yet to settle look as if beta0
    // were 1 or more: then A itself would not be definite. The try at 1 is never above.
    clear &= looks > 0 || omega <= 1 || beta < factor;
    if (clear && kept) {
      if (looks > 0) {
        double off = Math.abs(StrictMath.log(theta(beta) / theta(median() * factor)));
        misfit += (off - misfit) / Math.min(looks, 2 * MEMORY);
      }
      seen[(int) (looks % MEMORY)] = beta / factor;
      looks++;
    }
    return clear;
  }

  @Override
  public List<Certificate> certificates() {
    return List.of(
        Certificate.atMost(
            "Residuals fall as the shift law says: mean of |log(theta seen / theta predicted)| over"
                + " about the last 10 looks",
            "measured: below 1e-5 on the stream of arXiv 2310.02246, Figure 2; 0.1 when the shift is hidden",
            LARGEST_MISFIT,
            misfit));
  }

  @Override
  public Snapshot snapshot() {
    return Snapshot.of("ResidualShiftLaw")
        .with("policy", law.toString())
        .withLongs("counts", proposals, looks, doubtful ? 1 : 0)
        .with("seen", seen)
        .with("misfit", misfit);
  }
}
