package org.flyball.planning;

import org.flyball.run.Checks;

/**
 * Who computes, and how fast.
 *
 * @param workers how many machines or threads there are; each works for a run of consecutive
 *     clients, one after the other; if there are as many as clients or more, each client has its
 *     own
 * @param secondsPerNonzero of a gradient, for each entry of a client's data
 * @param secondsPerCoordinate of a gradient, for each of d: differences, choosing, encoding
 * @param secondsPerByte of the server, for each byte that arrives: decoding, summing
 */
public record Machines(
    int workers, double secondsPerNonzero, double secondsPerCoordinate, double secondsPerByte) {

  /** Checks the ranges. */
  public Machines {
    Checks.that(workers >= 1, "Machines: workers must be at least 1, got %s", workers);
    require(secondsPerNonzero, "nonzero");
    require(secondsPerCoordinate, "coordinate");
    require(secondsPerByte, "byte");
  }

  private static void require(double seconds, String what) {
    Checks.that(
        seconds >= 0 && seconds < Double.POSITIVE_INFINITY,
        "Machines: %s seconds per %s, must be 0 or positive and finite",
        seconds,
        what);
  }

  /** One for each client, which computes in no time. */
  public static Machines instant() {
    return new Machines(Integer.MAX_VALUE, 0, 0, 0);
  }

  /** The same with so many workers. */
  public Machines withWorkers(int count) {
    return new Machines(count, secondsPerNonzero, secondsPerCoordinate, secondsPerByte);
  }
}
