package org.flyball.walk;

import java.util.Arrays;
import java.util.List;
import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;
import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * SAG along a walk in progress. The measure is {@code ||G + grad R||} of the last step. What is not
 * finite ends it as in {@link ApproximationRun}.
 */
public final class McSagRun implements Run<Root> {

  static final String KIND = "McSag";

  private final McSag recipe;
  private final FiniteSum f;
  private final Stop stop;
  private final Sampler token;
  private final double[][] table; // t_i
  private final double[] mean; // G
  private final double[] gradient;
  private final double[] direction;
  private final Ending ending = new Ending();
  private double[] x;
  private double[] next;
  private double size; // of x0
  private double measure;
  private double first;
  private long steps;

  McSagRun(McSag recipe, FiniteSum f, double[] x0, Stop stop, Sampler token) {
    int d = f.dimension();
    int nodes = recipe.sampling().nodes();
    Checks.length(x0, d, "McSag: x0");
    Checks.finite(x0, "McSag: x0");
    Checks.that(
        f.size() == nodes,
        "McSag: the sampling visits %s nodes, f has %s clients; give each node one",
        nodes,
        f.size());
    Checks.that(
        stop.scale() != Stop.Scale.DATA,
        "McSag: Stop.Scale.DATA has no meaning for a gradient; use START or ONE");
    this.recipe = recipe;
    this.f = f;
    this.stop = stop;
    this.token = token;
    this.table = new double[nodes][d];
    this.mean = new double[d];
    this.gradient = new double[d];
    this.direction = new double[d];
    this.x = x0.clone();
    this.next = new double[d];
    this.size = Vectors.norm(x0);
  }

  void open() {
    for (int i = 0; i < table.length; i++) {
      f.client(i).gradient(x, table[i]);
    }
    average();
    first = aim();
    measure = first;
    ending.judge(stop, measure, first, steps);
  }

  /** G from the tables. */
  private void average() {
    Arrays.fill(mean, 0);
    for (double[] t : table) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += t[j];
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= table.length;
    }
  }

  /** Sets the direction, and returns its norm. */
  private double aim() {
    System.arraycopy(mean, 0, direction, 0, mean.length);
    f.regularizer().addGradient(1, x, direction);
    return Vectors.norm(direction);
  }

  @Override
  public boolean step() {
    if (ending.isOver()) {
      return false;
    }
    double eta = Ending.size(recipe.gain(), steps);
    int node = token.next();
    f.client(node).gradient(x, gradient);
    double[] kept = table[node];
    for (int j = 0; j < kept.length; j++) {
      mean[j] += (gradient[j] - kept[j]) / table.length;
      kept[j] = gradient[j];
    }
    double norm = aim();
    double bad = 0;
    for (int j = 0; j < next.length; j++) {
      next[j] = x[j] - eta * direction[j];
      bad += 0 * next[j];
    }
    if (bad != 0) {
      if (Iterate.hasGrown(x, size)) {
        ending.diverged(node, steps + 1, "take shorter steps");
      } else {
        ending.notFinite(node, steps + 1, "the gradient is not finite");
      }
      return false;
    }
    double[] old = x;
    x = next;
    next = old;
    measure = norm;
    steps++;
    ending.judge(stop, measure, first, steps);
    return true;
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public double measure() {
    return measure;
  }

  @Override
  public Termination why() {
    return ending.why();
  }

  /** theta; fresh. */
  public double[] x() {
    return x.clone();
  }

  @Override
  public Root result() {
    return new Root(x(), x(), ending.why(), steps, List.of(), ending.fault());
  }

  /** The whole state: token, theta, and the tables. */
  public Snapshot snapshot() {
    double[] flat = new double[Math.multiplyExact(table.length, mean.length)];
    for (int i = 0; i < table.length; i++) {
      System.arraycopy(table[i], 0, flat, i * mean.length, mean.length);
    }
    Snapshot snapshot =
        Snapshot.of(KIND)
            .with("recipe", identity())
            .with("x", x)
            .with("mean", mean)
            .with("table", flat)
            .with("numbers", size, measure, first)
            .withLongs("steps", steps)
            .with("token", token.snapshot());
    return ending.addTo(snapshot);
  }

  private String identity() {
    return Rule.name(recipe.gain()) + ", " + recipe.seed();
  }

  void restore(Snapshot snapshot) {
    String saved = snapshot.text("recipe");
    Checks.that(
        saved.equals(identity()),
        "McSag: the snapshot is of (%s), this is (%s); resume with the same recipe",
        saved,
        identity());
    int d = mean.length;
    double[] flat = snapshot.doubles("table", table.length * d);
    for (int i = 0; i < table.length; i++) {
      System.arraycopy(flat, i * d, table[i], 0, d);
    }
    System.arraycopy(snapshot.doubles("x", d), 0, x, 0, d);
    System.arraycopy(snapshot.doubles("mean", d), 0, mean, 0, d);
    double[] numbers = snapshot.doubles("numbers", 3);
    size = numbers[0];
    measure = numbers[1];
    first = numbers[2];
    steps = snapshot.longs("steps")[0];
    ending.restore(snapshot);
    if (!ending.isOver()) {
      ending.judge(stop, measure, first, steps);
    }
  }
}
