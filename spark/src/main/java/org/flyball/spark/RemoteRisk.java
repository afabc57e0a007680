package org.flyball.spark;

import org.flyball.objective.Objective;
import org.flyball.run.Checks;

/** A client's function whose rows are in the cluster. Asking it is a job; training does not. */
record RemoteRisk(SparkClients clients, int number, Recipe recipe) implements Objective {

  @Override
  public int dimension() {
    return recipe.dimension();
  }

  @Override
  public double valueAndGradient(double[] x, double[] out) {
    Checks.length(x, dimension(), "RemoteRisk: x");
    Checks.length(out, dimension(), "RemoteRisk: out");
    return clients.valueAndGradient(number, recipe, x, out);
  }
}
