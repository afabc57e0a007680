package org.flyball.planning;

import java.util.HashMap;
import java.util.Map;
import org.flyball.compress.Compression;
import org.flyball.compress.Compressor;
import org.flyball.compress.Message;
import org.flyball.compress.Wire;
import org.flyball.federated.Framing;
import org.flyball.federated.Memory;
import org.flyball.federated.Method;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;

/**
 * How many bits a method's messages have, as {@link Wire} writes them, headers included. Vectors of
 * independent normals on a client's support, drawn at random, are really compressed and coded; the
 * mean of a few is taken. Dense messages, Top-k and Rand-k hardly depend on the numbers; the codes
 * of levels and exponents do.
 *
 * @param opening of a client's first message, which is dense, (n)
 * @param up of a client's message in a later round, (n)
 * @param openingDown of the server's first message to one receiver
 * @param down of the server's message to one receiver in a later round
 */
public record MessageSizes(double[] opening, double[] up, double openingDown, double down) {

  private static final int SAMPLES = 8;
  private static final int MOST_KINDS = 64;
  private static final int QUANTILES = 64; // of the rounds

  /** A compressor and the support of what it is applied to: sizes are drawn once for each. */
  private record Kind(Compressor compressor, int support) {}

  /**
   * The sizes of a method's messages.
   *
   * @param rounds about how many there will be; their number is part of each message
   */
  public static MessageSizes of(Method method, Workload workload, double rounds, Seed seed) {
    int n = workload.clients();
    int d = workload.dimension();
    long last = (long) Math.max(1, Math.min(rounds, 1e15));
    double dense = 1 + 8.0 * d; // the wire's tag, and a double for each
    Map<Kind, Double> known = new HashMap<>();
    Map<Kind, Integer> firstOf = new HashMap<>();
    for (int i = 0; i < n; i++) {
      firstOf.putIfAbsent(kind(method, workload, i), i);
    }
    int samples = firstOf.size() > MOST_KINDS ? 1 : SAMPLES;
    firstOf.forEach(
        (kind, client) -> {
          Compression worker = kind.compressor().startClient(client, n, d, seed.child("compress"));
          known.put(kind, bytes(worker, kind.support(), d, last, samples, seed.child(client)));
        });
    double whole =
        method.feedback().memory() instanceof Memory.Difference coin ? coin.probability() : 0;
    double roundBytes = roundBytes(last);
    double[] opening = new double[n];
    double[] up = new double[n];
    for (int i = 0; i < n; i++) {
      double compressed = known.getOrDefault(kind(method, workload, i), dense);
      opening[i] = 8 * (Framing.up(0, i) + dense);
      up[i] = 8 * (roundBytes + Framing.up(0, i) + whole * dense + (1 - whole) * compressed);
    }
    double down =
        method
            .server()
            .downlink()
            .map(
                compressor ->
                    bytes(
                        compressor.start(d, seed.child("down")),
                        d,
                        d,
                        last,
                        SAMPLES,
                        seed.child("order")))
            .orElse(dense);
    return new MessageSizes(opening, up, 8 * (Framing.down() + dense), 8 * (Framing.down() + down));
  }

  /** What the rounds' numbers need more than 0 does, on average. */
  private static double roundBytes(long last) {
    double sum = 0;
    for (int q = 0; q < QUANTILES; q++) {
      long round = (long) ((q + 0.5) / QUANTILES * last);
      sum += Framing.up(round, 0) - Framing.up(0, 0);
    }
    return sum / QUANTILES;
  }

  private static Kind kind(Method method, Workload workload, int client) {
    return new Kind(method.feedback().compressors().of(client), workload.support(client));
  }

  private static double bytes(
      Compression worker, int support, int d, long round, int samples, Seed seed) {
    Wire wire = new Wire(d);
    Message message = new Message();
    Xoshiro256 random = seed.stream();
    double[] vector = new double[d];
    double sum = 0;
    for (int s = 0; s < samples; s++) {
      int left = support;
      for (int j = 0; j < d; j++) {
        boolean chosen = left == d - j || (left > 0 && random.nextInt(d - j) < left);
        vector[j] = chosen ? random.nextGaussian() : 0;
        left -= chosen ? 1 : 0;
      }
      worker.compress(vector, round + s, message);
      sum += wire.bytes(message);
    }
    return sum / samples;
  }

  /** Bits of all clients together in a round. */
  public double allUp() {
    double sum = 0;
    for (double bits : up) {
      sum += bits;
    }
    return sum;
  }
}
