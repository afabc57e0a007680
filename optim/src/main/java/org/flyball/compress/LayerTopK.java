package org.flyball.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * {@link TopK} in every layer, layers being consecutive entries of any sizes, each with its own k:
 * so that the bias of a network is heard beside its weights. For layers of one size, {@link
 * BlockTopK}.
 *
 * <pre>{@code
 * Compressor shares = LayerTopK.share(0.01, 784 * 128, 128, 128 * 10, 10);
 * Compressor listed = LayerTopK.of(new int[] {784 * 128, 128}, new int[] {500, 16});
 * }</pre>
 *
 * <p>alpha = min over layers of k / size. {@link TopK} of as many entries in all has the same alpha
 * at equal shares, and sends more of the energy; what this one adds is that no layer goes unheard.
 * Coordinates are coded without regard to layers: within 0.1 bit each of the floor where all are
 * equally dense; with shares of 1, 10 and 50 % in one message, 1.6 bits above it. Cost as {@link
 * TopK}.
 *
 * @param sizes entries of each layer, 1 at least
 * @param kept k of each layer, 1 at least; a layer smaller than that is kept whole
 */
public record LayerTopK(List<Integer> sizes, List<Integer> kept) implements Compressor {

  /** Checks both lists. */
  public LayerTopK {
    sizes = List.copyOf(sizes);
    kept = List.copyOf(kept);
    Checks.that(!sizes.isEmpty(), "LayerTopK: there must be a layer");
    Checks.that(
        sizes.size() == kept.size(),
        "LayerTopK: %s sizes and %s k; give one of each for every layer",
        sizes.size(),
        kept.size());
    long dimension = 0;
    for (int layer = 0; layer < sizes.size(); layer++) {
      dimension += sizes.get(layer);
      Checks.that(
          sizes.get(layer) >= 1,
          "LayerTopK: the size of layer %s must be at least 1, got %s",
          layer,
          sizes.get(layer));
      Checks.that(
          kept.get(layer) >= 1,
          "LayerTopK: k of layer %s must be at least 1, got %s; it would never be heard",
          layer,
          kept.get(layer));
    }
    Checks.that(
        dimension <= Integer.MAX_VALUE, "LayerTopK: %s entries are too many for one", dimension);
  }

  /** With these sizes and these k. */
  public static LayerTopK of(int[] sizes, int[] kept) {
    return new LayerTopK(
        Arrays.stream(sizes).boxed().toList(), Arrays.stream(kept).boxed().toList());
  }

  /**
   * With the same share of each layer, rounded up: so alpha is at least the share.
   *
   * @param share in (0, 1]
   */
  public static LayerTopK share(double share, int... sizes) {
    Checks.that(share > 0 && share <= 1, "LayerTopK: the share must be in (0, 1], got %s", share);
    List<Integer> kept = new ArrayList<>(sizes.length);
    for (int size : sizes) {
      kept.add((int) Math.max(1, Math.ceil(share * size * (1 - 1e-12)))); // 0.07 * 100 is above 7
    }
    return new LayerTopK(Arrays.stream(sizes).boxed().toList(), kept);
  }

  /** The dimension that it is for: the sum of the sizes. */
  public int dimension() {
    return sizes.stream().mapToInt(Integer::intValue).sum();
  }

  private void check(int dimension) {
    Checks.that(
        dimension == dimension(),
        "LayerTopK: a vector of %s entries, the layers have %s",
        dimension,
        dimension());
  }

  @Override
  public Guarantee guarantee(int dimension) {
    check(dimension);
    double alpha = 1;
    for (int layer = 0; layer < sizes.size(); layer++) {
      alpha = Math.min(alpha, (double) kept.get(layer) / sizes.get(layer));
    }
    return Guarantee.contractive(
        alpha, Trait.NONEXPANSIVE, Trait.HOMOGENEOUS, Trait.ASSIGNABLE, Trait.DETERMINISTIC);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    check(dimension);
    int[] size = sizes.stream().mapToInt(Integer::intValue).toArray();
    int[] k = kept.stream().mapToInt(Integer::intValue).toArray();
    Selection selection = new Selection();
    return (vector, round, out) -> {
      out.zero(dimension);
      Inputs.checkShape(this, vector, dimension, round);
      int from = 0;
      for (int layer = 0; layer < size.length; layer++) {
        int to = from + size[layer];
        if (!selection.largest(vector, from, to, k[layer], out)) {
          out.zero(dimension);
          Inputs.refuse(this, vector);
        }
        from = to;
      }
    };
  }

  @Override
  public int mostKept(int dimension) {
    check(dimension);
    int most = 0;
    for (int layer = 0; layer < sizes.size(); layer++) {
      most += Math.min(kept.get(layer), sizes.get(layer));
    }
    return most;
  }
}
