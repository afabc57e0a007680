package org.flyball.planning;

/**
 * Where the seconds of a round go. Down, compute and up are those of the worker that is last.
 *
 * @param latency what is the same for all, and the last worker's delay
 * @param down until the last worker has the server's message
 * @param compute of its clients' gradients and messages
 * @param up until the server has them
 * @param server decoding and summing
 */
public record RoundCost(double latency, double down, double compute, double up, double server) {

  /** What a round can spend its time on. */
  public enum Part {
    /** The fixed cost, and delays. */
    LATENCY,
    /** Bits from the server. */
    DOWN,
    /** Gradients and messages. */
    COMPUTE,
    /** Bits to the server. */
    UP,
    /** The server's own work. */
    SERVER
  }

  RoundCost plus(RoundCost other, double times) {
    return new RoundCost(
        latency + times * other.latency,
        down + times * other.down,
        compute + times * other.compute,
        up + times * other.up,
        server + times * other.server);
  }

  /** All of it. */
  public double seconds() {
    return latency + down + compute + up + server;
  }

  /** The seconds of one part. */
  public double of(Part part) {
    return switch (part) {
      case LATENCY -> latency;
      case DOWN -> down;
      case COMPUTE -> compute;
      case UP -> up;
      case SERVER -> server;
    };
  }

  /** What takes longest; of equals the first. */
  public Part dominant() {
    Part longest = Part.LATENCY;
    for (Part part : Part.values()) {
      longest = of(part) > of(longest) ? part : longest;
    }
    return longest;
  }
}
