package org.flyball.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.arrays.Selection;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class TopKOracleTest {

  /** Sorts boxed indices by magnitude, then by index; zeros are not kept. */
  private static double[] sorted(double[] v, int k) {
    double[] kept = new double[v.length];
    IntStream.range(0, v.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> -Math.abs(v[i])).thenComparing(i -> i))
        .limit(k)
        .forEach(i -> kept[i] = v[i]);
    return kept;
  }

  private static double[] ours(double[] v, int k) {
    Message message = new Message();
    new TopK(k).start(v.length, Seed.of(1)).compress(v, 0, message);
    return message.toDense();
  }

  /** Few values, so that most cases have ties at the threshold, zeros and equal digits. */
  @Test
  void ties_areThoseOfAStableSort() {
    ForAll.cases(
        400,
        Seed.of(31),
        random -> {
          double[] v = new double[1 + random.nextInt(300)];
          double[] pool = {0, 1, -1, 1 + 0x1p-52, 2, -2, 1e-310, 1e300, 3, -3.5};
          int used = 1 + random.nextInt(pool.length);
          Arrays.setAll(v, i -> pool[random.nextInt(used)]);
          int k = 1 + random.nextInt(v.length);
          assertArrayEquals(sorted(v, k), ours(v, k));
        });
  }

  /** Long enough for the sampled threshold, in orders that mislead it as well. */
  @Test
  void longVectors_agreeWithASort() {
    ForAll.cases(
        24,
        Seed.of(32),
        random -> {
          int d = 8_192 + random.nextInt(60_000);
          double[] v = vector(d, random.nextInt(6), random);
          for (int k : new int[] {1, 2, 10, d / 100, d / 5, d / 3, d - 1, d}) {
            assertArrayEquals(sorted(v, k), ours(v, k), "d = " + d + ", k = " + k);
          }
        });
  }

  private static double[] vector(int d, int kind, Xoshiro256 random) {
    double[] v = new double[d];
    int stride = d / 2_048;
    for (int i = 0; i < d; i++) {
      v[i] =
          switch (kind) {
            case 0 -> random.nextGaussian();
            case 1 -> 1; // all equal
            case 2 -> i % stride == 0 ? 1e6 + i : random.nextDouble(); // the sample sees too much
            case 3 -> i % stride == 0 ? 0 : random.nextGaussian(); // the sample sees nothing
            case 4 -> Math.scalb(1.0, random.nextInt(2_000) - 1_000);
            default -> random.nextInt(50) == 0 ? random.nextGaussian() : 0;
          };
    }
    return v;
  }

  @Test
  void threshold_isThatOfCommonsNumbers() {
    ForAll.cases(
        50,
        Seed.of(33),
        random -> {
          int d = 20_000;
          int k = 1 + random.nextInt(d / 2);
          double[] v = new double[d];
          Arrays.setAll(v, i -> random.nextGaussian());
          double[] magnitudes = Arrays.stream(v).map(Math::abs).toArray();
          Selection.select(magnitudes, d - k);
          double[] sent = ours(v, k);
          double least = Arrays.stream(sent).filter(x -> x != 0).map(Math::abs).min().getAsDouble();
          assertEquals(magnitudes[d - k], least);
        });
  }

  @Test
  void notFinite_isFoundInLongVectors() {
    for (int at : new int[] {0, 777, 19_999}) {
      double[] v = new double[20_000];
      Arrays.fill(v, 2);
      v[at] = Double.NaN;
      Refusal.refused("entry " + at + " is NaN", () -> ours(v, 5));
    }
  }
}
