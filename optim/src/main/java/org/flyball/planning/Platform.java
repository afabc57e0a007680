package org.flyball.planning;

/**
 * Where a training is to run.
 *
 * <pre>
 * Platform.local(machines)                        threads of one machine: no links, no latency
 * Platform.network(links, latency)                each client is a machine of its own
 * Platform.cluster(links, latency, machines)      Spark, say: clients share executors' cores
 * </pre>
 *
 * @param links between server and workers
 * @param latency of a round
 * @param machines who computes
 */
public record Platform(Links links, Latency latency, Machines machines) {

  /** Threads of one machine; as many as {@link Machines#workers}. */
  public static Platform local(Machines machines) {
    return new Platform(Links.unlimited(), Latency.of(0), machines);
  }

  /** A machine for each client, whose computing takes no time. */
  public static Platform network(Links links, Latency latency) {
    return new Platform(links, latency, Machines.instant());
  }

  /** Workers that have several clients each, and a fixed cost of each round. */
  public static Platform cluster(Links links, Latency latency, Machines machines) {
    return new Platform(links, latency, machines);
  }

  /** The same with other links. */
  public Platform with(Links other) {
    return new Platform(other, latency, machines);
  }

  /** The same with another latency. */
  public Platform with(Latency other) {
    return new Platform(links, other, machines);
  }

  /** The same with other machines. */
  public Platform with(Machines other) {
    return new Platform(links, latency, other);
  }

  /** How many workers have something to do. */
  public int workers(int clients) {
    return Math.min(machines.workers(), clients);
  }
}
