package org.flyball.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.flyball.run.Checks;

/**
 * One chart, described once and drawn three ways: on the page, as a picture, as a CSV file.
 *
 * @param id the file name, of a-z, 0-9 and -
 * @param title the finding in one sentence, not the topic: "ChebCB beats every fixed omega"
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the curves, in the order of the legend
 * @param marks straight reference lines
 * @param ground what lies under the curves
 * @param caption what the reader must know besides; may be empty
 */
public record Figure(
    String id,
    String title,
    Axis x,
    Axis y,
    List<Series> series,
    List<Mark> marks,
    Optional<Ground> ground,
    String caption) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  public Figure {
    fileName(id, "Figure");
    Checks.that(!title.isBlank(), "Figure %s: the title is blank; state the finding", id);
    Checks.that(!y.isCategories(), "Figure %s: only x can have categories", id);
    series = List.copyOf(series);
    marks = List.copyOf(marks);
    Set<String> names = new HashSet<>();
    for (Series one : series) {
      Checks.that(names.add(one.name()), "Figure %s: two series are called %s", id, one.name());
    }
  }

  /** An empty figure with axes named x and y. */
  public static Figure of(String id, String title) {
    return new Figure(
        id, title, Axis.linear("x"), Axis.linear("y"), List.of(), List.of(), Optional.empty(), "");
  }

  /** The same with this horizontal axis. */
  public Figure x(Axis axis) {
    return new Figure(id, title, axis, y, series, marks, ground, caption);
  }

  /** The same with this vertical axis. */
  public Figure y(Axis axis) {
    return new Figure(id, title, x, axis, series, marks, ground, caption);
  }

  /** The same with one more curve. */
  public Figure with(Series more) {
    return new Figure(id, title, x, y, plus(series, more), marks, ground, caption);
  }

  /** The same with one more reference line. */
  public Figure with(Mark more) {
    return new Figure(id, title, x, y, series, plus(marks, more), ground, caption);
  }

  /** The same over this map. Only between numbers, not over categories. */
  public Figure over(Ground map) {
    Checks.that(!x.isCategories(), "Figure %s: a ground needs numbers across", id);
    return new Figure(id, title, x, y, series, marks, Optional.of(map), caption);
  }

  /** The same with this caption. */
  public Figure caption(String text) {
    return new Figure(id, title, x, y, series, marks, ground, text);
  }

  /** Whether any curve has a band. */
  boolean hasBand() {
    return series.stream().anyMatch(Series::hasBand);
  }

  /** The style of each curve: the asked one, else the place among its kind. */
  int[] styles() {
    int[] styles = new int[series.size()];
    int measured = 0;
    int theory = 0;
    for (int s = 0; s < styles.length; s++) {
      Series one = series.get(s);
      int place = one.isTheory() ? theory++ : measured++;
      styles[s] = one.style() == Series.BY_POSITION ? place : one.style();
    }
    return styles;
  }

  /** Checks a name that becomes a file name. */
  static void fileName(String id, String what) {
    Checks.that(
        NAME.matcher(id).matches(),
        "%s: the name '%s' must be up to 80 of a-z, 0-9 and -, as it becomes a file name",
        what,
        id);
  }

  static <T> List<T> plus(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
