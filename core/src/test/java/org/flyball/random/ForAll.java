package org.flyball.random;

/**
 * Seeded property tests: a property is tried on many random cases, and the message of a failure has
 * the case number and the seed, ready to be pasted into {@link #one}.
 *
 * <pre>{@code
 * ForAll.cases(Seed.of(7), random -> {
 *   int n = 1 + random.nextInt(20);
 *   assertEquals(n, reverse(reverse(list(n, random))).size());
 * });
 * }</pre>
 *
 * <p>Case {@code i} draws from {@code seed.child(i)}, so it does not depend on the cases before it.
 */
public final class ForAll {

  /** The number of cases of {@link #cases(Seed, Property)}. */
  public static final int CASES = 200;

  private ForAll() {}

  /** What is to hold for every case; it fails by throwing. */
  @FunctionalInterface
  public interface Property {
    /** Draws one case from the stream and checks it. */
    void check(Xoshiro256 random) throws Exception;
  }

  /** Tries 200 cases. */
  public static void cases(Seed seed, Property property) {
    cases(CASES, seed, property);
  }

  /** Tries {@code count} cases; stops at the first that fails. */
  public static void cases(int count, Seed seed, Property property) {
    for (int i = 0; i < count; i++) {
      try {
        property.check(seed.child(i).stream());
      } catch (Exception | AssertionError | StackOverflowError failure) {
        String again =
            String.format("ForAll.one(%d, new Seed(%dL, %dL), ...)", i, seed.high(), seed.low());
        throw new AssertionError(
            "case " + i + " of " + count + " fails, again: " + again + "\n" + failure, failure);
      }
    }
  }

  /** Tries one case alone, as a failure's message names it; the exception comes as it is thrown. */
  public static void one(int number, Seed seed, Property property) throws Exception {
    property.check(seed.child(number).stream());
  }
}
