package org.flyball.report;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * A map under the curves of a {@link Figure}: cells shaded by classes, the lowest as bright as the
 * paper (or as dark, in the dark theme), so that a valley looks like one.
 *
 * @param label what the shading means, for the legend: "iterations over the least at that time"
 * @param x the edges of the columns, ascending; shared, do not write
 * @param y the edges of the rows, ascending; shared, do not write
 * @param value one per cell, column by column: that of column i and row j is {@code value[i * rows
 *     + j]}; shared, do not write
 * @param levels the boundaries of the classes, ascending; a value on one belongs to the class below
 */
public record Ground(String label, double[] x, double[] y, double[] value, double[] levels) {

  /** How much of the colour of text the shade of the highest class has. */
  private static final double DARKEST = 0.42;

  public Ground {
    Checks.that(!label.isBlank(), "Ground: the label is blank; say what the shading means");
    ascending(x, label + ": x");
    ascending(y, label + ": y");
    Checks.that(
        x.length >= 2 && y.length >= 2 && levels.length >= 1,
        "Ground %s: needs 2 edges each way and a level",
        label);
    Checks.length(value, (x.length - 1) * (y.length - 1), "Ground " + label + ": value");
    Checks.finite(value, "Ground " + label + ": value");
    ascending(levels, label + ": levels");
    x = x.clone();
    y = y.clone();
    value = value.clone();
    levels = levels.clone();
  }

  private static void ascending(double[] values, String what) {
    Checks.finite(values, "Ground " + what);
    for (int i = 1; i < values.length; i++) {
      Checks.that(values[i] > values[i - 1], "Ground %s must ascend, but not at %s", what, i);
    }
  }

  int columns() {
    return x.length - 1;
  }

  int rows() {
    return y.length - 1;
  }

  double at(int column, int row) {
    return value[column * rows() + row];
  }

  /** The class of a cell, from 0. */
  int classOf(int column, int row) {
    int place = Arrays.binarySearch(levels, at(column, row));
    return place < 0 ? -place - 1 : place;
  }

  int classes() {
    return levels.length + 1;
  }

  /** How much of the colour of text, the rest being paper, shades a class. */
  double shade(int of) {
    return DARKEST * of / (classes() - 1);
  }

  /** A class in words: "up to 1.1", "1.1 to 1.5", "above 3". */
  String words(int of) {
    if (of == 0) {
      return "up to " + Numbers.show(levels[0]);
    }
    return of == levels.length
        ? "above " + Numbers.show(levels[of - 1])
        : Numbers.show(levels[of - 1]) + " to " + Numbers.show(levels[of]);
  }
}
