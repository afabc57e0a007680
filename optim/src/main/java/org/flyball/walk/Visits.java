package org.flyball.walk;

import org.flyball.run.Checks;

/**
 * Which nodes a step evaluates: those the next {@code visits} steps of {@code tokens} independent
 * tokens arrive at, all at the same theta, averaged.
 *
 * <p>More tokens divide the variance per step by their number, more visits by less, as neighbouring
 * visits are alike. Tokens that share their counts are one {@link Sampling} of their own. Tokens
 * with a theta each are {@link Replicas}.
 *
 * @param sampling how a token walks
 * @param tokens how many tokens, at least 1
 * @param visits how many steps of each token to a step of theta, at least 1
 */
public record Visits(Sampling sampling, int tokens, int visits) {

  /** Checks the counts. */
  public Visits {
    Checks.that(tokens >= 1, "Visits: tokens must be at least 1, got %s", tokens);
    Checks.that(visits >= 1, "Visits: visits must be at least 1, got %s", visits);
    Checks.that(
        (long) tokens * visits <= Integer.MAX_VALUE,
        "Visits: %s tokens with %s visits each are more than %s visits a step",
        tokens,
        visits,
        Integer.MAX_VALUE);
  }

  /** One visit of one token. */
  public static Visits of(Sampling sampling) {
    return new Visits(sampling, 1, 1);
  }

  /** The same with several tokens that share theta. */
  public Visits by(int manyTokens) {
    return new Visits(sampling, manyTokens, visits);
  }

  /** The same with several consecutive visits to a step: a minibatch. */
  public Visits inBatchesOf(int manyVisits) {
    return new Visits(sampling, tokens, manyVisits);
  }
}
