package org.flyball.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * A stochastic approximation in progress. A step is a step of theta. A theta that is not finite
 * ends the run: as {@link Termination#DIVERGED} if it had grown past 1e10 times its start, else as
 * {@link Termination#NOT_FINITE}, for then H is to blame; the result has the last that was finite.
 */
public final class ApproximationRun implements Run<Root> {

  static final String KIND = "StochasticApproximation";

  /** An iterate that overflows from beyond this many times its start's size got there by growth. */
  private static final double GROWN = 1e10;

  private final StochasticApproximation recipe;
  private final Field field;
  private final Shares shares;
  private final Stop stop;
  private final Gain gain;
  private final Averaging averaging;
  private final Confinement confinement;
  private final boolean heavyBall;
  private final int visits;
  private final double[] factors;
  private final Sampler[] tokens;
  private final double[] start;
  private final double[] push; // H of the visits, added up
  private final double[] part; // H of a visit, where there are several or weights
  private final double[] momentum;
  private final double[] average;

  private double[] x;
  private double[] next;
  private double averaged; // weight of all that is in the average
  private long returns;
  private long steps;
  private int node = -1;
  private double measure = Double.NaN;
  private long measuredAt = -1;
  private double first = Double.NaN;
  private Termination why = Termination.INTERRUPTED;
  private String fault = "";

  ApproximationRun(
      StochasticApproximation recipe, Field field, Shares shares, double[] x0, Stop stop) {
    this(recipe, field, shares, x0, stop, start(recipe));
    if (stop.tolerance() > 0) {
      first = measure();
    }
    judge();
  }

  ApproximationRun(
      StochasticApproximation recipe,
      Field field,
      Shares shares,
      double[] x0,
      Stop stop,
      Snapshot snapshot) {
    this(recipe, field, shares, x0, stop, resume(recipe, snapshot));
    restore(snapshot);
  }

  private ApproximationRun(
      StochasticApproximation recipe,
      Field field,
      Shares shares,
      double[] x0,
      Stop stop,
      Sampler[] tokens) {
    Rule rule = recipe.rule();
    int d = x0.length;
    Checks.that(d >= 1, "StochasticApproximation: x0 has no entry");
    if (field.dimension() != Field.ANY) {
      Checks.length(x0, field.dimension(), "StochasticApproximation: x0");
    }
    Checks.finite(x0, "StochasticApproximation: x0");
    int nodes = recipe.visits().sampling().nodes();
    Checks.that(
        field.nodes() == Field.ANY || field.nodes() == nodes,
        "StochasticApproximation: the sampling visits %s nodes, the problem is on %s; give each"
            + " node one client",
        nodes,
        field.nodes());
    Checks.that(
        stop.scale() != Stop.Scale.DATA,
        "StochasticApproximation: Stop.Scale.DATA has no meaning for a root; use START or ONE");
    rule.confinement().check(d);
    this.recipe = recipe;
    this.field = field;
    this.shares = shares;
    this.stop = stop;
    this.tokens = tokens;
    gain = rule.gain();
    averaging = rule.averaging();
    confinement = rule.confinement();
    heavyBall = rule.momentum() == Momentum.HEAVY_BALL;
    visits = recipe.visits().visits();
    factors = shares.factors();
    start = x0.clone();
    x = x0.clone();
    next = new double[d];
    push = new double[d];
    part = new double[tokens.length * visits > 1 ? d : 0];
    momentum = new double[heavyBall ? d : 0];
    average = new double[averaging.isNone() ? 0 : d];
  }

  private static Sampler[] start(StochasticApproximation recipe) {
    Sampler[] tokens = new Sampler[recipe.visits().tokens()];
    Seed seed = recipe.seed().child("token");
    for (int m = 0; m < tokens.length; m++) {
      tokens[m] = recipe.visits().sampling().start(seed.child(m));
    }
    return tokens;
  }

  private static Sampler[] resume(StochasticApproximation recipe, Snapshot snapshot) {
    Sampler[] tokens = new Sampler[recipe.visits().tokens()];
    for (int m = 0; m < tokens.length; m++) {
      tokens[m] = recipe.visits().sampling().resume(snapshot.part("token " + m));
    }
    return tokens;
  }

  @Override
  public boolean step() {
    if (why != Termination.INTERRUPTED) {
      return false;
    }
    double beta = gain.at(steps);
    if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
      Checks.that(
          false, "Gain: the size of step %s is %s, must be positive and finite", steps, beta);
    }
    double scale = evaluate();
    if (!(move(beta, scale) == 0)) {
      fail();
      return false;
    }
    double[] old = x;
    x = next;
    next = old;
    if (confinement.confine(x, start, returns)) {
      returns++;
      Arrays.fill(momentum, 0);
    }
    steps++;
    if (steps > averaging.from()) {
      include();
    }
    judge();
    return true;
  }

  /** Fills push with H of the visits, to be multiplied by what is returned. */
  private double evaluate() {
    if (part.length == 0) {
      node = tokens[0].next();
      double factor = factors.length == 0 ? 1 : factors[node];
      if (factor == 0) {
        Arrays.fill(push, 0);
      } else {
        field.at(x, node, push);
      }
      return factor;
    }
    Arrays.fill(push, 0);
    for (Sampler token : tokens) {
      for (int v = 0; v < visits; v++) {
        node = token.next();
        add(factors.length == 0 ? 1 : factors[node]);
      }
    }
    return 1.0 / (tokens.length * visits);
  }

  private void add(double factor) {
    if (factor != 0) {
      field.at(x, node, part);
      for (int j = 0; j < push.length; j++) {
        push[j] += factor * part[j];
      }
    }
  }

  /** Makes the next theta, and tells whether it is finite: 0 times what is not is NaN. */
  private double move(double beta, double scale) {
    double[] from = x;
    double[] to = next;
    double[] h = push;
    double sum = 0;
    if (heavyBall) {
      double[] m = momentum;
      for (int j = 0; j < to.length; j++) {
        to[j] = from[j] + beta * m[j];
        m[j] += beta * (scale * h[j] - m[j]);
        sum += 0 * to[j] + 0 * m[j];
      }
    } else {
      double length = beta * scale;
      for (int j = 0; j < to.length; j++) {
        to[j] = from[j] + length * h[j];
        sum += 0 * to[j];
      }
    }
    return sum;
  }

  private void include() {
    double weight = averaging.weight(steps);
    averaged += weight;
    double share = weight / averaged;
    for (int j = 0; j < average.length; j++) {
      average[j] += share * (x[j] - average[j]);
    }
  }

  private void fail() {
    boolean grown = Vector.norm(x) > GROWN * (1 + Vector.norm(start));
    why = grown ? Termination.DIVERGED : Termination.NOT_FINITE;
    fault =
        "node "
            + node
            + ", step "
            + (steps + 1)
            + (grown
                ? ": theta leaves the range of a double; take shorter steps (PowerGain.safeFor)"
                : ": H is not finite");
  }

  private void judge() {
    if (stop.tolerance() > 0) {
      double now = measure();
      if (now <= stop.threshold(first, first)) {
        why = Termination.CONVERGED;
        return;
      } else if (Double.isNaN(now)) {
        why = Termination.NOT_FINITE;
        fault = "step " + steps + ": the measure is NaN";
        return;
      }
    }
    if (steps >= stop.maxSteps()) {
      why = Termination.STEP_LIMIT;
    }
  }

  @Override
  public long steps() {
    return steps;
  }

  /** What the {@link Gauge} says, of the estimate up to {@link Gauge#every} - 1 steps ago. */
  @Override
  public double measure() {
    if (measuredAt < 0 || steps - measuredAt >= recipe.gauge().every()) {
      measuredAt = steps;
      measure =
          recipe.gauge() instanceof Gauge.OfEstimate of
              ? of.measure().applyAsDouble(estimate())
              : meanField();
    }
    return measure;
  }

  private double meanField() {
    double[] at = estimate();
    double[] one = new double[x.length];
    double[] sum = new double[x.length];
    int nodes = recipe.visits().sampling().nodes();
    for (int i = 0; i < nodes; i++) {
      field.at(at, i, one);
      double weight = shares.wanted()[i];
      for (int j = 0; j < sum.length; j++) {
        sum[j] += weight * one[j];
      }
    }
    return Vector.norm(sum);
  }

  /** Shared. */
  private double[] estimate() {
    return averaged > 0 ? average : x;
  }

  @Override
  public Termination why() {
    return why;
  }

  /** The estimate: the average where there is one, else theta; fresh. */
  public double[] x() {
    return estimate().clone();
  }

  /** The last theta; fresh. */
  public double[] last() {
    return x.clone();
  }

  /** The node of the last visit; -1 before the first. */
  public int node() {
    return node;
  }

  /** How often theta was sent back to its start by {@link Confinement#truncation}. */
  public long returns() {
    return returns;
  }

  /** What may make the root found another one than the wanted. */
  public List<String> warnings() {
    List<String> all = new ArrayList<>(shares.warnings());
    if (heavyBall
        && gain instanceof PowerGain power
        && power.exponent() == 1
        && power.scale() <= 1) {
      all.add(
          "Momentum.HEAVY_BALL: with exponent 1 and scale "
              + power.scale()
              + " the error shrinks more slowly than 1/n, as no mode decays faster than e^(-t/2);"
              + " take an exponent below 1");
    }
    return List.copyOf(all);
  }

  @Override
  public Root result() {
    return new Root(x(), last(), why, steps, warnings(), fault);
  }

  /** The whole state: tokens, theta, momentum and average. */
  public Snapshot snapshot() {
    Snapshot snapshot =
        Snapshot.of(KIND)
            .with("recipe", identity())
            .with("start", start)
            .with("x", x)
            .with("momentum", momentum)
            .with("average", average)
            .with("numbers", averaged, measure, first)
            .withLongs("counts", steps, returns, measuredAt, node)
            .with("why", why.name())
            .with("fault", fault);
    for (int m = 0; m < tokens.length; m++) {
      snapshot = snapshot.with("token " + m, tokens[m].snapshot());
    }
    return snapshot;
  }

  private String identity() {
    Visits of = recipe.visits();
    return String.format(
        "%s nodes, %s tokens, %s visits, %s, %s",
        of.sampling().nodes(), of.tokens(), of.visits(), recipe.rule().identity(), recipe.seed());
  }

  private void restore(Snapshot snapshot) {
    String saved = snapshot.text("recipe");
    Checks.that(
        saved.equals(identity()),
        "StochasticApproximation: the snapshot is of (%s), this is (%s); resume with the same"
            + " recipe",
        saved,
        identity());
    int d = x.length;
    System.arraycopy(snapshot.doubles("x", d), 0, x, 0, d);
    System.arraycopy(
        snapshot.doubles("momentum", momentum.length), 0, momentum, 0, momentum.length);
    System.arraycopy(snapshot.doubles("average", average.length), 0, average, 0, average.length);
    double[] numbers = snapshot.doubles("numbers", 3);
    averaged = numbers[0];
    measure = numbers[1];
    first = numbers[2];
    long[] counts = snapshot.longs("counts");
    steps = counts[0];
    returns = counts[1];
    measuredAt = counts[2];
    node = (int) counts[3];
    fault = snapshot.text("fault");
    Termination saw = Termination.valueOf(snapshot.text("why"));
    boolean failed = saw == Termination.DIVERGED || saw == Termination.NOT_FINITE;
    why = failed ? saw : Termination.INTERRUPTED; // more may be asked for than of the saved run
    if (!failed) {
      if (stop.tolerance() > 0 && Double.isNaN(first)) {
        first = measure();
      }
      judge();
    }
  }
}
