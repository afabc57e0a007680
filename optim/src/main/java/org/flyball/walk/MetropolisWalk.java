package org.flyball.walk;

import java.util.Optional;
import org.flyball.graph.Conductance;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Metropolis and Hastings over the moves of any reversible chain: from i, the chain's move to j is
 * accepted with probability
 *
 * <pre>
 * min(1, mu_j Q_ji / (mu_i Q_ij)) = min(1, (mu_j / nu_j) / (mu_i / nu_i))
 * </pre>
 *
 * <p>where mu is the wanted law and nu the law of the chain Q that proposes. Over {@link
 * ReversibleChain#simple} this walks as {@link ReversibleChain#metropolis(Graph, double[])} does,
 * path for path; the difference shows under {@link HistoryDriven}, which here has one acceptance
 * for graph and past together, and over the Metropolis chain two, one after the other.
 *
 * <p>A step costs one step of the chain and reads two numbers: local at the two ends of an arc.
 *
 * <p>Source: Metropolis et al. (1953), Hastings (1970).
 */
public final class MetropolisWalk extends TargetedWalk {

  private final ReversibleChain proposals;
  private final double[] mass;
  private final double[] excess; // mu_i / nu_i

  private MetropolisWalk(ReversibleChain proposals, double[] mass) {
    this.proposals = proposals;
    this.mass = mass;
    this.excess = new double[mass.length];
    for (int i = 0; i < mass.length; i++) {
      excess[i] = mass[i] / proposals.mass(i);
      if (!(excess[i] > 0 && excess[i] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "MetropolisWalk: node %s has the mass %s and %s in the chain that proposes; their ratio"
                + " must be above 0 and finite",
            i,
            mass[i],
            proposals.mass(i));
      }
    }
  }

  /**
   * The walk with this law.
   *
   * @param proposals what proposes
   * @param mass the wanted law, up to a factor (nodes), all above 0; copied
   */
  public static MetropolisWalk toward(double[] mass, ReversibleChain proposals) {
    return new MetropolisWalk(
        proposals, Masses.positive(mass, proposals.graph().nodes(), "MetropolisWalk"));
  }

  /** The walk with the uniform law. */
  public static MetropolisWalk uniform(ReversibleChain proposals) {
    return new MetropolisWalk(proposals, Masses.uniform(proposals.graph().nodes()));
  }

  @Override
  public Graph graph() {
    return proposals.graph();
  }

  @Override
  public double mass(int node) {
    return mass[node];
  }

  @Override
  Optional<ReversibleChain> chainOfNodes() {
    boolean simple = proposals.conductance() instanceof Conductance.Equal;
    for (int i = 0; i < mass.length && simple; i++) {
      simple = proposals.stay(i) == 0;
    }
    return simple ? Optional.of(ReversibleChain.metropolis(graph(), mass)) : Optional.empty();
  }

  @Override
  Sampler token(String kind, int node, Seed seed, Tilt tilt) {
    return new ProposingToken(kind, node, seed, proposals, excess, tilt);
  }

  @Override
  Sampler token(String kind, Snapshot snapshot, Tilt tilt) {
    return new ProposingToken(kind, snapshot, proposals, excess, tilt);
  }
}
