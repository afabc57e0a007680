package org.flyball.compress;

import static org.flyball.compress.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class RecipeTest {

  private static double[] sent(Compressor compressor, double... v) {
    Message message = new Message();
    compressor.start(v.length, Seed.of(1)).compress(v, 0, message);
    return message.toDense();
  }

  @Test
  void badHyperparameters_areRefused() {
    refused("k must be at least 1, got 0", () -> new TopK(0));
    refused("k must be at least 1, got -1", () -> new RandK(-1, Scaling.UNBIASED));
    refused("k must", () -> new BlockTopK(3, 0));
    refused("blockSize", () -> new BlockTopK(0, 1));
    refused("probability", () -> new Bernoulli(0, Scaling.UNBIASED));
    refused("probability", () -> new Bernoulli(Double.NaN, Scaling.UNBIASED));
    refused("threshold", () -> new HardThreshold(0));
    refused("tau", () -> new RelativeThreshold(1, Norm.EUCLIDEAN));
    refused("tau", () -> new RelativeThreshold(1.1, Norm.MAXIMUM));
    refused("levels", () -> Dithering.qsgd(0));
    refused("levels", () -> new NaturalDithering(1_001, Norm.MAXIMUM));
    refused("rank", () -> new RankR(2, 2, 0));
    refused("shape", () -> new PowerSgd(0, 2, 1));
    refused("no matrix of 2 x 2", () -> new RankR(2, 2, 1).start(5, Seed.of(1)));
    refused("no omega", () -> new Shrunk(new TopK(1)).guarantee(4));
    refused("as they are", () -> new Then(new ScaledSign(), new Natural()).guarantee(4));
    refused("as they are", () -> new Then(new Natural(), new Natural()).start(4, Seed.of(1)));
    refused("contraction", () -> Guarantee.contractive(0));
    refused("variance", () -> Guarantee.unbiased(-1));
    Compressor sums = new Then(new TopK(2), new Induced(new TopK(1), new Natural()));
    refused("sums", () -> sent(sums, 1, 2, 3, 4));
  }

  @Test
  void guarantees_sayWhatHolds() {
    Guarantee natural = new Natural().guarantee(3);
    assertTrue(natural.isUnbiased());
    assertEquals(7.0 / 8, natural.contraction());
    Guarantee rand = new RandK(1, Scaling.UNBIASED).guarantee(3);
    assertEquals(2, rand.variance());
    assertFalse(rand.isContractive());
    assertEquals(1.0 / 3, new RandK(1, Scaling.CONTRACTIVE).guarantee(3).contraction());
    assertFalse(new HardThreshold(1).guarantee(3).isContractive());
    assertEquals(12, new HardThreshold(2).errorBound(3));
    assertEquals(1.0 / 3, new BlockTopK(3, 1).guarantee(10).contraction());
    assertEquals(0.5, new BlockTopK(3, 1).guarantee(2).contraction());
    assertEquals(0.75, new RelativeThreshold(0.5, Norm.EUCLIDEAN).guarantee(9).contraction());
    assertEquals(1.0 / 3, new RelativeThreshold(0.5, Norm.MAXIMUM).guarantee(9).contraction());
    assertEquals(1, new TopK(9).guarantee(9).contraction());
    assertEquals(1, new RandK(9, Scaling.UNBIASED).guarantee(9).contraction());
    assertEquals(0.25 * (1 - 0x1p-48), new InFloat(new TopK(1)).guarantee(4).contraction());
    assertFalse(new InFloat(new Natural()).guarantee(4).isUnbiased());
    assertEquals(1, new Shrunk(new Identity()).guarantee(4).contraction());
  }

  @Test
  void mostKept_isAnUpperBound() {
    assertEquals(7, new BlockTopK(3, 2).mostKept(10));
    assertEquals(10, new BlockTopK(3, 5).mostKept(10));
    assertEquals(4, new Then(new TopK(4), new Natural()).mostKept(10));
    assertEquals(4, new Composed(new RandK(4, Scaling.UNBIASED), new Natural()).mostKept(10));
    assertEquals(4, new Shrunk(new RandK(4, Scaling.UNBIASED)).mostKept(10));
    assertEquals(4, new InFloat(new TopK(4)).mostKept(10));
    assertEquals(2, new PermK(5).mostKept(10));
    assertEquals(10, new Natural().mostKept(10));
  }

  @Test
  void thresholds_keepWhatReachesThem() {
    assertArrayEquals(new double[] {0, -2, 3}, sent(new HardThreshold(2), 1.99, -2, 3));
    assertArrayEquals(
        new double[] {0, -2, 4}, sent(new RelativeThreshold(0.5, Norm.MAXIMUM), 1.9, -2, 4));
    // ||v|| / sqrt 2 = 5 / sqrt 2 = 3.53..., 0.9 of it is 3.18...
    assertArrayEquals(new double[] {0, 4}, sent(new RelativeThreshold(0.9, Norm.EUCLIDEAN), 3, 4));
  }

  @Test
  void blocks_areHeardOneByOne() {
    assertArrayEquals(
        new double[] {0, 5, 0, -2, 0, 0, 1e-3}, sent(new BlockTopK(3, 1), 4, 5, 3, -2, 1, 0, 1e-3));
  }

  @Test
  void scaledSign_countsZeroAsPositive() {
    assertArrayEquals(new double[] {2, -2, 2}, sent(new ScaledSign(), 1, -5, -0.0));
    assertArrayEquals(
        new double[] {Double.MAX_VALUE, -Double.MAX_VALUE},
        sent(new ScaledSign(), Double.MAX_VALUE, -Double.MAX_VALUE));
  }

  @Test
  void overflow_isRefused() {
    double[] huge = {1.7e308, 1.7e308, 1.7e308};
    refused("overflow", () -> sent(Dithering.qsgd(2), huge));
    refused("", () -> sent(new RandK(1, Scaling.UNBIASED), huge));
    refused("overflows", () -> sent(new Bernoulli(0.9, Scaling.UNBIASED), huge));
    refused("entry 1", () -> sent(new Induced(new TopK(1), new Natural()), 1, Double.NaN));
  }

  @Test
  void rankR_isTheTruncationOfCommonsMath() {
    Xoshiro256 random = Seed.of(81).stream();
    double[] v = new double[7 * 5];
    Arrays.setAll(v, i -> random.nextGaussian());
    for (int rank = 1; rank <= 6; rank++) {
      RealMatrix matrix = new Array2DRowRealMatrix(7, 5);
      for (int i = 0; i < 35; i++) {
        matrix.setEntry(i / 5, i % 5, v[i]);
      }
      SingularValueDecomposition svd = new SingularValueDecomposition(matrix);
      int r = Math.min(rank, 5);
      double[] sent = sent(new RankR(7, 5, rank), v);
      for (int i = 0; i < 35; i++) {
        double truncated = 0;
        for (int q = 0; q < r; q++) {
          truncated +=
              svd.getU().getEntry(i / 5, q)
                  * svd.getSingularValues()[q]
                  * svd.getV().getEntry(i % 5, q);
        }
        assertEquals(truncated, sent[i], 1e-12);
      }
      assertEquals(r / 5.0, new RankR(7, 5, rank).guarantee(35).contraction());
    }
  }

  /** The receiver gets the very numbers the client keeps: both memories stay equal, bit for bit. */
  @Test
  void replicas_stayEqualOverTheWire() {
    int d = 12;
    for (Compressor compressor : Compressors.all()) {
      Xoshiro256 random = Seed.of(83).stream();
      double[] client = new double[d];
      double[] server = new double[d];
      double[] difference = new double[d];
      Compression compression = compressor.start(d, Seed.of(1));
      SharedDraw draw = compressor.start(d, Seed.of(1)).sharedDraw();
      Wire wire = new Wire(d);
      Message message = new Message();
      Message received = new Message();
      for (long round = 0; round < 1_000; round++) {
        if (round == 500) {
          compression = compressor.start(d, Seed.of(1)); // killed and started again
        }
        for (int i = 0; i < d; i++) {
          double share = 0.01 * client[i]; // unbiased ones would diverge
          difference[i] = random.nextGaussian() - share;
        }
        compression.compress(difference, round, message);
        message.addTo(0.1, client);
        byte[] bytes = wire.encode(message);
        wire.decode(bytes, 0, bytes.length, draw, received);
        received.addTo(0.1, server);
        assertArrayEquals(client, server, () -> compressor.toString());
      }
    }
  }
}
