package org.flyball.cli;

import java.util.Locale;

/** Rows of a name and some words, for people: plain ASCII, at most 79 columns. */
final class Sheet {

  private static final int WIDTH = 79;
  private static final int COLUMN = 11;

  private final StringBuilder text = new StringBuilder();

  /** A row; what is too long goes on below. */
  void row(String name, String format, Object... values) {
    boolean first = true;
    for (String line : Ascii.wrap(String.format(Locale.ROOT, format, values), WIDTH - COLUMN)) {
      text.append(String.format(Locale.ROOT, "%-10s %s\n", first ? name : "", line));
      first = false;
    }
  }

  /** An empty line. */
  void gap() {
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
