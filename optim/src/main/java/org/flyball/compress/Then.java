package org.flyball.compress;

import java.util.List;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * A selection of coordinates, then a second compressor on the values kept: {@code new Then(new
 * TopK(100), new Natural())} sends an index, a sign and an exponent per entry.
 *
 * <p>alpha = alpha1 alpha2, alpha2 that of the second in as many dimensions as are kept at most:
 * the selection drops a part orthogonal to what it keeps, so E ||C(v) - v||^2 = ||v||^2 - ||v_K||^2
 * + E ||C2(v_K) - v_K||^2. An unbiased second with omega below 1 has alpha2 = 1 - omega.
 *
 * @param selection an {@link Trait#ASSIGNABLE} compressor
 * @param values what is applied to the kept values
 */
public record Then(Compressor selection, Compressor values) implements Compressor {

  @Override
  public Guarantee guarantee(int dimension) {
    Guarantee first = selection.guarantee(dimension);
    Guarantee second = values.guarantee(selection.mostKept(dimension));
    Checks.that(
        first.has(Trait.ASSIGNABLE), "Then: %s does not keep coordinates as they are", selection);
    return new Guarantee(
        first.contraction() * second.contraction(),
        first.variance() == 0 ? second.variance() : Double.NaN,
        Traits.both(first, second));
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    return join(
        selection.start(dimension, seed.child("selection")),
        values.start(selection.mostKept(dimension), seed.child("values")),
        dimension);
  }

  @Override
  public Compression startClient(int client, int clients, int dimension, Seed common) {
    int most = selection.mostKept(dimension);
    return join(
        selection.startClient(client, clients, dimension, common.child("selection")),
        values.startClient(client, clients, most, common.child("values")),
        dimension);
  }

  private Compression join(Compression first, Compression second, int dimension) {
    Checks.that(
        selection.guarantee(dimension).has(Trait.ASSIGNABLE),
        "Then: %s does not keep coordinates as they are",
        selection);
    Message picked = new Message();
    Message inner = new Message();
    double[] kept = new double[selection.mostKept(dimension)];
    return new Adapted(
        first,
        List.of(first, second),
        (vector, round, out) -> {
          out.zero(dimension);
          first.compress(vector, round, picked);
          for (int p = 0; p < kept.length; p++) {
            kept[p] = p < picked.kept() ? picked.value(p) : 0;
          }
          second.compress(kept, round, inner);
          if (inner.part() != null) {
            Checks.that(false, "Then: %s sends sums, which cannot follow a selection", values);
          }
          Adjustments.within(picked, inner, out);
        });
  }

  @Override
  public int mostKept(int dimension) {
    return selection.mostKept(dimension);
  }
}
