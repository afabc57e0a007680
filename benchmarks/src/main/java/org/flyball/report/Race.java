package org.flyball.report;

import java.util.List;
import org.flyball.run.Checks;

/**
 * A bar chart that is a table: one row per entrant with a bar for its time, its noise band, and the
 * place of a limit marked in every row.
 *
 * @param id the anchor, of a-z, 0-9 and -
 * @param title what is compared
 * @param note what the reader must know besides
 * @param unit what one time is for
 * @param reference the name of the runner that the others are measured by; empty if there is none
 * @param runners the rows
 */
public record Race(
    String id, String title, String note, String unit, String reference, List<Runner> runners) {

  /**
   * One row.
   *
   * @param name who
   * @param role ours, rival or limit; or empty
   * @param band the least and the largest time, in the same unit for all; or empty for no bar;
   *     shared, do not write
   * @param cells least time, largest time, ratio to the reference, what has changed
   */
  public record Runner(String name, String role, double[] band, List<String> cells) {

    /** Checks the lengths. */
    public Runner {
      Checks.that(band.length == 0 || band.length == 2, "Race %s: a band has two ends", name);
      Checks.that(cells.size() == 4, "Race %s: needs 4 cells, got %s", name, cells.size());
      cells = List.copyOf(cells);
    }
  }

  /** Checks the anchor. */
  public Race {
    Figure.fileName(id, "Race");
    runners = List.copyOf(runners);
  }

  /** The section of the page. */
  String html() {
    double longest = 0;
    double limit = Double.NaN;
    for (Runner runner : runners) {
      if (runner.band().length == 2) {
        longest = Math.max(longest, runner.band()[1]);
        limit = runner.name().equals(reference) ? runner.band()[0] : limit;
      }
    }
    StringBuilder html = new StringBuilder();
    html.append("<section class=\"race\" id=\"").append(id).append("\" aria-labelledby=\"");
    html.append(id).append("--title\">\n<h2 id=\"").append(id).append("--title\">");
    html.append(Html.text(title)).append("</h2>\n").append(Html.element("p", "caption", note));
    if (!reference.isEmpty()) {
      html.append(Html.element("p", "caption", "Ratios are to: " + reference + "."));
    }
    html.append("\n<table><thead><tr><th scope=\"col\">who</th>");
    html.append("<th scope=\"col\" class=\"number\">CPU time per ").append(Html.text(unit));
    html.append("</th><th scope=\"col\" class=\"number\">slowest iteration</th>");
    html.append("<th scope=\"col\" class=\"number\">ratio (noise band)</th>");
    html.append("<th scope=\"col\">against the last results</th></tr></thead>\n<tbody>\n");
    for (Runner runner : runners) {
      html.append(row(runner, longest, limit));
    }
    return html.append("</tbody></table>\n</section>\n").toString();
  }

  private static String row(Runner runner, double longest, double limit) {
    String role = runner.role();
    StringBuilder html = new StringBuilder();
    html.append("<tr class=\"")
        .append(role.isEmpty() ? "other" : role)
        .append("\"><th scope=\"row\">");
    html.append(Html.text(runner.name()));
    if (!role.isEmpty()) {
      html.append(" <span class=\"role\">").append(Html.text(role)).append("</span>");
    }
    if (runner.band().length == 2) {
      double least = 100 * runner.band()[0] / longest;
      double most = 100 * runner.band()[1] / longest;
      html.append("<span class=\"track\" aria-hidden=\"true\"><i class=\"fill\" style=\"width:");
      html.append(percent(least)).append("\"></i><i class=\"band\" style=\"left:");
      html.append(percent(least)).append(";width:").append(percent(most - least)).append("\"></i>");
      if (!Double.isNaN(limit)) {
        html.append("<i class=\"mark\" style=\"left:").append(percent(100 * limit / longest));
        html.append("\"></i>");
      }
      html.append("</span>");
    }
    html.append("</th>");
    String[] labels = {"time", "slowest iteration", "ratio", "against the last results"};
    for (int c = 0; c < labels.length; c++) {
      html.append(c == labels.length - 1 ? "<td" : "<td class=\"number\"");
      html.append(" data-label=\"").append(labels[c]).append("\">");
      html.append(Html.text(runner.cells().get(c))).append("</td>");
    }
    return html.append("</tr>\n").toString();
  }

  private static String percent(double share) {
    return String.format(java.util.Locale.ROOT, "%.2f%%", share);
  }
}
