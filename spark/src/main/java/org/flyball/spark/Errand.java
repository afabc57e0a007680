package org.flyball.spark;

import java.io.Serializable;
import org.flyball.federated.Client;
import org.flyball.federated.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What a task has to do with its clients, none of which it may find changed by having been asked
 * the same before.
 *
 * @param run whose clients
 * @param last what became of the last round
 * @param action what to do
 */
record Errand(String run, Settlement last, Action action) implements Serializable {

  /** What to do. */
  sealed interface Action extends Serializable {}

  /**
   * Answer an order.
   *
   * @param gradients whether the clients' true gradients are wanted too, summed
   */
  record Answer(long round, byte[] order, boolean gradients) implements Action {}

  /**
   * Tell value, gradient and error at a point.
   *
   * @param weights of the errors; empty if all are 0
   */
  record Look(double[] x, double[] weights) implements Action {}

  /** Tell the whole state. */
  record Save() implements Action {}

  /** Does it for clients in these ranges, [from, to) each. */
  byte[] perform(int[] ranges) {
    long start = System.nanoTime();
    Reply reply = new Reply();
    Camp camp = Depot.find(run);
    if (camp == null) {
      missing(ranges, reply);
      return reply.toBytes();
    }
    Point point = null;
    if (action instanceof Answer answer) {
      point = camp.receive(answer.round(), answer.order());
      if (point == null) {
        missing(ranges, reply);
        return reply.toBytes();
      }
    }
    Workspace w = camp.borrow();
    Worker worker = new Worker(camp, point, w, reply);
    for (int r = 0; r < ranges.length; r += 2) {
      worker.range(ranges[r], ranges[r + 1]);
    }
    worker.end();
    reply.plain(Reply.WORK, (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - start) / 1_000));
    camp.giveBack(w); // not after a failure: nobody knows what is in it
    return reply.toBytes();
  }

  private static void missing(int[] ranges, Reply reply) {
    for (int r = 0; r < ranges.length; r += 2) {
      for (int i = ranges[r]; i < ranges[r + 1]; i++) {
        reply.plain(Reply.MISSING, i);
      }
    }
  }

  /** At work for one task. */
  private final class Worker {
    private final Camp camp;
    private final @Nullable Point point;
    private final Workspace w;
    private final Reply reply;
    private final boolean sums;
    private final Sums part;
    private final double[] gradient;
    private double leastShare = 1;

    Worker(Camp camp, @Nullable Point point, Workspace w, Reply reply) {
      this.camp = camp;
      this.point = point;
      this.w = w;
      this.reply = reply;
      sums = action instanceof Look || (action instanceof Answer answer && answer.gradients());
      int d = sums ? camp.plan().dimension() : 0;
      part = new Sums(d);
      gradient = new double[d];
    }

    /** A part of the cuts that lies within the range is summed here, others by the driver. */
    void range(int from, int to) {
      int[] cuts = camp.cuts();
      int b = 0;
      for (int i = from; i < to; i++) {
        while (cuts[b + 1] <= i) {
          b++;
        }
        boolean whole = cuts[b] >= from && cuts[b + 1] <= to;
        if (sums && (!whole || i == cuts[b])) {
          part.clear();
        }
        if (!client(i)) {
          continue;
        }
        if (sums && !whole) {
          reply.sums(Reply.ALONE, i, part);
        } else if (sums && i == cuts[b + 1] - 1) {
          reply.sums(Reply.PART, b, part);
        }
      }
    }

    void end() {
      if (point != null) {
        reply.share(leastShare);
      }
    }

    private boolean client(int number) {
      Resident resident = camp.residents().get(number);
      if (resident == null) {
        reply.plain(Reply.MISSING, number);
        return false;
      }
      try {
        synchronized (resident) {
          return client(number, resident);
        }
      } catch (RuntimeException failed) {
        reply.text(Reply.FAILURE, number, String.valueOf(failed.getMessage()));
        return false;
      }
    }

    private boolean client(int number, Resident resident) {
      boolean again = point != null && resident.stamp() == point.round();
      if (!again && !resident.settle(last, w)) {
        reply.plain(Reply.MISSING, number);
        return false;
      }
      if (action instanceof Look look) {
        look(look, resident.client());
      } else if (point != null) {
        answer(resident, point, again);
      } else {
        double[] words = resident.client().snapshot().doubles("words");
        reply.state(number, words, resident.client().snapshot().longs("rounds"));
      }
      return true;
    }

    private void answer(Resident resident, Point at, boolean again) {
      Client client = resident.client();
      int number = client.number();
      boolean asked = camp.plan().takesPart(number, at.round());
      resident.answer(at, asked, w);
      if (!asked) {
        return;
      }
      leastShare = Math.min(leastShare, resident.keptShare());
      if (!resident.fault().isEmpty()) {
        reply.text(Reply.FAULT, number, resident.fault());
      } else {
        reply.answer(number, resident.answer());
      }
      if (sums && again) {
        client.objective().gradient(at.x(), gradient);
        part.add(0, 0, 0, gradient);
      } else if (sums) {
        part.add(0, 0, 0, w.gradient());
      }
    }

    private void look(Look look, Client client) {
      int number = client.number();
      double value = client.objective().valueAndGradient(look.x(), gradient);
      double square = client.squaredError(gradient);
      double weight = look.weights().length == 0 ? 0 : look.weights()[number];
      part.add(
          value,
          square == 0 ? 0 : weight * square,
          camp.plan().weight(number) * Math.sqrt(square),
          gradient);
    }
  }
}
