package org.flyball.federated;

import org.flyball.random.Seed;

/**
 * Random numbers of one client in one round: a function of seed, round, client and the number of
 * draws before, so that a round can be replayed and both sides of a wire draw alike. Not {@link
 * Seed#stream()}, which allocates: a counter goes through SplitMix64's finaliser twice, with a key
 * in between that is hashed from 128 bits.
 */
final class Draw {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long high;
  private final long low;
  private long counter;
  private long key;

  Draw(Seed seed) {
    high = seed.high();
    low = seed.low();
  }

  /** Goes to the beginning; returns this. */
  Draw start(long round, long client) {
    long hash = mix(mix(round + GOLDEN) + client);
    counter = mix(high ^ hash);
    key = mix(mix(low + GOLDEN) ^ Long.rotateLeft(hash, 32)) ^ counter;
    return this;
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in [0, bound), without bias (Lemire 2019, multiply and reject). */
  int nextInt(int bound) {
    long product = (nextLong() >>> 32) * bound;
    if ((product & 0xFFFFFFFFL) < bound) {
      long reject = (0x1_0000_0000L - bound) % bound;
      while ((product & 0xFFFFFFFFL) < reject) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  private long nextLong() {
    counter += GOLDEN;
    return mix(mix(counter) ^ key);
  }

  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return y ^ (y >>> 31);
  }
}
