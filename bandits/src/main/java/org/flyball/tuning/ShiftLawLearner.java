package org.flyball.tuning;

import java.util.List;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Certificate;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * The belief of {@link ShiftLaw}: a log weight for each pair (beta0, tau). beta0 is on the grid by
 * {@code theta = sqrt(1 - beta0^2)}, geometric from that of the largest omega to 1, since {@code
 * omega* = 2 / (1 + theta)}.
 */
final class ShiftLawLearner implements ParameterLearner {

  static final int BETAS = 192;
  static final int TAUS = 6;
  private static final double LARGEST_TAU = 0.6;
  private static final double LARGEST_BETA = 1 - 1e-9;

  /** Standard deviation of the logarithm of a count around the law. */
  private static final double DEVIATION = 0.1;

  /** Where an observation stops to gain weight, in squared deviations: at 4.5 in the exponent. */
  private static final double SATURATION = 9;

  /** Number of solves after which an observation has faded to a third. */
  private static final double MEMORY = 300;

  /** Counts that are off by this on average, in the logarithm, are not those of the law. */
  private static final double LARGEST_MISFIT = 0.2;

  private final ShiftLaw law;
  private final Xoshiro256 random;
  private final double logTolerance;
  private final double ratio; // of neighbouring theta
  private final double[] theta = new double[BETAS];
  private final double[] beta = new double[BETAS];
  private final double[] tau = new double[TAUS];
  private final double[] beyond = new double[TAUS];

  // The state.
  private final double[] logWeight = new double[BETAS * TAUS]; // the largest is 0
  private double misfit;
  private long learnt;

  ShiftLawLearner(ShiftLaw law, Xoshiro256 random) {
    this.law = law;
    this.random = random;
    logTolerance = StrictMath.log(law.tolerance());
    double least = 2 / law.largestOmega() - 1;
    ratio = StrictMath.pow(least, 1.0 / (BETAS - 1));
    for (int i = 0; i < BETAS; i++) {
      theta[i] = StrictMath.pow(least, i / (BETAS - 1.0));
      beta[i] = Math.sqrt((1 - theta[i]) * (1 + theta[i]));
    }
    for (int k = 0; k < logWeight.length; k++) {
      // In proportion to theta: an omega near 2 that was not needed is a dear first try.
      logWeight[k] = StrictMath.log(theta[k / TAUS]);
    }
    for (int j = 0; j < TAUS; j++) {
      tau[j] = LARGEST_TAU * (j + 1) / TAUS;
    }
  }

  static ShiftLawLearner resume(ShiftLaw law, Snapshot snapshot) {
    ShiftLawLearner learner = new ShiftLawLearner(law, Xoshiro256.of(snapshot.part("random")));
    double[] weights = snapshot.doubles("logWeights", BETAS * TAUS);
    for (double weight : weights) {
      Checks.that(weight <= 0, "ShiftLaw: the snapshot has the log weight %s", weight);
    }
    System.arraycopy(weights, 0, learner.logWeight, 0, weights.length);
    learner.misfit = snapshot.doubles("misfit", 1)[0];
    learner.learnt = snapshot.longs("learnt")[0];
    return learner;
  }

  private double factor(double shift) {
    return ShiftLaw.factor("ShiftLaw", law.diagonal(), shift);
  }

  @Override
  public Proposal propose(double shift) {
    double factor = factor(shift);
    int point = draw(random.nextDouble());
    // One cell up, 2 % of theta: below omega* the cost has a square-root kink, above a slope, so of
    // two equal errors the upward one is cheap (semi-Lipschitz, arXiv 2310.02246, section 2). On
    // the stream of its Figure 2 this saves 4 % of all sweeps.
    double at = ratio * theta[point / TAUS];
    return Proposal.of(omega(Math.sqrt((1 - at) * (1 + at)) * factor), shift);
  }

  private double omega(double radius) {
    // Young's formula; his class checks its arguments, which would box a number per point.
    double b = Math.min(radius, LARGEST_BETA);
    return Math.min(law.largestOmega(), 2 / (1 + Math.sqrt((1 - b) * (1 + b))));
  }

