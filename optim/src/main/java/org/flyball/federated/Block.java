package org.flyball.federated;

import org.jspecify.annotations.Nullable;

/**
 * Some clients in a row, worked on by one thread at a time. How clients are cut into blocks depends
 * on n and d alone, and sums go over each block and then over the blocks: the same bits whatever
 * the number of threads.
 */
final class Block {

  final int from;
  final int to;
  final double[] gradient;
  double value;
  double potential;
  double errors;
  double leastShare = 1;
  byte[] bytes = new byte[64];
  int[] end; // of each client's bytes; equal to the one before if there are none
  String fault = "";
  int faulty = -1;
  @Nullable RuntimeException failure;

  Block(int from, int to, int dimension) {
    this.from = from;
    this.to = to;
    gradient = new double[dimension];
    end = new int[to - from];
  }

  /** Cuts n clients into blocks: at most 64, fewer if the vectors are long. */
  static Block[] cut(int clients, int dimension) {
    int most = Math.max(8, Math.min(64, (1 << 23) / dimension));
    int count = Math.min(clients, most);
    Block[] blocks = new Block[count];
    for (int b = 0; b < count; b++) {
      blocks[b] =
          new Block(
              (int) ((long) clients * b / count),
              (int) ((long) clients * (b + 1) / count),
              dimension);
    }
    return blocks;
  }

  void put(byte[] from, int count, int position) {
    if (bytes.length < position + count) {
      byte[] larger = new byte[Math.max(position + count, 2 * bytes.length)];
      System.arraycopy(bytes, 0, larger, 0, position);
      bytes = larger;
    }
    System.arraycopy(from, 0, bytes, position, count);
  }
}
