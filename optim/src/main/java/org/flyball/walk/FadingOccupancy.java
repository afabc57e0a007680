package org.flyball.walk;

import java.util.Arrays;
import org.flyball.run.Snapshot;

/**
 * Recent visits weigh more. Between visits all x_j shrink alike, so x_j = y_j / s with s growing by
 * 1 / (1 - gamma) each tick and y_j moving at visits only.
 *
 * <p>s leaves the range of a double sooner or later (after 150 000 steps with a = 0.51), and so
 * does the y_j of a node unseen for long. Logarithms cure both, at 50 ns a step. Here s and y are
 * plain numbers that are halved together 512 times when s has grown by as much, which is exact; a
 * y_j that would leave the range is kept as its logarithm, recognised by being negative.
 */
final class FadingOccupancy extends Occupancy {

  private static final double LARGEST = 0x1p512;
  private static final double SMALLEST = 0x1p-900;
  private static final double LOG_LARGEST = 512 * Math.log(2);

  private final History history;
  private double[] y;
  private double s;
  private double unit;
  private long ticks;

  FadingOccupancy(SelfRepellent recipe, int tokens, long[] given) {
    super(recipe, tokens, given);
    this.history = recipe.history();
    this.ticks = visits() / tokens;
    int nodes = given.length;
    double prior = history.prior().total(nodes);
    this.y = new double[nodes];
    Arrays.setAll(y, j -> prior / nodes + (double) given[j] / tokens);
    this.s = prior + (double) visits() / tokens;
  }

  @Override
  boolean begin() {
    double gamma = gain();
    ticks++;
    s /= 1 - gamma;
    boolean rescaled = s > LARGEST;
    if (rescaled) {
      rescale();
    }
    unit = gamma * s / tokens;
    return rescaled;
  }

  private void rescale() {
    s /= LARGEST;
    for (int j = 0; j < y.length; j++) {
      double less = y[j] / LARGEST;
      if (y[j] < 0) {
        y[j] -= LOG_LARGEST;
      } else if (less < SMALLEST) {
        y[j] = Math.log(y[j]) - LOG_LARGEST;
      } else {
        y[j] = less;
      }
    }
    recenter();
  }

  @Override
  void move(int node) {
    double before = y[node];
    y[node] = (before > 0 ? before : Math.exp(before)) + unit;
  }

  @Override
  double amount(int node) {
    return y[node] > 0 ? y[node] : 0;
  }

  @Override
  double logAmount(int node) {
    return y[node] > 0 ? Math.log(y[node]) : y[node];
  }

  @Override
  double total() {
    return s;
  }

  @Override
  double gain() {
    return history.gain(ticks + 1, y.length);
  }

  @Override
  Snapshot addTo(Snapshot snapshot) {
    return super.addTo(snapshot).with("y", y).with("s", s).withLongs("ticks", ticks);
  }

  @Override
  void restore(Snapshot snapshot) {
    super.restore(snapshot);
    y = snapshot.doubles("y", y.length);
    s = snapshot.doubles("s", 1)[0];
    ticks = snapshot.longs("ticks")[0];
  }
}
