package org.flyball.walk;

import org.flyball.run.Snapshot;

/** What the past makes of a target, and can be restored. */
abstract class HistoryTilt implements Tilt {

  private final String recipe;
  private final Power power;

  HistoryTilt(HistoryDriven recipe) {
    this.recipe = recipe.toString();
    this.power = new Power(recipe.alpha());
  }

  /** {@code r_to / r_from}, where {@code fromRate} is {@code x_from / mu_from} and so on. */
  final double ratio(double fromRate, double toRate) {
    return power.of(fromRate / toRate);
  }

  final double exponent() {
    return power.exponent();
  }

  abstract void restore(Snapshot snapshot);

  abstract Snapshot addTo(Snapshot snapshot);

  @Override
  public final Snapshot more(Snapshot snapshot) {
    return addTo(snapshot.with("recipe", recipe));
  }
}
