package org.flyball.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.IntStream;

/** Bands, reference lines and curves inside a {@link PictureFrame}. */
final class PictureCurves {

  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
  private static final int BAND_OPACITY = 46; // of 255
  private static final double DOT = 11;
  private static final double BARS = 0.8; // of the width of a category
  private static final Color MARK = new Color(0x5b6270);
  private static final Color LABEL_GROUND = new Color(255, 255, 255, 205);
  private static final BasicStroke MARK_STROKE =
      new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 6}, 0);

  private final Figure figure;
  private final PictureFrame frame;
  private final Graphics2D ink;
  private final Rectangle2D box;

  PictureCurves(Figure figure, PictureFrame frame, Graphics2D ink) {
    this.figure = figure;
    this.frame = frame;
    this.ink = ink;
    this.box = frame.box();
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
    figure.ground().ifPresent(this::ground);
    int[] styles = figure.styles();
    for (int s = 0; s < styles.length; s++) {
      if (figure.series().get(s).hasBand()) {
        band(figure.series().get(s), styles[s]);
      }
    }
    bars(styles);
    figure.marks().forEach(this::markLine);
    for (int s = 0; s < styles.length; s++) {
      if (figure.series().get(s).shape() != Series.Shape.BARS) {
        curve(figure.series().get(s), styles[s]);
      }
    }
    figure.marks().forEach(this::markLabel);
    ink.setClip(null);
  }

  private void ground(Ground ground) {
    for (int i = 0; i < ground.columns(); i++) {
      for (int j = 0; j < ground.rows(); j++) {
        double left = frame.x(ground.x()[i]);
        double top = frame.y(ground.y()[j + 1]);
        ink.setColor(Picture.shade(ground, ground.classOf(i, j)));
        // Half a pixel over, lest the paper shines through the seams.
        ink.fill(
            new Rectangle2D.Double(
                left,
                top,
                frame.x(ground.x()[i + 1]) - left + 0.5,
                frame.y(ground.y()[j]) - top + 0.5));
      }
    }
  }

  /** On a ground every curve has a rim of paper, so that its colour stands out from any shade. */
  private void curve(Series series, int style) {
    BasicStroke stroke = Picture.stroke(series, style);
    if (figure.ground().isPresent() && series.shape() != Series.Shape.POINTS) {
      ink.setColor(Color.decode(Palette.LIGHT_PAPER));
      draw(series, new BasicStroke(stroke.getLineWidth() + 4), 4);
    }
    ink.setColor(Picture.color(series, style));
    draw(series, stroke, 0);
  }

  private void draw(Series series, BasicStroke stroke, double rim) {
    ink.setStroke(stroke);
    boolean dots = series.shape() == Series.Shape.POINTS;
    Path2D path = new Path2D.Double();
    boolean drawing = false;
    int run = 0;
    double lastX = 0;
    double lastY = 0;
    for (int i : kept(series)) {
      boolean shown = shows(series, i, series.y());
      if (shown) {
        double x = frame.x(series.x()[i]);
        double y = frame.y(series.y()[i]);
        if (dots) {
          dot(x, y, rim);
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
        dot(lastX, lastY, rim); // a point between two gaps has no line
      }
      run = shown ? run + 1 : 0;
      drawing = shown;
    }
    if (run == 1 && !dots) {
      dot(lastX, lastY, rim);
    }
    ink.draw(path);
  }

  private void dot(double x, double y, double rim) {
    double size = DOT + rim;
    ink.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
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
        path.moveTo(x(series, kept[start]), frame.y(series.low()[kept[start]]));
        for (int k = start + 1; k < end; k++) {
          path.lineTo(x(series, kept[k]), frame.y(series.low()[kept[k]]));
        }
        for (int k = end - 1; k >= start; k--) {
          path.lineTo(x(series, kept[k]), frame.y(series.high()[kept[k]]));
        }
        path.closePath();
        ink.fill(path);
      }
      start = end + 1;
    }
  }

  private void bars(int[] styles) {
    int[] bars =
        IntStream.range(0, styles.length)
            .filter(s -> figure.series().get(s).shape() == Series.Shape.BARS)
            .toArray();
    double width = BARS * (frame.x(1) - frame.x(0)) / Math.max(1, bars.length);
    double floor = figure.y().isLog() ? box.getMaxY() : frame.y(0);
    for (int b = 0; b < bars.length; b++) {
      Series series = figure.series().get(bars[b]);
      ink.setColor(Picture.color(series, styles[bars[b]]));
      for (int i = 0; i < series.x().length; i++) {
        if (shows(series, i, series.y())) {
          double left = x(series, i) + (b - bars.length / 2.0) * width;
          double top = frame.y(series.y()[i]);
          double height = Math.abs(floor - top);
          ink.fill(
              new Rectangle2D.Double(
                  left + 0.04 * width, Math.min(top, floor), 0.92 * width, height));
        }
      }
    }
  }

  private boolean shows(Mark mark) {
    return (mark.isHorizontal() ? figure.y() : figure.x()).shows(mark.at());
  }

  private void markLine(Mark mark) {
    if (shows(mark)) {
      ink.setColor(MARK);
      ink.setStroke(MARK_STROKE);
      double at = mark.isHorizontal() ? frame.y(mark.at()) : frame.x(mark.at());
      ink.draw(
          mark.isHorizontal()
              ? new Line2D.Double(box.getMinX(), at, box.getMaxX(), at)
              : new Line2D.Double(at, box.getMinY(), at, box.getMaxY()));
    }
  }

  /** Writes the label beside the line, where it covers the fewest points. */
  private void markLabel(Mark mark) {
    if (!shows(mark)) {
      return;
    }
    ink.setFont(LABEL);
    FontMetrics metrics = ink.getFontMetrics();
    double width = metrics.stringWidth(mark.label()) + 8.0;
    double height = metrics.getHeight();
    double at = mark.isHorizontal() ? frame.y(mark.at()) : frame.x(mark.at());
    double[] lefts = {box.getMaxX() - width, box.getMinX() + 4};
    double[] tops = {at - height - 3, at + 3};
    if (!mark.isHorizontal()) {
      lefts = new double[] {at + 4, at - width - 4};
      tops = new double[] {box.getMinY(), box.getMaxY() - height};
    }
    Rectangle2D best = new Rectangle2D.Double(lefts[0], tops[0], width, height);
    long fewest = Long.MAX_VALUE;
    for (double left : lefts) {
      for (double top : tops) {
        Rectangle2D place = new Rectangle2D.Double(left, top, width, height);
        long covered = box.contains(place) ? covered(place) : Long.MAX_VALUE;
        if (covered < fewest) {
          fewest = covered;
          best = place;
        }
      }
    }
    ink.setColor(LABEL_GROUND);
    ink.fill(best);
    ink.setColor(MARK);
    float base = (float) (best.getMaxY() - metrics.getDescent());
    ink.drawString(mark.label(), (float) best.getX() + 4, base);
  }

  private long covered(Rectangle2D place) {
    long count = 0;
    for (Series series : figure.series()) {
      for (int i : kept(series)) {
        boolean shown = shows(series, i, series.y());
        count += shown && place.contains(x(series, i), frame.y(series.y()[i])) ? 1 : 0;
      }
    }
    return count;
  }

  private int[] kept(Series series) {
    return Thinning.keep(series, figure.x(), figure.y(), ChartData.MOST_POINTS);
  }

  private double x(Series series, int i) {
    return frame.x(series.x()[i]);
  }

  private boolean shows(Series series, int i, double[] values) {
    return figure.x().shows(series.x()[i]) && figure.y().shows(values[i]);
  }
}
