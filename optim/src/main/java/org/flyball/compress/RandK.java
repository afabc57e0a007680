package org.flyball.compress;

import org.flyball.random.Draws;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * Keeps k coordinates drawn uniformly without replacement. The receiver can draw them too ({@link
 * Compression#sharedDraw}), so a message carries values only. With k at least d it is {@link
 * Identity}.
 *
 * <p>{@link Scaling#CONTRACTIVE}: alpha = k / d, an equality in expectation. {@link
 * Scaling#UNBIASED}: values times d / k, omega = d / k - 1 (Wangni et al. 2018; Stich et al. 2018).
 * Cost: k draws by Floyd's method over d bits; O(k + d / 64) and a pass that checks for finite
 * entries.
 *
 * @param k entries to keep, at least 1
 * @param scaling whether values are multiplied by d / k
 */
public record RandK(int k, Scaling scaling) implements Compressor {

  /** Checks k. */
  public RandK {
    Checks.that(k >= 1, "RandK: k must be at least 1, got %s; nothing would ever be sent", k);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    if (k >= dimension) {
      return new Identity().guarantee(dimension);
    }
    return switch (scaling) {
      case UNBIASED -> Guarantee.unbiased((double) dimension / k - 1, Trait.HOMOGENEOUS);
      case CONTRACTIVE ->
          Guarantee.contractive(
              (double) k / dimension, Trait.NONEXPANSIVE, Trait.HOMOGENEOUS, Trait.ASSIGNABLE);
    };
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    if (k >= dimension) {
      return new Identity().start(dimension, seed);
    }
    Inputs.dimension(this, dimension);
    Subset subset = new Subset(dimension, k, new Draws(seed));
    double factor = scaling == Scaling.UNBIASED ? (double) dimension / k : 1;
    return new DrawnCompression(this, dimension, factor, k, subset);
  }

  @Override
  public int mostKept(int dimension) {
    return Math.min(k, dimension);
  }

  /** Subsets of k of d by Floyd's method (Bentley and Floyd 1987), read off a bit set in order. */
  private record Subset(long[] words, int dimension, int k, Draws draws) implements SharedDraw {

    Subset(int dimension, int k, Draws draws) {
      this(new long[(dimension + 63) / 64], dimension, k, draws);
    }

    @Override
    public int draw(long round, int[] out) {
      draws.start(round);
      for (int last = dimension - k; last < dimension; last++) {
        int chosen = draws.nextInt(last + 1);
        long bit = 1L << chosen;
        if ((words[chosen >>> 6] & bit) == 0) {
          words[chosen >>> 6] |= bit;
        } else {
          words[last >>> 6] |= 1L << last;
        }
      }
      return BitSets.drain(words, out);
    }
  }
}
