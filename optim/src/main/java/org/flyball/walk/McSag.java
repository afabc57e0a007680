package org.flyball.walk;

import org.flyball.objective.FiniteSum;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;

/**
 * SAG along a walk: a recipe. Every node keeps its last gradient t_i, the token their mean G:
 *
 * <pre>
 * at node i:   G += (grad f_i(theta) - t_i) / n,   t_i = grad f_i(theta)
 *              theta -= eta (G + grad R(theta))
 * </pre>
 *
 * <p>With a constant eta and exact gradients it converges linearly to the minimum of a strongly
 * convex f, whatever the sampling and its law, at a rate that depends on how long the token needs
 * to find every node. That is many orders of magnitude better than {@link StochasticApproximation}
 * on a finite sum; what it costs is memory on every node (here n d numbers in one table) and
 * gradients that are worth keeping. Where gradients are noisy or data stream, or nodes keep
 * nothing, there is nothing to be remembered.
 *
 * <p>The tables are filled at theta_0, at the cost of a pass over the nodes. A step costs the
 * token's, one gradient, and 5 d flops; it allocates nothing.
 *
 * <p>Source: Even, "Stochastic Gradient Descent under Markovian Sampling Schemes", ICML 2023, arXiv
 * 2302.14428.
 *
 * @param sampling how the token walks
 * @param gain eta, constant as a rule: {@code 1 / (16 L)} is the step that is proved for SAG with
 *     independent draws, and much larger ones are usual
 * @param seed of the token
 */
public record McSag(Sampling sampling, Gain gain, Seed seed) {

  /** With a constant step. */
  public static McSag of(Sampling sampling, double stepSize, Seed seed) {
    return new McSag(sampling, Gain.constant(stepSize), seed);
  }

  /**
   * Starts, and fills the tables.
   *
   * @param f one client per node; the regularizer is known to the token
   * @param x0 theta_0 (d); not written
   * @param stop compares {@code ||G + grad R||}, which tends to ||grad f|| and is free
   */
  public McSagRun start(FiniteSum f, double[] x0, Stop stop) {
    McSagRun run = new McSagRun(this, f, x0, stop, sampling.start(seed.child("token")));
    run.open();
    return run;
  }

  /** Goes on bit for bit where a run of this recipe on the same f was saved. */
  public McSagRun resume(FiniteSum f, Stop stop, Snapshot snapshot) {
    Sampler token = sampling.resume(snapshot.expect(McSagRun.KIND).part("token"));
    McSagRun run = new McSagRun(this, f, new double[f.dimension()], stop, token);
    run.restore(snapshot);
    return run;
  }

  /** Starts, and goes on until it is done. */
  public Root minimize(FiniteSum f, double[] x0, Stop stop) {
    return start(f, x0, stop).finish();
  }
}
