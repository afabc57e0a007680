package org.flyball.federated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flyball.federated.Theory.Proof;
import org.flyball.run.Certificate;
import org.flyball.run.Snapshot;

/** Follows Phi from round to round and remembers where a promise was nearest to break. */
final class Auditor {

  /** Of Phi, and a hundredth of it of f and f*: Phi has the rounding errors of their difference. */
  private static final double ROUNDING = 1e-12;

  private static final int COUNT = 22;

  private final Theory theory;
  private final double lowerBound;
  private final double alpha; // NaN if nothing is promised of single messages

  // The state.
  private final double[] s = new double[COUNT];
  private static final int PHI = 0;
  private static final int PROMISED = 1; // of the next Phi by the one-step inequality
  private static final int CONTRACTED = 2; // the same by the linear rate
  private static final int FIRST_PHI = 3; // divided by the first gamma where it is multiplied by it
  private static final int STEPS = 4; // their sum
  private static final int SQUARES = 5; // weighed by steps
  private static final int ROUNDS = 6;
  private static final int WORST_EXCESS = 7;
  private static final int WORST_ROUND = 8;
  private static final int WORST_BOUND = 9;
  private static final int WORST_PHI = 10;
  private static final int WORST_RATIO = 11; // of the sum bound
  private static final int RATIO_ROUND = 12;
  private static final int RATIO_BOUND = 13;
  private static final int RATIO_MEAN = 14;
  private static final int LOWEST = 15;
  private static final int PROOF_RATIO = 16; // of ||grad f|| to what was proved of it
  private static final int PROOF_NORM = 17;
  private static final int PROOF_BOUND = 18;
  private static final int TOTAL_RATE = 20; // the product of 1 - gamma mu
  private static final int SQUARE = 21; // ||grad f(x)||^2
  private static final int LEAST_SHARE = 19; // of its energy that a message kept

  Auditor(Theory theory, double lowerBound, double alpha) {
    this.theory = theory;
    this.lowerBound = lowerBound;
    this.alpha = alpha;
    s[LEAST_SHARE] = 1;
    s[TOTAL_RATE] = 1;
    s[WORST_EXCESS] = Double.NEGATIVE_INFINITY;
    s[LOWEST] = Double.POSITIVE_INFINITY;
  }

  /**
   * The state after a round.
   *
   * @param unit gamma in Phi
   * @param value f(x)
   * @param square ||grad f(x)||^2
   * @param errors {@code sum memoryWeight_i ||e_i||^2}
   * @param lag ||lag||^2
   */
  void observe(long round, double unit, double value, double square, double errors, double lag) {
    double delta = theory.potential().function() * (value - lowerBound);
    double phi = delta + unit * (errors + theory.potential().server() * lag);
    s[LOWEST] = Math.min(s[LOWEST], value);
    if (s[ROUNDS] == 0) {
      s[FIRST_PHI] = phi;
    } else {
      s[TOTAL_RATE] *= s[PHI] == 0 ? 1 : s[CONTRACTED] / s[PHI];
      compare(round, phi, Math.abs(value) + Math.abs(lowerBound));
    }
    s[PHI] = phi;
    s[SQUARE] = square;
  }

  /** How long the step from there is. */
  void observeStep(long round, double stepSize) {
    Theory.Promise promise = theory.promise();
    s[PROMISED] = s[PHI] - stepSize * promise.decrease() * s[SQUARE];
    s[CONTRACTED] = (1 - stepSize * promise.mu()) * s[PHI];
    s[STEPS] += stepSize;
    s[SQUARES] += stepSize * s[SQUARE];
    s[ROUNDS]++;
    double mean = s[SQUARES] / s[STEPS];
    double bound = theory.meanBound(s[FIRST_PHI], s[STEPS]);
    double ratio = mean == 0 ? 0 : mean / bound;
    if (!(ratio < s[WORST_RATIO])) {
      s[WORST_RATIO] = ratio;
      s[RATIO_ROUND] = round;
      s[RATIO_BOUND] = bound;
      s[RATIO_MEAN] = mean;
    }
  }

