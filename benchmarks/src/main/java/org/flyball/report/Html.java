package org.flyball.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Text on its way into HTML. */
final class Html {

  /** An index of words, as of L_QM: there are no signs for it. */
  private static final Pattern INDEX =
      Pattern.compile("(?<=(?<![A-Za-z_])[A-Za-z])_([A-Za-z]{1,4}|\\+)(?![A-Za-z_])");

  /** A power that is no whole number, with or without parentheses, as of n^(-1/3). */
  private static final Pattern POWER =
      Pattern.compile("\\^(?:\\(([\\w./+\u2212-]+)\\)|([+\u2212-]?[\\w.]*\\w))");

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

  /** Prose with signs in place of spelt formulas, escaped; page.js does the same to names. */
  static String prose(String plain) {
    String lowered = INDEX.matcher(text(Typeset.of(plain))).replaceAll("<sub>$1</sub>");
    return POWER
        .matcher(lowered)
        .replaceAll(
            found ->
                "<sup>" + (found.group(1) == null ? found.group(2) : found.group(1)) + "</sup>");
  }

  /** In the order in which the papers come; without a paper last. */
  static <T> Map<Optional<Paper>, List<T>> byPaper(
      Collection<T> things, Function<T, String> experiment) {
    Map<Optional<Paper>, List<T>> groups = new LinkedHashMap<>();
    List<T> others = new ArrayList<>();
    for (T thing : things) {
      Optional<Paper> paper = Paper.of(experiment.apply(thing));
      (paper.isPresent() ? groups.computeIfAbsent(paper, first -> new ArrayList<>()) : others)
          .add(thing);
    }
    if (!others.isEmpty()) {
      groups.put(Optional.empty(), others);
    }
    return groups;
  }

  /** What a group of experiments is called. */
  static String title(Optional<Paper> paper) {
    return paper.map(Paper::title).orElse("Other experiments");
  }

  /** How many claims of these experiments have this verdict. */
  static long count(Collection<ExperimentReport> reports, Verdict verdict) {
    return reports.stream().mapToLong(report -> report.count(verdict)).sum();
  }

  /** The verdicts of these experiments in few characters; those that nobody got are left out. */
  static String tally(Collection<ExperimentReport> reports) {
    StringBuilder html = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      long count = count(reports, verdict);
      if (count > 0) {
        html.append("<span class=\"badge ").append(verdict.style());
        html.append("\"><span aria-hidden=\"true\">").append(verdict.symbol()).append("</span> ");
        html.append(count).append("<span class=\"away\"> ").append(verdict.words());
        html.append("</span></span> ");
      }
    }
    return html.toString();
  }
}
