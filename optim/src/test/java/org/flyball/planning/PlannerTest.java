package org.flyball.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flyball.compress.Dithering;
import org.flyball.compress.Identity;
import org.flyball.compress.RandK;
import org.flyball.compress.ScaledSign;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.federated.Analysis;
import org.flyball.federated.Method;
import org.flyball.federated.Participation;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand: 4 clients, d = 1000, L = L_i = 2, ||grad f|| to a tenth. */
class PlannerTest {

  private static final int D = 1000;
  private static final Smoothness SMOOTHNESS = Smoothness.of(2, 2, 2, 2, 2);
  private static final Goal GOAL = Goal.steepest(2, 0.1); // gap 1, squares from 4 to 0.04
  private static final Seed SEED = Seed.of(5);

  /** 1 Mbit/s up, 10 Mbit/s down, 50 ms. */
  static Planner planner() {
    return new Planner(
        Workload.of(D, SMOOTHNESS, D),
        GOAL,
        Platform.network(Links.of(1e6, 1e7), Latency.of(0.05)),
        SEED);
  }

  /** gamma = 1/2, so 2 / (gamma 0.04) = 100 points: 99 rounds beyond round 0. */
  @Test
  void gradientDescent_isHundredEqualRounds() {
    Forecast forecast = planner().forecast(Contender.gradientDescent());
    assertEquals(0.5, forecast.stepSize());
    assertEquals(99, forecast.proved());
    // A tag and 1000 doubles; round, client and kind in 3 bytes up, 17 bytes down.
    assertEquals(8 * 8004, forecast.sizes().up()[3]);
    assertEquals(8 * 8018, forecast.sizes().down());
    RoundCost round = forecast.round();
    assertEquals(0.05, round.latency());
    assertEquals(0.064032, round.up(), 1e-15);
    assertEquals(0.0064144, round.down(), 1e-15);
    assertEquals(0, round.compute() + round.server());
    assertEquals(RoundCost.Part.UP, forecast.dominant());
    assertEquals(100 * 0.1204464, forecast.seconds(), 1e-9);
    assertEquals(100 * 4 * 64032, forecast.bitsUp());
  }

  /** xi = 1998.49987, gamma = 1 / (2 + 2 xi): 199 950 points. A tag, an index of 10 bits twice. */
  @Test
  void topOne_isShortAndOften() {
    Forecast forecast = planner().forecast(Contender.ef21(new TopK(1)));
    assertEquals(1 / (2 * (1 + Math.sqrt(0.999)) / 0.001), forecast.stepSize(), 1e-15);
    assertEquals(199_949, forecast.proved());
    int bytes = (8 + 20 + 64 + 7) / 8;
    // A number of 2 bytes below 2^14, 5 of the 64 parts of the rounds, then of 3.
    double bits = 8 * (bytes + 1 + 1 + 3 - 5 / 64.0);
    assertEquals(bits, forecast.sizes().up()[0]);
    assertEquals(8 * 8004, forecast.sizes().opening()[0]);
    assertEquals(RoundCost.Part.LATENCY, forecast.dominant());
    double rest = 199_949 * (0.05 + 0.0064144 + bits / 1e6);
    assertEquals(0.1204464 + rest, forecast.seconds(), 1e-6);
  }

  /** With (1, 1, 1, 5) the newer step is (L + L_QM xi) / (L + L_AM xi) times as long. */
  @Test
  void analysisAndWeights_decideTheRounds() {
    Smoothness unequal = Smoothness.of(2, 1, 1, 1, 5);
    Planner planner = new Planner(Workload.of(D, unequal, D), GOAL, planner().platform(), SEED);
    Contender newer = Contender.ef21(new TopK(100));
    Contender older = new Contender("EF21", newer.method(), Analysis.QUADRATIC_MEAN);
    double xi = (1 + Math.sqrt(0.9)) / 0.1 - 1;
    double points = 2 / 0.04;
    assertEquals(Math.ceil(points * (2 + 2 * xi)) - 1, planner.forecast(newer).proved());
    assertEquals(Math.ceil(points * (2 + Math.sqrt(7) * xi)) - 1, planner.forecast(older).proved());
    assertEquals(
        planner.forecast(newer).proved(),
        planner.forecast(Contender.ef21Weighted(new TopK(100))).proved());
  }

