package org.flyball.descent;

import java.util.Arrays;
import org.flyball.linear.Vectors;
import org.flyball.objective.Objective;
import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * L-BFGS in progress. The measure is ||grad f||; the trace's rates are the accepted step lengths.
 */
public final class LbfgsRun implements Run<Minimum> {

  private static final double LEAST_COSINE = 1e-10;

  private final Lbfgs recipe;
  private final Stop stop;
  private final WolfeSearch search;
  private final History history;
  private final PairMemory pairs;
  private final double[] x;
  private final double[] gradient;
  private final double[] direction;

  private Termination why = Termination.INTERRUPTED;
  private String fault = "";
  private long steps;
  private double value;
  private double norm;
  private double first;

  LbfgsRun(Lbfgs recipe, Objective f, double[] x0, Stop stop) {
    Checks.length(x0, f.dimension(), "Lbfgs: x0");
    Checks.finite(x0, "Lbfgs: x0");
    Checks.that(
        stop.scale() != Stop.Scale.DATA,
        "Lbfgs: Stop.Scale.DATA has no meaning for a gradient; use START or ONE");
    this.recipe = recipe;
    this.stop = stop;
    x = x0.clone();
    gradient = new double[x.length];
    direction = new double[x.length];
    search = new WolfeSearch(f);
    pairs = new PairMemory(recipe.memory(), x.length);
    history = new History(Recording.NORMS, stop.maxSteps());
  }

  void open() {
    value = search.evaluate(x, gradient);
    norm = Vectors.norm(gradient);
    first = norm;
    judge();
  }

  private void judge() {
    if (!(Double.isFinite(norm) && Double.isFinite(value))) {
      why = Termination.NOT_FINITE;
      fault =
          Double.isFinite(norm)
              ? "step " + steps + ": the value is " + value
              : Minimum.fault(steps, "the gradient", gradient);
    } else if (norm <= stop.threshold(first, first)) {
      why = Termination.CONVERGED;
    } else if (steps >= stop.maxSteps()) {
      why = Termination.STEP_LIMIT;
    }
  }

  @Override
  public boolean step() {
    if (why != Termination.INTERRUPTED) {
      return false;
    }
    double length = tryDirection();
    if (length == 0 && !pairs.isEmpty()) {
      pairs.clear();
      length = tryDirection();
    }
    if (length == 0) {
      why = Termination.STALLED;
      return false;
    }
    double[] newX = search.x();
    double[] newGradient = search.gradient();
    pairs.add(x, newX, gradient, newGradient, LEAST_COSINE);
    history.add(norm, Vectors.norm1(gradient), length);
    System.arraycopy(newX, 0, x, 0, newX.length);
    System.arraycopy(newGradient, 0, gradient, 0, newGradient.length);
    value = search.value();
    norm = Vectors.norm(gradient);
    steps++;
    judge();
    return true;
  }

  /** The length of an acceptable step, found by the search; 0 if there is none. */
  private double tryDirection() {
    for (int i = 0; i < direction.length; i++) {
      direction[i] = -gradient[i];
    }
    pairs.multiply(direction);
    double trial = pairs.isEmpty() ? Math.min(1, 1 / Vectors.norm1(gradient)) : 1;
    return search.search(x, value, gradient, direction, trial);
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public double measure() {
    return norm;
  }

  @Override
  public Termination why() {
    return why;
  }

  /** How often f was evaluated. */
  public long evaluations() {
    return 1 + search.evaluations();
  }

  @Override
  public Minimum result() {
    return new Minimum(x.clone(), value, norm, why, steps, history.trace(), fault);
  }

  /** The whole state. */
  public Snapshot snapshot() {
    return Snapshot.of("LbfgsRun")
        .with("recipe", recipe.toString())
        .withLongs("counts", steps, search.evaluations())
        .with("x", x)
        .with("first", first)
        .with("pairs", pairs.snapshot())
        .with("history", history.snapshot());
  }

  void restore(Snapshot saved) {
    String of = saved.expect("LbfgsRun").text("recipe");
    Checks.that(of.equals(recipe.toString()), "Lbfgs: the snapshot is of %s, not %s", of, recipe);
    System.arraycopy(saved.doubles("x", x.length), 0, x, 0, x.length);
    first = saved.doubles("first", 1)[0];
    pairs.restore(saved.part("pairs"));
    history.restore(saved.part("history"));
    long[] counts = saved.longs("counts");
    steps = counts[0];
    search.resume(counts[1]);
    value = search.evaluate(x, gradient);
    norm = Vectors.norm(gradient);
    why = Termination.INTERRUPTED;
    judge();
  }

  /** The last pairs (s, y), and the two-loop recursion over them. */
  private static final class PairMemory {

    private final double[][] s;
    private final double[][] y;
    private final double[] product; // <s, y>
    private final double[] alpha;
    private int size;
    private int next;

    PairMemory(int memory, int dimension) {
      s = new double[memory][dimension];
      y = new double[memory][dimension];
      product = new double[memory];
      alpha = new double[memory];
    }

    boolean isEmpty() {
      return size == 0;
    }

    void clear() {
      size = 0;
      next = 0;
    }

    void add(double[] x, double[] newX, double[] g, double[] newG, double leastCosine) {
      double[] step = s[next];
      double[] change = y[next];
      for (int i = 0; i < step.length; i++) {
        step[i] = newX[i] - x[i];
        change[i] = newG[i] - g[i];
      }
      double inner = Vectors.dot(step, change);
      if (!(inner > leastCosine * Vectors.norm(step) * Vectors.norm(change))) {
        // The oldest pair is gone if the memory was full: its place was written to.
        size = Math.min(size, s.length - 1);
        return;
      }
      product[next] = inner;
      next = (next + 1) % s.length;
      size = Math.min(size + 1, s.length);
    }

    /** The inverse Hessian's estimate times v, in place. */
    void multiply(double[] v) {
      int count = s.length;
      for (int k = 1; k <= size; k++) {
        int i = (next - k + count) % count;
        alpha[i] = Vectors.dot(s[i], v) / product[i];
        Vectors.add(v, -alpha[i], y[i]);
      }
      if (size > 0) {
        int last = (next - 1 + count) % count;
        double scale = product[last] / Vectors.dot(y[last], y[last]);
        for (int j = 0; j < v.length; j++) {
          v[j] *= scale;
        }
      }
      for (int k = size; k >= 1; k--) {
        int i = (next - k + count) % count;
        double beta = Vectors.dot(y[i], v) / product[i];
        Vectors.add(v, alpha[i] - beta, s[i]);
      }
    }

    Snapshot snapshot() {
      Snapshot saved = Snapshot.of("Pairs").withLongs("place", size, next).with("product", product);
      for (int i = 0; i < s.length; i++) {
        saved = saved.with("s" + i, s[i]).with("y" + i, y[i]);
      }
      return saved;
    }

    void restore(Snapshot saved) {
      long[] place = saved.expect("Pairs").longs("place");
      size = (int) place[0];
      next = (int) place[1];
      System.arraycopy(saved.doubles("product", product.length), 0, product, 0, product.length);
      for (int i = 0; i < s.length; i++) {
        System.arraycopy(saved.doubles("s" + i, s[i].length), 0, s[i], 0, s[i].length);
        System.arraycopy(saved.doubles("y" + i, y[i].length), 0, y[i], 0, y[i].length);
      }
      Arrays.fill(alpha, 0);
    }
  }
}
