package org.flyball.federated;

/**
 * What stands around a client's message: round, client, how it is meant, and the client's error if
 * asked for. Varints of 7 bits a byte: 4 bytes for up to 16 384 rounds and 128 clients.
 */
final class Envelope {

  /** The vector is added to the client's memory. */
  static final int ADD = 0;

  /** The vector is the client's memory from now on. */
  static final int REPLACE = 1;

  /** The kept coordinates are the client's memory from now on. */
  static final int ASSIGN = 2;

  private static final int WITH_ERROR = 4;

  /** Most bytes of an envelope. */
  static final int ROOM = 9 + 5 + 1 + 4;

  long round;
  int client;
  int kind;
  double error; // NaN if not told
  int end; // where the message begins

  /** Writes it; where the message begins. */
  static int write(byte[] out, long round, int client, int kind, double error) {
    int p = varint(out, 0, round);
    p = varint(out, p, client);
    boolean told = !Double.isNaN(error);
    out[p++] = (byte) (kind | (told ? WITH_ERROR : 0));
    if (told) {
      float up = (float) error;
      int bits = Float.floatToIntBits(up < error ? Math.nextUp(up) : up);
      for (int shift = 0; shift < 32; shift += 8) {
        out[p++] = (byte) (bits >>> shift);
      }
    }
    return p;
  }

  /** Reads it from bytes [from, to); whether it is one. */
  boolean read(byte[] bytes, int from, int to) {
    end = from;
    round = varint(bytes, to);
    long number = varint(bytes, to);
    if (round < 0 || number < 0 || number > Integer.MAX_VALUE || end >= to) {
      return false;
    }
    client = (int) number;
    int tag = bytes[end++];
    kind = tag & 3;
    error = Double.NaN;
    if ((tag & ~7) != 0 || kind == 3) {
      return false;
    }
    if ((tag & WITH_ERROR) != 0) {
      if (to - end < 4) {
        return false;
      }
      int bits = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        bits |= (bytes[end++] & 0xFF) << shift;
      }
      error = Float.intBitsToFloat(bits);
      return error >= 0;
    }
    return true;
  }

  private static int varint(byte[] out, int at, long value) {
    int p = at;
    long rest = value;
    while (rest >= 128) {
      out[p++] = (byte) (rest | 128);
      rest >>>= 7;
    }
    out[p++] = (byte) rest;
    return p;
  }

  /** The varint from {@link #end} on, which moves; or -1. */
  private long varint(byte[] bytes, int to) {
    long value = 0;
    for (int shift = 0; shift < 63 && end < to; shift += 7) {
      int b = bytes[end++];
      value |= (long) (b & 127) << shift;
      if (b >= 0) {
        return value;
      }
    }
    return -1;
  }
}
