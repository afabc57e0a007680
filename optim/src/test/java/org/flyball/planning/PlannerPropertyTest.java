package org.flyball.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.compress.TopK;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class PlannerPropertyTest {

  private static double seconds(Planner planner, Platform platform) {
    return new Planner(planner.workload(), planner.goal(), platform, planner.seed())
        .forecast(Contender.ef21(new TopK(3)))
        .seconds();
  }

  @Test
  void time_fallsWithFasterLinksAndRisesWithLatency() {
    ForAll.cases(
        Seed.of(3),
        random -> {
          Planner planner = BreakEvenTest.random(random);
          Platform here = planner.platform();
          double now = seconds(planner, here);
          assertTrue(seconds(planner, here.with(here.links().times(2, 1))) <= now);
          assertTrue(seconds(planner, here.with(here.links().times(1, 2))) <= now);
          assertTrue(seconds(planner, here.with(here.links().times(0.5, 0.5))) > now);
          Latency latency = here.latency();
          assertTrue(
              seconds(planner, here.with(new Latency(latency.fixed() + 1, latency.meanDelay())))
                  > now);
          assertTrue(
              seconds(planner, here.with(latency.withDelays(latency.meanDelay() + 0.1))) > now);
        });
  }

  /** Speeds times c and every time divided by c: all takes 1/c of the time. */
  @Test
  void time_hasOneUnit() {
    ForAll.cases(
        Seed.of(4),
        random -> {
          Planner planner = BreakEvenTest.random(random);
          Platform here = planner.platform();
          double c = 4;
          Machines m = here.machines();
          Platform faster =
              new Platform(
                  here.links().times(c, c),
                  new Latency(here.latency().fixed() / c, here.latency().meanDelay() / c),
                  new Machines(
                      m.workers(),
                      m.secondsPerNonzero() / c,
                      m.secondsPerCoordinate() / c,
                      m.secondsPerByte() / c));
          double now = seconds(planner, here);
          assertEquals(now / c, seconds(planner, faster), 1e-12 * now);
        });
  }

  /** More accuracy needs more rounds, and a longer proved step fewer. */
  @Test
  void rounds_followToleranceAndContraction() {
    ForAll.cases(
        Seed.of(5),
        random -> {
          Planner planner = BreakEvenTest.random(random);
          Goal goal = planner.goal();
          Goal finer = new Goal(goal.gap(), goal.firstSquared(), goal.tolerance() / 2, 0);
          Contender top = Contender.ef21(new TopK(3));
          double rounds = planner.forecast(top).proved();
          double more =
              new Planner(planner.workload(), finer, planner.platform(), planner.seed())
                  .forecast(top)
                  .proved();
          assertEquals(4 * (rounds + 1), more + 1, 4.001);
          assertTrue(planner.forecast(Contender.ef21(new TopK(6))).proved() <= rounds);
          assertTrue(planner.forecast(Contender.gradientDescent()).proved() <= rounds);
        });
  }

  /** Pitfall 8: at proved steps Top-k never sends fewer coordinates than gradient descent. */
  @Test
  void provedTopK_neverSendsFewerBits() {
    ForAll.cases(
        Seed.of(6),
        random -> {
          Planner planner = BreakEvenTest.random(random);
          int k = 1 + random.nextInt(planner.workload().dimension());
          Forecast top = planner.forecast(Contender.ef21(new TopK(k)));
          Forecast dense = planner.forecast(Contender.gradientDescent());
          double d = planner.workload().dimension();
          assertTrue((top.proved() + 1) * k >= (dense.proved() + 1) * d * (1 - 1e-9) - k);
          assertTrue(top.provedSeconds() >= dense.provedSeconds() * (1 - 1e-9));
        });
  }
}
