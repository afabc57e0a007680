package org.flyball.cli;

/**
 * What {@code plan --engine} says.
 *
 * @param kind which
 * @param workers threads or executors' cores; not used by NETWORK
 * @param text as the user wrote it
 */
record PlanEngine(Kind kind, int workers, String text) {

  /** Where clients live. */
  enum Kind {
    /** Each on its own machine. */
    NETWORK,
    /** All in one process. */
    LOCAL,
    /** On Spark's executors. */
    SPARK
  }

  static final PlanEngine NETWORK = new PlanEngine(Kind.NETWORK, Integer.MAX_VALUE, "network");

  static PlanEngine parse(String word) {
    if (word.equals("network")) {
      return NETWORK;
    } else if (word.equals("local")) {
      return new PlanEngine(Kind.LOCAL, 1, word);
    }
    int colon = word.indexOf(':');
    String name = colon < 0 ? word : word.substring(0, colon);
    if (colon > 0 && (name.equals("local") || name.equals("spark"))) {
      int workers = Words.count(word.substring(colon + 1), 1);
      return new PlanEngine(name.equals("local") ? Kind.LOCAL : Kind.SPARK, workers, word);
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no engine; write network, local:4 (threads) or spark:64 (cores)");
  }
}
