package org.flyball.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.series.MarkerSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The plot inside a {@link Picture}, as an XChart chart without title and legend. */
final class PictureChart {

  private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 26);
  private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 22);
  private static final Color TEXT = Color.decode(Palette.LIGHT_TEXT);
  private static final Color GRID = new Color(0xe2e5ea);
  static final Color MARK = new Color(0x6b7280);
  static final BasicStroke MARK_STROKE =
      new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 6}, 0);

  private PictureChart() {}

  /** Draws the chart into the box from (0, 0) to (width, height). */
  static void paint(Figure figure, Graphics2D ink, int width, int height) {
    if (figure.x().isCategories()) {
      categories(figure, width, height).paint(ink, width, height);
      return;
    }
    XYChart frame = frame(figure, width, height);
    AffineTransform page = ink.getTransform();
    frame.paint(ink, width, height);
    ink.setTransform(page);
    ink.setClip(null);
    new PictureCurves(figure, frame, ink).paint();
  }

  /** Axes and grid alone: XChart draws a curve piece by piece, which breaks its dashes. */
  private static XYChart frame(Figure figure, int width, int height) {
    XYChart chart = new XYChart(width, height, ChartTheme.XChart);
    chart.setXAxisTitle(figure.x().label());
    chart.setYAxisTitle(figure.y().label());
    Extent extent = Extent.of(figure);
    style(chart.getStyler(), figure, extent);
    chart
        .getStyler()
        .setXAxisLogarithmic(figure.x().isLog())
        .setXAxisMin(extent.left())
        .setXAxisMax(extent.right())
        .setXAxisTickLabelsFormattingFunction(tick(figure.x()));
    double[] xs = {extent.left(), extent.right()};
    double[] ys = {extent.bottom(), extent.top()};
    XYSeries corners = chart.addSeries("corners", xs, ys);
    ink(corners, new Color(0, true), MARK_STROKE, SeriesMarkers.NONE);
    return chart;
  }

  /** On a log axis only 1, 2 and 5 have room for a label. */
  private static Function<Double, String> tick(Axis axis) {
    return value -> {
      if (axis.isLog()) {
        double digit = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        long whole = Math.round(digit);
        if (Math.abs(digit - whole) > 1e-6 || (whole != 1 && whole != 2 && whole != 5)) {
          return "";
        }
      }
      return Numbers.show(value);
    };
  }

  private static CategoryChart categories(Figure figure, int width, int height) {
    CategoryChart chart = new CategoryChart(width, height, ChartTheme.XChart);
    chart.setXAxisTitle(figure.x().label());
    chart.setYAxisTitle(figure.y().label());
    style(chart.getStyler(), figure, Extent.of(figure));
    chart.getStyler().setAvailableSpaceFill(0.8);
    List<String> names = figure.x().categories();
    int[] styles = figure.styles();
    for (int s = 0; s < styles.length; s++) {
      Series series = figure.series().get(s);
      Double[] heights = new Double[names.size()];
      for (int i = 0; i < series.x().length; i++) {
        int place = (int) Math.rint(series.x()[i]);
        if (place >= 0 && place < heights.length && figure.y().shows(series.y()[i])) {
          heights[place] = series.y()[i];
        }
      }
      boolean bars = series.shape() == Series.Shape.BARS;
      CategorySeries drawn = add(chart, "s" + s, names, heights, bars);
      Color color = Picture.color(series, styles[s]);
      drawn.setFillColor(color);
      boolean bare = bars || series.shape() == Series.Shape.LINE || series.isTheory();
      Marker marker = bare ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE;
      ink(drawn, color, Picture.stroke(series, styles[s]), marker);
    }
    for (int m = 0; m < figure.marks().size(); m++) {
      Mark mark = figure.marks().get(m);
      if (mark.isHorizontal()) {
        Double[] level = new Double[names.size()];
        Arrays.fill(level, mark.at());
        ink(add(chart, "m" + m, names, level, false), MARK, MARK_STROKE, SeriesMarkers.NONE);
      }
    }
    return chart;
  }

  private static CategorySeries add(
      CategoryChart chart, String key, List<String> names, Double[] heights, boolean bars) {
    CategorySeries series = chart.addSeries(key, names, Arrays.asList(heights));
    series.setChartCategorySeriesRenderStyle(
        bars
            ? CategorySeries.CategorySeriesRenderStyle.Bar
            : CategorySeries.CategorySeriesRenderStyle.Line);
    return series;
  }

  private static void ink(MarkerSeries series, Color color, BasicStroke stroke, Marker marker) {
    series.setMarker(marker);
    series.setMarkerColor(color);
    series.setLineColor(color);
    series.setLineStyle(stroke);
    series.setLineWidth(stroke.getLineWidth());
  }

  private static void style(AxesChartStyler styler, Figure figure, Extent extent) {
    styler
        .setLegendVisible(false)
        .setChartTitleVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setPlotContentSize(1)
        .setChartFontColor(TEXT)
        .setChartPadding(24)
        .setLocale(Locale.ROOT);
    styler
        .setAxisTitleFont(WORDS)
        .setAxisTickLabelsFont(TICKS)
        .setAxisTickLabelsColor(TEXT)
        .setAxisTickMarksColor(GRID)
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(new BasicStroke(1.5f))
        .setPlotMargin(0)
        .setXAxisTickMarkSpacingHint(150)
        .setYAxisTickMarkSpacingHint(70)
        .setYAxisTickLabelsFormattingFunction(tick(figure.y()))
        .setYAxisLogarithmic(figure.y().isLog())
        .setYAxisMin(extent.bottom())
        .setYAxisMax(extent.top());
    styler.setMarkerSize(10);
  }
}
