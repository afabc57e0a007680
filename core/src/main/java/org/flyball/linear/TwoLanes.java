package org.flyball.linear;

/** {@link FourLanes}, for two. */
final class TwoLanes {

  private TwoLanes() {}

  static void sweep(LanePlan plan, int chunk, LaneBlock block) {
    int[] runEnd = plan.runEnd;
    LowerTriangle shape = plan.triangles.shape();
    int[] entries = shape.runEntries;
    int[] col = shape.column;
    double[] low = plan.triangles.lower();
    double[] up = plan.triangles.upper();
    double[] west = plan.triangles.westLower();
    double[] east = plan.triangles.westUpper();
    double[] x = block.x;
    double[] r = block.r;
    double[] d = block.d;
    int mask = plan.ringMask;
    double omega0 = block.omega[0];
    double keep0 = block.keep[0];
    double previous0 = block.previous[0];
    double omega1 = block.omega[1];
    double keep1 = block.keep[1];
    double previous1 = block.previous[1];
    int last = plan.end(chunk);
    int i = Math.max(1, chunk * LanePlan.ROWS);
    int k = plan.firstEntry[chunk];
    for (int run = plan.firstRun[chunk]; i < last; run++) {
      int end = Math.min(runEnd[run], last);
      switch (entries[run]) {
        case 0 -> {
          for (; i < end; i++) {
            int at = 2 * i;
            int ring = 2 * (i & mask);
            double w = west[i];
            double e = east[i];
            double d0 = omega0 * r[at] - omega0 * w * previous0;
            double d1 = omega1 * r[at + 1] - omega1 * w * previous1;
            r[at - 2] = keep0 * previous0 - e * d0;
            r[at - 1] = keep1 * previous1 - e * d1;
            d[ring] = d0;
            x[at] += d0;
            previous0 = d0;
            d[ring + 1] = d1;
            x[at + 1] += d1;
            previous1 = d1;
          }
        }
        case 1 -> {
          for (; i < end; i++, k++) {
            int at = 2 * i;
            int ring = 2 * (i & mask);
            double w = west[i];
            double e = east[i];
            int c = 2 * (col[k] & mask);
            int t = 2 * col[k];
            double a = low[k];
            double b = up[k];
            double d0 = omega0 * (r[at] - a * d[c]) - omega0 * w * previous0;
            double d1 = omega1 * (r[at + 1] - a * d[c + 1]) - omega1 * w * previous1;
            r[at - 2] = keep0 * previous0 - e * d0;
            r[at - 1] = keep1 * previous1 - e * d1;
            r[t] -= b * d0;
            r[t + 1] -= b * d1;
            d[ring] = d0;
            x[at] += d0;
            previous0 = d0;
            d[ring + 1] = d1;
            x[at + 1] += d1;
            previous1 = d1;
          }
        }
        case 2 -> {
          for (; i < end; i++, k += 2) {
            int at = 2 * i;
            int ring = 2 * (i & mask);
            double w = west[i];
            double e = east[i];
            int c0 = 2 * (col[k] & mask);
            int t0 = 2 * col[k];
            double a0 = low[k];
            double b0 = up[k];
            int c1 = 2 * (col[k + 1] & mask);
            int t1 = 2 * col[k + 1];
            double a1 = low[k + 1];
            double b1 = up[k + 1];
            double d0 = omega0 * (r[at] - (a0 * d[c0] + a1 * d[c1])) - omega0 * w * previous0;
            double d1 =
                omega1 * (r[at + 1] - (a0 * d[c0 + 1] + a1 * d[c1 + 1])) - omega1 * w * previous1;
            r[at - 2] = keep0 * previous0 - e * d0;
            r[at - 1] = keep1 * previous1 - e * d1;
            r[t0] -= b0 * d0;
            r[t0 + 1] -= b0 * d1;
            r[t1] -= b1 * d0;
            r[t1 + 1] -= b1 * d1;
            d[ring] = d0;
            x[at] += d0;
            previous0 = d0;
            d[ring + 1] = d1;
            x[at + 1] += d1;
            previous1 = d1;
          }
        }
        default -> {
          int count = entries[run];
          for (; i < end; i++) {
            int at = 2 * i;
            int ring = 2 * (i & mask);
            double w = west[i];
            double e = east[i];
            double even0 = 0;
            double odd0 = 0;
            double even1 = 0;
            double odd1 = 0;
            int next = k + count;
            int q = k;
            for (; q + 1 < next; q += 2) {
              int c0 = 2 * (col[q] & mask);
              int c1 = 2 * (col[q + 1] & mask);
              double a0 = low[q];
              double a1 = low[q + 1];
              even0 += a0 * d[c0];
              even1 += a0 * d[c0 + 1];
              odd0 += a1 * d[c1];
              odd1 += a1 * d[c1 + 1];
            }
            if (q < next) {
              int c = 2 * (col[q] & mask);
              double a = low[q];
              even0 += a * d[c];
              even1 += a * d[c + 1];
            }
            double d0 = omega0 * (r[at] - (even0 + odd0)) - omega0 * w * previous0;
            double d1 = omega1 * (r[at + 1] - (even1 + odd1)) - omega1 * w * previous1;
            r[at - 2] = keep0 * previous0 - e * d0;
            r[at - 1] = keep1 * previous1 - e * d1;
            for (; k < next; k++) {
              int t = 2 * col[k];
              double b = up[k];
              r[t] -= b * d0;
              r[t + 1] -= b * d1;
            }
            d[ring] = d0;
            x[at] += d0;
            previous0 = d0;
            d[ring + 1] = d1;
            x[at + 1] += d1;
            previous1 = d1;
          }
        }
      }
    }
    block.previous[0] = previous0;
    block.previous[1] = previous1;
  }
}
