package org.flyball.spark;

import java.util.Optional;
import org.flyball.linear.SparseRows;
import org.flyball.objective.Curvature;
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
    Recipe mine = recipe; // the lambda must not take all clients along
    double[] found =
        clients.ask(
            number,
            data -> {
              double[] gradient = new double[x.length];
              double[] both = new double[x.length + 1];
              both[0] = data.objective(mine).valueAndGradient(x, gradient);
              System.arraycopy(gradient, 0, both, 1, gradient.length);
              return both;
            });
    System.arraycopy(found, 1, out, 0, out.length);
    return found[0];
  }

  /** That of the rows, asked of the executor that has them, so that all sums have the same bits. */
  @Override
  public Optional<Curvature> curvature() {
    if (recipe.loss().curvature() == Double.POSITIVE_INFINITY) {
      return Optional.empty();
    }
    Curvature ofLoss =
        clients.entries(number) == 0
            ? Curvature.ofRows(
                SparseRows.ofSorted(dimension(), new int[] {0}, new int[0], new double[0]), 0)
            : Curvature.ofCore(dimension(), new RemoteCore(clients, number, recipe.bare()));
    boolean constant = recipe.loss().isQuadratic() || clients.rows(number) == 0;
    return Optional.of((constant ? ofLoss.asConstant() : ofLoss).plus(recipe.regularizer()));
  }

  /** The curvature of a client's loss. */
  private record RemoteCore(SparkClients clients, int number, Recipe bare)
      implements Curvature.Core {

    @Override
    public double largest() {
      return clients.spectra(bare)[number][0];
    }

    @Override
    public double trace() {
      return clients.spectra(bare)[number][1];
    }

    @Override
    public void add(double weight, double[] out) {
      Recipe recipe = bare;
      double[] sum = clients.ask(number, data -> added(data, recipe, weight, out));
      System.arraycopy(sum, 0, out, 0, out.length);
    }

    private static double[] added(ClientData data, Recipe recipe, double weight, double[] to) {
      double[] sum = to.clone(); // others of this JVM may have it too
      data.objective(recipe).curvature().orElseThrow().addCore(weight, sum);
      return sum;
    }

    @Override
    public void addProduct(double weight, double[] x, double[] out) {
      Recipe recipe = bare;
      double[] sum = clients.ask(number, data -> added(data, recipe, weight, x, out));
      System.arraycopy(sum, 0, out, 0, out.length);
    }

    private static double[] added(
        ClientData data, Recipe recipe, double weight, double[] x, double[] to) {
      double[] sum = to.clone();
      data.objective(recipe).curvature().orElseThrow().addCoreProduct(weight, x, sum);
      return sum;
    }
  }
}
