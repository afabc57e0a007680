package org.flyball.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class TimetableTest {

  private static final Seed SEED = Seed.of(1);

  /** 4 clients of 10 variables with 100, 200, 300 and 400 nonzeros. */
  private static Workload workload() {
    return new Workload(
        10, Smoothness.of(1, 1, 1, 1, 1), new int[] {10}, new long[] {100, 200, 300, 400});
  }

  /** The second link is slow, the fourth client large: 1 + 2 + 4 s against 0.5 + 4 + 1 s. */
  @Test
  void slowestWorker_decides() {
    Machines machines = new Machines(Integer.MAX_VALUE, 0.01, 0, 0);
    Links links = Links.of(new double[] {100, 25, 100, 100}, new double[] {20, 10, 20, 20});
    Platform platform = Platform.cluster(links, Latency.of(0.25), machines);
    RoundCost cost =
        new Timetable(workload(), platform, SEED)
            .rounds(10, new double[] {100, 100, 100, 100})
            .mean(1, 1);
    assertEquals(new RoundCost(0.25, 1, 2, 4, 0), cost);
    assertEquals(7.25, cost.seconds());
    assertEquals(RoundCost.Part.UP, cost.dominant());
  }

  /** Two workers have clients {0, 1} and {2, 3}: one after the other, over one link. */
  @Test
  void workers_computeAndSendForTheirClients() {
    Machines machines = new Machines(2, 0.01, 0.1, 0.5);
    Platform platform = Platform.cluster(Links.of(100, 20), Latency.of(0), machines);
    RoundCost cost =
        new Timetable(workload(), platform, SEED)
            .rounds(10, new double[] {8, 16, 100, 100})
            .mean(1, 1);
    assertEquals(0.5, cost.down());
    assertEquals(7 + 2 * 0.1 * 10, cost.compute(), 1e-12);
    assertEquals(2, cost.up());
    assertEquals(224 / 8 * 0.5, cost.server());
  }

  @Test
  void threads_haveNoLinks() {
    Platform platform = Platform.local(new Machines(1, 0.01, 0, 0));
    RoundCost cost =
        new Timetable(workload(), platform, SEED)
            .rounds(1e9, new double[] {1e9, 1e9, 1e9, 1e9})
            .mean(1, 1);
    assertEquals(new RoundCost(0, 0, 10, 0, 0), cost);
  }

  /** Everybody's bits pass the server's link, whatever the workers' links could do. */
  @Test
  void serversLink_isShared() {
    Platform platform = Platform.network(Links.of(100, 100).withServer(20, 10), Latency.of(0));
    RoundCost cost =
        new Timetable(workload(), platform, SEED)
            .rounds(10, new double[] {10, 10, 10, 10})
            .mean(1, 1);
    assertEquals(4, cost.down());
    assertEquals(2, cost.up());
  }

  /**
   * Null hypothesis: the last of 50 delays with mean 0.1 s is late by 0.1 (1 + 1/2 + ... + 1/50) =
   * 0.44992 s on average, with variance 0.01 (1 + 1/4 + ... + 1/2500). Statistic: the mean of 200
   * rounds; level 10^-4 (3.89 standard errors of 0.0090 s, normal). Twice the mean delay would be
   * 50 standard errors away. Seeds 0 to 99 pass.
   */
  @Test
  void delays_haveTheMeanOfTheLargestOfMany() {
    double[] ones = new double[50];
    Arrays.fill(ones, 1);
    Workload workload = Workload.of(10, Smoothness.of(1, ones), 10);
    Platform platform = Platform.network(Links.unlimited(), Latency.of(1).withDelays(0.1));
    double mean = 0;
    double variance = 0;
    for (int k = 1; k <= 50; k++) {
      mean += 0.1 / k;
      variance += 0.01 / k / k;
    }
    for (int seed = 0; seed < 100; seed++) {
      RoundCost cost =
          new Timetable(workload, platform, Seed.of(seed)).rounds(10, new double[50]).mean(1, 1);
      assertEquals(1 + mean, cost.latency(), 3.89 * Math.sqrt(variance / 200), "seed " + seed);
    }
  }

  @Test
  void delays_areTheSameForTheSameSeed() {
    Platform platform = Platform.network(Links.of(100, 100), Latency.of(1).withDelays(0.1));
    double[] bits = {10, 20, 30, 40};
    RoundCost one = new Timetable(workload(), platform, SEED).rounds(10, bits).mean(1, 1);
    assertEquals(one, new Timetable(workload(), platform, SEED).rounds(10, bits).mean(1, 1));
    assertTrue(
        !one.equals(new Timetable(workload(), platform, Seed.of(2)).rounds(10, bits).mean(1, 1)));
  }
}
