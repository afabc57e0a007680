package org.flyball.data;

import org.flyball.graph.EdgeRule;

/**
 * How an edge list is to be read.
 *
 * @param ids what the ids of the nodes may be
 * @param extra what becomes of columns that are not asked for
 * @param rule what becomes of self-loops and repeated edges
 */
public record EdgeListOptions(Ids ids, Extra extra, EdgeRule rule) {

  /** What the ids of nodes may be. */
  public enum Ids {
    /**
     * Any whole numbers of up to 18 digits, negative ones too: nodes are those that have an edge,
     * in ascending order of their ids.
     */
    ANY,
    /**
     * The nodes' numbers from 0: numbers up to the largest that have no edge are isolated nodes.
     */
    FROM_ZERO
  }

  /** What becomes of columns that are not asked for: weights, times, types. */
  public enum Extra {
    /** A file that has them is refused. */
    REFUSED,
    /** They are skipped. */
    IGNORED
  }

  /** Any ids, no columns but those asked for, a simple graph. */
  public static EdgeListOptions standard() {
    return new EdgeListOptions(Ids.ANY, Extra.REFUSED, EdgeRule.SIMPLE);
  }

  /** The same with other ids. */
  public EdgeListOptions withIds(Ids other) {
    return new EdgeListOptions(other, extra, rule);
  }

  /** The same with another fate for columns not asked for. */
  public EdgeListOptions withExtra(Extra other) {
    return new EdgeListOptions(ids, other, rule);
  }

  /** The same with another rule for self-loops and repeated edges. */
  public EdgeListOptions withRule(EdgeRule other) {
    return new EdgeListOptions(ids, extra, other);
  }
}
