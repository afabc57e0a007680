package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FramingTest {

  @Test
  void up_isWhatAnEnvelopeWrites() {
    byte[] room = new byte[Envelope.ROOM];
    long[] rounds = {0, 1, 127, 128, 16_383, 16_384, 1L << 62};
    int[] clients = {0, 127, 128, 16_383, 16_384, Integer.MAX_VALUE};
    for (long round : rounds) {
      for (int client : clients) {
        int written = Envelope.write(room, round, client, Envelope.ADD, Double.NaN);
        assertEquals(written, Framing.up(round, client), round + ", " + client);
      }
    }
    assertEquals(Order.HEADER, Framing.down());
  }
}
