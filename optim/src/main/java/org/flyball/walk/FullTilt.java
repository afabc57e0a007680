package org.flyball.walk;

import org.flyball.run.Snapshot;

/** Every node keeps its count. */
final class FullTilt extends HistoryTilt {

  private final TargetedWalk base;
  private final Occupancy occupancy;

  FullTilt(HistoryDriven recipe) {
    super(recipe);
    this.base = recipe.base();
    SelfRepellent same =
        new SelfRepellent(new LawOfWalk(base), recipe.alpha(), recipe.history(), Kernel.AUTO);
    this.occupancy = Occupancy.of(same, 1, new long[base.nodes()]);
  }

  @Override
  public double ratio(int from, int to) {
    double fromAmount = occupancy.amount(from);
    double toAmount = occupancy.amount(to);
    if (fromAmount > 0 && toAmount > 0) {
      return ratio(fromAmount / base.mass(from), toAmount / base.mass(to));
    }
    double logarithm = occupancy.logAmount(from) - occupancy.logAmount(to);
    return Math.exp(exponent() * (logarithm + Math.log(base.mass(to) / base.mass(from))));
  }

  @Override
  public void visit(int node) {
    occupancy.begin();
    occupancy.visit(node);
  }

  @Override
  Snapshot addTo(Snapshot snapshot) {
    return occupancy.addTo(snapshot);
  }

  @Override
  void restore(Snapshot snapshot) {
    occupancy.restore(snapshot);
  }
}
