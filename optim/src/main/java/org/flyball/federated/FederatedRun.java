package org.flyball.federated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Smoothness;
import org.flyball.run.Certificate;
import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * A training in progress. A step is a round: the server moves x, sends it, hears the clients there,
 * and updates g. The measure is ||grad f(x)|| at the x of {@link #result}, see {@link
 * Setup.Measure}; where it is not at hand, asking for it costs a pass over the data.
 */
public final class FederatedRun implements Run<Minimum> {

  /** A gradient that grows past this many times its first size does not come back. */
  private static final double DIVERGED = 1e10;

  private static final String OUT_OF_RANGE = "the step leaves the range of a double";

  private final FiniteSum f;
  private final Stop stop;
  private final StepSize stepSize;
  private final Setup setup;
  private final Training training;
  private final Plan plan;
  private final Optional<Theory> theory;
  private final Crew crew;
  private final Server server;
  private final Inbox inbox;
  private final Order order = new Order();
  private final Gauge gauge;
  private final double[] before; // the x that can be gone back to
  private final Optional<Auditor> auditor;
  private final Optional<Guard> guard;

  private Termination why = Termination.INTERRUPTED;
  private long round;
  private double gamma; // of the step from x
  private double measure = Double.NaN; // not known
  private double first = Double.NaN; // measure, at the start
  private double threshold;
  private double ceiling = Double.POSITIVE_INFINITY;
  private boolean retreated; // x is the one before the last order's
  private String fault = "";

  FederatedRun(Training training, FiniteSum f, double[] x0, Stop stop) {
    Checks.length(x0, f.dimension(), "Training: x0");
    Checks.finite(x0, "Training: x0");
    Checks.that(
        stop.scale() != Stop.Scale.DATA,
        "Training: Stop.Scale.DATA has no meaning for a gradient; use START or ONE");
    this.f = f;
    this.stop = stop;
    this.stepSize = training.stepSize();
    this.setup = training.setup();
    this.training = training;
    Method method = training.method();
    Weights weights = method.feedback().weights();
    boolean certified = setup.lowerBound().isPresent();
    boolean needed = stepSize.needsTheory() || weights.needsSmoothness() || certified;
    Optional<Smoothness> smoothness =
        setup.smoothness().isPresent() || !needed
            ? setup.smoothness()
            : Optional.of(Smoothness.of(f));
    theory = Theory.ofRun(training, f, smoothness, Analysis.ARITHMETIC_MEAN);
    plan =
        new Plan(
            method,
            f.regularizer(),
            f.dimension(),
            weights.of(f.size(), smoothness),
            setup.reports(stepSize),
            training.seed());
    setup.check(plan);
    crew = setup.engine().gather(plan, f);
    server = new Server(plan, x0);
    inbox = new Inbox(plan);
    gauge = new Gauge(f, plan, crew);
    before = x0.clone();
    auditor =
        certified && theory.isPresent()
            ? Optional.of(
                new Auditor(theory.get(), setup.lowerBound().getAsDouble(), plan.leastAlpha()))
            : Optional.empty();
    guard =
        stepSize instanceof StepSize.Realised
            ? Optional.of(
                new Guard(training, theory.orElseThrow(), smoothness.orElseThrow(), f.dimension()))
            : Optional.empty();
    guard.ifPresent(with -> with.watch(crew, server));
  }

  void open() {
    gamma = stepSizeAt(0);
    converse(0);
    guard.ifPresent(with -> with.begin(server));
    if (why == Termination.INTERRUPTED) {
      first = measure();
      threshold = stop.threshold(first, first);
      ceiling = DIVERGED * Math.max(first, Vectors.norm(server.direction()));
      judge();
    }
  }

  /** Goes on from a run on other clients; the memories of new ones are 0 until they are asked. */
  void adopt(FederatedRun old, int[] origin) {
    Checks.that(!old.retreated, "Training: the run has failed and cannot go on: %s", old.fault);
    Succession.check(old.plan, plan, origin);
    double[] mean = new double[f.dimension()];
    crew.adopt(old.crew, origin, mean);
    server.adopt(old.server, mean, origin);
    inbox.ignored(old.inbox.ignored());
    round = old.round;
    gamma = stepSizeAt(round);
    first = old.first;
    threshold = stop.threshold(first, first);
    ceiling = old.ceiling;
    System.arraycopy(server.x, 0, before, 0, before.length);
    boolean forgetful = plan.isLossless() || !(plan.rule().hasMemory() || plan.rule().hasSecond());
    if (forgetful && plan.method().server().downlink().isEmpty()) {
      round++; // what the server has is of the old clients: ask the new ones, at the same x
      converse(round);
    } else if (auditor.isPresent()) {
      audit(auditor.get());
    }
    if (why == Termination.INTERRUPTED) {
      judge();
    }
  }

