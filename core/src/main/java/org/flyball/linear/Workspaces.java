package org.flyball.linear;

import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The idle {@link Workspace}s of a family of matrices: those of one {@link Pattern}, or one grid of
 * {@link Stencil}s. A stream of solves borrows the same few vectors again and again.
 *
 * <p>Holds eight at most, softly: the garbage collector takes them when memory runs short. A ninth
 * solve at the same time makes its own; a workspace that is never given back is garbage with its
 * run. Taking and giving back are one atomic exchange, so no two runs ever have the same.
 */
final class Workspaces {

  private static final int MOST = 8;

  private final int size;
  private final AtomicReferenceArray<SoftReference<Workspace>> idle =
      new AtomicReferenceArray<>(MOST);

  /**
   * @param size n, the length of the vectors
   */
  Workspaces(int size) {
    this.size = size;
  }

  /** A workspace of the caller's own until it is given back. */
  Workspace take() {
    for (int place = 0; place < MOST; place++) {
      SoftReference<Workspace> reference = idle.getAndSet(place, null);
      Workspace found = reference == null ? null : reference.get();
      if (found != null) {
        return found;
      }
    }
    return new Workspace(this, size);
  }

  /** Ends a loan; where eight are idle already, the workspace is left to the garbage collector. */
  void giveBack(Workspace workspace) {
    for (int place = 0; place < MOST; place++) {
      if (idle.compareAndSet(place, null, workspace.reference)) {
        return;
      }
    }
  }
}
