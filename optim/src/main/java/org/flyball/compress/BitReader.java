package org.flyball.compress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads what {@link BitWriter} wrote; reading past the end is a {@link DamagedMessageException}.
 */
final class BitReader {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int PEEKED = 57; // bits that one look at 8 bytes is sure to give

  private byte[] bytes = {};
  private int first;
  private int end;
  private long position; // in bits
  private long last; // in bits

  /** The bits of a number of at least 0. */
  static int width(long number) {
    return 64 - Long.numberOfLeadingZeros(number);
  }

  void start(byte[] from, int begin, int stop) {
    bytes = from;
    first = begin;
    end = stop;
    position = 8L * begin;
    last = 8L * stop;
  }

  long remaining() {
    return last - position;
  }

  /** Some bits, at most 64. */
  long read(int count) {
    if (count > 32) {
      long low = read(32);
      return low | read(count - 32) << 32;
    }
    long bits = peek() & ((1L << count) - 1);
    skip(count);
    return bits;
  }

  /** The number of zeros before the next one, which is skipped; at most {@code most} of them. */
  long unary(long most) {
    long zeros = 0;
    while (true) {
      int here = Math.min(PEEKED, Long.numberOfTrailingZeros(peek()));
      zeros += here;
      skip(here);
      if (zeros > most) {
        throw new DamagedMessageException("a gap leads out of the vector, at byte " + at());
      }
      if (here < PEEKED) {
        skip(1);
        return zeros;
      }
    }
  }

  long sized() {
    return read((int) read(6));
  }

  /** Checks that only the zeros are left that fill the last byte. */
  void finish() {
    if (remaining() >= 8 || (remaining() > 0 && read((int) remaining()) != 0)) {
      throw new DamagedMessageException("the message goes on after its end, at byte " + at());
    }
  }

  private void skip(int count) {
    position += count;
    if (position > last) {
      throw new DamagedMessageException("the message is cut short at byte " + (end - first));
    }
  }

  private long at() {
    return (position >>> 3) - first;
  }

  private long peek() {
    int at = (int) (position >>> 3);
    int shift = (int) position & 7;
    if (end - at >= 8) {
      return (long) LONG.get(bytes, at) >>> shift;
    }
    long bits = 0;
    for (int b = end - 1; b >= at; b--) {
      bits = bits << 8 | (bytes[b] & 0xFF);
    }
    return bits >>> shift;
  }
}
