package org.flyball.planning;

import org.flyball.random.Draws;
import org.flyball.random.Seed;

/** How long rounds take on a platform, of messages of any size. For one thread. */
final class Timetable {

  private static final int MOST_DRAWS = 1_000_000;
  private static final int MOST_SAMPLES = 200;
  private static final int LEAST_SAMPLES = 20;

  private final Platform platform;
  private final int clients;
  private final int workers;
  private final double[] compute; // of each worker
  private final double[] upBits; // of each worker, scratch
  private final Draws draws;

  Timetable(Workload workload, Platform platform, Seed seed) {
    this.platform = platform;
    clients = workload.clients();
    workers = platform.workers(clients);
    platform.links().check(workers);
    compute = new double[workers];
    upBits = new double[workers];
    Machines machines = platform.machines();
    double ofDimension = machines.secondsPerCoordinate() * workload.dimension();
    for (int w = 0; w < workers; w++) {
      for (int i = first(w); i < first(w + 1); i++) {
        compute[w] += machines.secondsPerNonzero() * workload.nonzeros(i) + ofDimension;
      }
    }
    draws = new Draws(seed.child("delay"));
  }

  private int first(int worker) {
    return (int) ((long) clients * worker / workers);
  }

  /** The mean over rounds. */
  RoundCost mean(double downBits, double[] bits) {
    return mean(downBits, bits, platform.links());
  }

  /** The same, with the same delays, over other links. */
  RoundCost mean(double downBits, double[] bits, Links links) {
    if (platform.latency().meanDelay() == 0) {
      return round(downBits, bits, links, 0);
    }
    int samples = Math.max(LEAST_SAMPLES, Math.min(MOST_SAMPLES, MOST_DRAWS / workers));
    RoundCost sum = new RoundCost(0, 0, 0, 0, 0);
    for (int s = 0; s < samples; s++) {
      sum = sum.plus(round(downBits, bits, links, s), 1.0 / samples);
    }
    return sum;
  }

  /** One round, with its own delays. */
  RoundCost round(double downBits, double[] bits, long number) {
    return round(downBits, bits, platform.links(), number);
  }

  private RoundCost round(double downBits, double[] bits, Links links, long number) {
    double all = gather(bits);
    double sharedDown = workers * downBits / links.serverOut();
    double sharedUp = all / links.serverIn();
    double meanDelay = platform.latency().meanDelay();
    draws.start(number);
    int last = 0;
    double longest = -1;
    double lateness = 0;
    for (int w = 0; w < workers; w++) {
      double delay = meanDelay == 0 ? 0 : -meanDelay * Math.log1p(-draws.nextDouble());
      double down = Math.max(downBits / links.down(w), sharedDown);
      double up = Math.max(upBits[w] / links.up(w), sharedUp);
      double seconds = down + compute[w] + up + delay;
      if (seconds > longest) {
        longest = seconds;
        lateness = delay;
        last = w;
      }
    }
    return new RoundCost(
        platform.latency().fixed() + lateness,
        Math.max(downBits / links.down(last), sharedDown),
        compute[last],
        Math.max(upBits[last] / links.up(last), sharedUp),
        platform.machines().secondsPerByte() * all / 8);
  }

  /** Sums the clients' bits for each worker. */
  private double gather(double[] bits) {
    double all = 0;
    for (int w = 0; w < workers; w++) {
      double sum = 0;
      for (int i = first(w); i < first(w + 1); i++) {
        sum += bits[i];
      }
      upBits[w] = sum;
      all += sum;
    }
    return all;
  }
}
