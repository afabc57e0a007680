package org.flyball.report;

/** Text on its way into HTML. */
final class Html {

  private Html() {}

  /** The text as it must stand in an element or in a quoted attribute. */
  static String text(String raw) {
    StringBuilder safe = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
    return safe.toString();
  }

  /** {@code <tag class="style">text</tag>}, the text escaped. */
  static String element(String tag, String style, String raw) {
    return "<" + tag + " class=\"" + style + "\">" + text(raw) + "</" + tag + ">";
  }

  /** A verdict in words, colour and symbol. */
  static String badge(Verdict verdict) {
    return "<span class=\"badge "
        + verdict.style()
        + "\"><span aria-hidden=\"true\">"
        + verdict.symbol()
        + "</span> "
        + verdict.words()
        + "</span>";
  }
}
