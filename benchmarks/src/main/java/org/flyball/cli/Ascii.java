package org.flyball.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text for any terminal: plain ASCII, wrapped to a width. */
final class Ascii {

  private static final Map<Character, String> PLAIN =
      Map.ofEntries(
          Map.entry('\u2264', "<="),
          Map.entry('\u2265', ">="),
          Map.entry('\u2248', "~"),
          Map.entry('\u2260', "!="),
          Map.entry('\u00b1', "+-"),
          Map.entry('\u00d7', "x"),
          Map.entry('\u00b7', "*"),
          Map.entry('\u221e', "infinity"),
          Map.entry('\u2212', "-"),
          Map.entry('\u2013', "-"),
          Map.entry('\u2014', "-"),
          Map.entry('\u00a0', " "),
          Map.entry('\u202f', " "),
          Map.entry('\u2009', " "),
          Map.entry('\u2018', "'"),
          Map.entry('\u2019', "'"),
          Map.entry('\u201c', "\""),
          Map.entry('\u201d', "\""),
          Map.entry('\u2026', "..."),
          Map.entry('\u03c9', "omega"),
          Map.entry('\u03b1', "alpha"),
          Map.entry('\u03b2', "beta"),
          Map.entry('\u03b7', "eta"),
          Map.entry('\u03c1', "rho"),
          Map.entry('\u221a', "sqrt "));

  private static final String SUPERSCRIPTS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b";

  private Ascii() {}

  /** The same in ASCII; what has no equal becomes a question mark. */
  static String of(String text) {
    StringBuilder plain = new StringBuilder();
    boolean raised = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int power = SUPERSCRIPTS.indexOf(c);
      if (power >= 0) {
        plain.append(raised ? "" : "^").append("0123456789-".charAt(power));
      } else if (c < 128) {
        plain.append(c);
      } else {
        plain.append(PLAIN.getOrDefault(c, "?"));
      }
      raised = power >= 0;
    }
    return plain.toString();
  }

  /** The text in lines of at most {@code width}, broken at blanks; a longer word is cut. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : of(text).trim().split("\\s+", -1)) {
      String rest = word;
      if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (rest.length() > width) {
        lines.add(rest.substring(0, width));
        rest = rest.substring(width);
      }
      line.append(line.length() > 0 ? " " : "").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
