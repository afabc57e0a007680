package org.flyball.spark;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.federated.ClientException;
import org.flyball.federated.Inbox;
import org.jspecify.annotations.Nullable;

/** What all tasks of a job have sent back, by client. */
final class Answers implements Reply.Reader {

  private final int[] cuts;
  private final int dimension;
  final byte[] @Nullable [] messages;
  final @Nullable String[] faults;
  final List<Integer> missing = new ArrayList<>();
  private final double[] @Nullable [] words;
  private final long[][] rounds;
  private final @Nullable Sums[] alone;
  private final @Nullable Sums[] parts;
  double leastShare = 1;
  int longestWork; // microseconds
  long messageBytes;
  String place = "";
  private int failed = Integer.MAX_VALUE;
  private String failure = "";

  Answers(int clients, int[] cuts, int dimension) {
    this.cuts = cuts;
    this.dimension = dimension;
    messages = new byte[clients][];
    faults = new String[clients];
    words = new double[clients][];
    rounds = new long[clients][];
    alone = new Sums[clients];
    parts = new Sums[cuts.length - 1];
  }

  @Override
  public void entry(int tag, int number, DataInputStream in) throws IOException {
    switch (tag) {
      case Reply.ANSWER -> {
        byte[] message = Reply.bytes(in);
        messages[number] = message;
        messageBytes += message.length;
      }
      case Reply.WORK -> longestWork = Math.max(longestWork, number);
      case Reply.FAULT -> faults[number] = Reply.text(in);
      case Reply.MISSING -> missing.add(number);
      case Reply.FAILURE -> {
        String why = Reply.text(in);
        if (number < failed) {
          failed = number;
          failure = why;
        }
      }
      case Reply.STATE -> {
        double[] state = new double[Reply.varint(in)];
        Reply.doubles(in, state);
        words[number] = state;
        rounds[number] = new long[] {in.readLong(), in.readLong()};
      }
      case Reply.ALONE -> alone[number] = sums(in);
      case Reply.PART -> parts[number] = sums(in);
      case Reply.SHARE -> {
        double[] share = new double[1];
        Reply.doubles(in, share);
        leastShare = Math.min(leastShare, share[0]);
      }
      case Reply.PLACE -> place = Reply.text(in);
      default -> throw new IOException("a reply has an entry of kind " + tag);
    }
  }

  private Sums sums(DataInputStream in) throws IOException {
    Sums sums = new Sums(dimension);
    double[] numbers = new double[3];
    Reply.doubles(in, numbers);
    sums.value = numbers[0];
    sums.potential = numbers[1];
    sums.errors = numbers[2];
    Reply.doubles(in, sums.gradient);
    return sums;
  }

  /** Throws the failure of the first client that failed, if any has. */
  void requireNoFailure(long round) {
    if (failed == Integer.MAX_VALUE) {
      return;
    }
    String prefix = "client " + failed + ", round " + round + ": ";
    if (failure.startsWith(prefix)) {
      throw new ClientException(failed, round, failure.substring(prefix.length()));
    }
    throw new IllegalArgumentException("client " + failed + ": " + failure);
  }

  /** Puts the messages into the inbox, by client; how many there are. */
  int handOver(Inbox inbox) {
    int heard = 0;
    for (int i = 0; i < messages.length; i++) {
      byte[] message = messages[i];
      String fault = faults[i];
      if (message != null) {
        inbox.accept(message, 0, message.length);
        heard++;
      } else if (fault != null) {
        inbox.notFinite(i, fault);
      }
    }
    return heard;
  }

  /** Sums over all clients: within the cuts first, then over them. */
  Sums total() {
    Sums total = new Sums(dimension);
    Sums part = new Sums(dimension);
    for (int b = 0; b < parts.length; b++) {
      Sums known = parts[b];
      if (known == null) {
        part.clear();
        for (int i = cuts[b]; i < cuts[b + 1]; i++) {
          Sums one = alone[i];
          if (one != null) {
            part.add(one);
          }
        }
        known = part;
      }
      total.add(known);
    }
    return total;
  }

  double[] words(int client) {
    double[] state = words[client];
    return state == null ? new double[0] : state;
  }

  long[] rounds(int client) {
    return rounds[client];
  }

  @Override
  public String toString() {
    return "Answers of " + Arrays.stream(messages).filter(m -> m != null).count() + " clients";
  }
}
