package org.flyball.walk;

import java.util.Arrays;
import org.flyball.linear.Vectors;
import org.flyball.run.Snapshot;

/** Theta, its momentum and its average, as a {@link Rule} moves them. */
final class Iterate {

  /** An iterate that overflows from beyond this many times its start's size got there by growth. */
  private static final double GROWN = 1e10;

  private final Averaging averaging;
  private final Confinement confinement;
  private final double[] start;
  private final double[] momentum; // empty without
  private final double[] average; // empty without
  private double[] x;
  private double[] next;
  private double averaged; // weight of all that is in the average
  private long returns;

  Iterate(Rule rule, double[] x0) {
    int d = x0.length;
    averaging = rule.averaging();
    confinement = rule.confinement();
    start = x0.clone();
    x = x0.clone();
    next = new double[d];
    momentum = new double[rule.momentum() == Momentum.HEAVY_BALL ? d : 0];
    average = new double[averaging.isNone() ? 0 : d];
  }

  /**
   * Moves by {@code beta * scale * push}, unless that leads where nothing is finite.
   *
   * @param step which one it is, from 1
   * @return whether it has moved
   */
  boolean move(double beta, double[] push, double scale, long step) {
    if (!(propose(beta, push, scale) == 0)) {
      return false;
    }
    double[] old = x;
    x = next;
    next = old;
    if (confinement.confine(x, start, returns)) {
      returns++;
      Arrays.fill(momentum, 0);
    }
    if (step > averaging.from()) {
      include(averaging.weight(step - averaging.from()));
    }
    return true;
  }

  /** Makes the next theta, and tells whether it is finite: 0 times what is not is NaN. */
  private double propose(double beta, double[] h, double scale) {
    double[] from = x;
    double[] to = next;
    double[] m = momentum;
    double sum = 0;
    if (m.length > 0) {
      for (int j = 0; j < to.length; j++) {
        to[j] = from[j] + beta * m[j];
        m[j] += beta * (scale * h[j] - m[j]);
        sum += 0 * to[j] + 0 * m[j];
      }
    } else {
      double length = beta * scale;
      for (int j = 0; j < to.length; j++) {
        to[j] = from[j] + length * h[j];
        sum += 0 * to[j];
      }
    }
    return sum;
  }

  private void include(double weight) {
    averaged += weight;
    double share = weight / averaged;
    for (int j = 0; j < average.length; j++) {
      average[j] += share * (x[j] - average[j]);
    }
  }

  /** Theta; shared. */
  double[] x() {
    return x;
  }

  /** The average where there is one, else theta; shared. */
  double[] estimate() {
    return averaged > 0 ? average : x;
  }

  long returns() {
    return returns;
  }

  /** Whether theta is so far out that overflow is its own fault. */
  boolean hasGrown() {
    return hasGrown(x, Vectors.norm(start));
  }

  static boolean hasGrown(double[] x, double startSize) {
    return Vectors.norm(x) > GROWN * (1 + startSize);
  }

  Snapshot addTo(Snapshot snapshot) {
    return snapshot
        .with("start", start)
        .with("x", x)
        .with("momentum", momentum)
        .with("average", average)
        .with("averaged", averaged)
        .withLongs("returns", returns);
  }

  void restore(Snapshot snapshot) {
    copy(snapshot, "x", x);
    copy(snapshot, "momentum", momentum);
    copy(snapshot, "average", average);
    averaged = snapshot.doubles("averaged", 1)[0];
    returns = snapshot.longs("returns")[0];
  }

  private static void copy(Snapshot snapshot, String name, double[] to) {
    System.arraycopy(snapshot.doubles(name, to.length), 0, to, 0, to.length);
  }
}
