package org.flyball.report;

import java.util.Arrays;
import java.util.List;

/** The numbers behind a chart for those who cannot or will not read it off the picture. */
final class CurveSummary {

  private static final String NUMBER = "<td class=\"number\">";

  private CurveSummary() {}

  /** A table: every bar where there are categories, else first, lowest, highest and last value. */
  static String html(Figure figure) {
    StringBuilder html =
        new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    String name = Html.text("Curves in numbers: " + figure.title());
    html.append(name).append("\"><table aria-label=\"").append(name).append("\"><thead><tr>");
    html.append("<th scope=\"col\">").append(Html.prose(figure.y().label())).append("</th>");
    Iterable<String> columns =
        figure.x().isCategories()
            ? figure.x().categories()
            : List.of("points", "first", "lowest", "highest", "last");
    for (String column : columns) {
      html.append("<th scope=\"col\" class=\"number\">").append(Html.prose(column)).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (Series series : figure.series()) {
      html.append("<tr><th scope=\"row\">").append(Html.prose(series.name())).append("</th>");
      html.append(
          figure.x().isCategories()
              ? categories(series, figure.x().categories().size())
              : extremes(series, figure.y()));
      html.append("</tr>");
    }
    if (figure.ground().isPresent()) {
      Ground ground = figure.ground().orElseThrow();
      html.append("<tr><th scope=\"row\">Shading: ").append(Html.prose(ground.label()));
      html.append("</th><td colspan=\"99\">").append(extremes(ground)).append("</td></tr>");
    }
    for (Mark mark : figure.marks()) {
      html.append("<tr><th scope=\"row\">").append(Html.prose(mark.label()));
      html.append("</th><td colspan=\"99\">").append(mark.isHorizontal() ? "y = " : "x = ");
      html.append(Numbers.show(mark.at())).append("</td></tr>");
    }
    return html.append("</tbody></table></div>").toString();
  }

  private static String extremes(Ground ground) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : ground.value()) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    return Numbers.show(lowest) + " to " + Numbers.show(highest);
  }

  private static String categories(Series series, int places) {
    double[] values = new double[places];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < series.x().length; i++) {
      int place = (int) series.x()[i];
      if (place == series.x()[i] && place >= 0 && place < places) {
        values[place] = series.y()[i];
      }
    }
    return cells(values);
  }

  private static String extremes(Series series, Axis y) {
    int shown = 0;
    double first = Double.NaN;
    double last = Double.NaN;
    double lowest = Double.NaN;
    double highest = Double.NaN;
    for (double value : series.y()) {
      if (y.shows(value)) {
        first = shown++ == 0 ? value : first;
        last = value;
        lowest = value >= lowest ? lowest : value;
        highest = value <= highest ? highest : value;
      }
    }
    return cells(shown, first, lowest, highest, last);
  }

  private static String cells(double... values) {
    StringBuilder html = new StringBuilder();
    for (double value : values) {
      html.append(NUMBER).append(Numbers.show(value)).append("</td>");
    }
    return html.toString();
  }
}