  private void compare(long round, double phi, double size) {
    double bound = theory.promise().mu() > 0 ? s[CONTRACTED] : s[PROMISED];
    double excess = (phi - bound) / (Math.abs(s[PHI]) + size / 100);
    if (!(excess <= s[WORST_EXCESS])) { // NaN too
      s[WORST_EXCESS] = excess;
      s[WORST_ROUND] = round;
      s[WORST_BOUND] = bound;
      s[WORST_PHI] = phi;
    }
  }

  /** The least share of its energy that a message of the round kept; NaN if it is not known. */
  void observeShare(double share) {
    s[LEAST_SHARE] = Math.min(s[LEAST_SHARE], share);
  }

  /** ||grad f(x)|| beside what the messages prove of it. */
  void observeProof(double norm, double bound) {
    double ratio = norm == 0 ? 0 : norm / bound;
    if (!(ratio < s[PROOF_RATIO])) {
      s[PROOF_RATIO] = ratio;
      s[PROOF_NORM] = norm;
      s[PROOF_BOUND] = bound;
    }
  }

  private boolean knowsNoise() {
    return !Double.isNaN(theory.promise().noise());
  }

  private boolean oneStepHolds() {
    return s[WORST_EXCESS] <= ROUNDING;
  }

  List<Certificate> certificates() {
    List<Certificate> all = new ArrayList<>();
    Proof proof = theory.promise().proof();
    boolean everyRound = proof == Proof.EVERY_PATH; // no single path can refute an expectation
    String expectation =
        proof == Proof.EVERY_PATH || proof == Proof.SUM ? "" : "; in expectation, this is one path";
    if (everyRound && s[ROUNDS] > 1) {
      String claim =
          theory.promise().mu() > 0
              ? "Phi contracts by 1 - gamma mu"
              : "Phi falls by gamma c ||grad f||^2, c = " + theory.promise().decrease();
      all.add(
          new Certificate(
              claim
                  + String.format(
                      Locale.ROOT,
                      ", %d rounds, tightest in round %d%s",
                      (long) s[ROUNDS] - 1,
                      (long) s[WORST_ROUND],
                      expectation),
              theory.source(),
              s[WORST_BOUND],
              s[WORST_PHI],
              oneStepHolds()));
    }
    if (theory.promise().mu() > 0 && s[ROUNDS] > 1) {
      all.add(
          Certificate.atMost(
              "Phi falls by the product of all 1 - gamma mu" + expectation,
              theory.source(),
              s[TOTAL_RATE] * s[FIRST_PHI] + ROUNDING * Math.abs(lowerBound),
              s[PHI]));
    }
    if (proof != Proof.NOTHING && theory.promise().mu() == 0 && s[ROUNDS] > 0 && knowsNoise()) {
      all.add(
          new Certificate(
              String.format(
                  Locale.ROOT,
                  "the mean of ||grad f||^2 is below Phi^0 / (gamma c T), T up to %d, tightest in"
                      + " round %d%s",
                  (long) s[ROUNDS],
                  (long) s[RATIO_ROUND],
                  expectation),
              theory.source(),
              s[RATIO_BOUND],
              s[RATIO_MEAN],
              s[WORST_RATIO] <= 1 + ROUNDING));
    }
    if (!Double.isNaN(alpha + s[LEAST_SHARE])) {
      all.add(
          Certificate.atLeast(
              "every message keeps the share alpha of its energy; the least measured",
              "the compressor's guarantee",
              alpha * (1 - ROUNDING),
              s[LEAST_SHARE]));
    }
    if (s[PROOF_RATIO] > 0) {
      all.add(
          new Certificate(
              "||grad f|| is at most ||g|| + sum w_i ||e_i||, tightest",
              "triangle inequality",
              s[PROOF_BOUND],
              s[PROOF_NORM],
              s[PROOF_RATIO] <= 1 + ROUNDING));
    }
    if (s[LOWEST] < lowerBound - ROUNDING * Math.abs(lowerBound)) {
      all.add(
          Certificate.atLeast("f is above the lower bound given", "you", lowerBound, s[LOWEST]));
    }
    return all;
  }

  Snapshot snapshot() {
    return Snapshot.of("Auditor").with("numbers", s);
  }

  void restore(Snapshot snapshot) {
    System.arraycopy(snapshot.expect("Auditor").doubles("numbers", COUNT), 0, s, 0, COUNT);
  }
}
