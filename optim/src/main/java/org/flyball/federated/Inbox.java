package org.flyball.federated;

import java.util.Arrays;

/**
 * The server's inbox for one round: takes messages in any order, and keeps them by client. What
 * comes twice or belongs to an earlier round is counted and ignored; what cannot be explained by
 * the line alone throws. For one thread.
 */
public final class Inbox {

  private final Plan.Participants participants;
  private final Envelope envelope = new Envelope();
  private final int[] start;
  private final int[] end; // 0 if the client has not been heard
  private byte[] bytes = new byte[64];
  private int size;
  private int heard;
  private long round = -1;
  private long ignored;
  private int faulty = -1;
  private String fault = "";

  Inbox(Plan plan) {
    participants = plan.participants();
    start = new int[plan.clients()];
    end = new int[plan.clients()];
  }

  void open(long newRound) {
    round = newRound;
    Arrays.fill(end, 0);
    size = 0;
    heard = 0;
    faulty = -1;
  }

  /**
   * Takes a client's message, the bytes [from, to), which are copied.
   *
   * @throws ClientException if it is damaged, of no client, of a client that was not asked, of a
   *     round to come, or differs from the same client's message before
   */
  public void accept(byte[] from, int begin, int stop) {
    if (begin < 0 || stop > from.length || !envelope.read(from, begin, stop)) {
      throw new ClientException(-1, round, "a message is damaged: it has no envelope");
    }
    int client = envelope.client;
    if (client >= start.length) {
      throw new ClientException(
          client, round, "there is no such client, only " + start.length + " of them");
    }
    if (envelope.round < round) {
      ignored++;
      return;
    }
    if (envelope.round > round) {
      throw new ClientException(
          client, round, "its message is of round " + envelope.round + ", which is yet to come");
    }
    if (end[client] > 0) {
      if (!Arrays.equals(bytes, start[client], end[client], from, begin, stop)) {
        throw new ClientException(client, round, "two different messages of one client");
      }
      ignored++;
      return;
    }
    if (!participants.include(client, round)) {
      throw new ClientException(client, round, "it was not asked to take part");
    }
    int count = stop - begin;
    if (bytes.length < size + count) {
      bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
    }
    System.arraycopy(from, begin, bytes, size, count);
    start[client] = size;
    size += count;
    end[client] = size;
    heard++;
  }

  /** A client could not answer because its gradient is not finite: the run will end. */
  public void notFinite(int client, String what) {
    if (faulty < 0 || client < faulty) {
      faulty = client;
      fault = what;
    }
  }

  boolean isFaulty() {
    return faulty >= 0;
  }

  String fault() {
    return fault;
  }

  int heard() {
    return heard;
  }

  boolean has(int client) {
    return end[client] > 0;
  }

  /** How many bytes the server has from a client in this round, envelope included; 0 if none. */
  public int bytesOf(int client) {
    return has(client) ? length(client) : 0;
  }

  /** Reads the envelope of a client that has been heard. */
  Envelope open(int client) {
    envelope.read(bytes, start[client], end[client]);
    return envelope;
  }

  byte[] bytes() {
    return bytes;
  }

  int end(int client) {
    return end[client];
  }

  int length(int client) {
    return end[client] - start[client];
  }

  long ignored() {
    return ignored;
  }

  void ignored(long count) {
    ignored = count;
  }
}
