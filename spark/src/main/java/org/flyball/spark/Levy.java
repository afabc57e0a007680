package org.flyball.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.flyball.federated.Client;
import org.flyball.federated.Plan;
import org.flyball.federated.Receiver;
import org.flyball.federated.Workspace;
import org.flyball.objective.Objective;
import org.flyball.run.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * How the clients of a run come into being in an executor: from their rows, and what the driver
 * knows of their past.
 *
 * @param run which run
 * @param plan of the run
 * @param recipe of the objectives
 * @param round the last round, which they are to have settled; -1 before the first
 * @param receiver the clients' end of the downlink after that round; empty if it has no state
 * @param past the rounds to repeat; none if a client's own messages are enough
 */
record Levy(String run, Plan plan, Recipe recipe, long round, byte[] receiver, @Nullable Past past)
    implements Serializable {

  /**
   * Rounds that are to be repeated, by their orders.
   *
   * @param receiver the clients' end of the downlink before them
   * @param orders one a round
   * @param settlements what became of each
   */
  record Past(byte[] receiver, byte[][] orders, Settlement[] settlements) implements Serializable {}

  /**
   * What the driver knows of one client.
   *
   * @param number of it
   * @param index where its rows are in their partition
   * @param words of the state to begin with; empty if that is a new one
   * @param rounds of that state
   * @param messages that it has sent since, if they tell all
   */
  record Draft(int number, int index, double[] words, long[] rounds, byte[][] messages)
      implements Serializable {}

  /** The camp, with the receiver as it is to be. */
  Camp camp() {
    Camp camp = Depot.open(run, () -> new Camp(plan));
    if (receiver.length > 0) {
      camp.receive(Snapshot.fromBytes(receiver));
    }
    return camp;
  }

  /** Brings a client to life, unless it is here and well. */
  void raise(Camp camp, Draft draft, ClientData data) {
    Resident here = camp.residents().get(draft.number());
    if (here != null && here.stamp() == round) {
      return;
    }
    Objective objective = data.objective(recipe);
    Client client = new Client(camp.plan(), draft.number(), objective);
    if (draft.rounds().length > 0) {
      client.restore(state(client, draft));
    }
    Workspace w = camp.borrow();
    for (byte[] message : draft.messages()) {
      client.replay(message, w);
    }
    if (past != null) {
      repeat(past, client, w);
    }
    camp.giveBack(w);
    camp.residents().put(draft.number(), new Resident(client, camp.told(), round));
  }

  private static Snapshot state(Client client, Draft draft) {
    int words = client.snapshot().doubles("words").length; // a client's share may be padded
    return Snapshot.of("Client")
        .withLongs("number", draft.number())
        .with("words", Arrays.copyOf(draft.words(), words))
        .withLongs("rounds", draft.rounds());
  }

  private void repeat(Past before, Client client, Workspace w) {
    Receiver end = new Receiver(plan);
    Optional.of(before.receiver())
        .filter(bytes -> bytes.length > 0)
        .ifPresent(bytes -> end.restore(Snapshot.fromBytes(bytes)));
    for (int k = 0; k < before.orders().length; k++) {
      byte[] order = before.orders()[k];
      end.receive(order, order.length);
      long at = before.settlements()[k].round();
      if (plan.takesPart(client.number(), at) && before.settlements()[k].counts(client.number())) {
        // A round that does not count leaves no trace, so it need not be repeated.
        if (client.answer(at, end.point(), end.stepSize(), w) != Client.NOT_FINITE) {
          client.commit(w);
        }
      }
    }
  }
}
