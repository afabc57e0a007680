package org.flyball.performance;

import java.util.List;
import java.util.Map;

/**
 * Benchmarks that answer one question: who does the same work, and how fast.
 *
 * @param id of a-z, 0-9 and -, the anchor on the page
 * @param title what is compared
 * @param unit what the time is for: "sweep of a row", so that sizes can be compared
 * @param units how many of them one operation does
 * @param note what the entrants do, in a few sentences
 * @param reference the entrant that ratios are taken to
 * @param entrants ours first; the reference is among them
 */
public record Question(
    String id,
    String title,
    String unit,
    double units,
    String note,
    Entrant reference,
    List<Entrant> entrants) {

  /** Who an entrant is. */
  public enum Role {
    /** Flyball. */
    OURS("ours"),
    /** Another library, or the loop that users would write. */
    RIVAL("rival"),
    /** What nobody can beat, or work of a known cost. */
    LIMIT("limit");

    private final String words;

    Role(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /**
   * One benchmark in a question.
   *
   * @param name for people
   * @param role who it is
   * @param benchmark class and method
   * @param params its parameters
   */
  public record Entrant(String name, Role role, String benchmark, Map<String, String> params) {

    /** The key of its measurement. */
    public String key() {
      return Measurement.key(benchmark, params);
    }
  }

  /** Copies the list. */
  public Question {
    entrants = List.copyOf(entrants);
  }
}
