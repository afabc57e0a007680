package org.flyball.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/** One figure as the JSON that page.js draws: thinned, rounded, with colours by index. */
final class ChartData {

  /** The eye cannot tell more points apart on a chart, and the page stays small. */
  static final int MOST_POINTS = 1000;

  /** Finer than any screen; tells integers up to a thousand million apart. */
  private static final MathContext PAGE_DIGITS = new MathContext(9);

  private ChartData() {}

  static JsonObject of(Figure figure) {
    JsonObject chart = new JsonObject();
    chart.addProperty("title", figure.title());
    chart.add("x", axis(figure.x()));
    chart.add("y", axis(figure.y()));
    JsonArray curves = new JsonArray();
    int[] styles = figure.styles();
    for (int s = 0; s < styles.length; s++) {
      curves.add(curve(figure, figure.series().get(s), styles[s]));
    }
    chart.add("curves", curves);
    JsonArray marks = new JsonArray();
    for (Mark mark : figure.marks()) {
      JsonObject line = new JsonObject();
      line.addProperty("label", mark.label());
      line.addProperty("horizontal", mark.isHorizontal());
      line.addProperty("at", mark.at());
      marks.add(line);
    }
    chart.add("marks", marks);
    figure.ground().ifPresent(ground -> chart.add("ground", ground(ground)));
    return chart;
  }

  private static JsonObject ground(Ground ground) {
    JsonObject json = new JsonObject();
    json.addProperty("label", ground.label());
    json.add("x", numbers(ground.x()));
    json.add("y", numbers(ground.y()));
    json.add("value", numbers(ground.value()));
    JsonArray classes = new JsonArray();
    for (int i = 0; i < ground.columns(); i++) {
      for (int j = 0; j < ground.rows(); j++) {
        classes.add(ground.classOf(i, j));
      }
    }
    json.add("classes", classes);
    JsonArray words = new JsonArray();
    JsonArray shades = new JsonArray();
    for (int c = 0; c < ground.classes(); c++) {
      words.add(ground.words(c));
      shades.add(ground.shade(c));
    }
    json.add("words", words);
    json.add("shades", shades);
    return json;
  }

  private static JsonArray numbers(double[] values) {
    int[] all = new int[values.length];
    Arrays.setAll(all, i -> i);
    return numbers(values, all, Axis.linear("ground"));
  }

  private static JsonObject axis(Axis axis) {
    JsonObject json = new JsonObject();
    json.addProperty("label", axis.label());
    json.addProperty("log", axis.isLog());
    JsonArray names = new JsonArray();
    axis.categories().forEach(names::add);
    json.add("categories", names);
    return json;
  }

  private static JsonObject curve(Figure figure, Series series, int style) {
    JsonObject json = new JsonObject();
    json.addProperty("name", series.name());
    json.addProperty("shape", series.shape().name().toLowerCase(Locale.ROOT));
    json.addProperty("color", style % Palette.LIGHT.length);
    JsonArray dash = new JsonArray();
    for (int length : Palette.dash(series, style)) {
      dash.add(length);
    }
    json.add("dash", dash);
    int[] kept = Thinning.keep(series, figure.x(), figure.y(), MOST_POINTS);
    json.add("x", numbers(series.x(), kept, figure.x()));
    json.add("y", numbers(series.y(), kept, figure.y()));
    if (series.hasBand()) {
      json.add("low", numbers(series.low(), kept, figure.y()));
      json.add("high", numbers(series.high(), kept, figure.y()));
    }
    return json;
  }

  private static JsonArray numbers(double[] values, int[] kept, Axis axis) {
    JsonArray numbers = new JsonArray(kept.length);
    for (int i : kept) {
      double value = values[i];
      if (!axis.shows(value)) {
        numbers.add((Number) null);
      } else if (value == Math.rint(value) && Math.abs(value) < 1e9) {
        numbers.add((long) value);
      } else {
        numbers.add(new BigDecimal(value).round(PAGE_DIGITS).doubleValue());
      }
    }
    return numbers;
  }
}
