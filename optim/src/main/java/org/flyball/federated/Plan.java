package org.flyball.federated;

import java.util.Set;
import org.flyball.compress.Compression;
import org.flyball.compress.Guarantee;
import org.flyball.compress.Trait;
import org.flyball.objective.Regularizer;
import org.flyball.random.Draws;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * All that clients and server must agree on before round 0: what an engine ships to its workers
 * beside each client's objective. Immutable.
 */
public final class Plan {

  /** What clients do beside their messages. */
  enum Report {
    /** ||v - g|| after the message, with the message. */
    ERROR,
    /** What share of its energy the compressor kept; to the engine, not to the server. */
    KEPT_SHARE,
    /** Keep what a round changed until the next, so that it can be taken back. */
    HOLD
  }

  private final Method method;
  private final Regularizer regularizer;
  private final int clients;
  private final int dimension;
  private final double[] weights;
  private final boolean equalWeights;
  private final boolean lossless;
  private final Set<Report> reports;
  private final Seed seed;
  private final Rule rule;

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
