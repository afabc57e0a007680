package org.flyball.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a task sends back, one entry after the other: a tag, a number, then what belongs to it. A
 * client's message is there as it came from the encoder; around it, a tag, and its length as a
 * varint.
 */
final class Reply {

  /** Of a client, its message. */
  static final int ANSWER = 0;

  /** Of a client whose gradient is not finite, why. */
  static final int FAULT = 1;

  /** Of a client that is not here, nothing. */
  static final int MISSING = 2;

  /** Of a client that failed, why. */
  static final int FAILURE = 3;

  /** Of a client, its state: doubles, then longs. */
  static final int STATE = 4;

  /** Of a client, sums over it alone. */
  static final int ALONE = 5;

  /** Of a part between two cuts, sums over its clients. */
  static final int PART = 6;

  /** The least share that a compressor kept. */
  static final int SHARE = 7;

  /** Of the executor's name. */
  static final int PLACE = 8;

  /** Of the microseconds that the task has worked. */
  static final int WORK = 9;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Reads entries. */
  interface Reader {
    /** An entry, whose content is to be read from {@code in}, all of it. */
    void entry(int tag, int number, DataInputStream in) throws IOException;
  }

  void plain(int tag, int number) {
    try {
      out.writeByte(tag);
      varint(number);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void text(int tag, int number, String text) {
    bytes(tag, number, text.getBytes(StandardCharsets.UTF_8));
  }

  void answer(int client, byte[] message) {
    bytes(ANSWER, client, message);
  }

  private void bytes(int tag, int number, byte[] content) {
    plain(tag, number);
    try {
      varint(content.length);
      out.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void share(double least) {
    plain(SHARE, 0);
    doubles(least);
  }

  void state(int client, double[] words, long[] rounds) {
    plain(STATE, client);
    try {
      varint(words.length);
      doubles(words);
      out.writeLong(rounds[0]);
      out.writeLong(rounds[1]);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void sums(int tag, int number, Sums sums) {
    plain(tag, number);
    doubles(sums.value, sums.potential, sums.errors);
    doubles(sums.gradient);
  }

  void doubles(double... values) {
    try {
      for (double v : values) {
        out.writeLong(Double.doubleToRawLongBits(v));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void varint(int value) throws IOException {
    int rest = value;
    while (rest >= 128) {
      out.writeByte(rest | 128);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  static int varint(DataInputStream in) throws IOException {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int b = in.readUnsignedByte();
      value |= (b & 127) << shift;
      if (b < 128) {
        return value;
      }
    }
  }

  static void doubles(DataInputStream in, double[] to) throws IOException {
    for (int j = 0; j < to.length; j++) {
      to[j] = Double.longBitsToDouble(in.readLong());
    }
  }

  static byte[] bytes(DataInputStream in) throws IOException {
    byte[] content = new byte[varint(in)];
    in.readFully(content);
    return content;
  }

  static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  static void read(byte[] reply, Reader reader) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(reply))) {
      while (in.available() > 0) {
        int tag = in.readUnsignedByte();
        reader.entry(tag, varint(in), in);
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
