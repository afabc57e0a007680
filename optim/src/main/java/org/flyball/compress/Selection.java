package org.flyball.compress;

import java.util.Arrays;

/**
 * Finds the k entries of largest magnitude of a range, equal ones by lowest index. Owns scratch.
 *
 * <p>Magnitudes are compared as the 63 bits below the sign, which order like the numbers, with
 * infinities and NaN on top: so the check for finite entries costs nothing. A sample gives a
 * threshold that a few more than k entries should reach; one pass without branches collects them; a
 * radix selection finds the exact k-th among them. Should the sample mislead (fewer than k reached
 * it), all entries but zeros are candidates.
 */
final class Selection {

  private static final long MAGNITUDE = Long.MAX_VALUE;
  private static final long INFINITE = 0x7FF0_0000_0000_0000L;
  private static final int SAMPLE = 2_048;
  private static final int CHUNK = 1_024;
  private static final int FEW = 64;
  private static final int DIGIT = 11;

  private int[] candidate = new int[CHUNK];
  private long[] key = new long[SAMPLE];
  private final int[] histogram = new int[1 << DIGIT];
  private int ties; // of those equal to the threshold, how many belong to the k largest

  /**
   * Appends the k largest of entries [from, to), k at least 1, to the message; false if an entry is
   * not finite.
   */
  boolean largest(double[] vector, int from, int to, int k, Message out) {
    long least = sampled(vector, from, to, k);
    int count = collect(vector, from, to, least);
    if (count < k && least > 1) {
      count = collect(vector, from, to, 1);
    }
    if (key.length < count) {
      key = new long[candidate.length];
    }
    long most = 0;
    for (int c = 0; c < count; c++) {
      long bits = Double.doubleToRawLongBits(vector[candidate[c]]) & MAGNITUDE;
      key[c] = bits;
      most = Math.max(most, bits);
    }
    if (most >= INFINITE) {
      return false;
    }
    long threshold = 0;
    int equal = 0;
    if (count > k) {
      threshold = select(count, k);
      equal = ties;
    }
    for (int c = 0; c < count; c++) {
      int i = candidate[c];
      long bits = Double.doubleToRawLongBits(vector[i]) & MAGNITUDE;
      if (bits > threshold) {
        out.add(i, vector[i]);
      } else if (bits == threshold && equal > 0) {
        out.add(i, vector[i]);
        equal--;
      }
    }
    return true;
  }

  /**
   * A magnitude that somewhat more than k entries should reach; 1, the least above 0, if unsure.
   */
  private long sampled(double[] vector, int from, int to, int k) {
    int length = to - from;
    if (length < 4 * SAMPLE) {
      return 1;
    }
    int stride = length / SAMPLE;
    for (int s = 0, i = from; s < SAMPLE; s++, i += stride) {
      key[s] = Double.doubleToRawLongBits(vector[i]) & MAGNITUDE;
    }
    double expected = (double) k * SAMPLE / length;
    int rank = (int) (expected + 5 * Math.sqrt(expected) + 5);
    return rank < SAMPLE ? Math.max(1, select(SAMPLE, rank)) : 1;
  }

  /** Collects the entries whose magnitude reaches {@code least}; how many there are. */
  private int collect(double[] vector, int from, int to, long least) {
    int count = 0;
    long below = least - 1;
    for (int start = from; start < to; start += CHUNK) {
      int end = Math.min(to, start + CHUNK);
      if (candidate.length < count + CHUNK) {
        candidate = Arrays.copyOf(candidate, Math.max(2 * candidate.length, count + CHUNK));
      }
      int[] found = candidate;
      for (int i = start; i < end; i++) {
        found[count] = i;
        // The sign bit of a difference of numbers that are not negative: 1 where below < bits.
        count += (int) ((below - (Double.doubleToRawLongBits(vector[i]) & MAGNITUDE)) >>> 63);
      }
    }
    return count;
  }

  /** The k-th largest of the first {@code count} keys, which are moved about; sets the ties. */
  private long select(int count, int k) {
    int remaining = count;
    int rank = k;
    for (int shift = 63 - DIGIT; remaining > FEW && shift > -DIGIT; shift -= DIGIT) {
      int down = Math.max(0, shift);
      int mask = (1 << DIGIT) - 1;
      Arrays.fill(histogram, 0);
      for (int c = 0; c < remaining; c++) {
        histogram[(int) (key[c] >>> down) & mask]++;
      }
      int bucket = mask;
      while (histogram[bucket] < rank) {
        rank -= histogram[bucket--];
      }
      int inside = 0;
      for (int c = 0; c < remaining; c++) {
        long bits = key[c];
        key[inside] = bits;
        inside += (((int) (bits >>> down) & mask) == bucket) ? 1 : 0;
      }
      remaining = inside;
    }
    if (remaining > FEW) { // every digit agrees: all are equal
      ties = rank;
      return key[0];
    }
    Arrays.sort(key, 0, remaining);
    long threshold = key[remaining - rank];
    int above = remaining;
    while (above > 0 && key[above - 1] > threshold) {
      above--;
    }
    ties = rank - (remaining - above);
    return threshold;
  }
}
