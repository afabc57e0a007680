package org.flyball.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.flyball.random.Draws;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/**
 * The draws of rounds. Each test is a chi-square test at level 1e-4 with a fixed seed; there are
 * four, so a correct program fails one of 2500 choices of seeds.
 */
class RandomDrawStatisticalTest {

  private static void uniform(long[] counts, int freedom, String what) {
    double expected = Arrays.stream(counts).average().getAsDouble();
    double statistic = 0;
    for (long count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    double limit = new ChiSquaredDistribution(freedom).inverseCumulativeProbability(1 - 1e-4);
    assertTrue(statistic < limit, what + ": chi-square " + statistic + " above " + limit);
  }

  /** Null hypothesis: the first two draws of consecutive rounds are independent and uniform. */
  @Test
  void firstDrawsOfRounds_areUniformPairs() {
    long[] counts = new long[256];
    Draws draws = new Draws(Seed.of(71));
    for (long round = 0; round < 100_000; round++) {
      draws.start(round);
      counts[draws.nextInt(16) * 16 + (int) (draws.nextDouble() * 16)]++;
    }
    uniform(counts, 255, "pairs");
  }

  /** Null hypothesis: equal draws of neighbouring rounds are independent. */
  @Test
  void neighbouringRounds_areIndependent() {
    long[] counts = new long[256];
    Draws draws = new Draws(Seed.of(72));
    int before = 0;
    for (long round = 0; round < 100_000; round++) {
      draws.start(round);
      int now = draws.nextInt(16);
      counts[before * 16 + now]++;
      before = now;
    }
    uniform(counts, 255, "neighbours");
  }

  /** Null hypothesis: every pair of 6 coordinates is Rand-2's choice with probability 1 / 15. */
  @Test
  void randK_choosesEverySubsetAlike() {
    long[] counts = new long[15];
    SharedDraw draw = new RandK(2, Scaling.UNBIASED).start(6, Seed.of(73)).sharedDraw();
    int[] out = new int[6];
    for (long round = 0; round < 60_000; round++) {
      assertEquals(2, draw.draw(round, out));
      assertTrue(out[0] < out[1]);
      counts[out[1] * (out[1] - 1) / 2 + out[0]]++;
    }
    uniform(counts, 14, "subsets");
  }

  /** Null hypothesis: each of 7 coordinates is client 1's of 3 with probability 1 / 3. */
  @Test
  void permK_givesEachClientEachCoordinateAlike() {
    long[] counts = new long[7];
    Compression client = new PermK(3).startClient(1, 3, 7, Seed.of(74));
    int[] out = new int[7];
    long total = 0;
    for (long round = 0; round < 60_000; round++) {
      int count = client.sharedDraw().draw(round, out);
      total += count;
      for (int c = 0; c < count; c++) {
        counts[out[c]]++;
      }
    }
    uniform(counts, 6, "coordinates");
    // 7 coordinates in 60 000 rounds, each with probability 1/3 and variance at most 2/9: 5
    // standard
    // deviations of a sum without positive correlation.
    assertEquals(140_000, total, 5 * Math.sqrt(7 * 60_000 * 2 / 9.0));
  }

  @Test
  void permK_isExactOnTheMeanOfEqualVectors() {
    for (int d : new int[] {2, 7, 12, 100}) {
      for (int n : new int[] {1, 3, 12}) {
        double[] v = new double[d];
        Arrays.setAll(v, i -> i + 1);
        for (long round = 0; round < 20; round++) {
          double[] mean = new double[d];
          for (int client = 0; client < n; client++) {
            Message message = new Message();
            new PermK(n).startClient(client, n, d, Seed.of(75)).compress(v, round, message);
            message.addTo(1.0 / n, mean);
          }
          assertArrayEquals(v, mean, 1e-13 * d);
        }
      }
    }
    Refusal.refused("made for 3", () -> new PermK(3).startClient(0, 4, 5, Seed.of(1)));
    Refusal.refused("client 3", () -> new PermK(3).startClient(3, 3, 5, Seed.of(1)));
    Refusal.refused("at least 1", () -> new PermK(0));
  }

  /**
   * Mean error of Rand-k is 1 - k / d: within 4 standard errors in 20 000 rounds, a false alarm of
   * 6e-5. And so is that of Bernoulli.
   */
  @Test
  void meanErrors_areTheConstants() {
    double[] v = new double[20];
    Arrays.setAll(v, i -> Math.pow(1.5, i % 7));
    double square = Arrays.stream(v).map(x -> x * x).sum();
    for (Compressor compressor :
        new Compressor[] {
          new RandK(3, Scaling.CONTRACTIVE), new Bernoulli(0.15, Scaling.CONTRACTIVE)
        }) {
      Compression compression = compressor.start(20, Seed.of(76));
      Message message = new Message();
      double sum = 0;
      double squares = 0;
      int rounds = 20_000;
      for (long round = 0; round < rounds; round++) {
        compression.compress(v, round, message);
        double kept = Arrays.stream(message.toDense()).map(x -> x * x).sum();
        double error = 1 - kept / square;
        sum += error;
        squares += error * error;
      }
      double mean = sum / rounds;
      double standardError = Math.sqrt((squares / rounds - mean * mean) / rounds);
      assertEquals(1 - 0.15, mean, 4 * standardError);
    }
  }

  @Test
  void clients_drawApart() {
    double[] v = new double[40];
    Arrays.fill(v, 1);
    RandK recipe = new RandK(10, Scaling.CONTRACTIVE);
    Message one = new Message();
    Message other = new Message();
    recipe.startClient(0, 2, 40, Seed.of(1)).compress(v, 5, one);
    recipe.startClient(1, 2, 40, Seed.of(1)).compress(v, 5, other);
    assertTrue(!one.equals(other), "two clients, one draw");
    Refusal.refused("client 2 of 2", () -> recipe.startClient(2, 2, 40, Seed.of(1)));
  }
}
