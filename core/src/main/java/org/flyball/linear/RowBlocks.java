package org.flyball.linear;

import java.util.Arrays;

/**
 * The rows of a system in blocks, and how far one sweep must be ahead of the next.
 *
 * <p>Let {@code reach(i)} be the last row that touches i: the largest j with {@code a_ij} or {@code
 * a_ji} stored, and at least i + 1, because that row completes {@code r_i}. Nothing a sweep does in
 * rows beyond {@code reach(i)} reads or writes {@code x_i}, {@code r_i} or {@code d_i}: so the next
 * sweep may then do row i, with the same three arrays. Per block that is {@link #needed}, a running
 * maximum.
 *
 * <p>Blocks end at multiples of four rows (but for the last one), so sums over blocks keep the
 * order of {@link Vectors#norm(double[], double[])} whatever the blocks are.
 */
final class RowBlocks {

  /** The number of blocks. */
  final int count;

  /** Rows in each block but the last. */
  final int rows;

  /** How many blocks of a sweep must be done before this block of the next; ascending. */
  final int[] needed;

  private final int size;

  private RowBlocks(int size, int rows) {
    this.size = size;
    this.rows = rows;
    count = (int) (((long) size + rows - 1) / rows);
    needed = new int[count];
    Arrays.setAll(needed, b -> Math.min(b + 2, count));
  }

  /** Blocks of so many rows, a multiple of four, of a triangle. */
  static RowBlocks of(LowerTriangle shape, int rows) {
    RowBlocks blocks = new RowBlocks(shape.westLowerSource.length, rows);
    int i = 0;
    int k = 0;
    for (int run = 0; run < shape.runRows.length; run++) {
      for (int end = i + shape.runRows[run]; i < end; i++) {
        for (int last = k + shape.runEntries[run]; k < last; k++) {
          // Rows come in ascending order: the last to touch a block is its reach.
          int touched = shape.column[k] / rows;
          blocks.needed[touched] = Math.max(blocks.needed[touched], i / rows + 1);
        }
      }
    }
    for (int b = 1; b < blocks.count; b++) {
      blocks.needed[b] = Math.max(blocks.needed[b], blocks.needed[b - 1]);
    }
    return blocks;
  }

  /** Blocks of so many rows, a multiple of four, where row i is touched by i + reach at most. */
  static RowBlocks uniform(int size, int rows, int reach) {
    RowBlocks blocks = new RowBlocks(size, rows);
    for (int b = 0; b < blocks.count; b++) {
      long last = (long) blocks.end(b) - 1 + Math.max(1, reach);
      blocks.needed[b] = (int) Math.min(blocks.count, last / rows + 1);
    }
    return blocks;
  }

  /** The first row of a block. */
  int start(int block) {
    return block * rows;
  }

  /** The row after the last of a block. */
  int end(int block) {
    return (int) Math.min(size, (block + 1L) * rows);
  }

  /** The most blocks by which one sweep must be ahead of the next. */
  int lag() {
    int most = 0;
    for (int b = 0; b < count; b++) {
      most = Math.max(most, needed[b] - b);
    }
    return most;
  }
}
