package org.flyball.walk;

import org.flyball.run.Snapshot;

/**
 * By how much the past makes one node less wanted than another: {@code r_j / r_i} with {@code r_i =
 * (x_i / mu_i)^-alpha}. A target mu becomes {@code mu_i r_i}.
 */
interface Tilt {

  /** No past, no tilt: the target is mu itself. */
  Tilt NONE =
      new Tilt() {
        @Override
        public double ratio(int from, int to) {
          return 1;
        }

        @Override
        public void visit(int node) {}

        @Override
        public Snapshot more(Snapshot snapshot) {
          return snapshot;
        }
      };

  /** {@code r_to / r_from}, where {@code from} is the token's node and {@code to} a neighbour. */
  double ratio(int from, int to);

  /** The token has made a step and is at this node. */
  void visit(int node);

  /** The snapshot with what this remembers. */
  Snapshot more(Snapshot snapshot);
}
