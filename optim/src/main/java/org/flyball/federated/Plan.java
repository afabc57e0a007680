package org.flyball.federated;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.flyball.compress.Compression;
import org.flyball.compress.Compressor;
import org.flyball.compress.Guarantee;
import org.flyball.compress.Trait;
import org.flyball.objective.Regularizer;
import org.flyball.random.Draws;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * All that clients and server must agree on before round 0: what an engine ships to its workers
 * beside each client's objective. Immutable, and serializable if the recipes that the user wrote
 * are.
 */
public final class Plan implements Serializable {

  private static final long serialVersionUID = 1;

  /** What clients do beside their messages. */
  enum Report {
    /** ||v - g|| after the message, with the message. */
    ERROR,
    /** What share of its energy the compressor kept; to the engine, not to the server. */
    KEPT_SHARE,
    /** Keep what a round changed until the next, so that it can be taken back. */
    HOLD
  }

  private final transient Method method;
  private final transient Regularizer regularizer;
  private final transient int clients;
  private final transient int dimension;
  private final transient double[] weights;
  private final transient boolean equalWeights;
  private final transient boolean lossless;
  private final transient Set<Report> reports;
  private final transient Seed seed;
  private final transient Rule rule;

  Plan(
      Method method,
      Regularizer regularizer,
      int dimension,
      double[] weights,
      Set<Report> reports,
      Seed seed) {
    this.method = method;
    this.regularizer = regularizer;
    this.clients = weights.length;
    this.dimension = dimension;
    this.weights = weights;
    this.equalWeights = method.feedback().weights() instanceof Weights.Equal;
    this.reports = reports;
    this.seed = seed;
    this.rule = Rule.of(method.feedback().memory());
    method.check(clients);
    this.lossless = checkCompressors();
    Checks.that(
        !(method.feedback().memory() instanceof Memory.Difference)
            || method.participation().isFull(),
        "MARINA needs everybody to take part: its memory is the last round's gradient");
  }

  private boolean checkCompressors() {
    boolean exact = method.participation().isFull();
    Memory memory = method.feedback().memory();
    for (int i = 0; i < clients; i++) {
      Guarantee guarantee = method.feedback().compressors().of(i).guarantee(dimension);
      exact &= guarantee.contraction() == 1;
      if (memory instanceof Memory.Values && !guarantee.has(Trait.ASSIGNABLE)) {
        Checks.that(
            false,
            "Memory.Values: %s of client %s does not keep coordinates as they are; use Shift(1, 1)",
            method.feedback().compressors().of(i),
            i);
      }
    }
    return exact && rule.lambda() == 1 && rule.nu() == 1;
  }

  /** The method. */
  public Method method() {
    return method;
  }

  /** n. */
  public int clients() {
    return clients;
  }

  /** d. */
  public int dimension() {
    return dimension;
  }

  /** w_i. */
  public double weight(int client) {
    return weights[client];
  }

  /** Whether a client is to send something in a round. */
  public boolean takesPart(int client, long round) {
    if (round == 0) {
      return method.feedback().opening() != Feedback.Opening.ZERO;
    }
    double probability = method.participation().of(client);
    return probability == 1
        || new Draws(seed.child("participation")).start(round, client).nextDouble() < probability;
  }

  /**
   * Whether a client is what its messages have made of it: it keeps g and nothing else, so that
   * {@link Client#replay} rebuilds one that was lost. If not (a second memory, momentum, PAGE, a
   * compressor that remembers), it can be rebuilt from a {@link Client#snapshot} and the orders
   * since.
   */
  public boolean messagesTellAll() {
    boolean remembers =
        method.estimate() instanceof Estimate.Momentum
            || method.estimate() instanceof Estimate.Page;
    boolean all = !rule.hasSecond() && !remembers;
    for (Compressor compressor : Set.copyOf(method.feedback().compressors().list())) {
      all &= compressor.start(dimension, seed).state().length == 0;
    }
    return all;
  }

  /**
   * Whether a round may go on without a client that was asked, as if it had not been sampled: both
   * sides keep its g then, and nothing that is claimed needs all answers. Never in round 0.
   */
  public boolean allowsAbsence() {
    return rule.hasMemory() && !lossless && !reports(Report.ERROR);
  }

  /**
   * Where sums over clients are cut: first within each part [cuts[b], cuts[b + 1]), in the order of
   * the clients, then over the parts. An engine that sums likewise gets the same bits as any other.
   * From 0 to n; fresh.
   */
  public int[] cuts() {
    Block[] blocks = Block.cut(clients, dimension);
    int[] cuts = new int[blocks.length + 1];
    for (int b = 0; b < blocks.length; b++) {
      cuts[b + 1] = blocks[b].to;
    }
    return cuts;
  }

  Participants participants() {
    return new Participants(this, new Draws(seed.child("participation")));
  }

  Compression compression(int client) {
    return method
        .feedback()
        .compressors()
        .of(client)
        .startClient(client, clients, dimension, seed.child("compress"));
  }

  Seed seed(String what) {
    return seed.child(what);
  }

  Rule rule() {
    return rule;
  }

  Regularizer regularizer() {
    return regularizer;
  }

  boolean equalWeights() {
    return equalWeights;
  }

  /** Whether messages lose nothing, so that v itself is sent and memory assigned. */
  boolean isLossless() {
    return lossless;
  }

  /** Whether the server needs every client's g, not only their mean. */
  boolean needsReplicas() {
    Memory memory = method.feedback().memory();
    return !lossless && (memory instanceof Memory.Values || memory instanceof Memory.Nearest);
  }

  boolean reports(Report what) {
    return reports.contains(what);
  }

  /**
   * The least alpha of the compressors if none of them draws; else NaN: one path proves nothing.
   */
  double leastAlpha() {
    double least = 1;
    for (int i = 0; i < clients; i++) {
      Guarantee guarantee = method.feedback().compressors().of(i).guarantee(dimension);
      boolean fixed = guarantee.has(Trait.DETERMINISTIC) && guarantee.isContractive();
      least = fixed ? Math.min(least, guarantee.contraction()) : Double.NaN;
    }
    return least;
  }

  private Object writeReplace() {
    ServerStep server = method.server();
    return new Shipped(
        method.estimate(),
        method.feedback(),
        server.momentum(),
        server.proximal(),
        server.downlink().orElse(null),
        method.participation(),
        regularizer,
        dimension,
        weights,
        reports.toArray(new Report[0]),
        seed);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("Plan: is read as what stands for it");
  }

  /** What stands for a plan among bytes; an Optional could not. */
  private record Shipped(
      Estimate estimate,
      Feedback feedback,
      double momentum,
      Proximal proximal,
      @Nullable Compressor downlink,
      Participation participation,
      Regularizer regularizer,
      int dimension,
      double[] weights,
      Report[] reports,
      Seed seed)
      implements Serializable {
    private Object readResolve() {
      ServerStep server = new ServerStep(momentum, proximal, Optional.ofNullable(downlink));
      return new Plan(
          new Method(estimate, feedback, server, participation),
          regularizer,
          dimension,
          weights,
          Set.of(reports),
          seed);
    }
  }

  /** {@link #takesPart} without allocation, for one thread. */
  record Participants(Plan plan, Draws draw) {
    boolean include(int client, long round) {
      if (round == 0) {
        return plan.method.feedback().opening() != Feedback.Opening.ZERO;
      }
      double probability = plan.method.participation().of(client);
      return probability == 1 || draw.start(round, client).nextDouble() < probability;
    }
  }
}
