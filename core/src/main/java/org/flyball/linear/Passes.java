package org.flyball.linear;

/**
 * How a run's sweeps go over the matrix.
 *
 * <p>Look-ahead is for systems beyond the second level of cache whose rows touch near rows only. On
 * one thread it is for kernels that interleave two sweeps: saving trips to memory alone was no gain
 * where it was measured (see {@code benchmarks/RESULTS.md}). Eight sweeps rather than four, because
 * saving the start of a pass costs half a sweep.
 *
 * @param rows of a block, a multiple of four; 0 for whole sweeps
 * @param sweeps the most in one pass, at least 1
 * @param threads that share them, the caller's included
 */
record Passes(int rows, int sweeps, int threads) {

  /** Whole sweeps, one by one. */
  static final Passes PLAIN = new Passes(0, 1, 1);

  /** From here on sweeps look ahead. The second level of cache holds 0.5 to 2 MB. */
  private static final double LARGE_BYTES = 2e6;

  /** What the sweeps under way may keep between them: a fair share of the last level of cache. */
  private static final double WINDOW_BYTES = 8e6;

  private static final int MOST_ROWS = 2048;
  private static final int LEAST_BLOCKS = 32;
  private static final int SWEEPS = 8;
  private static final int SWEEPS_PER_THREAD = 4;

  /** What suits a matrix with so many rows. */
  static Passes of(ScaledMatrix matrix, int size, int threads) {
    boolean pays = threads > 1 || matrix.mayInterleave();
    if (!pays || matrix.zeroDiagonalRow() >= 0 || size < 4 * LEAST_BLOCKS) {
      return PLAIN;
    }
    int rows = Math.min(MOST_ROWS, size / LEAST_BLOCKS / 4 * 4);
    return matrix.inBlocks(rows).map(sweep -> of(sweep, size, threads)).orElse(PLAIN);
  }

  private static Passes of(BlockSweep sweep, int size, int threads) {
    RowBlocks blocks = sweep.blocks();
    if (size * sweep.bytesPerRow() < LARGE_BYTES || (threads == 1 && !sweep.interleaves())) {
      return PLAIN;
    }
    double window = blocks.lag() * (double) blocks.rows * sweep.bytesPerRow();
    int wanted = Math.max(SWEEPS, SWEEPS_PER_THREAD * threads);
    // The window must stay in the cache, and a pass must not be mostly waiting at its ends.
    double most = Math.min(WINDOW_BYTES / window, blocks.count / (2.0 * blocks.lag()));
    int sweeps = (int) Math.min(wanted, most);
    return sweeps < 2 ? PLAIN : new Passes(blocks.rows, sweeps, Math.min(threads, sweeps));
  }
}
