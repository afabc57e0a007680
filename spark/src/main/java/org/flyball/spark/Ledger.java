package org.flyball.spark;

import java.util.ArrayList;
import java.util.List;
import org.flyball.federated.Client;
import org.flyball.federated.Plan;
import org.flyball.federated.Workspace;
import org.flyball.objective.Objective;
import org.flyball.run.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What the driver knows of every client's past, which is enough to rebuild it: a state to begin
 * with, and what it has sent since. Where messages tell all, states are made here from messages as
 * soon as these are longer, and nothing more crosses the wire; elsewhere the orders are kept, and
 * the clients' states are fetched now and then.
 */
final class Ledger {

  /** After so many orders, states are to be fetched. */
  private static final int ORDERS = 32;

  /** Messages of a client may be so many times as long as its state. */
  private static final int LONGER = 2;

  private static final double[] NEW = {};
  private static final long[] NEVER = {};

  private final Plan plan;
  private final boolean told;
  private final double[][] words;
  private final long[][] rounds;
  private final List<List<byte[]>> messages = new ArrayList<>();
  private final long[] length;
  private final List<byte[]> orders = new ArrayList<>();
  private final List<Settlement> settlements = new ArrayList<>();
  private byte[] receiver = {};

  Ledger(Plan plan) {
    this.plan = plan;
    told = plan.messagesTellAll();
    words = new double[plan.clients()][];
    rounds = new long[plan.clients()][];
    length = new long[plan.clients()];
    for (int i = 0; i < plan.clients(); i++) {
      words[i] = NEW;
      rounds[i] = NEVER;
      messages.add(new ArrayList<>());
    }
  }

  /** A round is over and will not be taken back. */
  void close(Settlement settlement, byte[] order, byte[] @Nullable [] answers) {
    if (!told) {
      orders.add(order);
      settlements.add(settlement);
      return;
    }
    for (int i = 0; i < answers.length; i++) {
      byte[] answer = answers[i];
      if (answer != null && settlement.counts(i)) {
        messages.get(i).add(answer);
        length[i] += answer.length;
        if (length[i] > LONGER * 8L * plan.dimension()) {
          condense(i);
        }
      }
    }
  }

  private void condense(int i) {
    Client client = new Client(plan, i, new Nowhere(plan.dimension()));
    if (rounds[i].length > 0) {
      client.restore(
          Snapshot.of("Client")
              .withLongs("number", i)
              .with("words", words[i])
              .withLongs("rounds", rounds[i]));
    }
    Workspace w = new Workspace(plan);
    for (byte[] message : messages.get(i)) {
      client.replay(message, w);
    }
    Snapshot state = client.snapshot();
    set(i, state.doubles("words"), state.longs("rounds"));
  }

  /** Whether states should be fetched, lest the orders become too many. */
  boolean isLong() {
    return orders.size() >= ORDERS;
  }

  /** This is a client's state now. */
  void set(int client, double[] state, long[] when) {
    words[client] = state;
    rounds[client] = when;
    messages.get(client).clear();
    length[client] = 0;
  }

  /** The states that have been set are those after the last order that this end has received. */
  void begin(Snapshot end) {
    orders.clear();
    settlements.clear();
    receiver = end.toBytes();
  }

  Levy.Draft draft(int client, int index) {
    return new Levy.Draft(
        client, index, words[client], rounds[client], messages.get(client).toArray(new byte[0][]));
  }

  Levy.@Nullable Past past() {
    if (told) {
      return null;
    }
    return new Levy.Past(
        receiver, orders.toArray(new byte[0][]), settlements.toArray(new Settlement[0]));
  }

  /** An objective for clients that only replay. */
  private record Nowhere(int dimension) implements Objective {
    @Override
    public double valueAndGradient(double[] x, double[] out) {
      throw new IllegalStateException("a client in the ledger has no data");
    }
  }
}