  private int draw(double u) {
    double sum = 0;
    for (double weight : logWeight) {
      sum += weight(weight);
    }
    double left = u * sum;
    int last = 0;
    for (int k = 0; k < logWeight.length; k++) {
      double w = weight(logWeight[k]);
      if (w > 0) {
        last = k;
        left -= w;
        if (left < 0) {
          return k;
        }
      }
    }
    return last;
  }

  private static double weight(double log) {
    return log < -40 ? 0 : StrictMath.exp(log);
  }

  private int likeliest() {
    int best = 0;
    for (int k = 1; k < logWeight.length; k++) {
      best = logWeight[k] > logWeight[best] ? k : best;
    }
    return best;
  }

  @Override
  public double favourite(double shift) {
    return omega(beta[likeliest() / TAUS] * factor(shift));
  }

  @Override
  public void learn(Proposal proposal, Outcome outcome) {
    observe(proposal.parameter(), proposal.context(), outcome);
  }

  /** A count is a count, whoever chose omega. */
  @Override
  public void observe(double omega, double shift, Outcome outcome) {
    double loss = outcome.loss();
    if (!(omega > 0 && omega < 2)) {
      Checks.that(false, "ShiftLaw.learn: omega must be in (0, 2), got %s", omega);
    }
    double factor = factor(shift);
    int likeliest = likeliest();
    double rhoThere = radius(omega, beta[likeliest / TAUS] * factor);
    double expected = expected(rhoThere, tau[likeliest % TAUS]);
    double off = Math.abs(StrictMath.log((loss + 1) / (expected + 1)));
    learnt++;
    misfit += (off - misfit) / Math.min(learnt, 100);

    for (int j = 0; j < TAUS; j++) {
      beyond[j] = surprise(Math.abs(omega - 1), tau[j], loss);
    }
    double most = Double.NEGATIVE_INFINITY;
    double keep = 1 - 1 / MEMORY;
    for (int i = 0, k = 0; i < BETAS; i++) {
      double rho = radius(omega, beta[i] * factor);
      boolean over = rho == Math.abs(omega - 1); // the same for all those beta
      for (int j = 0; j < TAUS; j++, k++) {
        logWeight[k] = keep * logWeight[k] - (over ? beyond[j] : surprise(rho, tau[j], loss));
        most = Math.max(most, logWeight[k]);
      }
    }
    for (int k = 0; k < logWeight.length; k++) {
      logWeight[k] -= most;
    }
  }

  /** Young's radius, without his checks; {@code |omega - 1|} beyond omega*. */
  private static double radius(double omega, double radius) {
    double product = omega * Math.min(radius, LARGEST_BETA);
    double discriminant = product * product - 4 * (omega - 1);
    if (discriminant <= 0) {
      return Math.abs(omega - 1);
    }
    double root = (product + Math.sqrt(discriminant)) / 2;
    return root * root;
  }

  /** The law's steps less 1. */
  private double expected(double rho, double t) {
    return logTolerance / StrictMath.log(rho + t * (1 - rho));
  }

  /** Minus the log likelihood: {@code z^2 / 2 / (1 + z^2 / s)} in the ratio of the counts. */
  private double surprise(double rho, double t, double loss) {
    double expected = expected(rho, t);
    // 2 sinh of half the log of the ratio: the log itself to second order, without a logarithm.
    double difference = loss - expected;
    double square = difference * difference / ((loss + 1) * (expected + 1));
    double z = square / (DEVIATION * DEVIATION);
    return 0.5 * z / (1 + z / SATURATION);
  }

  @Override
  public List<Certificate> certificates() {
    return List.of(
        Certificate.atMost(
            "The step counts follow the shift law: mean of |log(seen / predicted)| over about the"
                + " last 100 solves",
            "measured: 0.07 on the stream of arXiv 2310.02246, Figure 2; 0.5 when the shift is hidden",
            LARGEST_MISFIT,
            misfit));
  }

  @Override
  public Snapshot snapshot() {
    return Snapshot.of("ShiftLaw")
        .with("policy", law.toString())
        .with("logWeights", logWeight)
        .with("misfit", misfit)
        .withLongs("learnt", learnt)
        .with("random", random.snapshot());
  }
}
