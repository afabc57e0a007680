package org.flyball.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes numbers of any width into bytes, lowest bits first. */
final class BitWriter {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = {};
  private int position; // of the next byte
  private long pending;
  private int filled; // bits of pending, below 64

  void start(byte[] into, int offset) {
    bytes = into;
    position = offset;
    pending = 0;
    filled = 0;
  }

  /** The lowest {@code count} bits, at most 64; those above them must be 0. */
  void write(long bits, int count) {
    pending |= bits << filled;
    filled += count;
    if (filled >= 64) {
      LONG.set(bytes, position, pending);
      position += 8;
      filled -= 64;
      pending = filled == 0 ? 0 : bits >>> (count - filled);
    }
  }

  /** Zeros, then a one. */
  void unary(long zeros) {
    long left = zeros;
    for (; left > 62; left -= 62) {
      write(0, 62);
    }
    write(1L << left, (int) left + 1);
  }

  /** A number of at least 0 by its width, 6 bits, and its bits. */
  void sized(long number) {
    int width = BitReader.width(number);
    write(width, 6);
    write(number, width);
  }

  /** Fills the last byte with zeros; the position after it. */
  int finish() {
    for (; filled > 0; filled -= 8) {
      bytes[position++] = (byte) pending;
      pending >>>= 8;
    }
    return position;
  }
}
