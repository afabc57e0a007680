package org.flyball.report;

/**
 * Colours and dash patterns of curves, one pair per index. Colours keep their distance from each
 * other in normal, protan and deutan vision and 3:1 contrast with the paper; eight colours and
 * seven patterns give 56 pairs before one repeats.
 */
final class Palette {

  /** Of white paper, light theme and pictures. */
  static final String[] LIGHT = {
    "#0077c7", "#d66616", "#0f976a", "#ce79a7", "#835900", "#369be7", "#763a92", "#4d4d4d"
  };

  /** Of the dark theme. */
  static final String[] DARK = {
    "#4b86c1", "#fb8738", "#2dbf7b", "#ed8fc9", "#eec52a", "#a5dcff", "#b689fe", "#d4cab8"
  };

  static final String LIGHT_PAPER = "#ffffff";
  static final String DARK_PAPER = "#14181f";

  /** What theory says is drawn in the colour of text. */
  static final String LIGHT_TEXT = "#1b1f27";

  /** Strokes and gaps in CSS pixels; the first is solid. */
  static final int[][] DASHES = {
    {}, {10, 4}, {3, 3}, {14, 4, 3, 4}, {7, 3}, {18, 5}, {10, 3, 2, 3, 2, 3}
  };

  /** Of what theory says: fine dots first. */
  static final int[][] THEORY_DASHES = {{2, 4}, {8, 4, 2, 4}, {14, 6}, {2, 8}};

  private Palette() {}

  static int[] dash(Series series, int style) {
    return series.isTheory()
        ? THEORY_DASHES[style % THEORY_DASHES.length]
        : DASHES[style % DASHES.length];
  }
}
