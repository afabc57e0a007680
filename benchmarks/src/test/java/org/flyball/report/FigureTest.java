package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static String refusal(Runnable act) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, act::run).getMessage());
  }

  /**
   * Percentiles by hand: of 0..10 the 10th is 1, the median 5, the 90th 9; of 3 and 1, 1.2 to 2.8.
   */
  @Test
  void overSeeds_isMedianAndBand() {
    double[][] eleven = new double[11][];
    for (int r = 0; r < 11; r++) {
      eleven[r] = new double[] {10 - r};
    }
    Series series = Series.overSeeds("s", new double[] {1}, eleven);
    assertEquals(1, series.low()[0]);
    assertEquals(5, series.y()[0]);
    assertEquals(9, series.high()[0]);
    Series two =
        Series.overSeeds("s", new double[] {1, 2}, new double[][] {{3, 1}, {1, Double.NaN}});
    assertEquals(1.2, two.low()[0], 1e-15);
    assertEquals(2, two.y()[0]);
    assertEquals(2.8, two.high()[0], 1e-15);
    assertTrue(Double.isNaN(two.y()[1]));
    assertEquals(0, Series.overSeeds("one", new double[] {1}, new double[][] {{3}}).low().length);
  }

  @Test
  void points_areSorted_andArraysCopied() {
    double[] x = {3, 1, 2};
    Series series = Series.points("p", x, new double[] {30, 10, 20});
    assertArrayEquals(new double[] {1, 2, 3}, series.x());
    assertArrayEquals(new double[] {10, 20, 30}, series.y());
    double[] mine = {1, 2};
    Series line = Series.line("l", mine, new double[] {5, 6});
    mine[0] = 99;
    assertEquals(1, line.x()[0]);
  }

  @Test
  void styles_followTheirOwnKind() {
    Series a = Series.bars("a", 1);
    Figure figure =
        Figure.of("f", "t")
            .with(a)
            .with(Series.bars("theory", 1).theory())
            .with(Series.bars("b", 1))
            .with(Series.bars("c", 1).styled(7));
    assertArrayEquals(new int[] {0, 0, 1, 7}, figure.styles());
  }

  @Test
  void refusals_sayWhatAndWhere() {
    double[] down = {2, 1};
    assertTrue(refusal(() -> Series.line("s", down, down)).contains("x[1] = 1.0 follows 2.0"));
    assertTrue(refusal(() -> Series.line(" ", down, down)).contains("legend"));
    assertTrue(refusal(() -> Figure.of("../up", "t")).contains("'../up'"));
    assertTrue(refusal(() -> Figure.of("f", " ")).contains("finding"));
    assertTrue(
        refusal(() -> Figure.of("f", "t").with(Series.bars("s", 1)).with(Series.bars("s", 2)))
            .contains("two series are called s"));
    assertTrue(refusal(() -> Axis.categories("x", List.of())).contains("0 category names"));
    assertTrue(refusal(() -> Table.of("t", "t", "a").row(1, 2)).contains("2 cells, the header 1"));
    assertTrue(refusal(() -> Table.of("t", "t", "a").row(List.of())).contains("neither text"));
    assertTrue(
        refusal(() -> Claim.atMost("t", "s", 1, 1).differs(" ")).contains("does not say how"));
    assertTrue(
        refusal(
                () ->
                    ExperimentReport.of("e", "h")
                        .with(Figure.of("f", "t"))
                        .with(Table.of("f", "t", "a")))
            .contains("called f"));
  }
}
