package org.flyball.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The times of an experiment's parts, a table per group. */
final class TimingHtml {

  private static final String NUMBER = "<td class=\"number\">";

  private TimingHtml() {}

  static String of(ExperimentReport report) {
    Map<String, StringBuilder> groups = new LinkedHashMap<>();
    Map<String, Timing> first = new LinkedHashMap<>();
    for (Timing timing : report.timings()) {
      first.putIfAbsent(timing.group(), timing);
      Timing reference = first.getOrDefault(timing.group(), timing);
      groups
          .computeIfAbsent(timing.group(), group -> new StringBuilder())
          .append(row(timing, reference));
    }
    StringBuilder html = new StringBuilder();
    groups.forEach(
        (group, rows) -> {
          String title = "Processor time, " + Typeset.of(group);
          html.append(
              "<div class=\"numbers\"><div class=\"scroll\" tabindex=\"0\" role=\"region\"");
          html.append(" aria-label=\"").append(Html.text(title)).append("\"><table>\n<caption>");
          html.append(Html.text(title))
              .append("</caption>\n<thead><tr><th scope=\"col\">part</th>");
          html.append("<th scope=\"col\" class=\"number\">seconds</th>");
          html.append("<th scope=\"col\" class=\"number\">times the first row</th></tr></thead>\n");
          html.append("<tbody>\n").append(rows).append("</tbody></table></div></div>\n");
        });
    return html.toString();
  }

  private static String row(Timing timing, Timing reference) {
    return "<tr><th scope=\"row\">"
        + Html.prose(timing.part())
        + "</th>"
        + NUMBER
        + rounded(timing.seconds())
        + "</td>"
        + NUMBER
        + rounded(timing.seconds() / reference.seconds())
        + "</td></tr>\n";
  }

  /** Two digits: a time is not worth more. */
  private static String rounded(double value) {
    return Numbers.show(Numbers.rounded(value, 2));
  }
}
