package org.flyball.random;

import java.io.Serializable;

/**
 * Where a stream of random numbers comes from: a number and a path below it. Equal paths give equal
 * streams, different paths independent-looking ones, whatever the order in which they are asked
 * for.
 *
 * <pre>{@code
 * Seed seed = Seed.of(42);
 * RandomGenerator noise = seed.child("noise").child(7).stream();
 * }</pre>
 *
 * <p>A seed is 128 bits. A child's are those of its parent with the name mixed in by SplitMix64's
 * finaliser (Steele, Lea and Flood 2014), one round per character, so that two of a million
 * children meet with a probability of about 1e-27.
 *
 * @param high the upper 64 bits of the hashed path
 * @param low the lower 64 bits of the hashed path
 */
public record Seed(long high, long low) implements Serializable {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The root with this number. */
  public static Seed of(long number) {
    return new Seed(mix(number), mix(number + GOLDEN));
  }

  /** The child with this name. */
  public Seed child(String name) {
    Seed seed = absorb(name.length(), 1);
    for (int i = 0; i < name.length(); i++) {
      seed = seed.absorb(name.charAt(i), 2);
    }
    return seed;
  }

  /** The child with this number. */
  public Seed child(long number) {
    return absorb(number, 3);
  }

  /** A fresh stream; every call starts the same stream again. */
  public Xoshiro256 stream() {
    long state = high;
    long[] words = new long[4];
    for (int i = 0; i < 4; i++) {
      state += GOLDEN;
      words[i] = mix(state ^ Long.rotateLeft(low, 16 * i));
    }
    return new Xoshiro256(words[0], words[1], words[2], words[3]);
  }

  private Seed absorb(long word, long domain) {
    long up = mix(high ^ mix(word + domain * GOLDEN));
    return new Seed(up, mix((low + GOLDEN) ^ Long.rotateLeft(up, 32)) + word);
  }

  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return y ^ (y >>> 31);
  }
}
