package org.flyball.walk;

/** Every visit weighs the same: y_j is a count and what x_0 is worth. */
final class CountedOccupancy extends Occupancy {

  private final double pseudo;
  private final double pseudoTotal;

  CountedOccupancy(SelfRepellent recipe, int tokens, long[] visits) {
    super(recipe, tokens, visits);
    int nodes = recipe.nodes();
    this.pseudoTotal = tokens * recipe.history().prior().total(nodes);
    this.pseudo = pseudoTotal / nodes;
  }

  @Override
  boolean begin() {
    return false;
  }

  @Override
  void move(int node) {}

  @Override
  double amount(int node) {
    return pseudo + count(node);
  }

  @Override
  double logAmount(int node) {
    return Math.log(amount(node));
  }

  @Override
  double total() {
    return pseudoTotal + visits();
  }

  @Override
  double gain() {
    return tokens / (total() + tokens);
  }
}
