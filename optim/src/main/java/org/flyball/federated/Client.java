package org.flyball.federated;

import java.util.Arrays;
import org.flyball.compress.Compression;
import org.flyball.compress.DamagedMessageException;
import org.flyball.compress.SharedDraw;
import org.flyball.compress.Trait;
import org.flyball.linear.Vectors;
import org.flyball.objective.Objective;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * One client: its objective, its memories, nothing else. A round is a function of these, the
 * server's order and the round's number, so an engine that keeps a {@link #snapshot} can ask again
 * and gets the same bytes. For one thread at a time.
 *
 * <p>{@link #answer} makes the bytes; {@link #commit}, with the same workspace and nothing in
 * between, says that they arrived, and only then does the memory move: a lost message is as good as
 * none.
 */
public final class Client {

  /** What {@link #answer} returns when the gradient is not finite. */
  public static final int NOT_FINITE = -1;

  private final Plan plan;
  private final int number;
  private final Objective objective;
  private final double scale; // 1 / (n w_i)
  private final Estimator estimator;
  private final @Nullable Compression own; // none if it can be shared
  private final double[] memory; // g; empty if there is none
  private final double[] second; // s; empty if there is none
  private final double[] held; // g before the last message; empty unless it can be taken back
  private long last = -1; // the last round answered
  private boolean holds; // since the last answer

  /**
   * A client before its first round.
   *
   * @param number in [0, n)
   */
  public Client(Plan plan, int number, Objective objective) {
    this.plan = plan;
    this.number = number;
    this.objective = objective;
    double share = plan.clients() * plan.weight(number);
    scale = plan.equalWeights() ? 1 : 1 / share;
    estimator = new Estimator(plan.method().estimate(), objective);
    boolean fixed =
        plan.method()
            .feedback()
            .compressors()
            .of(number)
            .guarantee(plan.dimension())
            .has(Trait.DETERMINISTIC);
    own = fixed ? null : plan.compression(number);
    memory = new double[plan.rule().hasMemory() ? plan.dimension() : 0];
    second = new double[plan.rule().hasSecond() ? plan.dimension() : 0];
    held = new double[plan.reports(Plan.Report.HOLD) ? plan.dimension() : 0];
  }

  /**
   * Does this client's part of a round, into the workspace's bytes. Afterwards the workspace has
   * grad f_i(x) too if the estimate is exact.
   *
   * @param round above that of the last call
   * @param x the server's point
   * @param stepSize gamma of the step from x
   * @return how many bytes, or {@link #NOT_FINITE}
   * @throws ClientException if the round is stale, or the objective fails
   */
  public int answer(long round, double[] x, double stepSize, Workspace w) {
    if (round <= last) {
      throw new ClientException(
          number, round, "stale order: round " + last + " has been answered already");
    }
    holds = false; // also if there will be no answer
    try {
      estimator.estimate(number, round, x, w, w.gradient);
    } catch (ClientException named) {
      throw named;
    } catch (RuntimeException failure) {
      throw new ClientException(
          number, round, "the objective failed: " + failure.getMessage(), failure);
    }
    int bad = Vectors.firstNotFinite(w.gradient);
    if (bad >= 0) {
      w.fault =
          "client "
              + number
              + ", round "
              + round
              + ": entry "
              + bad
              + " of the gradient is "
              + w.gradient[bad];
      return NOT_FINITE;
    }
    boolean first = last < 0;
    last = round;
    double factor = plan.rule().inStepUnits() ? scale * stepSize : scale;
    for (int j = 0; j < w.estimate.length; j++) {
      w.estimate[j] = factor * w.gradient[j];
    }
    boolean fits;
    try {
      fits = compress(round, first, w);
    } catch (IllegalArgumentException refused) {
      throw new ClientException(
          number, round, "the compressor failed: " + refused.getMessage(), refused);
    }
    if (!fits) {
      w.fault = "client " + number + ", round " + round + ": the difference to send overflows";
      return NOT_FINITE;
    }
    return write(round, w);
  }

  /** Fills message and kind; false if a difference is not finite. */
  private boolean compress(long round, boolean first, Workspace w) {
    boolean open = first && plan.method().feedback().opening() == Feedback.Opening.DENSE;
    Rule rule = plan.rule();
    Memory kind = plan.method().feedback().memory();
    w.keptShare = 1;
    if (open || (plan.isLossless() && rule.hasMemory()) || coin(kind, round, w)) {
      // The memory of a client that joins later is 0: its gradient is a change as well.
      boolean joins = round > 0 && open && !plan.isLossless() && rule.accumulates();
      w.kind = joins ? Envelope.ADD : Envelope.REPLACE;
      w.message.dense(w.estimate);
      return Vectors.firstNotFinite(w.estimate) < 0;
    }
    difference(rule, w);
    if (Vectors.firstNotFinite(w.difference) >= 0) {
      return false;
    }
    Compression compression =
        own != null ? own : w.shared(plan.method().feedback().compressors().of(number));
    compression.compress(w.difference, round, w.message);
    if (plan.reports(Plan.Report.KEPT_SHARE)) {
      w.keptShare = keptShare(w);
    }
    w.kind = rule.accumulates() ? Envelope.ADD : Envelope.REPLACE;
    if (kind instanceof Memory.Values) {
      w.message.take(w.estimate);
      w.kind = Envelope.ASSIGN;
    } else if (kind instanceof Memory.Nearest) {
      compression.compress(w.estimate, round, w.other);
      double here = Numbers.error(w.difference, w.message, w.difference);
      if (Numbers.error(w.estimate, w.other, w.difference) < here) {
        w.swap();
        w.kind = Envelope.REPLACE;
      }
    }
    return true;
  }

  /** 1 - ||C(v) - v||^2 / ||v||^2; 1 for v = 0. */
  private static double keptShare(Workspace w) {
    double whole = Vectors.dot(w.difference, w.difference);
    return whole == 0 ? 1 : 1 - Numbers.error(w.difference, w.message, w.scratch()) / whole;
  }

  private static boolean coin(Memory memory, long round, Workspace w) {
    return memory instanceof Memory.Difference difference
        && w.coin.start(round, -1).nextDouble() < difference.probability();
  }

  private void difference(Rule rule, Workspace w) {
    double[] v = w.estimate;
    double[] out = w.difference;
    System.arraycopy(v, 0, out, 0, v.length);
    if (rule.hasMemory()) {
      double share = rule.memory();
      for (int j = 0; j < out.length; j++) {
        out[j] += share * memory[j];
      }
    }
    if (rule.hasSecond()) {
      double share = rule.second();
      for (int j = 0; j < out.length; j++) {
        out[j] += share * second[j];
      }
    }
  }

  private int write(long round, Workspace w) {
    double error = plan.reports(Plan.Report.ERROR) ? errorAfter(w) : Double.NaN;
    int bytes = w.wire.bytes(w.message);
    w.room(Envelope.ROOM + bytes);
    int start = Envelope.write(w.bytes, round, number, w.kind, error);
    return start + w.wire.encode(w.message, w.bytes, start);
  }

  /** ||v - g|| once the message has arrived; in the client's own scale. */
  private double errorAfter(Workspace w) {
    double[] e = w.difference;
    if (w.kind == Envelope.REPLACE || memory.length == 0) {
      System.arraycopy(w.estimate, 0, e, 0, e.length);
      w.message.addTo(-1, e);
    } else {
      for (int j = 0; j < e.length; j++) {
        e[j] = memory[j];
      }
      if (w.kind == Envelope.ASSIGN) {
        w.message.assignTo(e);
      } else {
        w.message.addTo(plan.rule().lambda(), e);
      }
      for (int j = 0; j < e.length; j++) {
        e[j] = w.estimate[j] - e[j];
      }
    }
    return Vectors.norm(e) * (1 + 1e-12); // a bound, whatever the rounding
  }

  /** The message in the workspace has arrived. */
  public void commit(Workspace w) {
    Rule rule = plan.rule();
    if (held.length > 0) {
      System.arraycopy(memory, 0, held, 0, held.length);
      holds = true;
    }
    if (rule.hasMemory()) {
      if (w.kind == Envelope.REPLACE) {
        Arrays.fill(memory, 0);
        w.message.addTo(1, memory);
      } else if (w.kind == Envelope.ASSIGN) {
        w.message.assignTo(memory);
      } else {
        w.message.addTo(rule.lambda(), memory);
      }
    }
    if (rule.hasSecond()) {
      Rule.Kept kept = rule.kept();
      for (int j = 0; j < second.length; j++) {
        double s = kept.gradient() * w.estimate[j] + kept.second() * second[j];
        second[j] = kept.memory() == 0 ? s : s + kept.memory() * memory[j];
      }
      if (kept.message() != 0) {
        w.message.addTo(kept.message(), second);
      }
    }
  }

  /**
   * Takes a message of its own that an engine has kept: the memory moves as by {@link #commit} when
   * the message was new, without a gradient. With all that have arrived, in their order, a lost
   * client becomes what it was; only where {@link Plan#messagesTellAll}.
   *
   * @param bytes as {@link #answer} made them
   * @throws ClientException if they are another client's, or damaged
   */
  public void replay(byte[] bytes, Workspace w) {
    Envelope envelope = new Envelope();
    if (!envelope.read(bytes, 0, bytes.length) || envelope.client != number) {
      throw new ClientException(number, last, "a message to replay is not its own");
    }
    SharedDraw draw = own == null ? SharedDraw.NONE : own.sharedDraw();
    try {
      w.wire.decode(bytes, envelope.end, bytes.length, draw, w.message);
    } catch (DamagedMessageException damaged) {
      throw new ClientException(number, envelope.round, "its message is damaged", damaged);
    }
    w.kind = envelope.kind;
    last = Math.max(last, envelope.round);
    commit(w);
  }

  /** The last answer is to count as lost after all, if it was committed; see {@link Crew}. */
  public void takeBack() {
    if (holds) {
      System.arraycopy(held, 0, memory, 0, held.length);
      holds = false;
    }
  }

  /** The objective. */
  public Objective objective() {
    return objective;
  }

  /** Its number. */
  public int number() {
    return number;
  }

  /** ||g - grad f_i / (n w_i)||^2 for a given gradient, (d); without memory, 0. */
  public double squaredError(double[] gradient) {
    return memory.length == 0 ? 0 : Numbers.squareOfDifference(memory, scale, gradient);
  }

  /** g_i; fresh. Empty if the method has none. */
  public double[] memory() {
    return memory.clone();
  }

  double[] second() {
    return second.clone();
  }

  /** Becomes what another client was, whose part of the whole may have been another. */
  void adopt(Client old) {
    double[] words = new double[old.words()];
    long[] rounds = new long[2];
    old.save(words, 0, rounds, 0);
    double[] compression = remembered();
    if (compression.length != old.remembered().length) { // of another compressor: it starts anew
      words = Arrays.copyOf(words, words());
      System.arraycopy(
          compression, 0, words, words.length - compression.length, compression.length);
    }
    load(words, 0, rounds, 0);
    double factor = scale / old.scale;
    for (int j = 0; j < memory.length && factor != 1; j++) {
      memory[j] *= factor;
    }
    // EF14 owes the server w_i e_i, whatever the weights are now.
    double owed = plan.weight(number);
    boolean residual = plan.rule().inStepUnits();
    double other = residual ? old.plan.weight(old.number) / owed : factor;
    for (int j = 0; j < second.length && other != 1; j++) {
      second[j] *= other;
    }
  }

  /** {@code out += weight g}. */
  void addMemory(double weight, double[] out) {
    for (int j = 0; j < memory.length; j++) {
      out[j] += weight * memory[j];
    }
  }

  /** {@code out += weight e}, what EF14 has not sent yet. */
  void addResidual(double weight, double[] out) {
    for (int j = 0; j < second.length; j++) {
      out[j] += weight * second[j];
    }
  }

  /** How many doubles the state has; the same for all clients of a plan with one compressor. */
  int words() {
    return memory.length
        + second.length
        + estimator.vectors().length * plan.dimension()
        + remembered().length;
  }

  /** What the compression remembers. */
  private double[] remembered() {
    return own == null ? new double[0] : own.state();
  }

  /** Writes the state: {@link #words} doubles and 2 longs. */
  void save(double[] words, int at, long[] rounds, int atRound) {
    int p = Numbers.save(memory, words, at);
    p = Numbers.save(second, words, p);
    for (double[] average : estimator.vectors()) {
      p = Numbers.save(average, words, p);
    }
    Numbers.save(remembered(), words, p);
    rounds[atRound] = last;
    rounds[atRound + 1] = estimator.started() ? 1 : 0;
  }

  void load(double[] words, int at, long[] rounds, int atRound) {
    int p = Numbers.load(words, at, memory);
    p = Numbers.load(words, p, second);
    for (double[] average : estimator.vectors()) {
      p = Numbers.load(words, p, average);
    }
    double[] compression = remembered();
    if (own != null && compression.length > 0) {
      Numbers.load(words, p, compression);
      own.restore(compression);
    }
    last = rounds[atRound];
    estimator.started(rounds[atRound + 1] == 1);
  }

  /** Everything that the next round depends on. */
  public Snapshot snapshot() {
    double[] words = new double[words()];
    long[] rounds = new long[2];
    save(words, 0, rounds, 0);
    return Snapshot.of("Client")
        .withLongs("number", number)
        .with("words", words)
        .withLongs("rounds", rounds);
  }

  /** Goes back to a state of this client. */
  public void restore(Snapshot snapshot) {
    long of = snapshot.expect("Client").longs("number")[0];
    Checks.that(of == number, "Client: the snapshot is of client %s, this is %s", of, number);
    load(snapshot.doubles("words", words()), 0, snapshot.longs("rounds"), 0);
  }
}
