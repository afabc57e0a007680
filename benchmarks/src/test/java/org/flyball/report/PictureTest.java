package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {

  private static final double[] X = {1, 10, 100};

  private static BufferedImage read(Figure figure) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Picture.of(figure)));
    assertEquals(1600, image.getWidth());
    assertEquals(1000, image.getHeight());
    return image;
  }

  private static long count(BufferedImage image, int rgb) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return count;
  }

  /** A curve 1100 pixels long and 3.5 wide in the first colour, and its sample in the legend. */
  @Test
  void curve_isInItsColour() throws IOException {
    Figure figure = Figure.of("f", "t").with(Series.line("s", X, new double[] {1, 2, 3}));
    assertTrue(count(read(figure), 0x0077c7) > 2000);
  }

  @Test
  void oddFigures_areDrawn() throws IOException {
    double[] nan = {Double.NaN, Double.NaN, Double.NaN};
    double[] gap = {1, Double.NaN, 3};
    Axis log = Axis.log("y");
    Figure[] figures = {
      Figure.of("f", "nothing at all"),
      Figure.of("f", "empty").with(Series.line("s", new double[0], new double[0])),
      Figure.of("f", "no number").y(log).with(Series.line("s", X, nan)),
      Figure.of("f", "gap").x(log).with(Series.line("s", X, gap).band(gap, gap).steps()),
      Figure.of("f", "not positive").y(log).with(Series.line("s", X, new double[] {-1, 0, 1})),
      Figure.of("f", "level").with(Series.line("s", X, new double[] {5, 5, 5})),
      Figure.of("f", "huge ".repeat(5000)).with(Series.points("name ".repeat(5000), X, gap)),
      Figure.of("f", "x".repeat(100_000)).with(Mark.vertical("mark ".repeat(100), 1)),
      Figure.of("f", "bars")
          .x(Axis.categories("long names", List.of("n".repeat(500), "b", "c")))
          .with(Series.bars("s", -1, Double.NaN, 3))
          .with(Series.line("over", new double[] {0, 2}, new double[] {1, 2})),
      Figure.of("f", "wide").with(Series.line("s", X, new double[] {-1e308, 0, 1e300})),
    };
    for (Figure figure : figures) {
      BufferedImage image = read(figure);
      assertTrue(count(image, 0xffffff) < 1600 * 1000 - 1000, figure.title());
    }
  }
}
