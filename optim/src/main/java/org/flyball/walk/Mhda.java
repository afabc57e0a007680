package org.flyball.walk;

import java.util.Optional;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Metropolis-Hastings with delayed acceptance (MHDA): the Metropolis walk that does not like to go
 * back. Keeps the wanted law exactly and has at most the asymptotic variance of {@link
 * org.flyball.graph.ReversibleChain#metropolis}, for every function.
 *
 * <pre>
 * rho_ij = mu_j d_i / (mu_i d_j)
 * at i, having come from p: a uniform neighbour j is accepted with probability min(1, rho_ij), else
 * the token stays and still has come from p. An accepted j other than p is gone to. For j = p, a
 * second neighbour k other than p is drawn and gone to with probability
 *     min(1, min(1, rho_ik)^2 / min(1, rho_ip)^2)
 * else the token goes back to p; so it does where p is the only neighbour.
 * </pre>
 *
 * <p>With m parallel arcs the second acceptance carries the factor {@code m_ik o_ip / (m_ip o_ik)},
 * o_ij being the arcs of i that lead neither to j nor to i (derived; 1 on simple graphs). A
 * self-loop is a way of staying.
 *
 * <p>A step costs one or two draws, and in the second case four binary searches among the node's
 * arcs. The recipe holds 16 bytes a node, a token its place, the node before, and its stream.
 *
 * <p>Source: Lee, Xu and Eun, SIGMETRICS 2012, arXiv 1204.4140, for the uniform law; the form for
 * any law is derived from the same two conditions: {@code P_ij P'(ji -> jk)} symmetric in the ends,
 * and no arc other than the one back less likely than before.
 */
public final class Mhda extends TargetedWalk {

  private final Graph graph;
  private final double[] mass;
  private final double[] share; // mu_i / d_i

  private Mhda(Graph graph, double[] mass) {
    this.graph = graph;
    this.mass = mass;
    this.share = new double[mass.length];
    for (int i = 0; i < mass.length; i++) {
      if (graph.degree(i) == 0) {
        Checks.that(
            false,
            "Mhda: node %s has no arc, so a walk cannot leave it; walk the largest component",
            i);
      }
      share[i] = mass[i] / graph.degree(i);
    }
  }

  /** The walk with the uniform law. */
  public static Mhda uniform(Graph graph) {
    return new Mhda(graph, Masses.uniform(graph.nodes()));
  }

  /**
   * The walk with this law.
   *
   * @param mass the wanted law, up to a factor (nodes), all above 0; copied
   */
  public static Mhda toward(double[] mass, Graph graph) {
    return new Mhda(graph, Masses.positive(mass, graph.nodes(), "Mhda"));
  }

  @Override
  public Graph graph() {
    return graph;
  }

  @Override
  public double mass(int node) {
    return mass[node];
  }

  @Override
  Optional<ReversibleChain> chainOfNodes() {
    return Optional.empty();
  }

  @Override
  Sampler token(String kind, int node, Seed seed, Tilt tilt) {
    return new MhdaToken(kind, graph, share, tilt, node, seed);
  }

  @Override
  Sampler token(String kind, Snapshot snapshot, Tilt tilt) {
    return new MhdaToken(kind, graph, share, tilt, snapshot);
  }
}
