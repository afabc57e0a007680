package org.flyball.compress;

import java.util.Arrays;
import java.util.List;
import org.flyball.run.Checks;

/**
 * Another body for compressions: the coordinates are drawn as by one of them, and all that they
 * remember is remembered.
 *
 * @param drawer whose draw is shared
 * @param parts all that the body uses
 */
record Adapted(Compression drawer, List<Compression> parts, Compression body)
    implements Compression {

  /** Around one compression. */
  Adapted(Compression only, Compression body) {
    this(only, List.of(only), body);
  }

  @Override
  public void compress(double[] vector, long round, Message out) {
    body.compress(vector, round, out);
  }

  @Override
  public SharedDraw sharedDraw() {
    return drawer.sharedDraw();
  }

  @Override
  public double[] state() {
    double[] all = new double[0];
    for (Compression part : parts) {
      double[] more = part.state();
      int before = all.length;
      all = Arrays.copyOf(all, before + more.length);
      System.arraycopy(more, 0, all, before, more.length);
    }
    return all;
  }

  @Override
  public void restore(double[] state) {
    Checks.length(state, state().length, "Compression: state");
    int at = 0;
    for (Compression part : parts) {
      int next = at + part.state().length;
      part.restore(Arrays.copyOfRange(state, at, next));
      at = next;
    }
  }
}
