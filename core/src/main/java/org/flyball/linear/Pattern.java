package org.flyball.linear;

import org.jspecify.annotations.Nullable;

/** Which entries a matrix stores. Shared by all matrices of a shifted family; immutable. */
final class Pattern {

  final int[] rowStart;
  final int[] column;

  /** Where each row's diagonal entry is, or -1. */
  final int[] diagonal;

  final Workspaces workspaces;

  private @Nullable LowerTriangle lower; // made on demand; immutable, so races are harmless

  Pattern(int[] rowStart, int[] column) {
    this.rowStart = rowStart;
    this.column = column;
    this.workspaces = new Workspaces(rowStart.length - 1);
    this.diagonal = new int[rowStart.length - 1];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = -1;
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        if (column[k] == i) {
          diagonal[i] = k;
        }
      }
    }
  }

  boolean hasFullDiagonal() {
    for (int place : diagonal) {
      if (place < 0) {
        return false;
      }
    }
    return true;
  }

  LowerTriangle lower() {
    LowerTriangle ready = lower;
    if (ready == null) {
      ready = new LowerTriangle(this);
      lower = ready;
    }
    return ready;
  }
}
