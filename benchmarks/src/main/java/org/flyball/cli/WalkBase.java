package org.flyball.cli;

import java.util.Optional;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;

/** The reversible chains that {@code walk --base} knows. */
enum WalkBase {
  /** Metropolis and Hastings with the uniform law. */
  MH,
  /** Any arc with the same probability. */
  SIMPLE,
  /** Any arc with probability 1 / the largest degree. */
  MAX_DEGREE,
  /** The simple walk that stays every other time. */
  LAZY,
  /** The Metropolis walk that stays every other time. */
  LAZY_MH,
  /** An arc in proportion to its weight. */
  WEIGHTED;

  /** The chain on this graph. */
  ReversibleChain chain(WalkGraph input) {
    Graph graph = input.graph();
    return switch (this) {
      case MH -> ReversibleChain.metropolis(graph);
      case SIMPLE -> ReversibleChain.simple(graph);
      case MAX_DEGREE -> ReversibleChain.maximumDegree(graph);
      case LAZY -> ReversibleChain.lazy(ReversibleChain.simple(graph));
      case LAZY_MH -> ReversibleChain.lazy(ReversibleChain.metropolis(graph));
      case WEIGHTED -> ReversibleChain.weighted(graph, input.weights());
    };
  }

  /** Another chain worth comparing with, if there is one. */
  Optional<WalkBase> rival() {
    return this == MH ? Optional.of(SIMPLE) : this == SIMPLE ? Optional.of(MH) : Optional.empty();
  }
}
