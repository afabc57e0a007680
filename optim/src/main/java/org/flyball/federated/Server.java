package org.flyball.federated;

import java.util.Arrays;
import org.flyball.compress.Compression;
import org.flyball.compress.DamagedMessageException;
import org.flyball.compress.Message;
import org.flyball.compress.SharedDraw;
import org.flyball.compress.Wire;
import org.flyball.linear.Vectors;
import org.flyball.run.Snapshot;

/**
 * The server: x, the mean g of the clients' memories, and what its step and its downlink keep. The
 * mean is carried along by changes; their rounding errors are summed beside it (Neumaier), so that
 * it does not drift from the mean of the memories.
 */
final class Server {

  private static final int PAPER_BITS = 32;

  private final Plan plan;
  private final Wire wire;
  private final Message message = new Message();
  private final Stepper stepper;
  private final SharedDraw[] draws;
  private final Plan.Participants participants;
  private final boolean compressesDown;
  private final boolean losslessDown;
  private final Feedback.Opening opening;
  private final boolean directionIsMean;
  final double[] x;
  private final double[] mean; // of the messages of a round
  private final double[] g;
  private final double[] carry;
  private final double[] direction; // g itself unless nu or lambda differs from 1
  private final double[] sent; // g as the clients know it; g itself if x is sent
  private final double[][] replicas; // empty unless needed
  private final double[] change;
  private final Compression[] down; // empty or one
  private double errors; // sum w_i ||e_i|| as told
  private final double[] heldMean; // g and carry before the last round; empty unless needed
  private final double[] heldCarry;
  private final double[] decoded; // scratch, of the same length
  private double heldErrors;
  private double[] potentialWeights = {}; // c_i
  private double lost; // sum c_i ||e_i||^2 as told
  private double kept; // sum c_i ||m_i||^2
  private final Message pending = new Message(); // what a compressed downlink tells next
  private int pendingKind = Envelope.ADD;

  private final TrafficCount traffic = new TrafficCount();

  Server(Plan plan, double[] x0) {
    this.plan = plan;
    int d = plan.dimension();
    int n = plan.clients();
    wire = new Wire(d);
    stepper = new Stepper(plan);
    participants = plan.participants();
    x = x0.clone();
    mean = new double[d];
    g = new double[d];
    carry = new double[d];
    directionIsMean = plan.rule().lambda() == 1 && plan.rule().nu() == 1;
    direction = directionIsMean ? g : new double[d];
    compressesDown = plan.method().server().downlink().isPresent();
    losslessDown =
        plan.method()
            .server()
            .downlink()
            .filter(c -> c.guarantee(d).contraction() == 1)
            .isPresent();
    opening = plan.method().feedback().opening();
    sent = compressesDown ? new double[d] : direction;
    change = new double[compressesDown ? d : 0];
    down = compressesDown ? new Compression[] {Receiver.downlink(plan)} : new Compression[0];
    int room = plan.reports(Plan.Report.HOLD) ? d : 0;
    heldMean = new double[room];
    heldCarry = new double[room];
    decoded = new double[room];
    replicas = plan.needsReplicas() ? new double[n][d] : new double[0][];
    draws = new SharedDraw[n];
    for (int i = 0; i < n; i++) {
      draws[i] = plan.compression(i).sharedDraw();
    }
  }

  /** The step from x. */
  void step(double stepSize) {
    stepper.step(sent, stepSize, x);
  }

  /** Writes the order of a round. */
  void order(long round, double stepSize, Order order) {
    int kind = Envelope.ADD;
    if (!compressesDown || round == 0) {
      message.dense(x);
    } else {
      message.set(pending);
      kind = pendingKind;
    }
    order.write(round, stepSize, kind, wire, message);
    long receivers = plan.clients();
    if (!compressesDown && round > 0 && !plan.method().participation().isFull()) {
      receivers = 0;
      for (int i = 0; i < plan.clients(); i++) {
        receivers += participants.include(i, round) ? 1 : 0;
      }
    }
    traffic.bitsDown += 8L * order.length() * receivers;
    traffic.paperDown += Wire.paperBits(message, PAPER_BITS) * receivers;
  }

