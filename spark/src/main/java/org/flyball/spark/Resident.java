package org.flyball.spark;

import org.flyball.federated.Client;
import org.flyball.federated.Workspace;
import org.flyball.run.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A client that lives in an executor. The stamp is the round that it has answered last, or was
 * passed over in. Its memory is that of before this round, or, once settled, of after it; with the
 * bytes of the answer beside it, asking again is harmless.
 */
final class Resident {

  private static final byte[] NOTHING = {};

  private final Client client;
  private final boolean told; // messages are all that its memory is made of
  private long stamp;
  private boolean settled = true;
  private boolean asked;
  private byte[] answer = NOTHING;
  private String fault = "";
  private double keptShare = 1;
  private @Nullable Snapshot before; // of the answer; none if told

  Resident(Client client, boolean told, long stamp) {
    this.client = client;
    this.told = told;
    this.stamp = stamp;
  }

  Client client() {
    return client;
  }

  long stamp() {
    return stamp;
  }

  /** Whether the memory is, from now on, that of after this round. */
  boolean settle(Settlement last, Workspace w) {
    if (stamp != last.round()) {
      return false;
    }
    if (!settled && asked) {
      boolean counts = last.counts(client.number()) && answer.length > 0;
      if (told && counts) {
        client.replay(answer, w);
      } else if (before != null && !counts) {
        client.restore(before);
      }
    }
    settled = true;
    return true;
  }

  /** Answers a round, which must be the next one if it is not the last one again. */
  void answer(Point point, boolean takesPart, Workspace w) {
    if (stamp == point.round()) {
      return;
    }
    asked = takesPart;
    answer = NOTHING;
    fault = "";
    keptShare = 1;
    settled = false;
    if (takesPart) {
      before = told ? null : client.snapshot();
      int count = client.answer(point.round(), point.x(), point.stepSize(), w);
      keptShare = w.keptShare();
      if (count == Client.NOT_FINITE) {
        fault = w.fault();
      } else {
        answer = java.util.Arrays.copyOf(w.bytes(), count);
        if (!told) {
          client.commit(w);
        }
      }
    }
    stamp = point.round();
  }

  /** The bytes of the last answer; empty if there are none. */
  byte[] answer() {
    return answer;
  }

  /** Why there is no answer; empty if there is one, or none was asked for. */
  String fault() {
    return fault;
  }

  double keptShare() {
    return keptShare;
  }
}
