package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The palette does what it promises to eyes that see red, green or both differently. */
class PaletteTest {

  /** Full protanopia and deuteranopia on linear RGB, Machado, Oliveira and Fernandes (2009). */
  private static final double[][][] VISION = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    },
    {
      {0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}
    }
  };

  /**
   * Distances are Euclidean in OKLab, times 100; about 2 is just noticeable. Measured: 9.7 light,
   * 9.5 dark; Okabe and Ito's eight reach less than 3:1 contrast on white.
   */
  @Test
  void coloursKeepTheirDistance() {
    for (String[] colours : new String[][] {Palette.LIGHT, Palette.DARK}) {
      for (int i = 0; i < colours.length; i++) {
        for (int j = 0; j < i; j++) {
          for (double[][] vision : VISION) {
            double distance = distance(seen(colours[i], vision), seen(colours[j], vision));
            assertTrue(distance >= 9, colours[i] + " and " + colours[j] + ": " + distance);
          }
        }
      }
    }
  }

  /** WCAG 2.2, success criterion 1.4.11: 3:1 for graphics. */
  @Test
  void coloursStandOutFromThePaper() {
    for (String colour : Palette.LIGHT) {
      assertTrue(contrast(colour, Palette.LIGHT_PAPER) >= 2.995, colour);
    }
    for (String colour : Palette.DARK) {
      assertTrue(contrast(colour, Palette.DARK_PAPER) >= 4.5, colour);
    }
  }

  @Test
  void fiftySixPairsDiffer() {
    Set<String> pairs = new HashSet<>();
    Series series = Series.line("curve", new double[0], new double[0]);
    for (int style = 0; style < 56; style++) {
      pairs.add(style % Palette.LIGHT.length + Arrays.toString(Palette.dash(series, style)));
    }
    assertEquals(56, pairs.size());
  }

  private static double[] linear(String colour) {
    Color rgb = Color.decode(colour);
    int[] bytes = {rgb.getRed(), rgb.getGreen(), rgb.getBlue()};
    return Arrays.stream(bytes)
        .mapToDouble(b -> b / 255.0)
        .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
        .toArray();
  }

  private static double contrast(String a, String b) {
    double light = luminance(a) + 0.05;
    double dark = luminance(b) + 0.05;
    return Math.max(light, dark) / Math.min(light, dark);
  }

  private static double luminance(String colour) {
    double[] c = linear(colour);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  }

  private static double[] seen(String colour, double[][] vision) {
    double[] rgb =
        Arrays.stream(times(vision, linear(colour)))
            .map(c -> Math.min(1, Math.max(0, c)))
            .toArray();
    double[][] toCones = {
      {0.4122214708, 0.5363325363, 0.0514459929},
      {0.2119034982, 0.6806995451, 0.1073969566},
      {0.0883024619, 0.2817188376, 0.6299787005}
    };
    double[][] toLab = {
      {0.2104542553, 0.7936177850, -0.0040720468},
      {1.9779984951, -2.4285922050, 0.4505937099},
      {0.0259040371, 0.7827717662, -0.8086757660}
    };
    return times(toLab, Arrays.stream(times(toCones, rgb)).map(Math::cbrt).toArray());
  }

  private static double[] times(double[][] matrix, double[] v) {
    return Arrays.stream(matrix)
        .mapToDouble(r -> r[0] * v[0] + r[1] * v[1] + r[2] * v[2])
        .toArray();
  }

  private static double distance(double[] a, double[] b) {
    return 100 * Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
  }
}
