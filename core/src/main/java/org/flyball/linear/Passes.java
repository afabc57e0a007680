package org.flyball.linear;

/**
 * How a run's sweeps go over the matrix.
 *
 * @param rows of a block, a multiple of four; 0 for whole sweeps
 * @param sweeps the most in one pass, at least 1
 * @param threads that share them, the caller's included
 */
record Passes(int rows, int sweeps, int threads) {

  /** Whole sweeps, one by one. */
  static final Passes PLAIN = new Passes(0, 1, 1);

  /** From here on sweeps go in blocks. The second level of cache holds 0.5 to 2 MB. */
  private static final double LARGE_BYTES = 2e6;

  /** What the sweeps under way may keep between them: a fair share of the last level of cache. */
  private static final double WINDOW_BYTES = 8e6;

  private static final int MOST_ROWS = 2048;
  private static final int LEAST_BLOCKS = 32;
  private static final int SWEEPS_PER_THREAD = 4;

  /** One sweep at a time, the norm behind it; for rules that want to see each ratio. */
  static Passes single(ScaledMatrix matrix, int size) {
    Passes many = of(matrix, size, 1);
    return many.rows == 0 ? PLAIN : new Passes(many.rows, 1, 1);
  }

  /** What suits a matrix with so many rows. */
  static Passes of(ScaledMatrix matrix, int size, int threads) {
    if (matrix.zeroDiagonalRow() >= 0 || size < 4 * LEAST_BLOCKS) {
      return PLAIN;
    }
    int rows = Math.min(MOST_ROWS, size / LEAST_BLOCKS / 4 * 4);
    return matrix.inBlocks(rows).map(sweep -> of(sweep, size, threads)).orElse(PLAIN);
  }

  private static Passes of(BlockSweep sweep, int size, int threads) {
    RowBlocks blocks = sweep.blocks();
    if (size * sweep.bytesPerRow() < LARGE_BYTES) {
      return PLAIN;
    }
    double window = blocks.lag() * (double) blocks.rows * sweep.bytesPerRow();
    int most = (int) Math.min((double) SWEEPS_PER_THREAD * threads, WINDOW_BYTES / window);
    // A sweep can start when the one before is a lag further: with few blocks left, most would
    // wait.
    most = Math.min(most, blocks.count / (4 * blocks.lag()));
    return new Passes(blocks.rows, Math.max(1, most), Math.max(1, Math.min(threads, most)));
  }
}
