package org.flyball.descent;

import org.flyball.linear.Vectors;
import org.flyball.objective.Objective;
import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * A descent in progress. A step is a gradient and an update. The measure is {@code ||grad f||} of
 * the whole function where it is at hand: at every step on full batches, else at the end of every
 * epoch if the {@link Stop} has a tolerance. Otherwise it is the norm of the last gradient used.
 */
public final class DescentRun implements Run<Minimum> {

  /** A gradient that grows past this many times its first size does not come back. */
  private static final double DIVERGED = 1e10;

  private final Descent descent;
  private final Objective f;
  private final Stop stop;
  private final GradientSource source;
  private final Optimizer.State state;
  private final History history;
  private final boolean elsewhere;

  private final double[] x; // where gradients are taken
  private final double[] gradient;
  private final double[] found; // what is handed out
  private final double[] next; // what would be handed out, should it be finite
  private final double[] scratch;

  private Termination why = Termination.INTERRUPTED;
  private String fault = "";
  private long steps;
  private double value = Double.NaN; // at x, of the batch
  private double norm = Double.NaN; // of gradient
  private double norm1 = Double.NaN;
  private boolean ready; // gradient is of x and the coming step
  private double measure = Double.NaN;
  private double first = Double.NaN; // measure, at the start
  private double largest = Double.POSITIVE_INFINITY; // norm that is not divergence

  DescentRun(Descent descent, Objective f, double[] x0, Stop stop) {
    Checks.length(x0, f.dimension(), "Descent: x0");
    Checks.finite(x0, "Descent: x0");
    Checks.that(
        stop.scale() != Stop.Scale.DATA,
        "Descent: Stop.Scale.DATA has no meaning for a gradient; use START or ONE");
    this.descent = descent;
    this.f = f;
    this.stop = stop;
    Optimizer optimizer = descent.optimizer();
    source = descent.setup().batches().over(f, descent.seed(), optimizer.needsValue());
    state = optimizer.start(x0);
    elsewhere = state.isElsewhere();
    history = new History(descent.setup().recording(), stop.maxSteps());
    x = x0.clone();
    found = x0.clone();
    next = new double[x0.length];
    gradient = new double[x0.length];
    scratch = new double[x0.length];
  }

  void open() {
    if (source.isExact() && !prepare()) {
      return;
    }
    if (stop.tolerance() > 0 || source.isExact()) {
      first = exactNorm();
      measure = first;
    }
    judge();
  }

  /** The gradient of the coming step; false if it is not finite. */
  private boolean prepare() {
    value = source.evaluate(steps, x, gradient);
    norm1 = Vectors.norm1(gradient);
    norm = Vectors.norm(gradient);
    ready = true;
    if (!Double.isFinite(norm1)) {
      why = Termination.NOT_FINITE;
      fault = Minimum.fault(steps, "the gradient", gradient);
      return false;
    }
    if (largest == Double.POSITIVE_INFINITY && norm > 0) {
      largest = DIVERGED * norm;
    }
    if (!source.isExact()) {
      measure = Double.isFinite(first) && stop.tolerance() > 0 ? measure : norm;
    }
    return true;
  }

  @Override
  public boolean step() {
    if (why != Termination.INTERRUPTED || (!ready && !prepare())) {
      return false;
    }
    double rate = descent.rate().at(steps);
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      Checks.that(
          false, "Descent: the rate of step %s is %s, must be finite and at least 0", steps, rate);
    }
    double usedNorm = norm;
    double usedNorm1 = norm1;
    state.update(steps, rate, value, gradient, x);
    ready = false;
    state.iterate(x, next);
    if (!Vectors.isFinite(x) || (elsewhere && !Vectors.isFinite(next))) {
      why = Termination.NOT_FINITE;
      fault = Minimum.fault(steps, "the point after it", Vectors.isFinite(x) ? next : x);
      return false;
    }
    steps++;
    if (source.isExact() && !prepare()) {
      steps--; // the point before is the last where all was well
      return false;
    }
    System.arraycopy(next, 0, found, 0, next.length);
    history.add(usedNorm, usedNorm1, rate * state.scale());
    if (stop.tolerance() > 0 ? source.isEpoch(steps) : source.isExact()) {
      measure = exactNorm();
    }
    judge();
    return true;
  }

  /** Of the whole function, at the point that is handed out. */
  private double exactNorm() {
    if (source.isExact() && (!elsewhere || stop.tolerance() == 0)) {
      return norm;
    }
    f.gradient(found, scratch);
    return Vectors.norm(scratch);
  }

  private void judge() {
    boolean known = stop.tolerance() > 0 ? source.isEpoch(steps) : source.isExact() && !elsewhere;
    if (known && measure <= stop.threshold(first, first)) {
      why = Termination.CONVERGED;
    } else if (norm > largest || measure > largest) {
      why = Termination.DIVERGED;
    } else if (steps >= stop.maxSteps()) {
      why = Termination.STEP_LIMIT;
    }
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
    return why;
  }

  /** What the optimizer has learnt to multiply the rate by; 1 where it learns nothing. */
  public double scale() {
    return state.scale();
  }

  /** The point that would be the result's; fresh. */
  public double[] x() {
    return found.clone();
  }

  @Override
  public Minimum result() {
    double atFound = f.valueAndGradient(found, scratch);
    double normAtFound = Vectors.norm(scratch);
    return new Minimum(found.clone(), atFound, normAtFound, why, steps, history.trace(), fault);
  }

  /** The whole state. */
  public Snapshot snapshot() {
    return Snapshot.of("DescentRun")
        .with("descent", descent.identity())
        .with("why", why.name())
        .with("fault", fault)
        .withLongs("steps", steps)
        .with("numbers", measure, first, largest)
        .with("x", x)
        .with("found", found)
        .with("state", state.snapshot())
        .with("history", history.snapshot());
  }

  void restore(Snapshot snapshot) {
    String saved = snapshot.expect("DescentRun").text("descent");
    Checks.that(
        saved.equals(descent.identity()),
        "Descent: the snapshot is of %s, this is %s; resume with the same optimizer, batches and"
            + " seed",
        saved,
        descent.identity());
    System.arraycopy(snapshot.doubles("x", x.length), 0, x, 0, x.length);
    System.arraycopy(snapshot.doubles("found", x.length), 0, found, 0, found.length);
    double[] numbers = snapshot.doubles("numbers", 3);
    steps = snapshot.longs("steps")[0];
    state.restore(snapshot.part("state"));
    history.restore(snapshot.part("history"));
    measure = numbers[0];
    first = numbers[1];
    largest = numbers[2];
    why = Termination.valueOf(snapshot.text("why"));
    fault = snapshot.text("fault");
    if (why == Termination.NOT_FINITE || why == Termination.DIVERGED) {
      return;
    }
    why = Termination.INTERRUPTED; // more may be asked for than of the saved run
    if (source.isExact() && !prepare()) {
      return;
    }
    if (Double.isNaN(first) && stop.tolerance() > 0) {
      first = exactNorm(); // the saved run was not asked to look
      measure = first;
    }
    judge();
  }
}
