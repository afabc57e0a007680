package org.flyball.linear;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vectors that one run works with, and room for one scaled matrix. Owned by one run at a time:
 * {@link Workspaces} lends it, {@link #giveBack} ends the loan, and nothing in it may be touched
 * after that. Not for two threads at once.
 *
 * <p>Memory: of each kind what the hungriest run has needed so far, at most nine vectors.
 */
final class Workspace {

  private final @Nullable Workspaces home; // null for a workspace that nobody will lend again
  private final int size;
  private final List<double[]> vectors = new ArrayList<>();
  private int used;
  private LookAhead.@Nullable Counters counters;

  /** Of the matrix that has this mark; to be overwritten, as no other object knows it. */
  private @Nullable ScaledTriangles triangles;

  private @Nullable Object mark; // an object of the two alone, so that none keeps the other alive

  /** Made once, so that being given back allocates nothing. */
  final SoftReference<Workspace> reference = new SoftReference<>(this);

  Workspace(int size) {
    this(null, size);
  }

  Workspace(@Nullable Workspaces home, int size) {
    this.home = home;
    this.size = size;
  }

  /** A vector that nobody else has, all zeros as a new one. */
  double[] zeros() {
    boolean isNew = used == vectors.size();
    double[] vector = next();
    if (!isNew) {
      Arrays.fill(vector, 0);
    }
    return vector;
  }

  /** A vector that nobody else has, equal to this one. */
  double[] copy(double[] values) {
    double[] vector = next();
    System.arraycopy(values, 0, vector, 0, size);
    return vector;
  }

  private double[] next() {
    if (used == vectors.size()) {
      vectors.add(new double[size]);
    }
    return vectors.get(used++);
  }

  /** Counters that nobody else has, with anything in them. */
  LookAhead.Counters counters(int length) {
    LookAhead.Counters ready = counters;
    if (ready == null || ready.done().length != length) {
      ready = new LookAhead.Counters(length);
      counters = ready;
    }
    return ready;
  }

  /**
   * A matrix scaled, to be used until this workspace is given back and no longer.
   *
   * <p>The first run makes the triangles here, where those of a matrix before may have been and
   * those of another may be next: so a loop over shifts leaves nothing behind. Later runs use them
   * as long as they are here. Once they are not, the matrix makes them for good.
   */
  ScaledMatrix scaled(SparseMatrix matrix) {
    Object seen = matrix.mark;
    if (seen == null) {
      ScaledTriangles made = new ScaledTriangles(matrix, triangles);
      triangles = made;
      mark = new Object();
      matrix.mark = mark;
      return made;
    }
    ScaledTriangles here = triangles;
    return here != null && mark == seen ? here : matrix.scaled();
  }

  /** To be called once a loan, by the run that has it. */
  void giveBack() {
    used = 0;
    if (home != null) {
      home.giveBack(this);
    }
  }
}
