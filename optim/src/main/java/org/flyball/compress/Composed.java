package org.flyball.compress;

import java.util.Arrays;
import java.util.List;
import org.flyball.random.Seed;

/**
 * The outer compressor applied to what the inner one makes, their draws independent. If both are
 * unbiased, so is the result, with 1 + omega = (1 + omega1) (1 + omega2); else nothing is promised
 * (but see {@link Then}). The message is the outer one's.
 *
 * @param outer applied second
 * @param inner applied first
 */
public record Composed(Compressor outer, Compressor inner) implements Compressor {

  @Override
  public Guarantee guarantee(int dimension) {
    Guarantee second = outer.guarantee(dimension);
    Guarantee first = inner.guarantee(dimension);
    double omega = (1 + second.variance()) * (1 + first.variance()) - 1;
    return new Guarantee(omega < 1 ? 1 - omega : Double.NaN, omega, Traits.both(second, first));
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    return join(
        outer.start(dimension, seed.child("outer")),
        inner.start(dimension, seed.child("inner")),
        dimension);
  }

  @Override
  public Compression startClient(int client, int clients, int dimension, Seed common) {
    return join(
        outer.startClient(client, clients, dimension, common.child("outer")),
        inner.startClient(client, clients, dimension, common.child("inner")),
        dimension);
  }

  private static Compression join(Compression second, Compression first, int dimension) {
    Message middle = new Message();
    double[] dense = new double[dimension];
    return new Adapted(
        second,
        List.of(second, first),
        (vector, round, out) -> {
          out.zero(dimension);
          first.compress(vector, round, middle);
          Arrays.fill(dense, 0);
          middle.addTo(1, dense);
          second.compress(dense, round, out);
        });
  }

  @Override
  public int mostKept(int dimension) {
    return outer.mostKept(dimension);
  }
}
