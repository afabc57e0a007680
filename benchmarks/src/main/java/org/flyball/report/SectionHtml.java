package org.flyball.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.stream.Collectors;

/** One experiment as a section of the page. */
final class SectionHtml {

  /** Escapes every {@code <}, so no text can end the script element that holds the JSON. */
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  /** As many as a reader takes in; one more is not worth a fold. */
  private static final int MOST_CHARTS = 3;

  private SectionHtml() {}

  static String of(ExperimentReport report) {
    StringBuilder html = new StringBuilder();
    html.append("<section class=\"experiment\" id=\"").append(report.name());
    html.append("\" aria-labelledby=\"").append(report.name()).append("--title\">\n");
    html.append("<p class=\"eyebrow\">").append(report.name()).append("</p>\n");
    html.append("<h2 id=\"").append(report.name()).append("--title\">");
    html.append(Html.prose(report.headline())).append("</h2>\n");
    if (!report.paper().isEmpty()) {
      html.append("<div class=\"paper\"><h3>What the paper says</h3>\n");
      for (String paragraph : report.paper()) {
        html.append("<p>").append(Html.prose(paragraph)).append("</p>\n");
      }
      html.append("</div>\n");
    }
    if (!report.figures().isEmpty()) {
      html.append("<h3>What we see</h3>\n").append(charts(report));
    }
    if (!report.claims().isEmpty()) {
      html.append("<h3>Verdicts</h3>\n");
      html.append(LedgerHtml.claims(report));
    }
    for (Table table : report.tables()) {
      html.append(table(report.name(), table));
    }
    html.append(TimingHtml.of(report));
    html.append("<p class=\"rerun\">Took ").append(Numbers.duration(report.seconds()));
    html.append(". Run it again: <code>").append(Html.text(report.rerun()));
    html.append("</code></p>\n");
    return html.append("</section>\n").toString();
  }

  /** The first few charts, and the others on demand. */
  private static String charts(ExperimentReport report) {
    List<Figure> figures = report.figures();
    int shown = figures.size() <= MOST_CHARTS + 1 ? figures.size() : MOST_CHARTS;
    String html = charts(report.name(), figures.subList(0, shown));
    int more = figures.size() - shown;
    return more == 0
        ? html
        : html
            + "<details class=\"more\"><summary>"
            + more
            + " more charts</summary>\n"
            + charts(report.name(), figures.subList(shown, figures.size()))
            + "</details>\n";
  }

  private static String charts(String experiment, List<Figure> figures) {
    return figures.stream()
        .map(figure -> figure(experiment, Typeset.of(figure)))
        .collect(Collectors.joining("", "<div class=\"charts\">\n", "</div>\n"));
  }

  /** What stands where an experiment's section would be, had it not failed. */
  static String of(Failure failure) {
    return "<section class=\"experiment\" id=\""
        + failure.name()
        + "\" aria-labelledby=\""
        + failure.name()
        + "--title\">\n<p class=\"eyebrow\">"
        + failure.name()
        + "</p>\n<h2 id=\""
        + failure.name()
        + "--title\">This experiment failed: its claims are not in the ledger</h2>\n"
        + "<p>A bug in Flyball stopped it. The others are not affected.</p>\n"
        + Html.element("p", "failure", failure.problem())
        + "\n<p class=\"rerun\">Run it again: <code>"
        + Html.text(failure.rerun())
        + "</code></p>\n</section>\n";
  }

  private static String figure(String experiment, Figure figure) {
    String id = experiment + "--" + figure.id();
    String file = experiment + "/" + figure.id();
    StringBuilder html = new StringBuilder();
    html.append("<figure class=\"chart\" id=\"").append(id).append("\">\n<figcaption><h3>");
    html.append(Html.prose(figure.title())).append("</h3>");
    if (!figure.caption().isBlank()) {
      html.append("<p class=\"caption\">").append(Html.prose(figure.caption())).append("</p>");
    }
    html.append("<div class=\"legend\" role=\"group\" aria-label=\"Curves, on and off\"></div>");
    html.append("</figcaption>\n<div class=\"plot\" role=\"img\" tabindex=\"0\" aria-label=\"");
    html.append(Html.text(spoken(figure))).append("\"></div>\n");
    html.append("<script type=\"application/json\">").append(GSON.toJson(ChartData.of(figure)));
    html.append("</script>\n<noscript><img src=\"").append(file).append(".png\" alt=\"");
    html.append(Html.text(figure.title())).append("\"></noscript>\n<div class=\"below\">");
    if (figure.hasBand()) {
      html.append("<p class=\"hint\">Lines: the median of repeated runs, each with other random ");
      html.append("numbers; shading: the middle 80\u00a0% of them.</p>");
    }
    html.append("<p class=\"files\"><a href=\"").append(file).append(".csv\">CSV</a>");
    if (figure.ground().isPresent()) {
      html.append(" <a href=\"").append(file).append("-ground.csv\">CSV of the shading</a>");
    }
    html.append(Picture.isPossible() ? " <a href=\"" + file + ".png\">PNG</a>" : "");
    html.append("</p>\n<details><summary>Curves in numbers</summary>");
    html.append(CurveSummary.html(figure)).append("</details></div>\n");
    return html.append("</figure>\n").toString();
  }

  /** What a screen reader says instead of the picture. */
  private static String spoken(Figure figure) {
    String curves = figure.series().stream().map(Series::name).collect(Collectors.joining("; "));
    return figure.title()
        + ". Chart of "
        + figure.y().label()
        + " against "
        + figure.x().label()
        + figure.ground().map(ground -> ". Shaded by " + ground.label()).orElse("")
        + (curves.isEmpty() ? ", without curves." : ". Curves: " + curves + ".");
  }

  static String table(String experiment, Table plain) {
    Table table = Typeset.of(plain);
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"numbers\" id=\"").append(experiment).append("--");
    html.append(table.id()).append("\">\n<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    html.append(" aria-label=\"").append(Html.text(table.title())).append("\"><table>\n");
    html.append("<caption>").append(Html.prose(table.title())).append("</caption>\n<thead><tr>");
    for (int c = 0; c < table.header().size(); c++) {
      html.append("<th scope=\"col\"").append(table.isNumeric(c) ? " class=\"number\">" : ">");
      html.append(Html.prose(table.header().get(c))).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<Object> row : table.rows()) {
      html.append("<tr>");
      for (int c = 0; c < row.size(); c++) {
        Object cell = row.get(c);
        boolean number = cell instanceof Number;
        html.append(c == 0 && !number ? "<th scope=\"row\">" : cellStart(number));
        html.append(
            number ? Numbers.show(((Number) cell).doubleValue()) : Html.prose((String) cell));
        html.append(c == 0 && !number ? "</th>" : "</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n<p class=\"files\"><a href=\"").append(experiment);
    html.append("/").append(table.id()).append(".csv\">CSV</a></p></div>\n");
    return html.toString();
  }

  private static String cellStart(boolean number) {
    return number ? "<td class=\"number\">" : "<td>";
  }
}
