package org.flyball.federated;

import org.flyball.compress.Message;
import org.flyball.compress.Wire;

/**
 * What the server sends to all clients in a round: the round's number, the size of the step from
 * the new point, and the point itself, or what leads to it. Reused: valid until the next round.
 */
public final class Order {

  static final int HEADER = 17;

  private long round;
  private double stepSize;
  private byte[] bytes = new byte[64];
  private int length;

  Order() {}

  void write(long newRound, double newStepSize, int kind, Wire wire, Message message) {
    round = newRound;
    stepSize = newStepSize;
    length = HEADER + wire.bytes(message);
    if (bytes.length < length) {
      bytes = new byte[Math.max(length, 2 * bytes.length)];
    }
    putLong(0, round);
    putLong(8, Double.doubleToRawLongBits(stepSize));
    bytes[16] = (byte) kind;
    wire.encode(message, bytes, HEADER);
  }

  private void putLong(int at, long value) {
    for (int i = 0; i < 8; i++) {
      bytes[at + i] = (byte) (value >>> (8 * i));
    }
  }

  /** The round, which answers must name. */
  public long round() {
    return round;
  }

  /** gamma of the step from the new point. */
  public double stepSize() {
    return stepSize;
  }

  /** The bytes to be sent; the first {@link #length} of them. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes. */
  public int length() {
    return length;
  }
}
