package org.flyball.spark;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flyball.federated.Plan;
import org.flyball.federated.Receiver;
import org.flyball.federated.Workspace;
import org.flyball.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** The clients of one run that live in this executor. */
final class Camp {

  private final Plan plan;
  private final int[] cuts;
  private final boolean told;
  private final Receiver receiver;
  private final Map<Integer, Resident> residents = new ConcurrentHashMap<>();
  private final Queue<Workspace> spare = new ConcurrentLinkedQueue<>();
  private @Nullable Point point;

  Camp(Plan plan) {
    this.plan = plan;
    cuts = plan.cuts();
    told = plan.messagesTellAll();
    receiver = new Receiver(plan);
  }

  Plan plan() {
    return plan;
  }

  int[] cuts() {
    return cuts;
  }

  /** Whether messages are all that clients are made of. */
  boolean told() {
    return told;
  }

  Map<Integer, Resident> residents() {
    return residents;
  }

  /** The point of an order; null if orders were missed on the way that it would need. */
  synchronized @Nullable Point receive(long round, byte[] order) {
    if (point != null && point.round() == round) {
      return point;
    }
    boolean next =
        plan.method().server().downlink().isEmpty()
            ? receiver.round() < round
            : receiver.round() == round - 1;
    if (!next) {
      return null;
    }
    receiver.receive(order, order.length);
    point = new Point(round, receiver.stepSize(), receiver.point().clone());
    return point;
  }

  /** Becomes what the driver's receiver is. */
  synchronized Point receive(Snapshot state) {
    long round = state.longs("round")[0];
    if (point == null || point.round() != round) {
      receiver.restore(state);
      point = new Point(round, receiver.stepSize(), receiver.point().clone());
    }
    return point;
  }

  Workspace borrow() {
    Workspace w = spare.poll();
    return w != null ? w : new Workspace(plan);
  }

  void giveBack(Workspace w) {
    spare.add(w);
  }
}
