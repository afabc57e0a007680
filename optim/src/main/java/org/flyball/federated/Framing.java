package org.flyball.federated;

/**
 * The bytes around a {@link org.flyball.compress.Wire} message: for those who count bytes before
 * anything is sent. A client's error, where it is told, is not in it: 4 bytes more.
 */
public final class Framing {

  private Framing() {}

  /** Around a client's message: round and client as varints of 7 bits a byte, and its kind. */
  public static int up(long round, int client) {
    return varint(round) + varint(client) + 1;
  }

  /** Around the server's message, whatever the round. */
  public static int down() {
    return Order.HEADER;
  }

  private static int varint(long value) {
    return 1 + (63 - Long.numberOfLeadingZeros(value | 1)) / 7;
  }
}
