package org.flyball.linear;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The places below the diagonal of a square pattern united with its transpose, laid out for sweeps.
 *
 * <p>Two facts about sweeps shape the layout. The entry (i, i-1), "west", closes the only chain of
 * dependent operations of a sweep, so it is kept apart: a kernel can carry its factor in a
 * register. And rows come in runs of equal length (all inner rows of a stencil, say), so lengths
 * are stored per run: a kernel picks the loop body once per run and unrolls it.
 */
final class LowerTriangle {

  /** Number of rows in each run. */
  final int[] runRows;

  /** Number of entries west of "west" in each row of the run. */
  final int[] runEntries;

  /** Columns of those entries, row by row, ascending. */
  final int[] column;

  /** Where the values of (i, j) and of (j, i) stand in the matrix, or -1; per entry. */
  final int[] lowerSource;

  final int[] upperSource;

  /** The same for (i, i-1) and (i-1, i); per row. */
  final int[] westLowerSource;

  final int[] westUpperSource;

  private @Nullable TriangleBlocks blocks; // the last asked for; immutable, so races are harmless

  LowerTriangle(Pattern pattern) {
    int n = pattern.diagonal.length;
    int[] upperStart = new int[n + 1];
    for (int i = 0; i < n; i++) {
      for (int k = pattern.rowStart[i]; k < pattern.rowStart[i + 1]; k++) {
        if (pattern.column[k] > i) {
          upperStart[pattern.column[k] + 1]++;
        }
      }
    }
    for (int j = 0; j < n; j++) {
      upperStart[j + 1] += upperStart[j];
    }
    int[] next = Arrays.copyOf(upperStart, n);
    int[] upperRow = new int[upperStart[n]];
    int[] upperPlace = new int[upperStart[n]];
    for (int i = 0; i < n; i++) {
      for (int k = pattern.rowStart[i]; k < pattern.rowStart[i + 1]; k++) {
        int j = pattern.column[k];
        if (j > i) {
          upperRow[next[j]] = i;
          upperPlace[next[j]++] = k;
        }
      }
    }

    int capacity = upperStart[n] + belowDiagonal(pattern);
    int[] columns = new int[capacity];
    int[] lower = new int[capacity];
    int[] upper = new int[capacity];
    westLowerSource = new int[n];
    westUpperSource = new int[n];
    int[] rowsOfRun = new int[n];
    int[] entriesOfRun = new int[n];
    int runs = 0;
    int count = 0;
    for (int i = 0; i < n; i++) {
      westLowerSource[i] = -1;
      westUpperSource[i] = -1;
      int first = count;
      int k = pattern.rowStart[i];
      int u = upperStart[i];
      while (true) {
        int a =
            k < pattern.rowStart[i + 1] && pattern.column[k] < i
                ? pattern.column[k]
                : Integer.MAX_VALUE;
        int b = u < upperStart[i + 1] ? upperRow[u] : Integer.MAX_VALUE;
        int j = Math.min(a, b);
        if (j == Integer.MAX_VALUE) {
          break;
        }
        int lowerPlace = a == j ? k++ : -1;
        int upperOf = b == j ? upperPlace[u++] : -1;
        if (j == i - 1) {
          westLowerSource[i] = lowerPlace;
          westUpperSource[i] = upperOf;
        } else {
          columns[count] = j;
          lower[count] = lowerPlace;
          upper[count++] = upperOf;
        }
      }
      if (runs == 0 || entriesOfRun[runs - 1] != count - first) {
        entriesOfRun[runs++] = count - first;
      }
      rowsOfRun[runs - 1]++;
    }
    runRows = Arrays.copyOf(rowsOfRun, runs);
    runEntries = Arrays.copyOf(entriesOfRun, runs);
    column = Arrays.copyOf(columns, count);
    lowerSource = Arrays.copyOf(lower, count);
    upperSource = Arrays.copyOf(upper, count);
  }

  /** In blocks of so many rows, a multiple of four. */
  TriangleBlocks blocks(int rows) {
    TriangleBlocks ready = blocks;
    if (ready == null || ready.rows.rows != rows) {
      ready = new TriangleBlocks(this, rows);
      blocks = ready;
    }
    return ready;
  }

  private static int belowDiagonal(Pattern pattern) {
    int below = 0;
    for (int i = 0; i < pattern.diagonal.length; i++) {
      for (int k = pattern.rowStart[i]; k < pattern.rowStart[i + 1]; k++) {
        below += pattern.column[k] < i ? 1 : 0;
      }
    }
    return below;
  }
}
