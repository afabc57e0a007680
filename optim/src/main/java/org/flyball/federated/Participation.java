package org.flyball.federated;

import java.io.Serializable;
import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * Who takes part in a round. The others send nothing and keep their memory; the server's mean is
 * still over all. Who is drawn is a function of seed, round and client that both sides know.
 *
 * <p>A client that takes part with probability p and compresses with alpha is one that compresses
 * with p alpha, so every theorem of full participation holds (derived; the step sizes of arXiv
 * 2110.03294, Theorem 7, are never longer).
 */
public sealed interface Participation extends Serializable {

  /** Everybody, always. */
  static Participation all() {
    return new All();
  }

  /** Each client by a coin of its own; 1 is {@link #all}. */
  static Participation independent(double probability) {
    return probability == 1 ? all() : new Independent(probability);
  }

  /** The same with a probability for each client. */
  static Participation independent(double[] probabilities) {
    return new Independent(probabilities);
  }

  /** The probability of a client. */
  double of(int client);

  /** Whether nobody is ever left out. */
  default boolean isFull() {
    return this instanceof All;
  }

  /** Everybody. */
  record All() implements Participation {
    @Override
    public double of(int client) {
      return 1;
    }
  }

  /**
   * Independent coins.
   *
   * @param probabilities in (0, 1]; one for all, or one for each client; copied
   */
  record Independent(double... probabilities) implements Participation {
    /** Checks the range. */
    public Independent {
      probabilities = probabilities.clone();
      Checks.that(probabilities.length >= 1, "Participation: there is no probability");
      for (int i = 0; i < probabilities.length; i++) {
        if (!(probabilities[i] > 0 && probabilities[i] <= 1)) {
          Checks.that(
              false,
              "Participation: the probability of client %s is %s, must be in (0, 1]",
              i,
              probabilities[i]);
        }
      }
    }

    @Override
    public double of(int client) {
      return probabilities[probabilities.length == 1 ? 0 : client];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Independent that && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
      return "Independent" + Arrays.toString(probabilities);
    }
  }
}
