package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.flyball.linear.EnergyBound;
import org.flyball.linear.SweepBound;

/**
 * The solves behind {@link RelaxBounds}.
 *
 * @param plain no shift, at many omegas
 * @param energy the energy bound of that system
 * @param many random shifts
 * @param shifts shifts at equal distances
 * @param known the shifts of {@link #PROTOTYPE}
 */
record BoundsOutcome(
    Asymptocity plain,
    EnergyBound energy,
    List<Asymptocity> many,
    List<Asymptocity> shifts,
    List<Asymptocity> known) {

  /** Shifts, and the tau that our prototype found for them. */
  static final double[][] PROTOTYPE = {
    {-0.15, 0.21}, {-0.1, 0.19}, {-0.05, 0.19}, {0, 0.19}, {0.1, 0.20}, {0.3, 0.21}, {0.45, 0.25}
  };

  /** Of the 5-point Laplacian of the plain grid, by its eigenvalues 4 - 2 cos - 2 cos. */
  static final double CONDITION = condition(ShiftedGrid.SIDE);

  private static double condition(int side) {
    double c = Math.cos(Math.PI / (side + 1));
    return (1 + c) / (1 - c);
  }

  List<Asymptocity> all() {
    List<Asymptocity> all = new ArrayList<>(many);
    all.addAll(shifts);
    all.addAll(known);
    all.add(plain);
    return all;
  }

  double distanceFromPrototype() {
    double worst = 0;
    for (int k = 0; k < PROTOTYPE.length; k++) {
      worst = Math.max(worst, Math.abs(known.get(k).tau() - PROTOTYPE[k][1]));
    }
    return worst;
  }

  static double[] costs(Asymptocity one) {
    double[] costs = new double[one.cost().length];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = one.cost()[i];
    }
    return costs;
  }

  static double[] bounds(Asymptocity one) {
    SweepBound bound = one.bound();
    double[] u = new double[one.omegas().length];
    for (int i = 0; i < u.length; i++) {
      u[i] = bound.steps(one.omegas()[i], Asymptocity.TOLERANCE);
    }
    return u;
  }

  static int lowest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] < values[best] ? i : best;
    }
    return best;
  }
}
