package org.flyball.walk;

import org.flyball.graph.Conductance;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.run.Checks;

/**
 * TD(0) with linear features, for the values of a chain's nodes under discounted rewards:
 *
 * <pre>
 * H(theta, i) = phi_i (r_i + discount sum_j P_ij phi_j . theta - phi_i . theta)
 * </pre>
 *
 * <p>The expectation over the successor is taken at the node, over the row of P. The token's own
 * next step is no substitute: a sampling need not move like P. Independent draws have it land
 * anywhere, and a self-repellent walk follows P in the limit alone.
 *
 * <p>The root depends on the weighting of the nodes unless the features can express the values;
 * with the chain's own law ({@link Weighting#asVisited} of a sampling that has it) it is stable for
 * every discount below 1, with others it may not be.
 *
 * <p>Cost: {@code (degree + 2) d} multiplications. Safe for any number of threads.
 */
public final class TemporalDifference implements Field {

  private final ReversibleChain chain;
  private final double[] reward;
  private final double[] feature; // node by node
  private final double discount;
  private final int dimension;

  private TemporalDifference(
      ReversibleChain chain, double[] reward, double[] feature, double discount) {
    this.chain = chain;
    this.reward = reward;
    this.feature = feature;
    this.discount = discount;
    this.dimension = feature.length / reward.length;
  }

  /**
   * The field of these rewards.
   *
   * @param chain P, whatever the token walks by
   * @param rewards r (nodes); copied
   * @param features phi (nodes &times; d); copied
   * @param discount in [0, 1)
   */
  public static TemporalDifference of(
      ReversibleChain chain, double[] rewards, double[][] features, double discount) {
    int n = chain.graph().nodes();
    Checks.length(rewards, n, "TemporalDifference: rewards");
    Checks.finite(rewards, "TemporalDifference: rewards");
    Checks.that(
        features.length == n,
        "TemporalDifference: features of %s nodes, the chain has %s",
        features.length,
        n);
    Checks.that(
        discount >= 0 && discount < 1,
        "TemporalDifference: the discount must be in [0, 1), got %s",
        discount);
    int d = features[0].length;
    Checks.that(d >= 1, "TemporalDifference: node 0 has no feature");
    double[] flat = new double[Math.multiplyExact(n, d)];
    for (int i = 0; i < n; i++) {
      Checks.length(features[i], d, "TemporalDifference: features of node " + i);
      Checks.finite(features[i], "TemporalDifference: features of node " + i);
      System.arraycopy(features[i], 0, flat, i * d, d);
    }
    return new TemporalDifference(chain, rewards.clone(), flat, discount);
  }

  @Override
  public void at(double[] x, int node, double[] out) {
    Graph graph = chain.graph();
    Conductance conductance = chain.conductance();
    double value = value(x, node);
    double expected = chain.stay(node) * value;
    for (long arc = graph.firstArc(node), end = graph.firstArc(node + 1); arc < end; arc++) {
      int neighbour = graph.target(arc);
      expected += conductance.of(node, arc, neighbour) * value(x, neighbour);
    }
    double difference = reward[node] + discount * expected / chain.mass(node) - value;
    for (int j = 0; j < dimension; j++) {
      out[j] = difference * feature[node * dimension + j];
    }
  }

  private double value(double[] x, int node) {
    double sum = 0;
    for (int j = 0, place = node * dimension; j < dimension; j++, place++) {
      sum += feature[place] * x[j];
    }
    return sum;
  }

  @Override
  public int nodes() {
    return reward.length;
  }

  @Override
  public int dimension() {
    return dimension;
  }
}
