package org.flyball.compress;

import java.util.List;
import org.flyball.random.Seed;

/**
 * C(v) + Q(v - C(v)) with a biased C and an unbiased Q: unbiased, omega = omega_Q (1 - alpha_C)
 * (Horvath and Richtarik 2020, arXiv 2006.11077). A message has two parts and costs the sum of
 * both.
 *
 * @param biased C, contractive
 * @param unbiased Q
 */
public record Induced(Compressor biased, Compressor unbiased) implements Compressor {

  @Override
  public Guarantee guarantee(int dimension) {
    Guarantee first = biased.guarantee(dimension);
    Guarantee second = unbiased.guarantee(dimension);
    double omega = second.variance() * (1 - first.contraction());
    return new Guarantee(
        omega < 1 ? 1 - omega : Double.NaN,
        omega,
        Traits.kept(
            new Guarantee(Double.NaN, Double.NaN, Traits.both(first, second)),
            Trait.HOMOGENEOUS,
            Trait.DETERMINISTIC));
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    return join(
        biased.start(dimension, seed.child("biased")),
        unbiased.start(dimension, seed.child("unbiased")),
        dimension);
  }

  @Override
  public Compression startClient(int client, int clients, int dimension, Seed common) {
    return join(
        biased.startClient(client, clients, dimension, common.child("biased")),
        unbiased.startClient(client, clients, dimension, common.child("unbiased")),
        dimension);
  }

  private static Compression join(Compression first, Compression second, int dimension) {
    double[] rest = new double[dimension];
    Message correction = new Message();
    Compression body =
        (vector, round, out) -> {
          first.compress(vector, round, out);
          System.arraycopy(vector, 0, rest, 0, dimension);
          out.addTo(-1, rest);
          try {
            second.compress(rest, round, correction);
          } catch (IllegalArgumentException refused) {
            out.zero(dimension);
            throw refused;
          }
          Message last = out;
          for (Message next = out.part(); next != null; next = next.part()) {
            last = next;
          }
          // A receiver has one shared draw, the unbiased one's; the other is sent with its
          // coordinates.
          for (Message part = out; part != null; part = part.part()) {
            part.drawn(-1);
          }
          last.addPart().set(correction);
        };
    return new Adapted(second, List.of(first, second), body);
  }
}
