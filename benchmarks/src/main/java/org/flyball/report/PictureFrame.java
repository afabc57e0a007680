package org.flyball.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Set;

/** Grid, axes and their labels of a {@link Picture}, and where a value lies in it. */
final class PictureFrame {

  private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 26);
  private static final Font LABELS = new Font(Font.SANS_SERIF, Font.PLAIN, 22);
  private static final Color TEXT = Color.decode(Palette.LIGHT_TEXT);
  private static final Color GRID = new Color(0xe2e5ea);
  private static final Color RULE = new Color(0xa9b0bb);
  private static final double X_LABEL = 150; // pixels a label needs, with air
  private static final double Y_LABEL = 62;
  private static final int GAP = 12;

  private final Figure figure;
  private final Extent extent;
  private final Rectangle2D box;

  private PictureFrame(Figure figure, Extent extent, Rectangle2D box) {
    this.figure = figure;
    this.extent = extent;
    this.box = box;
  }

  /** Paints the frame into the outer box and tells where things go inside it. */
  static PictureFrame paint(Figure figure, Graphics2D ink, Rectangle2D outer) {
    Extent extent = Extent.of(figure);
    ink.setFont(LABELS);
    FontMetrics labels = ink.getFontMetrics();
    FontMetrics words = ink.getFontMetrics(WORDS);
    double below = labels.getHeight() + words.getHeight() + 2 * GAP;
    double height = outer.getHeight() - below - GAP;
    List<Double> up = Ticks.of(figure.y(), extent.bottom(), extent.top(), height / Y_LABEL);
    double widest = labels(up).stream().mapToDouble(labels::stringWidth).max().orElse(0);
    double left = words.getHeight() + widest + 2 * GAP;
    Rectangle2D box =
        new Rectangle2D.Double(
            outer.getX() + left, outer.getY() + GAP, outer.getWidth() - left - GAP, height);
    PictureFrame frame = new PictureFrame(figure, extent, box);
    frame.across(ink, labels);
    frame.up(ink, labels, up);
    frame.titles(ink, words, outer);
    return frame;
  }

  /** The box that the axes span. */
  Rectangle2D box() {
    return box;
  }

  double x(double value) {
    double share = share(figure.x(), value, extent.left(), extent.right());
    return box.getMinX() + share * box.getWidth();
  }

  double y(double value) {
    double share = share(figure.y(), value, extent.bottom(), extent.top());
    return box.getMaxY() - share * box.getHeight();
  }

  private static double share(Axis axis, double value, double low, double high) {
    return (axis.place(value) - axis.place(low)) / (axis.place(high) - axis.place(low));
  }

  private void across(Graphics2D ink, FontMetrics metrics) {
    double base = box.getMaxY() + GAP + metrics.getAscent();
    List<String> names = figure.x().categories();
    for (int i = 0; i < names.size(); i++) {
      double room = box.getWidth() / names.size() - GAP;
      String name = Picture.shortened(names.get(i), metrics, (int) room);
      centred(name, x(i), base, ink, metrics);
    }
    if (!names.isEmpty()) {
      return;
    }
    double room = box.getWidth() / X_LABEL;
    List<Double> ticks = Ticks.of(figure.x(), extent.left(), extent.right(), room);
    for (int t = 0; t < ticks.size(); t++) {
      double x = x(ticks.get(t));
      line(x, box.getMinY(), x, box.getMaxY(), GRID, ink);
      centred(labels(ticks).get(t), x, base, ink, metrics);
    }
  }

  private void up(Graphics2D ink, FontMetrics metrics, List<Double> ticks) {
    for (int t = 0; t < ticks.size(); t++) {
      double y = y(ticks.get(t));
      String label = labels(ticks).get(t);
      line(box.getMinX(), y, box.getMaxX(), y, GRID, ink);
      ink.setColor(TEXT);
      float left = (float) (box.getMinX() - GAP - metrics.stringWidth(label));
      ink.drawString(label, left, (float) (y + 0.35 * metrics.getAscent()));
    }
    line(box.getMinX(), box.getMinY(), box.getMinX(), box.getMaxY(), RULE, ink);
    line(box.getMinX(), box.getMaxY(), box.getMaxX(), box.getMaxY(), RULE, ink);
  }

  private void titles(Graphics2D ink, FontMetrics words, Rectangle2D outer) {
    ink.setFont(WORDS);
    ink.setColor(TEXT);
    String across = Picture.shortened(figure.x().label(), words, (int) box.getWidth());
    centred(across, box.getCenterX(), outer.getMaxY() - words.getDescent(), ink, words);
    AffineTransform upright = ink.getTransform();
    ink.translate(outer.getX() + words.getAscent(), box.getCenterY());
    ink.rotate(-Math.PI / 2);
    centred(Picture.shortened(figure.y().label(), words, (int) box.getHeight()), 0, 0, ink, words);
    ink.setTransform(upright);
  }

  /** Five digits, or as many as it takes to tell the labels apart. */
  private static List<String> labels(List<Double> ticks) {
    List<String> shorts = ticks.stream().map(PictureFrame::label).toList();
    boolean alike = Set.copyOf(shorts).size() < shorts.size();
    return alike ? ticks.stream().map(Numbers::exact).toList() : shorts;
  }

  private static String label(double tick) {
    // On an axis 200 000 000 is 2e8: there is no room for more.
    return Math.abs(tick) < 1e6 ? Numbers.show(tick) : Numbers.power(tick);
  }

  private static void centred(
      String text, double x, double base, Graphics2D ink, FontMetrics metrics) {
    ink.setColor(TEXT);
    ink.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) base);
  }

  private static void line(
      double x1, double y1, double x2, double y2, Color color, Graphics2D ink) {
    ink.setColor(color);
    ink.setStroke(new BasicStroke(1.5f));
    ink.draw(new Line2D.Double(x1, y1, x2, y2));
  }
}
