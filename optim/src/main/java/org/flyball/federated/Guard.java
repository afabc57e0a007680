package org.flyball.federated;

import org.flyball.federated.Theory.Proof;
import org.flyball.linear.Vectors;
import org.flyball.objective.Smoothness;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/** {@link StepSize.Realised} at work: how long the next try is, and whether a try may stand. */
final class Guard {

  /** What is told of an error is at most this much too large: 24 bits, squared. */
  private static final double TOLD = 0x1p-21;

  private static final double SHORTER = 0.5;
  private static final double LONGER = 1.1;

  private final double factor;
  private final double proved; // gamma
  private final double l;
  private final double theta; // of what the proved step takes for alpha
  private final double move; // 2 sum c_i L_i^2 / beta
  private final double alpha;
  private final double[] weights; // c_i
  private final double[] before;

  // The state.
  private double errors = Double.NaN; // S at x
  private double lost = Double.NaN; // C at x
  private double share = Double.NaN; // alpha_t
  private double trust = 1;
  private double last; // of the tries
  private long retreats;

  Guard(Training training, Theory theory, Smoothness smoothness, int dimension) {
    StepSize.Realised steps = (StepSize.Realised) training.stepSize();
    check(training.method(), theory);
    before = new double[dimension];
    factor = steps.factor();
    proved = theory.stepSize();
    l = smoothness.function();
    double[] perStep = theory.potential().memories();
    weights = new double[perStep.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = proved * perStep[i];
    }
    // 1 / gamma = L + constant xi: which alpha is that of all clients together?
    double b = Math.max(0, 1 / proved - l);
    double xi = b == 0 ? 0 : b / constant(steps.analysis(), smoothness);
    double q = xi / (1 + xi);
    alpha = 1 - q * q;
    theta = 1 - q;
    move = xi == 0 ? 0 : proved * b * b / (xi * xi * theta); // beta = xi^2 theta
    last = proved;
  }

  private static double constant(Analysis analysis, Smoothness smoothness) {
    return switch (analysis) {
      case QUADRATIC_MEAN -> smoothness.quadraticMean();
      case CURVATURE -> Math.min(smoothness.plus(), smoothness.weightedPlus());
      case ARITHMETIC_MEAN, RARE_FEATURES -> smoothness.arithmeticMean();
    };
  }

  /** The test is the proof's own inequality, so there must be one for every path. */
  private static void check(Method method, Theory theory) {
    ServerStep server = method.server();
    Memory memory = method.feedback().memory();
    Checks.that(
        memory.equals(new Memory.Shift(1, 1))
            && method.estimate() instanceof Estimate.Full
            && server.momentum() == 0
            && server.proximal().isNone()
            && server.downlink().isEmpty()
            && theory.promise().proof() == Proof.EVERY_PATH,
        "StepSize.realised: is for EF21 and EF21-W with compressors that draw nothing, exact"
            + " gradients of all clients and a plain server, not for %s; take StepSize.theory() or"
            + " a constant",
        method);
  }

  /** Has the server sum what the test is made of. */
  void watch(Crew crew, Server server) {
    server.weigh(weights);
    Checks.that(
        crew.canTakeBack(),
        "StepSize.realised: %s cannot take back a round; take StepSize.theory(), or Engine.local",
        crew.getClass().getSimpleName());
  }

  /** gamma of the proof, in whose units Phi is. */
  double proved() {
    return proved;
  }

  /** gamma of the next try. */
  double next() {
    return last;
  }

  /** Whether the next try is the proved step, which stands whatever it brings. */
  boolean isShortest() {
    return last <= proved;
  }

  long retreats() {
    return retreats;
  }

  /** What was told where the run begins. */
  void begin(Server told) {
    errors = told.errors();
    lost = told.lost();
  }

  /**
   * Tries a step of length {@link #next} in a round. If it does not stand, server and clients are
   * where they were, and the next try is shorter; the shortest one fails only if it leaves the
   * range of a double.
   */
  boolean attempt(Server server, Crew crew, Order order, Inbox inbox, long round) {
    System.arraycopy(server.x, 0, before, 0, before.length);
    server.hold();
    server.step(last);
    boolean stands = false;
    if (Vectors.firstNotFinite(server.x) < 0) {
      server.order(round, last, order);
      inbox.open(round);
      crew.round(order, inbox);
      if (!inbox.isFaulty()) {
        server.absorb(round, inbox);
        stands = passes(Numbers.squareOfDifference(server.x, 1, before), server);
      }
      if (!stands) {
        crew.takeBack();
      }
    }
    if (stands) {
      begin(server);
      double energy = server.kept() + lost;
      share = energy > 0 ? server.kept() / energy : Double.NaN;
      trust = Math.min(1, LONGER * trust);
      last = Math.max(proved, trust * factor * longest());
    } else {
      server.goBack(before);
      retreats++;
      last = Math.max(proved, SHORTER * last);
      trust = Math.min(1, last / (factor * longest()));
    }
    return stands;
  }

  /** The test, with R and what was told. */
  private boolean passes(double moved, Server told) {
    double pays = lost * (1 - TOLD) + (1 / (2 * last) - l / 2) * moved;
    return last / 2 * errors * errors + told.lost() <= pays || isShortest();
  }

  /** The step that passes if messages keep as much as those of the last round. */
  double longest() {
    if (!(share > alpha)) { // unknown too
      return proved;
    }
    double kept = Math.min(1, share);
    return Math.min(
        proved * Contraction.theta(kept) / theta, 1 / (l + move * Contraction.beta(kept)));
  }

  Snapshot snapshot() {
    return Snapshot.of("Guard")
        .with("numbers", errors, lost, share, trust, last)
        .withLongs("retreats", retreats);
  }

  void restore(Snapshot snapshot) {
    double[] numbers = snapshot.expect("Guard").doubles("numbers", 5);
    errors = numbers[0];
    lost = numbers[1];
    share = numbers[2];
    trust = numbers[3];
    last = numbers[4];
    retreats = snapshot.longs("retreats")[0];
  }
}
