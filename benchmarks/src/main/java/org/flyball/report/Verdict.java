package org.flyball.report;

/** What became of a paper's claim. */
public enum Verdict {
  /** The measurement keeps the bound. */
  CONFIRMED("confirmed", "\u2713"),
  /** The measurement breaks the bound, or there is none. */
  NOT_CONFIRMED("not confirmed", "\u2717"),
  /** True in part, or of something else than the paper says; the note says how. */
  DIFFERS("differs", "\u2260");

  private final String words;
  private final String symbol;

  Verdict(String words, String symbol) {
    this.words = words;
    this.symbol = symbol;
  }

  /** For people and for JSON: "not confirmed". */
  public String words() {
    return words;
  }

  /** One character that tells it without colour. */
  public String symbol() {
    return symbol;
  }

  /** A word without blanks, for style sheets. */
  String style() {
    return words.replace(' ', '-');
  }
}
