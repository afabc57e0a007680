package org.flyball.federated;

import java.util.Arrays;
import org.flyball.compress.Compression;
import org.flyball.compress.Message;
import org.flyball.compress.SharedDraw;
import org.flyball.compress.Wire;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * The clients' end of the downlink: makes the point of a round from the server's bytes. One is
 * enough for all clients of a worker. If the downlink is compressed it has a state, x and g, and
 * must get every order, in order. For one thread.
 */
public final class Receiver {

  private final Plan plan;
  private final Wire wire;
  private final Message message = new Message();
  private final Stepper stepper;
  private final SharedDraw draw;
  private final boolean steps;
  private final double[] x;
  private final double[] g; // empty if x is sent
  private long round = -1;
  private double stepSize;

  /** Before round 0. */
  public Receiver(Plan plan) {
    this.plan = plan;
    wire = new Wire(plan.dimension());
    stepper = new Stepper(plan);
    steps = plan.method().server().downlink().isPresent();
    draw =
        plan.method().server().downlink().isPresent()
            ? downlink(plan).sharedDraw()
            : SharedDraw.NONE;
    x = new double[plan.dimension()];
    g = new double[steps ? plan.dimension() : 0];
  }

  static Compression downlink(Plan plan) {
    return plan.method()
        .server()
        .downlink()
        .orElseThrow()
        .start(plan.dimension(), plan.seed("downlink"));
  }

  /**
   * Reads an order.
   *
   * @throws IllegalArgumentException if it is damaged, or not the next one where that matters
   */
  public void receive(byte[] bytes, int length) {
    if (length <= Order.HEADER) {
      Checks.that(false, "Receiver: an order of %s bytes is cut short", length);
    }
    long number = getLong(bytes, 0);
    double nextStepSize = Double.longBitsToDouble(getLong(bytes, 8));
    boolean next = steps ? number == round + 1 : number > round;
    if (!next) {
      Checks.that(
          false, "Receiver: order %s came after order %s; it is stale or skips one", number, round);
    }
    wire.decode(bytes, Order.HEADER, length, draw, message);
    if (!steps || number == 0) {
      copy(message, x);
    } else {
      if (bytes[16] == Envelope.REPLACE) {
        copy(message, g);
      } else {
        message.addTo(1, g);
      }
      stepper.step(g, stepSize, x);
    }
    round = number;
    stepSize = nextStepSize;
  }

  private static void copy(Message from, double[] to) {
    Arrays.fill(to, 0);
    from.addTo(1, to);
  }

  private static long getLong(byte[] bytes, int at) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value |= (bytes[at + i] & 0xFFL) << (8 * i);
    }
    return value;
  }

  /** The round of the last order; -1 before the first. */
  public long round() {
    return round;
  }

  /** gamma of the last order. */
  public double stepSize() {
    return stepSize;
  }

  /** The point of the last order, (d); shared, do not write. */
  public double[] point() {
    return x;
  }

  /** The whole state. */
  public Snapshot snapshot() {
    return Snapshot.of("Receiver")
        .withLongs("round", round)
        .with("stepSize", stepSize)
        .with("x", x)
        .with("g", g)
        .with("stepper", stepper.snapshot());
  }

  /** Goes back to a saved state. */
  public void restore(Snapshot snapshot) {
    round = snapshot.expect("Receiver").longs("round")[0];
    stepSize = snapshot.doubles("stepSize", 1)[0];
    System.arraycopy(snapshot.doubles("x", x.length), 0, x, 0, x.length);
    System.arraycopy(snapshot.doubles("g", g.length), 0, g, 0, g.length);
    stepper.restore(snapshot.part("stepper"));
  }

  @Override
  public String toString() {
    return "Receiver of " + plan.clients() + " clients, round " + round;
  }
}
