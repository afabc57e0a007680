package org.flyball.random;

import org.flyball.run.Checks;

/**
 * Random numbers that can be asked for again: a function of the seed, of one or two coordinates (a
 * round, and a client in it, say) and of the number of draws since {@link #start}. So a round can
 * be replayed, and two sides of a wire that share a seed draw alike. Memory: 48 bytes; a start
 * costs about as much as four draws and allocates nothing, unlike {@link Seed#child}.
 *
 * <p>A counter goes through SplitMix64's finaliser (Steele, Lea and Flood 2014) twice with a key in
 * between; start and key are 128 bits hashed from seed and coordinates, so two of them share
 * numbers only if their keys agree and their counters meet. For long single streams take {@link
 * Seed#stream()}. For one thread.
 */
public final class Draws {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long high;
  private final long low;
  private long counter;
  private long key;

  /** At no coordinate yet: {@link #start} first. */
  public Draws(Seed seed) {
    high = seed.high();
    low = seed.low();
  }

  /** Goes to the beginning of a round; returns this. */
  public Draws start(long round) {
    return at(mix(round + GOLDEN));
  }

  /** Goes to the beginning of one part of a round; returns this. */
  public Draws start(long round, long part) {
    return at(mix(mix(round + GOLDEN) + part));
  }

  private Draws at(long hash) {
    counter = mix(high ^ hash);
    key = mix(mix(low + GOLDEN) ^ Long.rotateLeft(hash, 32)) ^ counter;
    return this;
  }

  /** All 64 bits uniform. */
  public long nextLong() {
    counter += GOLDEN;
    return mix(mix(counter) ^ key);
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * Uniform in [0, bound), without bias (Lemire 2019, multiply and reject).
   *
   * @param bound at least 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      Checks.that(false, "Draws: bound must be at least 1, got %s", bound);
    }
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
  public double nextGaussian() {
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
