package org.flyball.walk;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * Tokens under way, and the sums of what they have seen; from {@link MeanEstimator#start}. Mutable,
 * for one thread.
 */
public final class MeanRun implements Run<MeanEstimate> {

  private static final String KIND = "MeanEstimator";
  private static final long FIRST_LOOK = 128;

  private final MeanEstimator recipe;
  private final Sampling sampling;
  private final IntToDoubleFunction values;
  private final Stop stop;
  private final Averaging averaging;
  private final double[] wanted; // empty for the uniform law
  private final boolean asVisited;
  private final Sampler[] tokens;
  private final VisitSums sums;
  private long steps;
  private Termination why = Termination.INTERRUPTED;

  MeanRun(
      MeanEstimator recipe,
      Sampling sampling,
      IntToDoubleFunction values,
      Stop stop,
      Sampler[] tokens) {
    this.recipe = recipe;
    this.sampling = sampling;
    this.values = values;
    this.stop = stop;
    this.averaging = recipe.averaging();
    this.asVisited = recipe.weighting() instanceof Weighting.AsVisited;
    this.wanted =
        recipe.weighting() instanceof Weighting.Given given ? given.weights() : new double[0];
    this.tokens = tokens;
    this.sums = tokens.length == 1 ? VisitSums.ofBatches() : VisitSums.ofTokens(tokens.length);
    if (wanted.length > 0) {
      Checks.length(wanted, sampling.nodes(), "MeanEstimator: the weighting");
    }
  }

  /** Goes on from a snapshot. */
  static MeanRun resume(
      MeanEstimator recipe,
      Sampling sampling,
      IntToDoubleFunction values,
      Stop stop,
      Snapshot snapshot) {
    String saved = snapshot.expect(KIND).text("recipe");
    Checks.that(
        saved.equals(summary(recipe)),
        "MeanEstimator: the snapshot is of (%s), this is (%s); resume with the same recipe",
        saved,
        summary(recipe));
    Sampler[] tokens = new Sampler[recipe.tokens()];
    for (int t = 0; t < tokens.length; t++) {
      tokens[t] = sampling.resume(snapshot.part("token " + t));
    }
    MeanRun run = new MeanRun(recipe, sampling, values, stop, tokens);
    run.steps = snapshot.longs("steps")[0];
    run.sums.restore(snapshot.part("sums"));
    return run;
  }

  /** What a snapshot must have been taken under. */
  private static String summary(MeanEstimator recipe) {
    Weighting weighting = recipe.weighting();
    String weights =
        weighting instanceof Weighting.Given given
            ? "weights " + Arrays.hashCode(given.weights())
            : weighting.toString();
    return weights + ", " + recipe.averaging() + ", tokens=" + recipe.tokens();
  }

  @Override
  public boolean step() {
    if (why != Termination.INTERRUPTED) {
      return false;
    }
    if (isEnough()) {
      return false;
    }
    steps++;
    long counted = steps - averaging.from();
    double weight = counted > 0 ? averaging.weight(counted) : 0;
    for (int t = 0; t < tokens.length; t++) {
      int node = tokens[t].next();
      if (weight > 0) {
        count(t, node, weight);
      }
    }
    return true;
  }

  private void count(int token, int node, double weight) {
    double factor = asVisited ? 1 : 1 / sampling.mass(node);
    if (wanted.length > 0) {
      factor *= wanted[node];
    }
    double value = values.applyAsDouble(node);
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      Checks.that(false, "MeanEstimator: the value of node %s is %s; must be finite", node, value);
    }
    if (!(factor <= Double.MAX_VALUE)) {
      Checks.that(
          false,
          "MeanEstimator: node %s has the mass %s under %s and cannot be weighted; must be above 0"
              + " and finite",
          node,
          sampling.mass(node),
          sampling);
    }
    sums.add(token, weight, factor, value);
  }

  private boolean isEnough() {
    if (steps >= stop.maxSteps()) {
      why = sums.isEmpty() ? Termination.NOT_FINITE : Termination.STEP_LIMIT;
    } else if (stop.tolerance() > 0
        && steps >= FIRST_LOOK
        && (steps & (steps - 1)) == 0
        && measure() <= stop.tolerance()) {
      why = Termination.CONVERGED;
    }
    return why != Termination.INTERRUPTED;
  }

  @Override
  public long steps() {
    return steps;
  }

  /** The standard error; infinite as long as there is none. */
  @Override
  public double measure() {
    return sums.standardError();
  }

  @Override
  public Termination why() {
    return why;
  }

  @Override
  public MeanEstimate result() {
    return new MeanEstimate(
        sums.mean(),
        sums.standardError(),
        sums.degreesOfFreedom(),
        sums.variance(),
        sums.visits(),
        tokens.length == 1 ? MeanEstimate.Spread.OF_BATCHES : MeanEstimate.Spread.OF_TOKENS,
        why);
  }

  /**
   * Where the tokens are, all they remember, and the sums: {@link MeanEstimator#resume} goes on bit
   * for bit.
   */
  public Snapshot snapshot() {
    Snapshot snapshot =
        Snapshot.of(KIND)
            .with("recipe", summary(recipe))
            .withLongs("steps", steps)
            .with("sums", sums.snapshot());
    for (int t = 0; t < tokens.length; t++) {
      snapshot = snapshot.with("token " + t, tokens[t].snapshot());
    }
    return snapshot;
  }
}
