package org.flyball.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.flyball.compress.TopK;
import org.flyball.federated.Analysis;
import org.flyball.federated.Method;
import org.flyball.objective.Smoothness;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class BreakEvenTest {

  private static Forecast with(Planner planner, Contender contender, double rounds) {
    Expectation expectation = new Expectation(rounds, rounds, rounds, 1, 0);
    return planner.forecast(contender, Optional.of(expectation));
  }

  /**
   * 99 rounds of GD against 300 of Top-1: 0.05 + 0.0064144 s a round beside the uplink, 64 032 bits
   * a round against 8 (12 + 4), one byte less in 27 of 64 parts of the rounds.
   */
  @Test
  void uplink_isWhereBothTakeEquallyLong() {
    Planner planner = PlannerTest.planner();
    Forecast dense = with(planner, Contender.gradientDescent(), 99);
    Forecast top = with(planner, Contender.ef21(new TopK(1)), 300);
    double bits = 8 * (16 - 27 / 64.0);
    assertEquals(bits, top.sizes().up()[0]);
    double bitsSaved = 99 * 64032 - 300 * bits;
    double longer = (300 - 99) * 0.0564144;
    BreakEven even = planner.breakEven(top, dense, BreakEven.Vary.UPLINK);
    assertEquals(BreakEven.Outcome.BELOW, even.outcome());
    assertEquals(bitsSaved / longer, even.speed(), 1e-6 * even.speed());
    assertTrue(even.paysAt(even.speed() * 0.99));
    assertFalse(even.paysAt(even.speed() * 1.01));
  }

  /**
   * x goes down dense for both: with every link as slow as the other, three times the rounds lose.
   */
  @Test
  void denseDownlink_makesCompressionNeverPay() {
    Planner planner =
        new Planner(
            PlannerTest.planner().workload(),
            PlannerTest.planner().goal(),
            Platform.network(Links.of(1e6, 1e6), Latency.of(0.05)),
            Seed.of(1));
    Forecast dense = with(planner, Contender.gradientDescent(), 99);
    Forecast top = with(planner, Contender.ef21(new TopK(1)), 300);
    BreakEven both = planner.breakEven(top, dense, BreakEven.Vary.BOTH);
    assertEquals(BreakEven.Outcome.NEVER, both.outcome());
    assertTrue(Double.isNaN(both.speed()));
    assertFalse(both.paysAt(1));
    Contender bidirectional =
        new Contender(
            "EF21-BC",
            Method.ef21(new TopK(1))
                .with(Method.ef21(new TopK(1)).server().withDownlink(new TopK(1))),
            Analysis.ARITHMETIC_MEAN);
    assertEquals(
        BreakEven.Outcome.BELOW,
        planner.breakEven(with(planner, bidirectional, 300), dense, BreakEven.Vary.BOTH).outcome());
  }

  @Test
  void fewerRoundsAndFewerBits_alwaysPay() {
    Planner planner = PlannerTest.planner();
    Forecast dense = with(planner, Contender.gradientDescent(), 99);
    Forecast top = with(planner, Contender.ef21(new TopK(1)), 98);
    BreakEven even = planner.breakEven(top, dense, BreakEven.Vary.UPLINK);
    assertEquals(BreakEven.Outcome.ALWAYS, even.outcome());
    assertTrue(even.paysAt(1e20));
    BreakEven reversed = planner.breakEven(dense, top, BreakEven.Vary.UPLINK);
    assertEquals(BreakEven.Outcome.NEVER, reversed.outcome());
    Forecast slower = with(planner, Contender.ef21(new TopK(1)), 300);
    BreakEven above = planner.breakEven(dense, slower, BreakEven.Vary.UPLINK);
    assertEquals(BreakEven.Outcome.ABOVE, above.outcome());
    assertTrue(above.paysAt(above.speed() * 2));
    assertFalse(above.paysAt(above.speed() / 2));
  }

  @Test
  void withoutLinks_nothingCanVary() {
    Planner planner =
        new Planner(
            PlannerTest.planner().workload(),
            PlannerTest.planner().goal(),
            Platform.local(Machines.instant()),
            Seed.of(1));
    Forecast dense = planner.forecast(Contender.gradientDescent());
    assertThrows(
        IllegalArgumentException.class, () -> planner.breakEven(dense, dense, BreakEven.Vary.BOTH));
  }

  /**
   * Any unequal links, delays and rounds: on both sides of the speed the forecasts agree with it.
   */
  @Test
  void speed_isWhereTheForecastsCross() {
    ForAll.cases(
        Seed.of(8),
        random -> {
          Planner planner = random(random);
          Forecast dense = with(planner, Contender.gradientDescent(), 1 + random.nextInt(200));
          Forecast top = with(planner, Contender.ef21(new TopK(3)), 1 + random.nextInt(2000));
          BreakEven even = planner.breakEven(top, dense, BreakEven.Vary.UPLINK);
          for (double beside : new double[] {0.999, 1.001}) {
            double factor =
                Double.isNaN(even.speed())
                    ? beside
                    : beside * even.speed() / planner.platform().links().slowestUp();
            Platform there = planner.platform().with(planner.platform().links().times(factor, 1));
            Planner other = new Planner(planner.workload(), planner.goal(), there, planner.seed());
            boolean pays =
                with(other, top.contender(), top.rounds()).seconds()
                    < with(other, dense.contender(), dense.rounds()).seconds();
            assertEquals(even.paysAt(there.links().slowestUp()), pays, even + " x" + beside);
          }
        });
  }

  static Planner random(Xoshiro256 random) {
    int n = 1 + random.nextInt(6);
    int d = 10 + random.nextInt(100);
    double[] constants = new double[n];
    double[] up = new double[n];
    double[] down = new double[n];
    for (int i = 0; i < n; i++) {
      constants[i] = 0.5 + random.nextDouble();
      up[i] = Math.pow(10, 3 + 4 * random.nextDouble());
      down[i] = Math.pow(10, 3 + 4 * random.nextDouble());
    }
    Latency latency = Latency.of(0.1 * random.nextDouble());
    Smoothness smoothness = Smoothness.of(0.5, constants);
    return new Planner(
        Workload.of(d, smoothness, 1 + random.nextInt(1000)),
        Goal.steepest(0.5, 0.01 + 0.5 * random.nextDouble()),
        Platform.cluster(
            Links.of(up, down).withServer(1e6, 1e6),
            random.nextBoolean() ? latency : latency.withDelays(0.01),
            new Machines(Integer.MAX_VALUE, 1e-6, 1e-7, 1e-8)),
        Seed.of(random.nextInt(1000)));
  }
}
