package org.flyball.descent;

import java.util.Arrays;
import org.flyball.run.Snapshot;
import org.flyball.run.Trace;

/** The norms and rates of a run's steps. */
final class History {

  private static final int FIRST_ROOM = 1 << 16;

  private final boolean kept;
  private double[] norm;
  private double[] norm1;
  private double[] rate;
  private int size;

  History(Recording recording, long steps) {
    kept = recording == Recording.NORMS;
    int room = kept ? (int) Math.min(Math.max(steps, 1), FIRST_ROOM) : 0;
    norm = new double[room];
    norm1 = new double[room];
    rate = new double[room];
  }

  void add(double euclidean, double absolute, double stepSize) {
    if (!kept) {
      return;
    }
    if (size == norm.length) {
      reserve(2 * size);
    }
    norm[size] = euclidean;
    norm1[size] = absolute;
    rate[size++] = stepSize;
  }

  private void reserve(int room) {
    norm = Arrays.copyOf(norm, room);
    norm1 = Arrays.copyOf(norm1, room);
    rate = Arrays.copyOf(rate, room);
  }

  Trace trace() {
    Trace trace = new Trace(Minimum.GRADIENT_NORM, Minimum.GRADIENT_NORM_1, Minimum.RATE);
    for (int k = 0; k < size; k++) {
      trace.add(k, norm[k], norm1[k], rate[k]);
    }
    return trace;
  }

  Snapshot snapshot() {
    return Snapshot.of("History")
        .with("norm", Arrays.copyOf(norm, size))
        .with("norm1", Arrays.copyOf(norm1, size))
        .with("rate", Arrays.copyOf(rate, size));
  }

  void restore(Snapshot saved) {
    double[] all = saved.expect("History").doubles("norm");
    size = kept ? all.length : 0;
    if (kept) {
      reserve(Math.max(norm.length, size));
      System.arraycopy(all, 0, norm, 0, size);
      System.arraycopy(saved.doubles("norm1", size), 0, norm1, 0, size);
      System.arraycopy(saved.doubles("rate", size), 0, rate, 0, size);
    }
  }
}
