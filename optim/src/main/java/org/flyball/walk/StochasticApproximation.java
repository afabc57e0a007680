package org.flyball.walk;

import org.flyball.objective.FiniteSum;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;

/**
 * Stochastic approximation driven by a token: a recipe. The token goes to a node, evaluates there,
 * and takes a step,
 *
 * <pre>
 * X_{n+1}      the next visit of a {@link Sampling}
 * theta_{n+1} = theta_n + beta_{n+1} H(theta_n, X_{n+1})
 * </pre>
 *
 * <p>until theta is near the root of {@code sum_i w_i H(theta, i)}, w being the {@link Weighting}.
 * With {@link Field#gradients} that is SGD over a network without a server.
 *
 * <pre>{@code
 * Root root = StochasticApproximation.of(sampling, Gain.power(0.9), seed)
 *     .minimize(f, new double[f.dimension()], Stop.after(100_000));
 *
 * Root mean = StochasticApproximation.of(sampling, Gain.power(0.6), seed)
 *     .with(Averaging.uniform())
 *     .solve((x, node, out) -> out[0] = value[node] - x[0],
 *         Weighting.uniform(), new double[1], Stop.after(100_000));
 * }</pre>
 *
 * <p>Memory: two arrays of theta's size, one more for momentum, averaging and weighting each, and
 * 16 bytes a node for the weights; none of it grows, and a step allocates nothing. Cost of a step:
 * the token's, one evaluation, and a pass over theta.
 *
 * @param visits which nodes a step evaluates
 * @param rule what it makes of them
 * @param gauge what {@link ApproximationRun#measure} is
 * @param seed of the tokens: token m walks from {@code seed.child("token").child(m)}
 */
public record StochasticApproximation(Visits visits, Rule rule, Gauge gauge, Seed seed) {

  /** One token and plain steps; measured by the mean field once every n steps. */
  public static StochasticApproximation of(Sampling sampling, Gain gain, Seed seed) {
    return new StochasticApproximation(
        Visits.of(sampling), Rule.of(gain), Gauge.meanField(sampling.nodes()), seed);
  }

  /** The same with other visits. */
  public StochasticApproximation with(Visits other) {
    return new StochasticApproximation(other, rule, gauge, seed);
  }

  /** The same by another rule. */
  public StochasticApproximation with(Rule other) {
    return new StochasticApproximation(visits, other, gauge, seed);
  }

  /** The same with momentum. */
  public StochasticApproximation with(Momentum other) {
    return with(rule.with(other));
  }

  /** The same with averaging. */
  public StochasticApproximation with(Averaging other) {
    return with(rule.with(other));
  }

  /** The same within bounds. */
  public StochasticApproximation with(Confinement other) {
    return with(rule.with(other));
  }

  /** The same, measured in another way. */
  public StochasticApproximation with(Gauge other) {
    return new StochasticApproximation(visits, rule, other, seed);
  }

  /** The same from another seed: a replica. */
  public StochasticApproximation with(Seed other) {
    return new StochasticApproximation(visits, rule, gauge, other);
  }

  /**
   * Starts.
   *
   * @param field H
   * @param wanted how much each node is to count, whatever the walk's law
   * @param x0 theta_0 (dimension); not written
   * @param stop {@link Stop.Scale#DATA} has no meaning here
   * @throws IllegalArgumentException if the parts do not fit each other
   */
  public ApproximationRun start(Field field, Weighting wanted, double[] x0, Stop stop) {
    return new ApproximationRun(this, field, Shares.of(wanted, visits), x0, stop);
  }

  /** Starts the minimisation of f, whose clients are on the nodes and count all the same. */
  public ApproximationRun start(FiniteSum f, double[] x0, Stop stop) {
    return start(Field.gradients(f), Weighting.uniform(), x0, stop);
  }

  /**
   * Goes on bit for bit where a run of this recipe on the same problem was saved; the sampling must
   * be able to {@link Sampling#resume}.
   *
   * @param stop when to end; steps count on, a tolerance is relative to the saved run's start
   */
  public ApproximationRun resume(Field field, Weighting wanted, Stop stop, Snapshot snapshot) {
    double[] x0 = snapshot.expect(ApproximationRun.KIND).doubles("start");
    return new ApproximationRun(this, field, Shares.of(wanted, visits), x0, stop, snapshot);
  }

  /** The same for the minimisation of f. */
  public ApproximationRun resume(FiniteSum f, Stop stop, Snapshot snapshot) {
    return resume(Field.gradients(f), Weighting.uniform(), stop, snapshot);
  }

  /** Starts, and goes on until it is done. */
  public Root solve(Field field, Weighting wanted, double[] x0, Stop stop) {
    return start(field, wanted, x0, stop).finish();
  }

  /** Minimises f. */
  public Root minimize(FiniteSum f, double[] x0, Stop stop) {
    return start(f, x0, stop).finish();
  }
}
