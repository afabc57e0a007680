package org.flyball.bandit;

import java.util.Arrays;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * A run of {@link ChebCb}. Regressions are kept in units of the losses: the moving K changes the
 * bounds of the coefficients but not the sums.
 */
final class ChebCbBandit implements ContextualBandit {

  /** Losses above it could overflow in the sums. */
  private static final double LARGEST_LOSS = 1e300;

  private final ChebCb policy;
  private final ChebConstants.Shape shape;
  private final int features;
  private final Xoshiro256 random;

  // The state.
  private final BoundedLeastSquares[] fits;
  private double largest;
  private double squaredError; // in units of K
  private long learnt;

  // Functions of the state and of the context.
  private final double[][] coefficients;
  private final boolean[] current;
  private double boundsAt = Double.NaN;
  private final double[] bounds;
  private final double[] feature;
  private final double[] probability;

  ChebCbBandit(ChebCb policy, int arms, Xoshiro256 random) {
    this.policy = policy;
    this.shape = policy.shape();
    this.features = policy.degree() + 1;
    this.random = random;
    fits = new BoundedLeastSquares[arms];
    for (int i = 0; i < arms; i++) {
      fits[i] = new BoundedLeastSquares(features);
    }
    coefficients = new double[arms][features];
    current = new boolean[arms];
    bounds = new double[features];
    feature = new double[features];
    probability = new double[arms];
  }

  static ChebCbBandit resume(ChebCb policy, Snapshot snapshot) {
    int features = policy.degree() + 1;
    int each = BoundedLeastSquares.stateLength(features);
    double[] state = snapshot.doubles("regressions");
    Checks.finite(state, "ChebCb: the snapshot's regressions");
    Checks.that(
        state.length >= each && state.length % each == 0,
        "ChebCb: the snapshot has %s numbers of regressions, not a multiple of %s",
        state.length,
        each);
    int arms = state.length / each;
    ChebCbBandit bandit = new ChebCbBandit(policy, arms, Xoshiro256.of(snapshot.part("random")));
    for (int i = 0; i < arms; i++) {
      bandit.fits[i] = BoundedLeastSquares.of(features, state, i * each);
    }
    bandit.largest = snapshot.doubles("largest", 1)[0];
    bandit.squaredError = snapshot.doubles("squaredError", 1)[0];
    bandit.learnt = EstimatingBandit.single(snapshot.longs("learnt"), "ChebCb");
    Checks.that(
        bandit.learnt >= 0
            && bandit.largest >= 0
            && bandit.largest <= LARGEST_LOSS
            && bandit.squaredError >= 0
            && bandit.squaredError < Double.POSITIVE_INFINITY,
        "ChebCb: the snapshot has %s losses up to %s with the squared error %s",
        bandit.learnt,
        bandit.largest,
        bandit.squaredError);
    return bandit;
  }

  @Override
  public ContextualPull pull(double context) {
    weigh(context);
    int arm = EstimatingBandit.draw(probability, random.nextDouble());
    return new ContextualPull(context, new Pull(arm, probability[arm]));
  }

  @Override
  public double[] probabilities(double context) {
    weigh(context);
    return probability.clone();
  }

  private void weigh(double context) {
    look(context);
    double[] s = probability;
    int arms = s.length;
    int best = 0;
    for (int i = 0; i < arms; i++) {
      s[i] = predict(i);
      best = s[i] < s[best] ? i : best;
    }
    double least = s[best];
    double eta =
        policy.constants().eta(arms, learnt, squaredError / (shape.unit() * shape.unit()), shape);
    double bound = policy.constants().lossBound(largest);
    // K = 0: all losses were 0 so far, and so are all predictions.
    double factor = bound > 0 ? eta / shape.unit() : 0;
    double rest = 0;
    for (int i = 0; i < arms; i++) {
      double gap = bound > 0 ? (s[i] - least) / bound : 0;
      s[i] = 1 / (arms + factor * gap);
      rest += i == best ? 0 : s[i];
    }
    s[best] = 1 - rest;
  }

  /** The Chebyshev polynomials at the context, by their recurrence. */
  private void look(double context) {
    double x = 2 * policy.range().position(context) - 1;
    feature[0] = 1;
    feature[1] = x;
    for (int j = 2; j < features; j++) {
      feature[j] = 2 * x * feature[j - 1] - feature[j - 2];
    }
  }

  /** The predicted loss of an arm, at the features in place. */
  private double predict(int arm) {
    double[] theta = coefficients[arm];
    if (!current[arm]) {
      fit(arm);
    }
    double sum = 0;
    for (int j = 0; j < features; j++) {
      sum += theta[j] * feature[j];
    }
    return sum;
  }

  private void fit(int arm) {
    double bound = policy.constants().lossBound(largest);
    if (bound != boundsAt) {
      boundsAt = bound;
      bounds[0] = bound;
      for (int j = 1; j < features; j++) {
        bounds[j] = 2 * bound * shape.variation() / j;
      }
    }
    fits[arm].solve(bounds, coefficients[arm]);
    current[arm] = true;
  }

  @Override
  public void learn(ContextualPull pull, double loss) {
    pull.pull().check("ChebCb", fits.length, loss);
    if (loss > LARGEST_LOSS) {
      Checks.that(
          false, "ChebCb.learn: the loss %s overflows the regressions; use a larger unit", loss);
    }
    look(pull.context());
    int arm = pull.arm();
    double predicted = predict(arm);
    double before = policy.constants().lossBound(largest);
    largest = Math.max(largest, loss);
    double bound = policy.constants().lossBound(largest);
    if (bound != before) {
      double shrink = before / bound;
      squaredError *= shrink * shrink;
      Arrays.fill(current, false);
    }
    if (bound > 0) {
      double error = (predicted - loss) / bound;
      squaredError += error * error;
    }
    fits[arm].add(feature, loss);
    current[arm] = false;
    learnt++;
  }

  /** The regressions do not ask how likely the arm was. */
  @Override
  public void observe(double context, int arm, double loss) {
    learn(new ContextualPull(context, new Pull(arm, 1)), loss);
  }

  /** The coefficients of an arm, in units of the losses; fresh. For tests. */
  double[] coefficients(int arm) {
    predict(arm);
    return coefficients[arm].clone();
  }

  @Override
  public int arms() {
    return fits.length;
  }

  @Override
  public Snapshot snapshot() {
    int each = BoundedLeastSquares.stateLength(features);
    double[] state = new double[fits.length * each];
    for (int i = 0; i < fits.length; i++) {
      fits[i].save(state, i * each);
    }
    return Snapshot.of("ChebCb")
        .with("policy", policy.toString())
        .with("regressions", state)
        .with("largest", largest)
        .with("squaredError", squaredError)
        .withLongs("learnt", learnt)
        .with("random", random.snapshot());
  }
}
