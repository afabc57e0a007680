package org.flyball.planning;

import java.util.HashMap;
import java.util.Map;
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
  private final Draws draws;

  Timetable(Workload workload, Platform platform, Seed seed) {
    this.platform = platform;
    clients = workload.clients();
    workers = platform.workers(clients);
    platform.links().check(workers);
    compute = new double[workers];
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

  /** Rounds with these messages, on average over delays. */
  Rounds rounds(double downBits, double[] bits) {
    boolean late = platform.latency().meanDelay() > 0;
    int samples = Math.max(LEAST_SAMPLES, Math.min(MOST_SAMPLES, MOST_DRAWS / workers));
    return new Rounds(downBits, bits, 0, late ? samples : 1);
  }

  /** One round, with its own delays. */
  RoundCost round(double downBits, double[] bits, long number) {
    return new Rounds(downBits, bits, number, 1).mean(1, 1);
  }

  /** Workers that differ in nothing but their delays. */
  private record Alike(double compute, double bits, double up, double down) {}

  /** Rounds with messages of the same sizes: workers that are alike are looked at together. */
  final class Rounds {

    private final double downBits;
    private final double all;
    private final Alike[] groups;
    private final double[][] longest; // delay of each group, in each sample

    private Rounds(double downBits, double[] bits, long first, int samples) {
      this.downBits = downBits;
      Links links = platform.links();
      Map<Alike, Integer> known = new HashMap<>();
      int[] groupOf = new int[workers];
      double sum = 0;
      for (int w = 0; w < workers; w++) {
        double own = 0;
        for (int i = first(w); i < first(w + 1); i++) {
          own += bits[i];
        }
        sum += own;
        Alike kind = new Alike(compute[w], own, links.up(w), links.down(w));
        Integer group = known.putIfAbsent(kind, known.size());
        groupOf[w] = group == null ? known.size() - 1 : group;
      }
      all = sum;
      groups = new Alike[known.size()];
      known.forEach((kind, group) -> groups[group] = kind);
      longest = new double[samples][groups.length];
      double mean = platform.latency().meanDelay();
      for (int s = 0; s < samples && mean > 0; s++) {
        draws.start(first + s);
        for (int group : groupOf) {
          double delay = -mean * Math.log1p(-draws.nextDouble());
          longest[s][group] = Math.max(longest[s][group], delay);
        }
      }
    }

    /** With all uplinks and all downlinks this many times as fast. */
    RoundCost mean(double upwards, double downwards) {
      RoundCost sum = new RoundCost(0, 0, 0, 0, 0);
      for (double[] delays : longest) {
        sum = sum.plus(one(delays, upwards, downwards), 1.0 / longest.length);
      }
      return sum;
    }

    private RoundCost one(double[] delays, double upwards, double downwards) {
      Links links = platform.links();
      double sharedDown = workers * downBits / (downwards * links.serverOut());
      double sharedUp = all / (upwards * links.serverIn());
      RoundCost last = new RoundCost(-1, 0, 0, 0, 0);
      for (int g = 0; g < groups.length; g++) {
        Alike kind = groups[g];
        double down = Math.max(downBits / (downwards * kind.down()), sharedDown);
        double up = Math.max(kind.bits() / (upwards * kind.up()), sharedUp);
        double seconds = delays[g] + down + kind.compute() + up;
        if (seconds > last.seconds()) {
          last = new RoundCost(delays[g], down, kind.compute(), up, 0);
        }
      }
      double server = platform.machines().secondsPerByte() * all / 8;
      return last.plus(new RoundCost(platform.latency().fixed(), 0, 0, 0, server), 1);
    }
  }
}
