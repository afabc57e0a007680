package org.flyball.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.data.LabelledData;
import org.flyball.run.Checks;

/**
 * What distributed methods minimise: {@code f(x) = (1/n) sum_i f_i(x) + R(x)}, with one f_i on each
 * of n clients and R known to the server. A regularizer on the server keeps the f_i free of it:
 * their gradients stay sparse and their smoothness constants smaller.
 *
 * <pre>{@code
 * FiniteSum f = FiniteSum.of(data.split(20, RowOrder.inFile(), Remainder.DROPPED),
 *     Loss.logistic(), Regularizer.nonConvex(0.001));
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads; a thread's first gradient makes an array of d.
 * Gradients are summed in the order of the clients and then divided by n: the same bits always.
 */
public final class FiniteSum implements Objective {

  private final List<Objective> clients;
  private final Regularizer regularizer;
  private final int dimension;
  private final ThreadLocal<double[]> scratch;

  private FiniteSum(List<Objective> clients, Regularizer regularizer) {
    this.clients = clients;
    this.regularizer = regularizer;
    this.dimension = clients.get(0).dimension();
    int d = dimension;
    this.scratch = ThreadLocal.withInitial(() -> new double[d]);
  }

  /**
   * The mean of these functions, one per client; nothing on the server.
   *
   * @param clients at least one, all of one dimension
   */
  public static FiniteSum of(List<? extends Objective> clients) {
    Checks.that(!clients.isEmpty(), "FiniteSum: there is no client");
    int d = clients.get(0).dimension();
    Checks.that(d >= 1, "FiniteSum: client 0 has dimension %s, must have 1 at least", d);
    for (int i = 0; i < clients.size(); i++) {
      Checks.that(
          clients.get(i).dimension() == d,
          "FiniteSum: client %s has dimension %s, client 0 has %s; all must have the same "
              + "(LabelledData.withDimension adds empty features)",
          i,
          clients.get(i).dimension(),
          d);
    }
    return new FiniteSum(List.copyOf(clients), Regularizer.none());
  }

  /** The mean of the risks of these data, each with the regularizer; nothing on the server. */
  public static FiniteSum of(List<LabelledData> clients, Loss loss, Regularizer regularizer) {
    List<Objective> risks = new ArrayList<>(clients.size());
    for (int i = 0; i < clients.size(); i++) {
      try {
        risks.add(EmpiricalRisk.of(clients.get(i), loss, regularizer));
      } catch (IllegalArgumentException bad) {
        throw new IllegalArgumentException("client " + i + ": " + bad.getMessage(), bad);
      }
    }
    return of(risks);
  }

  /** The same clients with another regularizer R on the server. */
  public FiniteSum withRegularizer(Regularizer onServer) {
    return new FiniteSum(clients, onServer);
  }

  /** The number n of clients. */
  public int size() {
    return clients.size();
  }

  /** f_i, without the server's R. */
  public Objective client(int i) {
    return clients.get(i);
  }

  /** All f_i in their order; cannot be changed. */
  public List<Objective> clients() {
    return clients;
  }

  /** R, which the server alone knows. */
  public Regularizer regularizer() {
    return regularizer;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public double valueAndGradient(double[] x, double[] out) {
    check(x, out);
    double[] part = scratch.get();
    Arrays.fill(out, 0);
    double sum = 0;
    int n = clients.size();
    for (int i = 0; i < n; i++) {
      sum += clients.get(i).valueAndGradient(x, part);
      for (int j = 0; j < part.length; j++) {
        out[j] += part[j];
      }
    }
    finish(x, out);
    return sum / n + regularizer.value(x);
  }

  @Override
  public double value(double[] x) {
    Checks.length(x, dimension, "FiniteSum: x");
    double sum = 0;
    int n = clients.size();
    for (int i = 0; i < n; i++) {
      sum += clients.get(i).value(x);
    }
    return sum / n + regularizer.value(x);
  }

  @Override
  public void gradient(double[] x, double[] out) {
    check(x, out);
    double[] part = scratch.get();
    Arrays.fill(out, 0);
    int n = clients.size();
    for (int i = 0; i < n; i++) {
      clients.get(i).gradient(x, part);
      for (int j = 0; j < part.length; j++) {
        out[j] += part[j];
      }
    }
    finish(x, out);
  }

  private void finish(double[] x, double[] out) {
    double n = clients.size();
    for (int j = 0; j < out.length; j++) {
      out[j] /= n;
    }
    regularizer.addGradient(1, x, out);
  }

  private void check(double[] x, double[] out) {
    Checks.length(x, dimension, "FiniteSum: x");
    Checks.length(out, dimension, "FiniteSum: out");
    if (x == out) {
      Checks.that(false, "FiniteSum: x and out are the same array");
    }
  }

  @Override
  public String toString() {
    return "FiniteSum of " + clients.size() + " clients, " + dimension + " variables";
  }
}
