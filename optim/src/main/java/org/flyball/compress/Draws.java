package org.flyball.compress;

import org.flyball.random.Seed;

/**
 * Random numbers of one round: a function of the seed, the round and the number of draws before.
 *
 * <p>Not {@link Seed#stream()}, which allocates. A counter goes through SplitMix64's finaliser
 * (Steele, Lea and Flood 2014) twice with a key in between; start and key are 128 bits hashed from
 * seed and round, so two rounds share numbers only if their keys agree and their counters meet.
 */
final class Draws {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Seed seed;
  private long counter;
  private long key;

  Draws(Seed seed) {
    this.seed = seed;
  }

  /** Goes to the start of a round. */
  void start(long round) {
    long hash = mix(round + GOLDEN);
    counter = mix(seed.high() ^ hash);
    key = mix(mix(seed.low() + GOLDEN) ^ Long.rotateLeft(hash, 32)) ^ counter;
  }

  long nextLong() {
    counter += GOLDEN;
    return mix(mix(counter) ^ key);
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

  /** Standard normal, by the polar method; the second of each pair is dropped. */
  double nextGaussian() {
    double u;
    double s;
    do {
      u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    return u * Math.sqrt(-2 * StrictMath.log(s) / s);
  }

  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return y ^ (y >>> 31);
  }
}
