package org.flyball.linear;

import org.flyball.run.Run;
import org.flyball.run.Termination;
import org.jspecify.annotations.Nullable;

/** One search by {@link Lanczos}: as many processes, one after the other, as failure asks for. */
final class LanczosRun implements Run<Spectrum> {

  /** The chance of failure that one start bears at most. */
  private static final double PER_START = 1e-6;

  private static final int LEAST_INTERVAL = 8;

  /** Steps that a process is given beyond twice those at which it last halved its width. */
  private static final int PATIENCE = 200;

  private final Lanczos recipe;
  private final LinearOperator operator;
  private final int n;
  private final Lanczos.Ends wanted;
  private final int starts;
  private final double failurePerStart;
  private final Side low = new Side(-1);
  private final Side high = new Side(1);
  private int number;
  private LanczosProcess process;
  private long steps;
  private long nextLook;
  private double bestWidth;
  private long bestAt;
  private double measure = Double.POSITIVE_INFINITY;
  private Termination why = Termination.INTERRUPTED;

  LanczosRun(Lanczos recipe, LinearOperator operator, int n, Lanczos.Ends wanted) {
    this.recipe = recipe;
    this.operator = operator;
    this.n = n;
    this.wanted = wanted;
    starts = (int) Math.max(1, Math.ceil(Math.log(recipe.failure()) / Math.log(PER_START) - 1e-9));
    failurePerStart = Math.pow(recipe.failure(), 1.0 / starts);
    process = open();
  }

  private LanczosProcess open() {
    nextLook = LEAST_INTERVAL;
    bestWidth = Double.POSITIVE_INFINITY;
    bestAt = 0;
    return new LanczosProcess(operator, n, recipe.seed().child("lanczos").child(number).stream());
  }

  @Override
  public boolean step() {
    if (why != Termination.INTERRUPTED) {
      return false;
    }
    if (!process.step()) {
      look();
      why = Termination.NOT_FINITE;
      return false;
    }
    steps++;
    boolean last = steps >= recipe.maxSteps();
    if (last || process.isExhausted() || process.known().size() >= nextLook) {
      look();
      judge(last);
    }
    return true;
  }

  private void look() {
    if (process.known().size() > 0) {
      // |g . x| < t has a probability of at most t sqrt(2 / pi).
      double share = failurePerStart * Math.sqrt(Math.PI / 2) / process.startNorm();
      low.look(process, share);
      high.look(process, share);
    }
  }

  private void judge(boolean last) {
    int done = process.known().size();
    nextLook = done + Math.max(LEAST_INTERVAL, done / 16L);
    double width =
        switch (wanted) {
          case SMALLEST -> low.ofThisStart().relativeWidth();
          case LARGEST -> high.ofThisStart().relativeWidth();
          case BOTH ->
              Math.max(low.ofThisStart().relativeWidth(), high.ofThisStart().relativeWidth());
        };
    if (width <= bestWidth / 2) {
      bestWidth = width;
      bestAt = done;
    }
    measure = width;
    boolean accurate = width <= recipe.accuracy();
    boolean over = accurate || process.isExhausted() || done > 2 * bestAt + PATIENCE;
    if (over && number + 1 < starts && !last) {
      low.close();
      high.close();
      number++;
      process = open();
    } else if (over && number + 1 == starts) {
      measure = width();
      why = measure <= recipe.accuracy() ? Termination.CONVERGED : Termination.STEP_LIMIT;
    } else if (last) {
      why = Termination.STEP_LIMIT;
    }
  }

  /** Of all starts together. */
  private double width() {
    double below = low.together().relativeWidth();
    double above = high.together().relativeWidth();
    return switch (wanted) {
      case SMALLEST -> below;
      case LARGEST -> above;
      case BOTH -> Math.max(below, above);
    };
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

  @Override
  public Spectrum result() {
    look();
    int seen = number + (process.known().size() > 0 ? 1 : 0);
    return new Spectrum(
        low.together(), high.together(), Math.pow(failurePerStart, seen), steps, why);
  }

  @Override
  public String toString() {
    return "LanczosRun[steps=" + steps + ", measure=" + measure + "]";
  }

  /** One end: what this start says of it, and what those before it do. */
  private static final class Side {

    private final int side; // -1 for the smallest, 1 for the largest
    private @Nullable Eigenvalue now;
    private @Nullable Eigenvalue before;

    Side(int side) {
      this.side = side;
    }

    void look(LanczosProcess process, double share) {
      Tridiagonal known = process.known();
      Tridiagonal.Ritz ritz = known.end(side);
      double unit = process.unit();
      double inner = unit * ritz.value();
      double outer = inner + side * unit * known.margin(side, ritz.value(), share);
      if (now != null) { // all bounds of one start hold in the same event
        outer = side > 0 ? Math.min(outer, now.atMost()) : Math.max(outer, now.atLeast());
      }
      now = of(inner, unit * ritz.error(), outer);
    }

    private Eigenvalue of(double inner, double error, double outer) {
      return side > 0
          ? new Eigenvalue(inner, error, inner, outer)
          : new Eigenvalue(inner, error, outer, inner);
    }

    void close() {
      before = together();
      now = null;
    }

    Eigenvalue ofThisStart() {
      return now == null
          ? of(Double.NaN, Double.POSITIVE_INFINITY, side * Double.POSITIVE_INFINITY)
          : now;
    }

    /** Inner bounds hold for each start; of the outer ones the weaker is wrong if all are. */
    Eigenvalue together() {
      Eigenvalue a = now;
      Eigenvalue b = before;
      if (a == null || b == null) {
        return b == null ? ofThisStart() : b;
      }
      Eigenvalue best = side * a.value() >= side * b.value() ? a : b;
      double outer =
          side > 0 ? Math.max(a.atMost(), b.atMost()) : Math.min(a.atLeast(), b.atLeast());
      return of(best.value(), best.error(), outer);
    }
  }
}
