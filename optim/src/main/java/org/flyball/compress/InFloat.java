package org.flyball.compress;

import org.flyball.random.Seed;

/**
 * Rounds the numbers of another compressor's messages to 32-bit floats, so that the wire carries
 * half as much. The rounding is part of C: client and receiver both add the rounded values, so
 * their copies stay equal.
 *
 * <p>The constants move by the relative error u = 2^-24 of rounding to nearest. Of coordinates kept
 * as they are, alpha' = alpha (1 - u^2); of another C with ||C(v)|| at most ||v||, alpha' = 1 -
 * (sqrt(1 - alpha) + u)^2; no claim for the rest, and none of unbiasedness. Numbers below 2^-126
 * are rounded more coarsely; one that exceeds the largest float is refused.
 *
 * @param inner what is rounded
 */
public record InFloat(Compressor inner) implements Compressor {

  private static final double UNIT = 0x1p-24;

  @Override
  public Guarantee guarantee(int dimension) {
    Guarantee before = inner.guarantee(dimension);
    double alpha = Double.NaN;
    if (before.has(Trait.ASSIGNABLE)) {
      alpha = before.contraction() * (1 - UNIT * UNIT);
    } else if (before.has(Trait.NONEXPANSIVE)) {
      double error = Math.sqrt(1 - before.contraction()) + UNIT;
      alpha = 1 - error * error;
    }
    return new Guarantee(
        alpha > 0 ? alpha : Double.NaN, Double.NaN, Traits.kept(before, Trait.DETERMINISTIC));
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    return wrap(inner.start(dimension, seed));
  }

  @Override
  public Compression startClient(int client, int clients, int dimension, Seed common) {
    return wrap(inner.startClient(client, clients, dimension, common));
  }

  private Compression wrap(Compression exact) {
    return new Adapted(
        exact,
        (vector, round, out) -> {
          exact.compress(vector, round, out);
          Inputs.fits(this, Adjustments.roundToFloat(out));
        });
  }

  @Override
  public int mostKept(int dimension) {
    return inner.mostKept(dimension);
  }
}
