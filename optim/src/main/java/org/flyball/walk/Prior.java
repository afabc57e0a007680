package org.flyball.walk;

/** What a walk believes about its visits before the first: the weight of x_0 = 1 / N. */
public enum Prior {
  /**
   * The start counts as one visit in all, spread evenly: x_n = (1 / N + visits) / (n + 1), gamma_n
   * = (n + 1)^-a. The equations as they are printed. A node not yet visited is N + 1 times rarer
   * than one visited once, so that a strongly repelled walk takes every new node it sees.
   */
  ONE_VISIT_IN_ALL,
  /**
   * The start counts as one visit to each node: x_n = (1 + visits) / (n + N), gamma_n = (n + N)^-a.
   * The words that go with the equations; gentler at first, the same in the limit.
   */
  ONE_VISIT_EACH;

  /** The visits that x_0 is worth: gamma_n = (n + this)^-a. */
  double total(int nodes) {
    return this == ONE_VISIT_EACH ? nodes : 1;
  }
}