  /** Takes the messages of a round, in the order of the clients. */
  void absorb(long round, Inbox inbox) {
    Arrays.fill(mean, 0);
    errors = 0;
    lost = inbox.heard() == plan.clients() ? 0 : Double.NaN; // who is silent has an error as well
    kept = 0;
    int replaced = 0;
    for (int i = 0; i < plan.clients(); i++) {
      if (inbox.has(i)) {
        replaced += take(i, round, inbox) ? 1 : 0;
      }
    }
    traffic.messages += inbox.heard();
    if (plan.equalWeights()) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] /= plan.clients();
      }
    }
    boolean anew = !plan.rule().accumulates() || (replaced > 0 && replicas.length == 0);
    if (anew && plan.rule().accumulates() && replaced < plan.clients()) {
      throw new ClientException(-1, round, "some clients sent whole gradients, others changes");
    }
    if (anew) {
      System.arraycopy(mean, 0, g, 0, g.length);
      Arrays.fill(carry, 0);
      System.arraycopy(g, 0, direction, 0, g.length);
    } else {
      move();
    }
    if (compressesDown) {
      prepareDownlink(round);
    }
  }

  /** Adds a client's message to the mean; whether it is a whole vector. */
  private boolean take(int client, long round, Inbox inbox) {
    Envelope envelope = inbox.open(client);
    int kind = envelope.kind;
    try {
      wire.decode(inbox.bytes(), envelope.end, inbox.end(client), draws[client], message);
    } catch (DamagedMessageException damaged) {
      throw new ClientException(client, round, "its message is damaged", damaged);
    }
    double weight = plan.equalWeights() ? 1 : plan.weight(client);
    if (replicas.length > 0) {
      takeIntoReplica(replicas[client], kind, weight);
    } else if (kind == Envelope.ASSIGN) {
      throw new ClientException(client, round, "it sent values, and this method wants changes");
    } else {
      message.addTo(weight, mean);
    }
    traffic.bitsUp += 8L * inbox.length(client);
    traffic.paperUp += Wire.paperBits(message, PAPER_BITS);
    errors += plan.weight(client) * envelope.error;
    if (potentialWeights.length > 0) {
      Arrays.fill(decoded, 0);
      message.addTo(1, decoded);
      lost += potentialWeights[client] * envelope.error * envelope.error;
      kept += potentialWeights[client] * Vectors.dot(decoded, decoded);
    }
    return kind == Envelope.REPLACE;
  }

  private void takeIntoReplica(double[] replica, int kind, double weight) {
    if (kind == Envelope.ASSIGN) {
      for (int p = 0; p < message.kept(); p++) {
        int j = message.index(p);
        mean[j] += weight * (message.value(p) - replica[j]);
      }
      message.assignTo(replica);
      return;
    }
    if (kind == Envelope.REPLACE) {
      for (int j = 0; j < replica.length; j++) {
        mean[j] -= weight * replica[j];
      }
      Arrays.fill(replica, 0);
    }
    message.addTo(weight, mean);
    message.addTo(1, replica);
  }

  private void move() {
    double lambda = plan.rule().lambda();
    double nu = plan.rule().nu();
    if (!directionIsMean) {
      for (int j = 0; j < g.length; j++) {
        direction[j] = g[j] + carry[j] + nu * mean[j];
      }
    }
    for (int j = 0; j < g.length; j++) {
      double add = lambda * mean[j] + carry[j];
      double sum = g[j] + add;
      double back = sum - g[j];
      carry[j] = (g[j] - (sum - back)) + (add - back); // exactly what the sum lost
      g[j] = sum;
    }
  }

  private void prepareDownlink(long round) {
    for (int j = 0; j < g.length; j++) {
      change[j] = direction[j] - sent[j];
    }
    boolean whole = losslessDown || (round == 0 && opening == Feedback.Opening.DENSE);
    pendingKind = whole ? Envelope.REPLACE : Envelope.ADD;
    if (whole) {
      pending.dense(direction);
      Arrays.fill(sent, 0);
    } else {
      down[0].compress(change, round, pending);
    }
    pending.addTo(1, sent);
  }

  /** What the server's step goes along, without its regularizer; shared. */
  double[] direction() {
    return sent;
  }

  /** The mean of the memories as the server carries it along; shared. */
  double[] mean() {
    return g;
  }

  /** sum w_i ||e_i|| as the clients told in the last round; NaN if they did not. */
  double errors() {
    return errors;
  }

  /** Sums what is told with these weights as well, from the next round on. */
  void weigh(double[] ofPotential) {
    potentialWeights = ofPotential;
  }

  /** {@code sum c_i ||e_i||^2} as told in the last round; NaN if it was not. */
  double lost() {
    return lost;
  }

  /** {@code sum c_i ||m_i||^2} of the last round's messages. */
  double kept() {
    return kept;
  }

  /** Remembers g, which is all that a server without extras keeps. */
  void hold() {
    System.arraycopy(g, 0, heldMean, 0, heldMean.length);
    System.arraycopy(carry, 0, heldCarry, 0, heldCarry.length);
    heldErrors = errors;
  }

  /** Becomes what it was at {@link #hold}, at this point. */
  void goBack(double[] point) {
    System.arraycopy(point, 0, x, 0, x.length);
    System.arraycopy(heldMean, 0, g, 0, heldMean.length);
    System.arraycopy(heldCarry, 0, carry, 0, heldCarry.length);
    errors = heldErrors;
  }

  /** g_i as the server knows it; only for methods that need it; shared. */
  double[] replica(int client) {
    return replicas[client];
  }

  /** ||g - (g as sent)||^2 of a compressed downlink. */
  double squaredLag() {
    return compressesDown ? Numbers.squareOfDifference(direction, 1, sent) : 0;
  }

  Traffic traffic(Inbox inbox) {
    return traffic.with(inbox.ignored());
  }

  Snapshot snapshot() {
    return Snapshot.of("Server")
        .with("x", x)
        .with("g", g)
        .with("carry", carry)
        .with("direction", direction)
        .with("sent", sent)
        .with("stepper", stepper.snapshot())
        .with("down", down.length == 0 ? new double[0] : down[0].state())
        .with("replicas", Numbers.flat(replicas, plan.dimension()))
        .with("errors", errors)
        .withLongs("pending", pendingBytes())
        .withLongs("pendingKind", pendingKind)
        .withLongs("traffic", traffic.toArray());
  }

  /**
   * Goes on for a server that had other clients.
   *
   * @param newMean of the memories of those there are now; not used if there are none
   * @param origin what number each client had; -1 for a new one
   */
  void adopt(Server old, double[] newMean, int[] origin) {
    int d = plan.dimension();
    System.arraycopy(old.x, 0, x, 0, d);
    System.arraycopy(old.g, 0, g, 0, d);
    System.arraycopy(old.carry, 0, carry, 0, d);
    System.arraycopy(old.direction, 0, direction, 0, d);
    System.arraycopy(old.sent, 0, sent, 0, d);
    stepper.restore(old.stepper.snapshot());
    pendingKind = old.pendingKind;
    if (old.pending.dimension() > 0) {
      pending.set(old.pending);
    }
    boolean[] stays = new boolean[old.plan.clients()];
    for (int i = 0; i < origin.length; i++) {
      if (origin[i] >= 0) {
        stays[origin[i]] = true;
        if (replicas.length > 0) {
          System.arraycopy(old.replicas[origin[i]], 0, replicas[i], 0, d);
        }
      }
    }
    traffic.set(old.traffic.toArray());
    boolean owes = plan.rule().inStepUnits() && !plan.isLossless();
    boolean tracks = plan.rule().hasMemory() && !plan.isLossless();
    if (owes) {
      for (int j = 0; j < d; j++) {
        g[j] += newMean[j]; // the next step takes the residuals of those who leave
      }
    } else if (tracks) {
      System.arraycopy(newMean, 0, g, 0, d);
      Arrays.fill(carry, 0);
      if (!directionIsMean) {
        System.arraycopy(g, 0, direction, 0, d);
      }
    }
    for (boolean there : stays) {
      if (!there && (owes || (tracks && replicas.length == 0))) { // who leaves sends it, once
        traffic.bitsUp += 64L * d;
        traffic.paperUp += (long) PAPER_BITS * d;
      }
    }
  }

  private long[] pendingBytes() {
    if (pending.dimension() == 0) {
      return new long[0];
    }
    byte[] bytes = wire.encode(pending);
    long[] words = new long[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      words[i] = bytes[i];
    }
    return words;
  }

  private void restorePending(long[] words) {
    byte[] bytes = Numbers.bytes(words);
    if (bytes.length > 0) {
      wire.decode(bytes, 0, bytes.length, down[0].sharedDraw(), pending);
    }
  }

  void restore(Snapshot snapshot) {
    int d = plan.dimension();
    Numbers.load(snapshot.expect("Server"), "x", x);
    Numbers.load(snapshot, "g", g);
    Numbers.load(snapshot, "carry", carry);
    Numbers.load(snapshot, "direction", direction);
    Numbers.load(snapshot, "sent", sent);
    stepper.restore(snapshot.part("stepper"));
    for (Compression compression : down) {
      compression.restore(snapshot.doubles("down"));
    }
    Numbers.unflat(snapshot.doubles("replicas", replicas.length * d), replicas, d);
    errors = snapshot.doubles("errors", 1)[0];
    pendingKind = (int) snapshot.longs("pendingKind")[0];
    restorePending(snapshot.longs("pending"));
    long[] counts = snapshot.longs("traffic");
    traffic.set(counts);
  }
}
