package org.flyball.linear;

import java.util.Arrays;

/**
 * Up to four lanes side by side: entry i of lane l is at {@code i * width + l}. Each lane's sweep
 * is one chain of dependent operations; several of them, interleaved, hide each other's latency.
 *
 * <p>The width is 4, 2 or 1; of a width of 4 the last lane may be idle, and is zero then. Lanes
 * come and go without allocation: the arrays keep the size they were made with.
 */
final class LaneBlock {

  static final int WIDEST = 4;

  final double[] x; // scaled iterates
  final double[] r; // scaled residuals
  final double[] d; // the ring of scaled updates
  final double[] omega = new double[WIDEST];
  final double[] keep = new double[WIDEST]; // 1 / omega - 1
  final double[] previous = new double[WIDEST]; // the newest update, from chunk to chunk
  private final double[] square = new double[WIDEST * WIDEST]; // four accumulators per lane
  private final LanePlan plan;
  private int width;
  private int summed;

  LaneBlock(LanePlan plan, int lanes) {
    this.plan = plan;
    width = widthFor(lanes);
    x = new double[width * plan.rows];
    r = new double[width * plan.rows];
    d = new double[width * plan.ringRows];
  }

  private static int widthFor(int lanes) {
    return lanes > 2 ? WIDEST : lanes;
  }

  void open(int lane, double omega) {
    this.omega[lane] = omega;
    keep[lane] = 1 / omega - 1;
  }

  /** Copies one lane of x or r out, and into, a plain vector. */
  void read(double[] lanes, int lane, double[] out) {
    for (int i = 0, at = lane; i < out.length; i++, at += width) {
      out[i] = lanes[at];
    }
  }

  void write(double[] values, double[] lanes, int lane) {
    for (int i = 0, at = lane; i < values.length; i++, at += width) {
      lanes[at] = values[i];
    }
  }

  /** Puts a lane of another block, or of this one, in the place of a lane. */
  void replace(int lane, LaneBlock other, int from) {
    omega[lane] = other.omega[from];
    keep[lane] = other.keep[from];
    for (int i = 0, to = lane, at = from; i < plan.rows; i++, to += width, at += other.width) {
      x[to] = other.x[at];
      r[to] = other.r[at];
    }
  }

  /** Leaves only the first lanes. */
  void shrink(int lanes) {
    int narrow = widthFor(lanes);
    if (narrow < width) {
      for (int i = 0; i < plan.rows; i++) {
        for (int lane = 0; lane < narrow; lane++) {
          x[i * narrow + lane] = x[i * width + lane];
          r[i * narrow + lane] = r[i * width + lane];
        }
      }
      width = narrow;
    }
    for (int lane = lanes; lane < width; lane++) {
      omega[lane] = 1;
      keep[lane] = 0;
      for (int i = 0, at = lane; i < plan.rows; i++, at += width) {
        x[at] = 0;
        r[at] = 0;
      }
    }
  }

  /** The part of a sweep that lies in one chunk of rows. */
  void sweep(int chunk) {
    if (chunk == 0) {
      begin();
    }
    switch (width) {
      case 4 -> FourLanes.sweep(plan, chunk, this);
      case 2 -> TwoLanes.sweep(plan, chunk, this);
      default -> LoneLane.sweep(plan, chunk, this);
    }
    if (chunk == plan.chunks() - 1) {
      end();
    } else {
      sum(plan.settled[chunk] & -WIDEST);
    }
  }

  /** Row 0, as in {@link ScaledTriangles#sweep}. */
  private void begin() {
    for (int lane = 0; lane < width; lane++) {
      previous[lane] = omega[lane] * r[lane];
      d[lane] = previous[lane];
      x[lane] += previous[lane];
    }
    Arrays.fill(square, 0);
    summed = 0;
  }

  private void end() {
    int last = (plan.rows - 1) * width;
    for (int lane = 0; lane < width; lane++) {
      r[last + lane] = keep[lane] * previous[lane];
    }
    sum(plan.rows & -WIDEST);
    double[] weight = plan.triangles.weight();
    for (int lane = 0; lane < width; lane++) {
      for (int i = summed; i < plan.rows; i++) {
        double v = r[i * width + lane];
        square[WIDEST * lane] += weight[i] * v * v;
      }
    }
  }

  /** Adds the squares of the rows before {@code end}, in the order of {@link Vectors#norm}. */
  private void sum(int end) {
    double[] weight = plan.triangles.weight();
    double[] from = r;
    int step = width;
    for (int lane = 0; lane < step; lane++) {
      double s0 = square[WIDEST * lane];
      double s1 = square[WIDEST * lane + 1];
      double s2 = square[WIDEST * lane + 2];
      double s3 = square[WIDEST * lane + 3];
      for (int i = summed, at = summed * step + lane; i < end; i += 4, at += 4 * step) {
        double v0 = from[at];
        double v1 = from[at + step];
        double v2 = from[at + 2 * step];
        double v3 = from[at + 3 * step];
        s0 += weight[i] * v0 * v0;
        s1 += weight[i + 1] * v1 * v1;
        s2 += weight[i + 2] * v2 * v2;
        s3 += weight[i + 3] * v3 * v3;
      }
      square[WIDEST * lane] = s0;
      square[WIDEST * lane + 1] = s1;
      square[WIDEST * lane + 2] = s2;
      square[WIDEST * lane + 3] = s3;
    }
    summed = Math.max(summed, end);
  }

  /** The sum of squares of a lane's true residual after a whole sweep. */
  double square(int lane) {
    int at = WIDEST * lane;
    return (square[at] + square[at + 1]) + (square[at + 2] + square[at + 3]);
  }
}
