package org.flyball.compress;

/** Sorting small integers by a set of bits. */
final class BitSets {

  private BitSets() {}

  /**
   * Writes the numbers of the bits that are set, ascending, and clears them; how many there were.
   */
  static int drain(long[] words, int[] out) {
    int count = 0;
    for (int w = 0; w < words.length; w++) {
      long word = words[w];
      words[w] = 0;
      while (word != 0) {
        out[count++] = (w << 6) + Long.numberOfTrailingZeros(word);
        word &= word - 1;
      }
    }
    return count;
  }
}
