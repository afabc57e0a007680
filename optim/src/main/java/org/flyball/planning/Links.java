package org.flyball.planning;

import org.flyball.run.Checks;

/**
 * How fast bits flow, in bits per second; infinity is allowed. All workers send at once: a worker's
 * bits take as long as its own link needs, or as long as the server's link needs for everybody's,
 * whichever is longer. That is the least time that any sharing of the server's link allows.
 *
 * @param up from each worker to the server; one for all, or one for each; shared, do not write
 * @param down from the server to each worker; the same
 * @param serverIn what the server takes in from all together
 * @param serverOut what the server gives out to all together
 */
public record Links(double[] up, double[] down, double serverIn, double serverOut) {

  /** Checks that all speeds are positive. */
  public Links {
    up = up.clone();
    down = down.clone();
    Checks.that(up.length >= 1 && down.length >= 1, "Links: there is no speed");
    for (double speed : up) {
      require(speed, "an uplink");
    }
    for (double speed : down) {
      require(speed, "a downlink");
    }
    require(serverIn, "the server's link in");
    require(serverOut, "the server's link out");
  }

  private static void require(double speed, String what) {
    if (!(speed > 0)) {
      Checks.that(false, "Links: %s has %s bits per second, must be positive", what, speed);
    }
  }

  /** The same link for every worker, and a server whose link is never full. */
  public static Links of(double up, double down) {
    return of(new double[] {up}, new double[] {down});
  }

  /** A link for each worker, and a server whose link is never full. */
  public static Links of(double[] up, double[] down) {
    return new Links(up, down, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** No link at all: bits take no time. */
  public static Links unlimited() {
    return of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** The same with a server whose own link can be full. */
  public Links withServer(double in, double out) {
    return new Links(up, down, in, out);
  }

  /** All speeds times a factor, upwards and downwards, the server's too. */
  public Links times(double upwards, double downwards) {
    return new Links(
        scaled(up, upwards), scaled(down, downwards), serverIn * upwards, serverOut * downwards);
  }

  private static double[] scaled(double[] speeds, double factor) {
    double[] scaled = new double[speeds.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = speeds[i] * factor;
    }
    return scaled;
  }

  /** The slowest uplink of a worker; infinite without links. */
  public double slowestUp() {
    double least = Double.POSITIVE_INFINITY;
    for (double speed : up) {
      least = Math.min(least, speed);
    }
    return least;
  }

  /** Refuses lists that do not fit the workers. */
  void check(int workers) {
    Checks.that(
        (up.length == 1 || up.length == workers) && (down.length == 1 || down.length == workers),
        "Links: %s uplinks and %s downlinks for %s workers; give one for all or one for each",
        up.length,
        down.length,
        workers);
  }

  double up(int worker) {
    return up[up.length == 1 ? 0 : worker];
  }

  double down(int worker) {
    return down[down.length == 1 ? 0 : worker];
  }
}
