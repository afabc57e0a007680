package org.flyball.linear;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Several sweeps in one pass over the matrix, bit for bit what they are one after the other.
 *
 * <p>Each sweep follows the one before at the distance that {@link RowBlocks} prescribe, so a block
 * of the matrix is in the cache when the later sweeps want it. Two sweeps at a time go through the
 * same loop: the chain of dependent operations of one is hidden behind the other's. With several
 * threads each takes a share of the sweeps and follows the thread before.
 *
 * <p>Why one x, one r and one d are enough, on any number of threads: when sweep s + 1 does block
 * b, sweep s has done {@code needed[b]} blocks. Later blocks of sweep s touch no x, r or d of block
 * b, nor of the earlier ones ({@code needed} ascends), and block b of sweep s + 1 touches no
 * others. By induction the same holds of sweeps s and s + m. So each access finds the value that it
 * finds when the sweeps are done one after the other, and that between threads is ordered by the
 * release and acquire of the counters.
 *
 * <p>The norm of sweep s is added up block by block when its residual is final and about to be
 * taken up by sweep s + 1.
 */
final class LookAhead {

  private static final int LANES = 4;
  private static final int APART = 16; // numbers of two cache lines: no false sharing
  private static final int SPINS = 2_000;
  private static final long PARK_NANOS = 20_000;
  private static final VarHandle DONE = MethodHandles.arrayElementVarHandle(int[].class);

  private final BlockSweep sweep;
  private final RowBlocks blocks;
  private final int threads;
  private final double[] x;
  private final double[] r;
  private final double[] d;
  private final double[] savedX;
  private final double[] savedR;
  private final int[] done; // blocks done per sweep, APART apart
  private final int[] counted; // blocks in the norm, per sweep
  private final double[] sums;
  private final int[] turn; // sweeps that a thread can go on with
  private volatile @Nullable Throwable failure;

  /**
   * @param passes the most sweeps in one pass, and the threads
   * @param d free between passes; on return anything
   * @param workspace has room for the start of a pass
   */
  LookAhead(
      BlockSweep sweep, Passes passes, double[] x, double[] r, double[] d, Workspace workspace) {
    this.sweep = sweep;
    this.blocks = sweep.blocks();
    this.threads = passes.threads();
    this.x = x;
    this.r = r;
    this.d = d;
    savedX = workspace.zeros();
    savedR = workspace.zeros();
    Counters counters = workspace.counters(passes.sweeps() * APART);
    done = counters.done;
    counted = counters.counted;
    sums = counters.sums;
    turn = counters.turn;
  }

  /** Numbers per sweep, to be used by one run after the other: each pass begins by setting them. */
  record Counters(int[] done, int[] counted, double[] sums, int[] turn) {

    Counters(int length) {
      this(new int[length], new int[length], new double[length], new int[length]);
    }
  }

  /** Over the blocks of a matrix that has some. */
  static LookAhead over(
      ScaledMatrix matrix, Passes passes, double[] x, double[] r, double[] d, Workspace workspace) {
    BlockSweep sweep = matrix.inBlocks(passes.rows()).orElseThrow();
    return new LookAhead(sweep, passes, x, r, d, workspace);
  }

  /** The sum of squares of the true residual after one sweep of the last pass. */
  double square(int which) {
    int at = which * APART;
    return (sums[at] + sums[at + 1]) + (sums[at + 2] + sums[at + 3]);
  }

  /** Back to where the last pass began. */
  void rollBack() {
    System.arraycopy(savedX, 0, x, 0, x.length);
    System.arraycopy(savedR, 0, r, 0, r.length);
  }

  /** Does so many sweeps. */
  void pass(int group, double omega) {
    for (int s = 0; s < group; s++) {
      done[s * APART] = 0;
      counted[s * APART] = 0;
      for (int lane = 0; lane < LANES; lane++) {
        sums[s * APART + lane] = 0;
      }
    }
    int crew = Math.min(threads, group);
    if (crew <= 1) {
      work(0, group, group, omega);
    } else {
      share(group, crew, omega);
    }
  }

  /** Each thread does neighbouring sweeps; the caller the first, where the matrix comes in. */
  private void share(int group, int crew, double omega) {
    failure = null;
    Thread[] others = new Thread[crew - 1];
    int started = 0;
    try {
      for (int t = 1; t < crew; t++) {
        int first = t * group / crew;
        int end = (t + 1) * group / crew;
        Thread other = new Thread(() -> guarded(first, end, group, omega), "flyball-sweep-" + t);
        other.setDaemon(true);
        other.start();
        others[t - 1] = other;
        started = t;
      }
    } catch (OutOfMemoryError noThread) {
      // The sweeps without a thread stay with the caller, below.
    }
    guarded(0, group / crew, group, omega);
    if (started < crew - 1) {
      guarded((started + 1) * group / crew, group, group, omega);
    }
    boolean interrupted = false;
    for (int t = 0; t < started; t++) {
      while (others[t].isAlive()) {
        try {
          others[t].join();
        } catch (InterruptedException later) {
          interrupted = true; // a step is not cut short; the caller sees the flag after it
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  private void guarded(int first, int end, int group, double omega) {
    try {
      work(first, end, group, omega);
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  /** Does the sweeps from first to end - 1 of a group. */
  private void work(int first, int end, int group, double omega) {
    int count = blocks.count;
    int[] needed = blocks.needed;
    int last = (end - 1) * APART;
    int idle = 0;
    while (done[last] < count || (end == group && counted[last] < count)) {
      int ready = 0;
      for (int s = first; s < end; s++) {
        int block = done[s * APART];
        if (block < count && (s == 0 || needed[block] <= doneBefore(s, first))) {
          turn[first * APART + ready++] = s;
        }
      }
      // Whose residual is final where: counted before the next sweep takes it up.
      int trailing = counted[last];
      if (end == group && trailing < count && needed[trailing] <= done[last]) {
        sweep.addSquares(trailing, r, sums, last);
        counted[last] = trailing + 1;
        idle = 0;
      } else if (ready == 0) {
        pause(idle++);
        if (failure != null) {
          return;
        }
        continue;
      }
      idle = 0;
      for (int q = 0; q < ready; q++) {
        open(turn[first * APART + q]);
      }
      int q = 0;
      for (; q + 1 < ready; q += 2) {
        int ahead = turn[first * APART + q];
        int behind = turn[first * APART + q + 1];
        sweep.sweepTwo(done[ahead * APART], done[behind * APART], omega, x, r, d);
      }
      if (q < ready) {
        sweep.sweep(done[turn[first * APART + q] * APART], omega, x, r, d);
      }
      for (q = 0; q < ready; q++) {
        int at = turn[first * APART + q] * APART;
        DONE.setRelease(done, at, done[at] + 1);
      }
    }
  }

  private int doneBefore(int s, int first) {
    int at = (s - 1) * APART;
    return s == first ? (int) DONE.getAcquire(done, at) : done[at];
  }

  /** What comes before a block of a sweep: save the start, or count what the last sweep left. */
  private void open(int s) {
    int block = done[s * APART];
    if (s > 0) {
      sweep.addSquares(block, r, sums, (s - 1) * APART);
    } else {
      int from = blocks.start(block);
      int length = blocks.end(block) - from;
      System.arraycopy(x, from, savedX, from, length);
      System.arraycopy(r, from, savedR, from, length);
    }
  }

  private static void pause(int idle) {
    if (idle < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(PARK_NANOS);
    }
  }
}
