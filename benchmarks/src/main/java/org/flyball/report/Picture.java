package org.flyball.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A figure as a PNG of 1600 &times; 1000: title, chart and a legend that wraps, drawn with Java2D.
 */
final class Picture {

  static final int WIDTH = 1600;
  static final int HEIGHT = 1000;

  private static final int MARGIN = 40;
  private static final int MOST_TITLE_LINES = 3;
  private static final int SAMPLE = 56; // length of a line in the legend
  private static final int LEGEND_ROW = 36;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 32);
  private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 24);
  private static final Color TEXT = Color.decode(Palette.LIGHT_TEXT);

  private static final boolean POSSIBLE = fontsWork();

  private Picture() {}

  /**
   * Whether this Java can draw text. One without fonts, as on a bare container, throws errors from
   * deep inside; a report without pictures is better than none, for the page draws its own charts.
   */
  static boolean isPossible() {
    return POSSIBLE;
  }

  private static boolean fontsWork() {
    Graphics2D ink = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return ink.getFontMetrics(WORDS).stringWidth("x") > 0;
    } catch (LinkageError | InternalError | RuntimeException noFonts) {
      return false;
    } finally {
      ink.dispose();
    }
  }

  /** The bytes of the PNG file. */
  static byte[] of(Figure plain) throws IOException {
    Figure figure = Typeset.of(plain);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D ink = image.createGraphics();
    try {
      draw(figure, ink);
    } finally {
      ink.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter png = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam smallest = png.getDefaultWriteParam();
      smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      smallest.setCompressionQuality(0); // PNG loses nothing; 0 asks for the fewest bytes
      png.setOutput(out);
      png.write(null, new IIOImage(image, null, null), smallest);
    } finally {
      png.dispose();
    }
    return bytes.toByteArray();
  }

  private static void draw(Figure figure, Graphics2D ink) {
    ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    ink.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    ink.setColor(Color.decode(Palette.LIGHT_PAPER));
    ink.fillRect(0, 0, WIDTH, HEIGHT);
    ink.setColor(TEXT);
    ink.setFont(TITLE);
    FontMetrics large = ink.getFontMetrics();
    int y = MARGIN;
    for (String line : lines(figure.title(), large, WIDTH - 2 * MARGIN, MOST_TITLE_LINES)) {
      y += large.getHeight();
      ink.drawString(line, MARGIN, y - large.getDescent());
    }
    y += 12;
    ink.setFont(WORDS);
    List<List<Integer>> rows = legendRows(figure, ink.getFontMetrics());
    int legend = rows.size() * LEGEND_ROW;
    int key = figure.ground().isPresent() ? LEGEND_ROW : 0;
    int bottom = HEIGHT - legend - key - MARGIN;
    PictureFrame frame =
        PictureFrame.paint(figure, ink, new Rectangle(MARGIN, y, WIDTH - 2 * MARGIN, bottom - y));
    new PictureCurves(figure, frame, ink).paint();
    legend(figure, rows, ink, HEIGHT - legend - MARGIN / 2);
    figure.ground().ifPresent(map -> key(map, ink, HEIGHT - legend - key - MARGIN / 2));
  }

  private static void legend(Figure figure, List<List<Integer>> rows, Graphics2D ink, int top) {
    int[] styles = figure.styles();
    ink.setFont(WORDS);
    FontMetrics metrics = ink.getFontMetrics();
    for (int row = 0; row < rows.size(); row++) {
      int x = MARGIN;
      int middle = top + row * LEGEND_ROW + LEGEND_ROW / 2;
      for (int s : rows.get(row)) {
        Series series = figure.series().get(s);
        ink.setColor(color(series, styles[s]));
        if (series.shape() == Series.Shape.BARS) {
          ink.fillRect(x + SAMPLE - 24, middle - 12, 24, 24);
        } else if (series.shape() == Series.Shape.POINTS) {
          ink.fillOval(x + SAMPLE - 24, middle - 7, 14, 14);
        } else {
          ink.setStroke(stroke(series, styles[s]));
          ink.drawLine(x, middle, x + SAMPLE, middle);
        }
        ink.setColor(TEXT);
        String name = shortened(series.name(), metrics, WIDTH - 2 * MARGIN - SAMPLE - 12);
        ink.drawString(name, x + SAMPLE + 12, middle + metrics.getAscent() / 2 - 3);
        x += entryWidth(name, metrics);
      }
    }
  }

  /** What the shades of the ground mean, in one row. */
  private static void key(Ground ground, Graphics2D ink, int top) {
    ink.setFont(WORDS);
    FontMetrics metrics = ink.getFontMetrics();
    int middle = top + LEGEND_ROW / 2;
    int base = middle + metrics.getAscent() / 2 - 3;
    int[] widths = new int[ground.classes()];
    int all = 0;
    for (int c = 0; c < widths.length; c++) {
      widths[c] = 24 + 10 + metrics.stringWidth(ground.words(c)) + 24;
      all += widths[c];
    }
    String label = shortened(ground.label() + ":", metrics, WIDTH - 2 * MARGIN - all - 24);
    ink.setColor(TEXT);
    ink.drawString(label, MARGIN, base);
    int x = MARGIN + metrics.stringWidth(label) + 24;
    for (int c = 0; c < widths.length; c++) {
      ink.setColor(shade(ground, c));
      ink.fillRect(x, middle - 12, 24, 24);
      ink.setColor(TEXT);
      ink.setStroke(new BasicStroke(1));
      ink.drawRect(x, middle - 12, 24, 24);
      ink.drawString(ground.words(c), x + 34, base);
      x += widths[c];
    }
  }

  /** The shade of a class on white paper. */
  static Color shade(Ground ground, int of) {
    Color paper = Color.decode(Palette.LIGHT_PAPER);
    float share = (float) ground.shade(of);
    return new Color(
        mixed(paper.getRed(), TEXT.getRed(), share),
        mixed(paper.getGreen(), TEXT.getGreen(), share),
        mixed(paper.getBlue(), TEXT.getBlue(), share));
  }

  private static int mixed(int paper, int text, float share) {
    return Math.round(paper + share * (text - paper));
  }

  private static List<List<Integer>> legendRows(Figure figure, FontMetrics metrics) {
    List<List<Integer>> rows = new ArrayList<>();
    int left = 0;
    for (int s = 0; s < figure.series().size(); s++) {
      int width = entryWidth(figure.series().get(s).name(), metrics);
      if (left < width || rows.isEmpty()) {
        rows.add(new ArrayList<>());
        left = WIDTH - 2 * MARGIN + 32;
      }
      rows.get(rows.size() - 1).add(s);
      left -= width;
    }
    return rows;
  }

  private static int entryWidth(String name, FontMetrics metrics) {
    return SAMPLE + 12 + metrics.stringWidth(name) + 32;
  }

  /** Breaks at blanks; what does not fit into the last line ends in an ellipsis. */
  static List<String> lines(String text, FontMetrics metrics, int width, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.replace(" %", "\u00a0%").strip().split("\\s+")) {
      boolean fits = metrics.stringWidth(line + " " + word) <= width;
      if (!fits && line.length() > 0 && lines.size() < most - 1) {
        lines.add(shortened(line.toString(), metrics, width));
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(shortened(line.toString(), metrics, width));
    return lines;
  }

  static String shortened(String text, FontMetrics metrics, int width) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int length = text.length();
    while (length > 0 && metrics.stringWidth(text.substring(0, length) + "\u2026") > width) {
      length = length > 400 ? length / 2 : length - 1;
    }
    return text.substring(0, length).stripTrailing() + "\u2026";
  }

  static Color color(Series series, int style) {
    return series.isTheory() ? TEXT : Color.decode(Palette.LIGHT[style % Palette.LIGHT.length]);
  }

  static BasicStroke stroke(Series series, int style) {
    float width = series.isTheory() ? 2.5f : 3.5f;
    int[] css = Palette.dash(series, style);
    if (css.length == 0) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] dash = new float[css.length];
    for (int i = 0; i < css.length; i++) {
      dash[i] = 1.6f * css[i];
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }
}
