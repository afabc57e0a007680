package org.flyball.compress;

import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * {@link TopK} in every block of consecutive entries; the last block may be shorter. For layers of
 * unequal size, {@link LayerTopK}.
 *
 * <p>alpha = min over blocks of k / block size. Cost as {@link TopK}.
 *
 * @param blockSize entries per block, at least 1
 * @param k entries to keep of each, at least 1
 */
public record BlockTopK(int blockSize, int k) implements Compressor {

  /** Checks both. */
  public BlockTopK {
    Checks.that(blockSize >= 1, "BlockTopK: blockSize must be at least 1, got %s", blockSize);
    Checks.that(k >= 1, "BlockTopK: k must be at least 1, got %s; nothing would be sent", k);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    return new TopK(k).guarantee(Math.min(blockSize, dimension));
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    Inputs.dimension(this, dimension);
    Selection selection = new Selection();
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.checkShape(this, vector, dimension, round);
      for (int from = 0; from < dimension; from += Math.min(blockSize, dimension - from)) {
        int to = from + Math.min(blockSize, dimension - from);
        if (!selection.largest(vector, from, to, k, out)) {
          out.zero(dimension);
          Inputs.refuse(this, vector);
        }
      }
    };
  }

  @Override
  public int mostKept(int dimension) {
    long full = (long) (dimension / blockSize) * Math.min(k, blockSize);
    return (int) (full + Math.min(k, dimension % blockSize));
  }
}
