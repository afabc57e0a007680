package org.flyball.report;

import java.util.ArrayList;
import java.util.List;
import org.flyball.run.Checks;

/**
 * Numbers in rows. Shown on the page with up to five significant digits, written to CSV in full.
 *
 * @param id the file name, of a-z, 0-9 and -
 * @param title what it shows
 * @param header one name per column, with the unit
 * @param rows cells are {@link String} or {@link Number}; a NaN shows as a dash
 */
public record Table(String id, String title, List<String> header, List<List<Object>> rows) {

  public Table {
    Figure.fileName(id, "Table");
    Checks.that(!header.isEmpty(), "Table %s: there is no column", id);
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Object> row : rows) {
      Checks.that(
          row.size() == header.size(),
          "Table %s: the row %s has %s cells, the header %s",
          id,
          row,
          row.size(),
          header.size());
      for (Object cell : row) {
        Checks.that(
            cell instanceof String || cell instanceof Number,
            "Table %s: the cell %s is neither text nor a number",
            id,
            cell);
      }
    }
  }

  /** A table without rows. */
  public static Table of(String id, String title, String... header) {
    return new Table(id, title, List.of(header), List.of());
  }

  /** The same with one more row of texts and numbers. */
  public Table row(Object... cells) {
    List<List<Object>> more = new ArrayList<>(rows);
    more.add(List.of(cells));
    return new Table(id, title, header, more);
  }

  /** Whether every cell of this column is a number. */
  boolean isNumeric(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column) instanceof Number);
  }
}
