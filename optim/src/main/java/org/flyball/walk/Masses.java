package org.flyball.walk;

import java.util.Arrays;
import org.flyball.run.Checks;

/** Laws over nodes, given up to a factor. */
final class Masses {

  private Masses() {}

  /** A copy, every entry above 0 and finite. */
  static double[] positive(double[] mass, int nodes, String what) {
    Checks.length(mass, nodes, what + ": mass");
    for (int i = 0; i < mass.length; i++) {
      if (!(mass[i] > 0 && mass[i] < Double.POSITIVE_INFINITY)) {
        Checks.that(
            false,
            "%s: the mass of node %s is %s, must be above 0 and finite; take nodes of no mass out"
                + " of the graph",
            what,
            i,
            mass[i]);
      }
    }
    return mass.clone();
  }

  /** One for each node. */
  static double[] uniform(int nodes) {
    double[] mass = new double[nodes];
    Arrays.fill(mass, 1);
    return mass;
  }
}
