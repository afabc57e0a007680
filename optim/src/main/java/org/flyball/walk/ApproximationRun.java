package org.flyball.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.linear.Vectors;
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

  private final StochasticApproximation recipe;
  private final Field field;
  private final Shares shares;
  private final Stop stop;
  private final Gain gain;
  private final int visits;
  private final double[] factors;
  private final Sampler[] tokens;
  private final Iterate iterate;
  private final Ending ending = new Ending();
  private final double[] push; // H of the visits, added up
  private final double[] part; // H of a visit, where there are several or weights

  private long steps;
  private int node = -1;
  private double measure = Double.NaN;
  private long measuredAt = -1;
  private double first = Double.NaN;

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
    visits = recipe.visits().visits();
    factors = shares.factors();
    iterate = new Iterate(rule, x0);
    push = new double[d];
    part = new double[tokens.length * visits > 1 ? d : 0];
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
    if (ending.isOver()) {
      return false;
    }
    double beta = Ending.size(gain, steps);
    double scale = evaluate();
    if (!iterate.move(beta, push, scale, steps + 1)) {
      if (iterate.hasGrown()) {
        ending.diverged(node, steps + 1, "take shorter steps (PowerGain.safeFor)");
      } else {
        ending.notFinite(node, steps + 1, "H is not finite");
      }
      return false;
    }
    steps++;
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
        field.at(iterate.x(), node, push);
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
      field.at(iterate.x(), node, part);
      for (int j = 0; j < push.length; j++) {
        push[j] += factor * part[j];
      }
    }
  }

  private void judge() {
    if (stop.tolerance() > 0) {
      ending.judge(stop, measure(), first, steps);
    } else {
      ending.limit(stop, steps);
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
              ? of.measure().applyAsDouble(iterate.estimate())
              : meanField();
    }
    return measure;
  }

  private double meanField() {
    double[] at = iterate.estimate();
    double[] one = new double[at.length];
    double[] sum = new double[at.length];
    int nodes = recipe.visits().sampling().nodes();
    for (int i = 0; i < nodes; i++) {
      field.at(at, i, one);
      double weight = shares.wanted()[i];
      for (int j = 0; j < sum.length; j++) {
        sum[j] += weight * one[j];
      }
    }
    return Vectors.norm(sum);
  }

  @Override
  public Termination why() {
    return ending.why();
  }

  /** The estimate: the average where there is one, else theta; fresh. */
  public double[] x() {
    return iterate.estimate().clone();
  }

  /** The last theta; fresh. */
  public double[] last() {
    return iterate.x().clone();
  }

  /** The node of the last visit; -1 before the first. */
  public int node() {
    return node;
  }

  /** How often theta was sent back to its start by {@link Confinement#truncation}. */
  public long returns() {
    return iterate.returns();
  }

  /** What may make the root found another one than the wanted. */
  public List<String> warnings() {
    List<String> all = new ArrayList<>(shares.warnings());
    if (recipe.rule().momentum() == Momentum.HEAVY_BALL
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
    return new Root(x(), last(), ending.why(), steps, warnings(), ending.fault());
  }

  /** The whole state: tokens, theta, momentum and average. */
  public Snapshot snapshot() {
    Snapshot snapshot =
        Snapshot.of(KIND)
            .with("recipe", identity())
            .with("numbers", measure, first)
            .withLongs("counts", steps, measuredAt, node);
    snapshot = ending.addTo(iterate.addTo(snapshot));
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
    iterate.restore(snapshot);
    double[] numbers = snapshot.doubles("numbers", 2);
    measure = numbers[0];
    first = numbers[1];
    long[] counts = snapshot.longs("counts");
    steps = counts[0];
    measuredAt = counts[1];
    node = (int) counts[2];
    ending.restore(snapshot);
    if (!ending.isOver()) {
      if (stop.tolerance() > 0 && Double.isNaN(first)) {
        first = measure();
      }
      judge();
    }
  }
}
