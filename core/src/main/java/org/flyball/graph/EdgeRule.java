package org.flyball.graph;

/** What becomes of self-loops and repeated edges. */
public enum EdgeRule {
  /** Both are dropped: every pair of different nodes has one edge or none. */
  SIMPLE,
  /** Both are kept: a self-loop as one arc, a repeated edge as parallel ones. */
  MULTIGRAPH
}