  /** 4 to 0.04 with 2 L (1 - gamma mu)^T, gamma = 1/2, mu = 1: log2 of 100, rounded up. */
  @Test
  void linearRate_isTakenWhereItIsBetter() {
    Planner planner = planner();
    Planner linear =
        new Planner(planner.workload(), GOAL.withMu(1), planner.platform(), planner.seed());
    assertEquals(7, linear.forecast(Contender.gradientDescent()).proved());
    Planner slow =
        new Planner(planner.workload(), GOAL.withMu(1e-6), planner.platform(), planner.seed());
    assertEquals(99, slow.forecast(Contender.gradientDescent()).proved());
    // No linear rate is proved of MARINA: it keeps what is.
    Contender marina =
        new Contender(
            "MARINA",
            Method.marina(0.1, new RandK(100, Scaling.UNBIASED)),
            Analysis.ARITHMETIC_MEAN);
    assertEquals(planner.forecast(marina).proved(), linear.forecast(marina).proved());
  }

  /** Half of MARINA's messages are whole in the mean; Rand-100 sends no indices. */
  @Test
  void sizes_areThoseOfEachKindOfMessage() {
    Workload workload = planner().workload();
    MessageSizes marina =
        MessageSizes.of(Method.marina(0.5, new RandK(100, Scaling.UNBIASED)), workload, 100, SEED);
    int drawn = (8 + 6 + 7 + 6400 + 7) / 8; // the round has 7 bits
    assertEquals(8 * (3 + 0.5 * 8001 + 0.5 * drawn), marina.up()[0]);
    MessageSizes sign = MessageSizes.of(Method.ef21(new ScaledSign()), workload, 100, SEED);
    assertEquals(8 * 3 + 8 + 64 + 1000, sign.up()[0]);
    // TernGrad: at least a bit for each of the coordinates, at most a sign for each as well.
    MessageSizes tern = MessageSizes.of(Method.diana(Dithering.ternGrad(), D), workload, 100, SEED);
    assertTrue(tern.up()[0] > 1000 && tern.up()[0] < 2200, "" + tern.up()[0]);
  }

  /** A message keeps no zeros: of 7 variables that matter, Top-100 sends 7. */
  @Test
  void support_boundsTheMessage() {
    Workload rare = new Workload(D, SMOOTHNESS, new int[] {7, 7, 7, 0}, new long[] {7});
    MessageSizes sizes = MessageSizes.of(Method.ef21(new TopK(100)), rare, 1, SEED);
    assertTrue(sizes.up()[0] <= 8 * (3 + 1 + 56 + 11), "" + sizes.up()[0]);
    assertTrue(sizes.up()[0] >= 8 * (3 + 1 + 56), "" + sizes.up()[0]);
    assertEquals(8 * (3 + 1), sizes.up()[3]); // nothing but its tag
  }

  @Test
  void downlink_isCompressedToo() {
    Contender both =
        new Contender(
            "EF21-BC",
            Method.ef21(new TopK(1))
                .with(Method.ef21(new TopK(1)).server().withDownlink(new TopK(1))),
            Analysis.ARITHMETIC_MEAN);
    Forecast forecast = planner().forecast(both);
    assertEquals(8 * (17 + 12), forecast.sizes().down());
    assertEquals(8 * 8018, forecast.sizes().openingDown());
  }

  @Test
  void comparison_isSortedByTime() {
    List<Forecast> all =
        planner()
            .compare(
                List.of(
                    Contender.ef21(new TopK(1)),
                    Contender.gradientDescent(),
                    Contender.ef21(new Identity())));
    assertEquals("GD", all.get(0).contender().name());
    assertEquals(all.get(0).seconds(), all.get(1).seconds()); // EF21 with Identity is GD
    assertTrue(all.get(1).seconds() < all.get(2).seconds());
  }

