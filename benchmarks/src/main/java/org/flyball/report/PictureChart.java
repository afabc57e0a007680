package org.flyball.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.IChart;
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
  private static final Color MARK = new Color(0x6b7280);
  private static final BasicStroke MARK_STROKE =
      new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 6}, 0);
  private static final Color NO_INK = new Color(0, true);
  private static final int BAND_OPACITY = 46; // of 255

  private PictureChart() {}

  static IChart of(Figure figure, int width, int height) {
    return figure.x().isCategories()
        ? categories(figure, width, height)
        : curves(figure, width, height);
  }

  private static XYChart curves(Figure figure, int width, int height) {
    XYChart chart = new XYChart(width, height, ChartTheme.XChart);
    chart.setXAxisTitle(figure.x().label());
    chart.setYAxisTitle(figure.y().label());
    Extent extent = Extent.of(figure);
    style(chart.getStyler(), figure, extent);
    chart.getStyler().setXAxisLogarithmic(figure.x().isLog());
    chart.getStyler().setXAxisMin(extent.left()).setXAxisMax(extent.right());
    // XChart draws no axes without a series: an invisible one keeps an empty figure's frame.
    double[] xs = {extent.left(), extent.right()};
    double[] ys = {extent.bottom(), extent.top()};
    ink(chart.addSeries("frame", xs, ys), NO_INK, MARK_STROKE, SeriesMarkers.NONE);
    int[] styles = figure.styles();
    for (int s = 0; s < styles.length; s++) {
      band(chart, figure, s, styles[s]);
    }
    for (int m = 0; m < figure.marks().size(); m++) {
      Mark mark = figure.marks().get(m);
      double[] ends = {mark.at(), mark.at()};
      XYSeries line =
          mark.isHorizontal()
              ? chart.addSeries("m" + m, new double[] {extent.left(), extent.right()}, ends)
              : chart.addSeries("m" + m, ends, new double[] {extent.bottom(), extent.top()});
      line.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
      ink(line, MARK, MARK_STROKE, SeriesMarkers.NONE);
    }
    for (int s = 0; s < styles.length; s++) {
      curve(chart, figure, s, styles[s]);
    }
    return chart;
  }

  private static void curve(XYChart chart, Figure figure, int index, int style) {
    Series series = figure.series().get(index);
    int[] kept = drawable(figure, series);
    double[] x = new double[kept.length];
    double[] y = new double[kept.length];
    boolean any = false;
    for (int i = 0; i < kept.length; i++) {
      x[i] = series.x()[kept[i]];
      boolean shown = figure.y().shows(series.y()[kept[i]]);
      y[i] = shown ? series.y()[kept[i]] : Double.NaN;
      any |= shown;
    }
    if (!any) {
      return;
    }
    XYSeries line = chart.addSeries("s" + index, x, y);
    line.setXYSeriesRenderStyle(
        switch (series.shape()) {
          case STEPS -> XYSeries.XYSeriesRenderStyle.Step;
          case POINTS, BARS -> XYSeries.XYSeriesRenderStyle.Scatter;
          case LINE, THEORY -> XYSeries.XYSeriesRenderStyle.Line;
        });
    boolean points = series.shape() == Series.Shape.POINTS || series.shape() == Series.Shape.BARS;
    Marker marker = points ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
    ink(line, Picture.color(series, style), Picture.stroke(series, style), marker);
  }

  /** Shades between low and high, one polygon per stretch without a gap. */
  private static void band(XYChart chart, Figure figure, int index, int style) {
    Series series = figure.series().get(index);
    if (!series.hasBand()) {
      return;
    }
    Axis axis = figure.y();
    int[] kept = drawable(figure, series);
    int start = 0;
    while (start < kept.length) {
      int end = start;
      while (end < kept.length
          && axis.shows(series.low()[kept[end]])
          && axis.shows(series.high()[kept[end]])) {
        end++;
      }
      int n = end - start;
      if (n > 1) {
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int i = 0; i < n; i++) {
          int there = kept[start + i];
          int back = kept[end - 1 - i];
          x[i] = series.x()[there];
          y[i] = series.low()[there];
          x[n + i] = series.x()[back];
          y[n + i] = series.high()[back];
        }
        XYSeries area = chart.addSeries("b" + index + "-" + start, x, y);
        area.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        Color color = Picture.color(series, style);
        Color shade = new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_OPACITY);
        area.setFillColor(shade);
        ink(area, NO_INK, MARK_STROKE, SeriesMarkers.NONE);
      }
      start = end + 1;
    }
  }

  private static int[] drawable(Figure figure, Series series) {
    int[] kept = Thinning.keep(series, figure.x(), figure.y(), ChartData.MOST_POINTS);
    return Arrays.stream(kept).filter(i -> figure.x().shows(series.x()[i])).toArray();
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
        .setXAxisTickLabelsFormattingFunction(Numbers::show)
        .setYAxisTickLabelsFormattingFunction(Numbers::show)
        .setYAxisLogarithmic(figure.y().isLog())
        .setYAxisMin(extent.bottom())
        .setYAxisMax(extent.top());
    styler.setMarkerSize(10);
  }
}
