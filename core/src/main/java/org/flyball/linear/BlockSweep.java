package org.flyball.linear;

/**
 * A relaxation sweep that can be done block by block, which is what {@link LookAhead} asks of it.
 * All blocks in ascending order are one sweep. Nothing is carried from block to block but the three
 * vectors, so that several sweeps can be under way in the same vectors and on several threads.
 *
 * <p>A block b may write x and d of its own rows and r of any row up to its own; it may read the
 * same. What it touches in a block c &lt; b it must announce by {@code needed[c] > b}.
 */
interface BlockSweep {

  /** The blocks, and which of them must wait for which. */
  RowBlocks blocks();

  /**
   * Does one block of a sweep.
   *
   * @param x in and out: the scaled iterate
   * @param r in and out: its scaled residual
   * @param d in and out: the scaled update, of this sweep in earlier blocks
   */
  void sweep(int block, double omega, double[] x, double[] r, double[] d);

  /**
   * Does block {@code ahead} of a sweep and block {@code behind} of a later one, which must be
   * independent of each other; the instructions of both interleaved, if that helps. The results are
   * those of two calls of {@link #sweep}, bit for bit.
   */
  default void sweepTwo(int ahead, int behind, double omega, double[] x, double[] r, double[] d) {
    sweep(ahead, omega, x, r, d);
    sweep(behind, omega, x, r, d);
  }

  /** Whether {@link #sweepTwo} is faster than two calls, so that look-ahead pays on one thread. */
  boolean interleaves();

  /** What one sweep reads and writes, per row. */
  double bytesPerRow();

  /**
   * Adds the squares of a block's residual, in the user's units, to the four sums at {@code at}.
   * Over all blocks in ascending order, {@code (s0 + s1) + (s2 + s3)} must be the sum of squares in
   * {@link ScaledMatrix#norm}, bit for bit; {@link Vectors#addSquares} has its order.
   */
  void addSquares(int block, double[] r, double[] sums, int at);
}