  /** One round measured with GD gives the fixed cost; other contenders keep their differences. */
  @Test
  void calibrated_takesTheFixedCostFromOneRound() {
    Planner planner = planner().calibrated(Contender.gradientDescent(), 0.1704464);
    assertEquals(0.1, planner.platform().latency().fixed(), 1e-15);
    assertEquals(
        0.1 + 0.0064144 + 8 * (17 - 5 / 64.0) / 1e6,
        planner.forecast(Contender.ef21(new TopK(1))).round().seconds(),
        1e-12);
    assertEquals(
        0, planner().calibrated(Contender.gradientDescent(), 1e-3).platform().latency().fixed());
  }

  @Test
  void expectedRounds_areCountedOn() {
    Expectation hopeless = new Expectation(1 / 0.0, 1 / 0.0, 1 / 0.0, 1, 50);
    Forecast never = planner().forecast(Contender.gradientDescent(), Optional.of(hopeless));
    assertEquals(Double.POSITIVE_INFINITY, never.seconds());
    assertEquals(100 * 0.1204464, never.provedSeconds(), 1e-9);
    assertTrue(!hopeless.isMeasured());
    Forecast ten =
        planner()
            .forecast(Contender.gradientDescent(), Optional.of(new Expectation(10, 10, 10, 4, 10)));
    assertEquals(11 * 0.1204464, ten.seconds(), 1e-9);
    assertEquals(99, ten.proved());
  }

  /** 100 000 clients cost no more than 4 as long as the server's link is never full. */
  @Test
  void manyClients_waitForTheServersLinkOnly() {
    double[] constants = new double[100_000];
    Arrays.fill(constants, 2);
    Workload many = Workload.of(D, Smoothness.of(2, constants), D);
    Platform platform = planner().platform();
    Forecast free = new Planner(many, GOAL, platform, SEED).forecast(Contender.gradientDescent());
    // The number of a client takes up to 3 bytes.
    assertEquals(0.05 + 8 * 8006e-6 + 0.0064144, free.round().seconds(), 1e-12);
    Platform full = platform.with(platform.links().withServer(1e10, 1e10));
    Forecast crowded = new Planner(many, GOAL, full, SEED).forecast(Contender.gradientDescent());
    assertEquals(1e5 * 64144 / 1e10, crowded.round().down(), 1e-12);
    double up = 8 * (1e5 * 8004 + (100_000 - 128) + (100_000 - 16_384)) / 1e10;
    assertEquals(up, crowded.round().up(), 1e-12);
  }

  @Test
  void whatCannotBeForecast_isRefusedByName() {
    assertMessage(
        "all take part",
        () ->
            new Contender(
                "PP",
                Method.ef21(new TopK(1)).with(Participation.independent(0.5)),
                Analysis.ARITHMETIC_MEAN));
    assertMessage(
        "a dense first message",
        () -> new Contender("EF14", Method.ef14(new TopK(1)), Analysis.ARITHMETIC_MEAN));
    assertMessage("an uplink has 0.0 bits", () -> Links.of(0, 1));
    assertMessage(
        "2 uplinks and 1 downlinks for 4 workers",
        () -> {
          Platform two =
              Platform.network(Links.of(new double[] {1, 2}, new double[] {1}), Latency.of(0));
          new Planner(planner().workload(), GOAL, two, SEED);
        });
    assertMessage("tolerance must be in (0, 1)", () -> Goal.steepest(2, 1));
    assertMessage(
        "a round of NaN seconds",
        () -> planner().calibrated(Contender.gradientDescent(), Double.NaN));
    assertMessage(
        "a support of 1001", () -> new Workload(D, SMOOTHNESS, new int[] {1001}, new long[] {1}));
    assertMessage("fixed part is -1.0", () -> Latency.of(-1));
    assertMessage("workers must be at least 1", () -> Machines.instant().withWorkers(0));
  }

  private static void assertMessage(String part, Runnable refused) {
    IllegalArgumentException bad = assertThrows(IllegalArgumentException.class, refused::run);
    assertTrue(String.valueOf(bad.getMessage()).contains(part), bad.getMessage());
  }
}
