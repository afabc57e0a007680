package org.flyball.compress;

import org.flyball.random.Draws;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * A random permutation shares the d coordinates out among n clients; each sends its own, times n,
 * and the receiver can draw them too. For clients that hold similar vectors: the mean of n equal
 * vectors arrives exact (Szlendak, Tyurin and Richtarik 2021, arXiv 2110.03300).
 *
 * <p>Unbiased, omega = n - 1 for each client alone. Where n does not divide d, the coordinates are
 * filled up to a multiple of n with ones that nobody sends, so each goes to each client with
 * probability 1 / n exactly. Cost: a permutation of d numbers per round.
 *
 * <p>Start the workers by {@link #startClient}, with one seed for all; {@link #start} gives client
 * 0.
 *
 * @param clients n, at least 1
 */
public record PermK(int clients) implements Compressor {

  /** Checks n. */
  public PermK {
    Checks.that(clients >= 1, "PermK: clients must be at least 1, got %s", clients);
  }

  @Override
  public Guarantee guarantee(int dimension) {
    Inputs.dimension(this, dimension);
    return Guarantee.unbiased(clients - 1, Trait.HOMOGENEOUS);
  }

  @Override
  public Compression start(int dimension, Seed seed) {
    return startClient(0, clients, dimension, seed);
  }

  @Override
  public Compression startClient(int client, int of, int dimension, Seed common) {
    Inputs.dimension(this, dimension);
    Checks.that(of == clients, "PermK: made for %s clients, started for %s", clients, of);
    Checks.that(
        client >= 0 && client < clients, "PermK: client %s must be in [0, %s)", client, clients);
    int share = share(dimension);
    int[] permutation = new int[Math.multiplyExact(share, clients)];
    long[] words = new long[(dimension + 63) / 64];
    Draws draws = new Draws(common);
    SharedDraw block =
        (round, out) -> {
          draws.start(round);
          for (int i = 0; i < permutation.length; i++) { // Fisher and Yates, inside out
            int j = draws.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
          }
          for (int p = client * share; p < (client + 1) * share; p++) {
            int i = permutation[p];
            if (i < dimension) {
              words[i >>> 6] |= 1L << i;
            }
          }
          return BitSets.drain(words, out);
        };
    return new DrawnCompression(this, dimension, clients, share, block);
  }

  private int share(int dimension) {
    return (int) (((long) dimension + clients - 1) / clients);
  }

  @Override
  public int mostKept(int dimension) {
    return Math.min(dimension, share(dimension));
  }
}
