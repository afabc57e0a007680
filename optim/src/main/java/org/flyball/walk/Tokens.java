package org.flyball.walk;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Many independent tokens, on many threads. Token k starts from {@code seed.child(k)}, so that what
 * it does depends neither on the other tokens nor on the number of threads.
 *
 * <pre>{@code
 * List<Double> means = Tokens.each(walk, 100, 4, Seed.of(42), token -> mean(token, 10_000));
 * }</pre>
 */
public final class Tokens {

  private Tokens() {}

  /**
   * Starts tokens at random nodes and gives each to {@code job}.
   *
   * @param tokens how many, at least 1
   * @param threads how many at a time, at least 1
   * @param job what a token is to do; called on several threads
   * @param <R> what comes of it
   * @return one result for each token, in their order; fresh, the caller's
   * @throws RuntimeException what the job threw, for the first token that it threw for
   */
  public static <R> List<R> each(
      Sampling sampling, int tokens, int threads, Seed seed, Function<Sampler, R> job) {
    if (tokens < 1 || threads < 1) {
      Checks.that(
          false, "Tokens: tokens and threads must be at least 1, got %s, %s", tokens, threads);
    }
    return new Replicas(tokens, threads, seed).collect(own -> job.apply(sampling.start(own)));
  }

  /** A copy of where tokens start; throws unless there is one and all are nodes. */
  static int[] checked(int[] start, int nodes) {
    Checks.that(start.length > 0, "Tokens: there must be at least one");
    for (int node : start) {
      RepellentToken.checkNode(node, nodes);
    }
    return start.clone();
  }

  static Xoshiro256[] streams(int tokens, Seed seed) {
    Xoshiro256[] random = new Xoshiro256[tokens];
    Arrays.setAll(random, k -> seed.child(k).stream());
    return random;
  }

  static Snapshot addTo(Snapshot snapshot, int[] node, Xoshiro256[] random) {
    Snapshot more = snapshot.withLongs("at", Arrays.stream(node).asLongStream().toArray());
    for (int k = 0; k < random.length; k++) {
      more = more.with("random" + k, random[k].snapshot());
    }
    return more;
  }

  static int[] restoreNodes(Snapshot snapshot, int nodes) {
    return checked(Arrays.stream(snapshot.longs("at")).mapToInt(i -> (int) i).toArray(), nodes);
  }

  static Xoshiro256[] restoreStreams(Snapshot snapshot, int tokens) {
    Xoshiro256[] random = new Xoshiro256[tokens];
    Arrays.setAll(random, k -> Xoshiro256.of(snapshot.part("random" + k)));
    return random;
  }
}