  private double stepSizeAt(long at) {
    double size = stepSize.at(at, theory.isPresent() ? theory.get().stepSize() : Double.NaN);
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      Checks.that(
          false, "StepSize: gamma of round %s is %s, must be positive and finite", at, size);
    }
    return size;
  }

  @Override
  public boolean step() {
    if (why != Termination.INTERRUPTED) {
      return false;
    }
    double[] x = server.x;
    System.arraycopy(x, 0, before, 0, x.length);
    if (guard.isPresent()) {
      attempt(guard.get());
      return true;
    }
    double next = stepSizeAt(round + 1);
    server.step(gamma);
    if (Vectors.firstNotFinite(x) >= 0) {
      System.arraycopy(before, 0, x, 0, x.length);
      why = Termination.NOT_FINITE;
      fault = "server, round " + (round + 1) + ": " + OUT_OF_RANGE;
      return false;
    }
    gamma = next;
    round++;
    converse(round);
    if (why == Termination.INTERRUPTED) {
      judge();
    }
    return true;
  }

  /** A step that may turn out to be too long, and is then taken back. */
  private void attempt(Guard with) {
    double known = measure;
    boolean shortest = with.isShortest();
    round++;
    measure = Double.NaN;
    if (with.attempt(server, crew, order, inbox, round)) {
      if (auditor.isPresent()) {
        auditor.get().observeStep(round, gamma);
        audit(auditor.get());
      }
      gamma = with.next();
      judge();
    } else if (shortest) {
      retreat(inbox.isFaulty() ? inbox.fault() : "server, round " + round + ": " + OUT_OF_RANGE);
    } else {
      measure = known;
      gamma = with.next();
      why = round >= stop.maxSteps() ? Termination.STEP_LIMIT : why;
    }
  }

  /** One exchange at the server's x. */
  private void converse(long number) {
    measure = Double.NaN;
    server.order(number, gamma, order);
    inbox.open(number);
    crew.round(order, inbox);
    if (inbox.isFaulty()) {
      retreat(inbox.fault());
      return;
    }
    server.absorb(number, inbox);
    if (auditor.isPresent()) {
      audit(auditor.get());
    }
  }

  private void audit(Auditor with) {
    double unit = guard.isPresent() ? guard.get().proved() : gamma;
    double[] weights = theory.orElseThrow().potential().memories();
    double norm = gauge.audit(with, weights, server, round, gamma, unit);
    if (guard.isEmpty()) {
      with.observeStep(round, gamma); // a guarded step is certain only once it stands
    }
    if (setup.measure().kind() == Setup.Measure.Kind.EXACT) {
      measure = norm;
    } else {
      with.observeProof(norm, measure());
    }
  }

  /** Ends at the x before the last order's. */
  private void retreat(String problem) {
    System.arraycopy(before, 0, server.x, 0, before.length);
    retreated = true;
    measure = Double.NaN;
    why = Termination.NOT_FINITE;
    fault = problem;
  }

  private void judge() {
    boolean wanted = stop.tolerance() > 0 && round % setup.measure().every() == 0;
    if (wanted || Double.isFinite(measure) || isAtHand()) {
      double now = measure();
      if (!Double.isFinite(now)) {
        retreat("server, round " + round + ": the gradient's norm is " + now);
        return;
      } else if (now <= threshold) {
        why = Termination.CONVERGED;
        return;
      } else if (now > ceiling) {
        why = Termination.DIVERGED;
        return;
      }
    }
    if (round >= stop.maxSteps()) {
      why = Termination.STEP_LIMIT;
    }
  }

  private boolean isAtHand() {
    boolean proved = setup.measure().kind() == Setup.Measure.Kind.PROVED;
    double norm = proved ? Gauge.NOT_AT_HAND : gauge.atHand(server.x, gamma);
    measure = norm == Gauge.NOT_AT_HAND ? measure : norm;
    return norm != Gauge.NOT_AT_HAND;
  }

  @Override
  public long steps() {
    return round;
  }

  @Override
  public double measure() {
    if (Double.isNaN(measure)) {
      if (setup.measure().kind() == Setup.Measure.Kind.PROVED && !retreated) {
        measure = gauge.proved(server);
      } else if (retreated || !isAtHand()) {
        measure = gauge.asked(server.x, gamma);
      }
    }
    return measure;
  }

  @Override
  public Termination why() {
    return why;
  }

  /** gamma of the next step. */
  public double stepSize() {
    return gamma;
  }

  /** How often a step of {@link StepSize.Realised} was taken back; else 0. */
  public long retreats() {
    return guard.map(Guard::retreats).orElse(0L);
  }

  /** What is proved of this training; empty if nothing was asked or nothing is known. */
  public Optional<Theory> theory() {
    return theory;
  }

  /** What has been sent so far. */
  public Traffic traffic() {
    return server.traffic(inbox);
  }

  /** What has been promised and measured so far; empty if not asked for. */
  public List<Certificate> certificates() {
    return auditor.map(Auditor::certificates).orElseGet(ArrayList::new);
  }

  /** The point; fresh. */
  public double[] x() {
    return server.x.clone();
  }

  /** The mean of the clients' memories as the server carries it along; fresh. */
  public double[] mean() {
    return server.mean().clone();
  }

  @Override
  public Minimum result() {
    double[] x = server.x.clone();
    double norm = gauge.asked(x, gamma);
    double value = gauge.value(x);
    return new Minimum(
        x, value, norm * norm, why, round, traffic(), List.copyOf(certificates()), fault);
  }

  Crew crew() {
    return crew;
  }

  Server server() {
    return server;
  }

  /** The whole state: every client's memories, the server, and what was seen. */
  public Snapshot snapshot() {
    Snapshot snapshot =
        Snapshot.of("FederatedRun")
            .with("training", training.identity())
            .withLongs("round", round)
            .withLongs("ignored", inbox.ignored())
            .with("why", why.name())
            .withLongs("retreated", retreated ? 1 : 0)
            .with("numbers", gamma, measure, first, ceiling)
            .with("before", before)
            .with("fault", fault)
            .with("server", server.snapshot())
            .with("crew", crew.snapshot());
    if (guard.isPresent()) {
      snapshot = snapshot.with("guard", guard.get().snapshot());
    }
    return auditor.isPresent() ? snapshot.with("auditor", auditor.get().snapshot()) : snapshot;
  }

  /**
   * Goes back to a saved state of the same training, known by its recipes' {@code toString}.
   *
   * @throws IllegalArgumentException if the snapshot is of another method, seed or size
   */
  void restore(Snapshot snapshot) {
    String saved = snapshot.expect("FederatedRun").text("training");
    Checks.that(
        saved.equals(training.identity()),
        "Training: the snapshot is of %s, this is %s; resume with the same method and seed",
        saved,
        training.identity());
    round = snapshot.longs("round")[0];
    inbox.ignored(snapshot.longs("ignored")[0]);
    why = Termination.valueOf(snapshot.text("why"));
    retreated = snapshot.longs("retreated")[0] == 1;
    double[] numbers = snapshot.doubles("numbers", 4);
    gamma = numbers[0];
    measure = numbers[1];
    first = numbers[2];
    threshold = stop.threshold(first, first);
    ceiling = numbers[3];
    System.arraycopy(snapshot.doubles("before", before.length), 0, before, 0, before.length);
    fault = snapshot.text("fault");
    server.restore(snapshot.part("server"));
    crew.restore(snapshot.part("crew"));
    if (guard.isPresent()) {
      guard.get().restore(snapshot.part("guard"));
    }
    if (auditor.isPresent()) {
      auditor.get().restore(snapshot.part("auditor"));
    }
    boolean onWith =
        (why == Termination.STEP_LIMIT && round < stop.maxSteps())
            || (why == Termination.CONVERGED && !(measure <= threshold));
    if (onWith) {
      why = Termination.INTERRUPTED; // more is asked for than of the saved run
    }
  }
}
