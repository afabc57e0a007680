package org.flyball.federated;

import java.util.HashMap;
import java.util.Map;
import org.flyball.compress.Compression;
import org.flyball.compress.Compressor;
import org.flyball.compress.Message;
import org.flyball.compress.Wire;
import org.flyball.random.Draws;

/**
 * The scratch memory of one thread that works for many clients, one after the other: a few vectors
 * of d, a message, its bytes. What a client keeps from round to round is in {@link Client}.
 */
public final class Workspace {

  final Plan plan;
  final double[] gradient; // of f_i
  final double[] estimate; // v, scaled
  final double[] difference;
  final Wire wire;
  final Draws rows;
  final Draws coin;
  Message message = new Message();
  Message other = new Message();
  int[] batch = {};
  byte[] bytes = new byte[64];
  int kind;
  double keptShare = 1;
  private double[] scratch = {};
  String fault = "";
  private final Map<Compressor, Compression> shared = new HashMap<>();

  /** For the clients of a plan. */
  public Workspace(Plan plan) {
    this.plan = plan;
    int d = plan.dimension();
    gradient = new double[d];
    estimate = new double[d];
    difference = new double[d];
    wire = new Wire(d);
    rows = new Draws(plan.seed("rows"));
    coin = new Draws(plan.seed("coin"));
  }

  /** The bytes of the message just made; the first ones, as many as {@link Client#answer} said. */
  public byte[] bytes() {
    return bytes;
  }

  /** grad f_i of the last {@link Client#answer} where estimates are exact; shared, do not write. */
  public double[] gradient() {
    return gradient;
  }

  /** What share of its energy the last message kept; 1 unless the plan asks for it. */
  public double keptShare() {
    return keptShare;
  }

  /** What is wrong if {@link Client#answer} returned {@link Client#NOT_FINITE}. */
  public String fault() {
    return fault;
  }

  /** One worker for all clients that have this compressor, which draws nothing. */
  Compression shared(Compressor compressor) {
    Compression found = shared.get(compressor);
    if (found == null) {
      found = compressor.start(plan.dimension(), plan.seed("compress"));
      shared.put(compressor, found);
    }
    return found;
  }

  /** A vector for those who watch; the methods have no need of it. */
  double[] scratch() {
    if (scratch.length == 0) {
      scratch = new double[gradient.length];
    }
    return scratch;
  }

  void swap() {
    Message first = message;
    message = other;
    other = first;
  }

  void room(int wanted) {
    if (bytes.length < wanted) {
      bytes = new byte[Math.max(wanted, 2 * bytes.length)];
    }
  }

  int[] batch(int wanted) {
    if (batch.length < wanted) {
      batch = new int[wanted];
    }
    return batch;
  }
}
