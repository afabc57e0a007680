package org.flyball.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Figures and tables as CSV after RFC 4180, lines ended by a line feed. Numbers are {@link
 * Numbers#exact}; a missing number is an empty field.
 */
final class Csv {

  private Csv() {}

  /**
   * One row per point: curve, x, y, low, high. A reference line is a row without x or without y.
   */
  static String of(Figure figure) {
    StringBuilder csv = new StringBuilder("curve,x,y,low,high\n");
    for (Series series : figure.series()) {
      String name = field(series.name());
      for (int i = 0; i < series.x().length; i++) {
        csv.append(name).append(',').append(place(figure.x(), series.x()[i]));
        csv.append(',').append(number(series.y()[i])).append(',');
        if (series.hasBand()) {
          csv.append(number(series.low()[i])).append(',').append(number(series.high()[i]));
        } else {
          csv.append(',');
        }
        csv.append('\n');
      }
    }
    for (Mark mark : figure.marks()) {
      String at = number(mark.at());
      csv.append(field(mark.label())).append(mark.isHorizontal() ? ",," + at : "," + at + ",");
      csv.append(",,\n");
    }
    return csv.toString();
  }

  /** The header and the rows. */
  static String of(Table table) {
    StringBuilder csv = new StringBuilder();
    appendRow(csv, table.header());
    for (List<Object> row : table.rows()) {
      appendRow(csv, row);
    }
    return csv.toString();
  }

  /** One row per cell: the edges of its column and its row, and its value. */
  static String of(Ground ground) {
    StringBuilder csv = new StringBuilder("x from,x to,y from,y to,value\n");
    for (int i = 0; i < ground.columns(); i++) {
      for (int j = 0; j < ground.rows(); j++) {
        csv.append(number(ground.x()[i])).append(',').append(number(ground.x()[i + 1]));
        csv.append(',').append(number(ground.y()[j])).append(',').append(number(ground.y()[j + 1]));
        csv.append(',').append(number(ground.at(i, j))).append('\n');
      }
    }
    return csv.toString();
  }

  /**
   * Experiment, part and seconds, to the millisecond. The part is empty for the whole; else it is
   * processor time.
   */
  static String timing(Map<String, ExperimentReport> experiments) {
    StringBuilder csv = new StringBuilder("experiment,part,seconds\n");
    for (ExperimentReport experiment : experiments.values()) {
      csv.append(experiment.name())
          .append(String.format(Locale.ROOT, ",,%.3f", experiment.seconds()))
          .append('\n');
      for (Timing timing : experiment.timings()) {
        csv.append(experiment.name())
            .append(',')
            .append(field(timing.group() + ": " + timing.part()))
            .append(String.format(Locale.ROOT, ",%.3f", timing.seconds()))
            .append('\n');
      }
    }
    return csv.toString();
  }

  private static void appendRow(StringBuilder csv, List<?> cells) {
    for (int c = 0; c < cells.size(); c++) {
      Object cell = cells.get(c);
      csv.append(c == 0 ? "" : ",");
      if (cell instanceof Double || cell instanceof Float) {
        csv.append(number(((Number) cell).doubleValue()));
      } else {
        csv.append(field(cell.toString()));
      }
    }
    csv.append('\n');
  }

  private static String place(Axis axis, double x) {
    int index = (int) x;
    return axis.isCategories() && index == x && index >= 0 && index < axis.categories().size()
        ? field(axis.categories().get(index))
        : number(x);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.exact(value);
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
