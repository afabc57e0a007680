package org.flyball.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text as people read it. Experiments spell formulas in plain letters, as their CSV files and the
 * terminal need them; the page and the pictures show signs: {@code tau >= 1/e^2} is &tau; &ge;
 * 1/e&sup2; there. Names of Greek letters count as whole words, powers and indices only if they are
 * digits or one letter; all else stays as it is.
 */
final class Typeset {

  private static final Map<String, String> GREEK =
      Map.ofEntries(
          Map.entry("alpha", "\u03b1"),
          Map.entry("beta", "\u03b2"),
          Map.entry("gamma", "\u03b3"),
          Map.entry("delta", "\u03b4"),
          Map.entry("eps", "\u03b5"),
          Map.entry("eta", "\u03b7"),
          Map.entry("theta", "\u03b8"),
          Map.entry("kappa", "\u03ba"),
          Map.entry("lambda", "\u03bb"),
          Map.entry("mu", "\u03bc"),
          Map.entry("nu", "\u03bd"),
          Map.entry("pi", "\u03c0"),
          Map.entry("rho", "\u03c1"),
          Map.entry("sigma", "\u03c3"),
          Map.entry("tau", "\u03c4"),
          Map.entry("xi", "\u03be"),
          Map.entry("Phi", "\u03a6"),
          Map.entry("omega", "\u03c9"));

  private static final String RAISED_FROM = "0123456789-abdijkmnt";
  private static final String RAISED =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b"
          + "\u1d43\u1d47\u1d48\u2071\u02b2\u1d4f\u1d50\u207f\u1d57";
  private static final String LOWERED_FROM = "0123456789aijkmnstx";
  private static final String LOWERED =
      "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089"
          + "\u2090\u1d62\u2c7c\u2096\u2098\u2099\u209b\u209c\u2093";

  /** What is an operand on the left and on the right of a minus; by then Greek letters are so. */
  private static final String LEFT =
      "(?<=[\\d)\\]*\u00b2\u00b3\u03b1-\u03c9\u2070-\u209c]|(?<!\\w)[A-Za-z])";

  private static final String RIGHT = "(?=[\\d(\u03b1-\u03c9\u221a]|[A-Za-z](?![A-Za-z0-9]))";

  /** One after the other: the later ones look for the signs of the earlier ones. */
  private static final List<Rule> RULES =
      List.of(
          rule(
              "(?<![\\w.-])(?:" + String.join("|", GREEK.keySet()) + ")(?![A-Za-z0-9]|-\\d)",
              found -> GREEK.getOrDefault(found.group(), found.group())),
          rule(
              "(?<![\\w.])(\\d(?:\\.\\d+)?)e(-?\\d+)\\b",
              found ->
                  (found.group(1).equals("1") ? "" : found.group(1) + "\u00b7")
                      + "10"
                      + moved(
                          Integer.toString(Integer.parseInt(found.group(2))), RAISED_FROM, RAISED)),
          rule(
              "\\^(-?\\d+(?![.\\d])|-?[abdijkmnt](?!\\w))",
              found -> moved(found.group(1), RAISED_FROM, RAISED)),
          rule(
              "(?<=(?<!\\w)[A-Za-z\u03b1-\u03c9])_(\\d+|[ijknt]|max|min)(?!\\w)",
              found -> moved(found.group(1), LOWERED_FROM, LOWERED)),
          rule("\\bsqrt\\((\\d+|\\p{L})\\)", found -> "\u221a" + found.group(1)),
          rule("\\bsqrt (?=\\d|[A-Za-z](?![A-Za-z]))|\\bsqrt(?=\\()", "\u221a"),
          rule("\\|\\|", "\u2016"),
          rule("<=", "\u2264"),
          rule(">=", "\u2265"),
          rule("(?<=\\d) x (?=\\d)|(?<=\\bn) x (?=[nd]\\b)", "\u00a0\u00d7\u00a0"),
          rule("(?<=\\d)-(?=\\d+ ?%)", "\u2013"),
          rule(" %", "\u00a0%"),
          rule(
              "(?<![\\w.,/])\\d{5,9}(?![\\w.])",
              found -> Numbers.show(Double.parseDouble(found.group()))),
          rule(LEFT + " - " + RIGHT, "\u00a0\u2212\u00a0"),
          rule("(?<![^\\s(\\[=,])-(?=[\\d\u221a\u03b1-\u03c9]|log\\b)", "\u2212"),
          rule("(?<=[\\w)\\]*\u03b1-\u03c9\u2070-\u209c]) (?=[=\u2264\u2265\u2248] )", "\u00a0"),
          rule("(?<=[=\u2264\u2265\u2248]) (?=[\\d\u2212])", "\u00a0"));

  private Typeset() {}

  private record Rule(Pattern pattern, Function<MatchResult, String> by) {}

  private static Rule rule(String regex, Function<MatchResult, String> by) {
    return new Rule(Pattern.compile(regex), by);
  }

  private static Rule rule(String regex, String sign) {
    return rule(regex, found -> sign);
  }

  private static String moved(String text, String from, String to) {
    StringBuilder signs = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      signs.append(to.charAt(from.indexOf(text.charAt(i))));
    }
    return signs.toString();
  }

  /** The text with signs. */
  static String of(String plain) {
    String text = plain;
    for (Rule rule : RULES) {
      text = rule.pattern.matcher(text).replaceAll(rule.by);
    }
    return text;
  }

  /** The figure with all its texts so; numbers and id stay. */
  static Figure of(Figure figure) {
    return new Figure(
        figure.id(),
        of(figure.title()),
        of(figure.x()),
        of(figure.y()),
        figure.series().stream().map(Typeset::of).toList(),
        figure.marks().stream()
            .map(mark -> new Mark(of(mark.label()), mark.direction(), mark.at()))
            .toList(),
        figure
            .ground()
            .map(map -> new Ground(of(map.label()), map.x(), map.y(), map.value(), map.levels())),
        of(figure.caption()));
  }

  /** The table with all its texts so; numbers and id stay. */
  static Table of(Table table) {
    return new Table(
        table.id(),
        of(table.title()),
        table.header().stream().map(Typeset::of).toList(),
        table.rows().stream()
            .map(row -> row.stream().map(cell -> cell instanceof String s ? of(s) : cell).toList())
            .toList());
  }

  private static Axis of(Axis axis) {
    return new Axis(
        of(axis.label()), axis.scale(), axis.categories().stream().map(Typeset::of).toList());
  }

  private static Series of(Series series) {
    return new Series(
        of(series.name()),
        series.x(),
        series.y(),
        series.low(),
        series.high(),
        series.shape(),
        series.style());
  }
}
