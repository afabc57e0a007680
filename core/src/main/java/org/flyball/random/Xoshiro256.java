package org.flyball.random;

import java.util.random.RandomGenerator;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * The generator xoshiro256++ 1.0 (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", 2021), period 2^256 - 1, with every derived draw defined here, so that a stream is
 * the same on every JDK and machine. Mutable, for one thread; {@link #snapshot()} keeps its 256
 * bits and the spare Gaussian.
 *
 * <p>Gaussians by Marsaglia's polar method, exponentials by inversion, both through {@link
 * StrictMath}: a few tens of nanoseconds each.
 */
public final class Xoshiro256 implements RandomGenerator {

  private long s0;
  private long s1;
  private long s2;
  private long s3;
  private double spare = Double.NaN; // the polar method's second Gaussian; NaN when there is none

  /** The generator with this state; not all words may be 0. */
  public Xoshiro256(long s0, long s1, long s2, long s3) {
    Checks.that((s0 | s1 | s2 | s3) != 0, "Xoshiro256: the state must not be all zero");
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  /** Uniform in [0, bound), without bias (Lemire 2019, multiply and reject). */
  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      Checks.that(false, "nextInt: bound must be positive, got %s", bound);
    }
    long product = (nextLong() >>> 32) * bound;
    if ((product & 0xFFFFFFFFL) < bound) {
      long reject = (0x100000000L - bound) % bound;
      while ((product & 0xFFFFFFFFL) < reject) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /** Uniform in [0, bound), without bias. */
  @Override
  public long nextLong(long bound) {
    if (bound <= 0) {
      Checks.that(false, "nextLong: bound must be positive, got %s", bound);
    }
    long bits = nextLong() >>> 1;
    long value = bits % bound;
    while (bits - value + (bound - 1) < 0) {
      bits = nextLong() >>> 1;
      value = bits % bound;
    }
    return value;
  }

  /** Uniform in [origin, bound), without bias. */
  @Override
  public int nextInt(int origin, int bound) {
    if (origin >= bound) {
      Checks.that(false, "nextInt: [%s, %s) is empty", origin, bound);
    }
    if (bound - origin > 0) {
      return origin + nextInt(bound - origin);
    }
    int value; // the range is over half of all ints: less than two draws on average
    do {
      value = nextInt();
    } while (value < origin || value >= bound);
    return value;
  }

  /** Uniform in [origin, bound), without bias. */
  @Override
  public long nextLong(long origin, long bound) {
    if (origin >= bound) {
      Checks.that(false, "nextLong: [%s, %s) is empty", origin, bound);
    }
    if (bound - origin > 0) {
      return origin + nextLong(bound - origin);
    }
    long value;
    do {
      value = nextLong();
    } while (value < origin || value >= bound);
    return value;
  }

  /** Eight bytes from each {@link #nextLong()}, the lowest first. */
  @Override
  public void nextBytes(byte[] bytes) {
    long bits = 0;
    for (int i = 0; i < bytes.length; i++) {
      bits = i % 8 == 0 ? nextLong() : bits >>> 8;
      bytes[i] = (byte) bits;
    }
  }

  @Override
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** {@link #nextDouble()} times {@code bound}; below {@code bound} even where that rounds up. */
  @Override
  public double nextDouble(double bound) {
    return nextDouble(0, bound);
  }

  /** {@link #nextDouble()} stretched over [origin, bound), both finite. */
  @Override
  public double nextDouble(double origin, double bound) {
    if (!(origin < bound
        && origin > Double.NEGATIVE_INFINITY
        && bound < Double.POSITIVE_INFINITY)) {
      Checks.that(false, "nextDouble: [%s, %s) is empty or not finite", origin, bound);
    }
    double u = nextDouble();
    double width = bound - origin;
    double value =
        width < Double.POSITIVE_INFINITY
            ? origin + u * width
            : 2 * (origin / 2 + u * (bound / 2 - origin / 2));
    return value < bound ? value : Math.nextDown(bound);
  }

  /** {@link #nextFloat()} times {@code bound}; below {@code bound} even where that rounds up. */
  @Override
  public float nextFloat(float bound) {
    return nextFloat(0, bound);
  }

  /** {@link #nextFloat()} stretched over [origin, bound), both finite. */
  @Override
  public float nextFloat(float origin, float bound) {
    if (!(origin < bound && origin > Float.NEGATIVE_INFINITY && bound < Float.POSITIVE_INFINITY)) {
      Checks.that(false, "nextFloat: [%s, %s) is empty or not finite", origin, bound);
    }
    float value = (float) (origin + nextFloat() * ((double) bound - origin));
    return value < bound ? value : Math.nextDown(bound);
  }

  /** Uniform in [0, 1), a multiple of 2^-24. */
  @Override
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1p-24f;
  }

  /** Standard normal. */
  @Override
  public double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double ready = spare;
      spare = Double.NaN;
      return ready;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
    spare = v * scale;
    return u * scale;
  }

  /** Normal with this mean and standard deviation, made from {@link #nextGaussian()}. */
  @Override
  public double nextGaussian(double mean, double deviation) {
    if (!(deviation >= 0)) {
      Checks.that(false, "nextGaussian: the deviation is %s, not at least 0", deviation);
    }
    return mean + deviation * nextGaussian();
  }

  /** Exponential with mean 1. */
  @Override
  public double nextExponential() {
    return -StrictMath.log1p(-nextDouble());
  }

  /** The whole state. */
  public Snapshot snapshot() {
    return Snapshot.of("Xoshiro256").withLongs("state", s0, s1, s2, s3).with("spare", spare);
  }

  /** The generator whose state was saved. */
  public static Xoshiro256 of(Snapshot snapshot) {
    long[] s = snapshot.expect("Xoshiro256").longs("state");
    Checks.that(s.length == 4, "Xoshiro256: the snapshot has %s words of state, not 4", s.length);
    Xoshiro256 generator = new Xoshiro256(s[0], s[1], s[2], s[3]);
    generator.spare = snapshot.doubles("spare", 1)[0];
    return generator;
  }
}
