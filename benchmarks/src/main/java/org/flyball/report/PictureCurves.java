package org.flyball.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;

/** Bands, reference lines and curves over the axes that XChart has painted. */
final class PictureCurves {

  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
  private static final int BAND_OPACITY = 46; // of 255
  private static final double DOT = 11;

  private final Figure figure;
  private final XYChart frame;
  private final Graphics2D ink;
  private final Rectangle2D box;

  PictureCurves(Figure figure, XYChart frame, Graphics2D ink) {
    this.figure = figure;
    this.frame = frame;
    this.ink = ink;
    Extent extent = Extent.of(figure);
    this.box = new Rectangle2D.Double();
    box.setFrameFromDiagonal(
        frame.getScreenXFromChart(extent.left()),
        frame.getScreenYFromChart(extent.top()),
        frame.getScreenXFromChart(extent.right()),
        frame.getScreenYFromChart(extent.bottom()));
  }

  void paint() {
    // Room for half a stroke and half a dot at the edges.
    Shape plot =
        new Rectangle2D.Double(
            box.getX() - DOT,
            box.getY() - DOT,
            box.getWidth() + 2 * DOT,
            box.getHeight() + 2 * DOT);
    ink.setClip(plot);
    int[] styles = figure.styles();
    for (int s = 0; s < styles.length; s++) {
      if (figure.series().get(s).hasBand()) {
        band(figure.series().get(s), styles[s]);
      }
    }
    figure.marks().forEach(this::mark);
    for (int s = 0; s < styles.length; s++) {
      curve(figure.series().get(s), styles[s]);
    }
    ink.setClip(null);
  }

  private void curve(Series series, int style) {
    ink.setColor(Picture.color(series, style));
    ink.setStroke(Picture.stroke(series, style));
    boolean dots = series.shape() == Series.Shape.POINTS || series.shape() == Series.Shape.BARS;
    Path2D path = new Path2D.Double();
    boolean drawing = false;
    int run = 0;
    double lastX = 0;
    double lastY = 0;
    for (int i : kept(series)) {
      boolean shown = shows(series, i, series.y());
      if (shown) {
        double x = frame.getScreenXFromChart(series.x()[i]);
        double y = frame.getScreenYFromChart(series.y()[i]);
        if (dots) {
          dot(x, y);
        } else if (!drawing) {
          path.moveTo(x, y);
        } else {
          if (series.shape() == Series.Shape.STEPS) {
            path.lineTo(x, lastY);
          }
          path.lineTo(x, y);
        }
        lastX = x;
        lastY = y;
      } else if (run == 1 && !dots) {
        dot(lastX, lastY); // a point between two gaps has no line
      }
      run = shown ? run + 1 : 0;
      drawing = shown;
    }
    if (run == 1 && !dots) {
      dot(lastX, lastY);
    }
    ink.draw(path);
  }

  private void dot(double x, double y) {
    ink.fill(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT));
  }

  /** Shades between low and high, one polygon per stretch without a gap. */
  private void band(Series series, int style) {
    Color color = Picture.color(series, style);
    ink.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_OPACITY));
    int[] kept = kept(series);
    int start = 0;
    while (start < kept.length) {
      int end = start;
      while (end < kept.length
          && shows(series, kept[end], series.low())
          && shows(series, kept[end], series.high())) {
        end++;
      }
      if (end > start) {
        Path2D path = new Path2D.Double();
        path.moveTo(x(series, kept[start]), frame.getScreenYFromChart(series.low()[kept[start]]));
        for (int k = start + 1; k < end; k++) {
          path.lineTo(x(series, kept[k]), frame.getScreenYFromChart(series.low()[kept[k]]));
        }
        for (int k = end - 1; k >= start; k--) {
          path.lineTo(x(series, kept[k]), frame.getScreenYFromChart(series.high()[kept[k]]));
        }
        path.closePath();
        ink.fill(path);
      }
      start = end + 1;
    }
  }

  private void mark(Mark mark) {
    Axis axis = mark.isHorizontal() ? figure.y() : figure.x();
    if (!axis.shows(mark.at())) {
      return;
    }
    ink.setFont(LABEL);
    FontMetrics metrics = ink.getFontMetrics();
    ink.setColor(PictureChart.MARK);
    ink.setStroke(PictureChart.MARK_STROKE);
    float width = metrics.stringWidth(mark.label());
    float left = (float) box.getMinX();
    float right = (float) box.getMaxX();
    float top = (float) box.getMinY();
    if (mark.isHorizontal()) {
      float y = (float) frame.getScreenYFromChart(mark.at());
      line(left, y, right, y);
      boolean above = y - metrics.getHeight() > top;
      ink.drawString(mark.label(), right - width - 8, above ? y - 8 : y + metrics.getAscent());
    } else {
      float x = (float) frame.getScreenXFromChart(mark.at());
      line(x, top, x, (float) box.getMaxY());
      boolean fits = x + width + 12 < right;
      ink.drawString(mark.label(), fits ? x + 8 : x - width - 8, top + metrics.getAscent());
    }
  }

  private void line(float x1, float y1, float x2, float y2) {
    Path2D path = new Path2D.Float();
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
    ink.draw(path);
  }

  private int[] kept(Series series) {
    return Thinning.keep(series, figure.x(), figure.y(), ChartData.MOST_POINTS);
  }

  private double x(Series series, int i) {
    return frame.getScreenXFromChart(series.x()[i]);
  }

  private boolean shows(Series series, int i, double[] values) {
    return figure.x().shows(series.x()[i]) && figure.y().shows(values[i]);
  }
}
