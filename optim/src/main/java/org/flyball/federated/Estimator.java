package org.flyball.federated;

import java.util.ArrayList;
import java.util.List;
import org.flyball.objective.Objective;
import org.flyball.objective.RowObjective;
import org.flyball.random.Draws;

/** One client's {@link Estimate} at work; keeps averages and, for PAGE, the last point. */
final class Estimator {

  private final Objective objective;
  private final Estimate base;
  private final double[] shares; // of the momenta, the innermost first
  private final double[][] averages; // of the momenta; then v and x of PAGE
  private boolean started;

  Estimator(Estimate estimate, Objective objective) {
    this.objective = objective;
    List<Double> etas = new ArrayList<>();
    Estimate inner = estimate;
    while (inner instanceof Estimate.Momentum momentum) {
      etas.add(0, momentum.share());
      inner = momentum.of();
    }
    base = inner;
    shares = new double[etas.size()];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = etas.get(k);
    }
    int kept = shares.length + (base instanceof Estimate.Page ? 2 : 0);
    averages = new double[kept][kept == 0 ? 0 : objective.dimension()];
  }

  /** Into {@code out}; if the estimate is exact, {@code out} is grad f_i(x). */
  void estimate(int client, long round, double[] x, Workspace w, double[] out) {
    if (base instanceof Estimate.Minibatch batch) {
      minibatch(client, round, x, batch.rows(), w, out);
    } else if (base instanceof Estimate.Page page) {
      page(client, round, x, page, w, out);
    } else {
      objective.gradient(x, out);
    }
    for (int k = 0; k < shares.length; k++) {
      double[] average = averages[k];
      double eta = shares[k];
      if (!started || eta == 1) {
        System.arraycopy(out, 0, average, 0, out.length);
      } else {
        for (int j = 0; j < out.length; j++) {
          average[j] = (1 - eta) * average[j] + eta * out[j];
          out[j] = average[j];
        }
      }
    }
    started = true;
  }

  private void minibatch(
      int client, long round, double[] x, int wanted, Workspace w, double[] out) {
    if (objective instanceof RowObjective rows && rows.rows() > 0) {
      rows.gradient(x, draw(rows, client, round, wanted, w), wanted, out);
    } else if (objective instanceof RowObjective) {
      objective.gradient(x, out);
    } else {
      throw new ClientException(
          client, round, "minibatches need a RowObjective, and " + objective + " is none");
    }
  }

  private static int[] draw(RowObjective rows, int client, long round, int wanted, Workspace w) {
    int[] batch = w.batch(wanted);
    Draws draw = w.rows.start(round, client);
    for (int k = 0; k < wanted; k++) {
      batch[k] = draw.nextInt(rows.rows());
    }
    return batch;
  }

  private void page(
      int client, long round, double[] x, Estimate.Page page, Workspace w, double[] out) {
    double[] v = averages[shares.length];
    double[] before = averages[shares.length + 1];
    boolean whole = !started || w.coin.start(round, -2).nextDouble() < page.probability();
    if (whole || !(objective instanceof RowObjective rows) || rows.rows() == 0) {
      objective.gradient(x, out);
    } else {
      int[] batch = draw(rows, client, round, page.rows(), w);
      rows.gradient(x, batch, page.rows(), out);
      rows.gradient(before, batch, page.rows(), w.difference);
      for (int j = 0; j < out.length; j++) {
        out[j] = v[j] + (out[j] - w.difference[j]);
      }
    }
    System.arraycopy(out, 0, v, 0, out.length);
    System.arraycopy(x, 0, before, 0, x.length);
  }

  double[][] vectors() {
    return averages;
  }

  boolean started() {
    return started;
  }

  void started(boolean value) {
    started = value;
  }
}
