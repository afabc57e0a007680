package org.flyball.compress;

import static org.flyball.compress.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class LayerTopKTest {

  private static Message message(Compressor compressor, double... v) {
    Message message = new Message();
    compressor.start(v.length, Seed.of(1)).compress(v, 0, message);
    return message;
  }

  @Test
  void layers_areHeardOneByOne() {
    LayerTopK recipe = LayerTopK.of(new int[] {4, 1, 3}, new int[] {2, 5, 1});
    assertArrayEquals(
        new double[] {9, 0, -8, 0, 1e-9, 0, 3, 0},
        message(recipe, 9, 7, -8, 6, 1e-9, -2, 3, -3).toDense());
    assertEquals(1.0 / 3, recipe.guarantee(8).contraction());
    assertEquals(4, recipe.mostKept(8));
    assertEquals(8, recipe.dimension());
  }

  /**
   * alpha is that of the worst layer: 9 / 300, met where all magnitudes of that layer are equal.
   */
  @Test
  void contraction_isThatOfTheWorstLayer_andMet() {
    LayerTopK recipe = LayerTopK.of(new int[] {10, 300, 5}, new int[] {2, 9, 5});
    assertEquals(0.03, recipe.guarantee(315).contraction());
    double[] v = new double[315];
    Arrays.fill(v, 10, 310, -2);
    double[] sent = message(recipe, v).toDense();
    double error = 0;
    for (int i = 0; i < v.length; i++) {
      error += (v[i] - sent[i]) * (v[i] - sent[i]);
    }
    assertEquals(0.97 * 300 * 4, error, 1e-9);
  }

  @Test
  void share_isRoundedUp() {
    LayerTopK recipe = LayerTopK.share(0.07, 100, 15, 1, 1000);
    assertEquals(List.of(7, 2, 1, 70), recipe.kept());
    assertEquals(0.07, recipe.guarantee(1116).contraction());
    assertEquals(1, LayerTopK.share(1, 3, 4).guarantee(7).contraction());
    assertEquals(List.of(1), LayerTopK.share(1e-9, 5).kept());
    ForAll.cases(
        Seed.of(111),
        random -> {
          double share = 1 - random.nextDouble();
          int[] sizes = {1 + random.nextInt(1000), 1 + random.nextInt(10), 1 + random.nextInt(99)};
          LayerTopK any = LayerTopK.share(share, sizes);
          assertTrue(any.guarantee(any.dimension()).contraction() >= share * (1 - 1e-11));
          for (int layer = 0; layer < 3; layer++) {
            assertTrue(any.kept().get(layer) < share * sizes[layer] + 1);
          }
        });
  }

  /** Equal layers make it BlockTopK, one layer TopK; and its layers are TopK each. */
  @Test
  void message_isThatOfItsParts() {
    ForAll.cases(
        Seed.of(112),
        random -> {
          double[] v = new double[24];
          Arrays.setAll(v, i -> random.nextInt(9) - 4); // ties
          int k = 1 + random.nextInt(8);
          int[] sizes = {6, 6, 6, 6};
          int[] same = {k, k, k, k};
          assertEquals(message(new BlockTopK(6, k), v), message(LayerTopK.of(sizes, same), v));
          assertEquals(
              message(new TopK(k), v), message(LayerTopK.of(new int[] {24}, new int[] {k}), v));
          int cut = 1 + random.nextInt(23);
          LayerTopK two = LayerTopK.of(new int[] {cut, 24 - cut}, new int[] {k, 2});
          double[] whole = message(two, v).toDense();
          assertArrayEquals(
              message(new TopK(k), Arrays.copyOf(v, cut)).toDense(), Arrays.copyOf(whole, cut));
          assertArrayEquals(
              message(new TopK(2), Arrays.copyOfRange(v, cut, 24)).toDense(),
              Arrays.copyOfRange(whole, cut, 24));
        });
  }

  /**
   * Bits per index above the floor of layers coded apart, the sum of log2 (size choose k): Rice's
   * code knows nothing of layers, so it is good where they are equally dense (8.14, floor 8.07) and
   * not where they are not (6.83, floor 5.19).
   */
  @Test
  void wire_isNearTheFloor() {
    int[] sizes = {100_352, 1_280, 16_384};
    assertEquals(0.07, excess(LayerTopK.share(0.01, sizes)), 0.02);
    assertEquals(1.64, excess(LayerTopK.of(sizes, new int[] {1_000, 640, 1_640})), 0.1);
  }

  private static double excess(LayerTopK recipe) {
    int d = recipe.dimension();
    Xoshiro256 random = Seed.of(113).stream();
    double[] v = new double[d];
    Arrays.setAll(v, i -> (float) random.nextGaussian());
    Message message = message(recipe, v);
    Wire wire = new Wire(d);
    byte[] bytes = wire.encode(message);
    Message decoded = new Message();
    wire.decode(bytes, decoded);
    assertEquals(message, decoded);
    double floor = 0;
    for (int layer = 0; layer < recipe.sizes().size(); layer++) {
      int size = recipe.sizes().get(layer);
      int k = recipe.kept().get(layer);
      floor +=
          Gamma.logGamma(size + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(size - k + 1.0);
    }
    double bits = 8.0 * bytes.length - 32.0 * message.kept();
    return (bits - floor / Math.log(2)) / message.kept();
  }

  @Test
  void badLayers_areRefused() {
    int[] two = {3, 4};
    refused("there must be a layer", () -> LayerTopK.of(new int[0], new int[0]));
    refused("2 sizes and 1 k", () -> LayerTopK.of(two, new int[] {1}));
    refused("size of layer 1", () -> LayerTopK.of(new int[] {3, 0}, two));
    refused("k of layer 0 must be at least 1, got 0", () -> LayerTopK.of(two, new int[] {0, 1}));
    refused("share", () -> LayerTopK.share(0, two));
    refused("share", () -> LayerTopK.share(1.01, two));
    refused("share", () -> LayerTopK.share(Double.NaN, two));
    int most = Integer.MAX_VALUE;
    refused("too many", () -> LayerTopK.of(new int[] {most, 1}, new int[] {1, 1}));
    LayerTopK recipe = LayerTopK.share(0.5, two);
    refused("8 entries, the layers have 7", () -> recipe.guarantee(8));
    refused("6 entries, the layers have 7", () -> recipe.start(6, Seed.of(1)));
    refused("the layers have 7", () -> recipe.mostKept(6));
    refused("entry 5 is NaN", () -> message(recipe, 1, 2, 3, 4, 5, Double.NaN, 7));
    assertEquals(recipe, LayerTopK.of(two, new int[] {2, 2}));
    assertEquals("LayerTopK[sizes=[3, 4], kept=[2, 2]]", recipe.toString());
  }
}
