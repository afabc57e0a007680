package org.flyball.walk;

import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/** The node before, in snapshots; -1 where there is none yet. */
final class Before {

  private Before() {}

  static int of(Snapshot snapshot, int nodes) {
    long[] before = snapshot.longs("before");
    Checks.that(
        before.length == 1 && before[0] >= -1 && before[0] < nodes,
        "Snapshot: the node before is not one of the %s nodes of this graph",
        nodes);
    return (int) before[0];
  }
}
