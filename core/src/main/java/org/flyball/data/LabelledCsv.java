package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Tables of numbers as comma-separated values: a header line of names, then a row a line, the label
 * last.
 *
 * <pre>
 * radius,texture,class
 * 17.99,10.38,0
 * </pre>
 *
 * <p>Lines may end in LF, CR LF or CR; blank lines are skipped, and so are blanks around a number.
 * Gzip is recognised by content. Refused, with file, line, column, value and remedy: a missing
 * header, rows of another length, and fields that are empty, quoted, or not finite numbers.
 */
public final class LabelledCsv {

  private static final String FORM = "the first line has the columns' names, the label last";

  private LabelledCsv() {}

  /**
   * Reads a file.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static LabelledData read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(new TextScanner(in, file.toString()));
    }
  }

  /**
   * Reads rows from bytes, gzip or not, up to their end; does not close them.
   *
   * @param name what messages call the stream
   * @throws BadFileException if the text is not as it should be
   */
  public static LabelledData read(InputStream in, String name) throws IOException {
    return read(new TextScanner(InputFile.unpacked(in, name), name));
  }

  private static LabelledData read(TextScanner text) throws IOException {
    if (!text.nextLine("")) {
      throw text.badFile("the file is empty", FORM);
    }
    int columns = header(text);
    GrowingRows rows = new GrowingRows();
    while (text.nextLine("")) {
      for (int j = 0; j < columns; j++) {
        double v = field(text, j, columns);
        if (j == columns - 1) {
          rows.endRow(v);
        } else if (v != 0) {
          rows.add(j, v);
        }
      }
    }
    if (rows.rows() == 0) {
      throw text.badFile("the file has a header and no row", "add rows");
    }
    return rows.toData(columns - 1);
  }

  /** The number of names. */
  private static int header(TextScanner text) throws IOException {
    int columns = 1;
    boolean names = false;
    while (!text.isAtEnd()) {
      if (text.nextWord(',')) {
        names |= !text.isNumber();
      }
      columns += text.skip(',') ? 1 : 0;
    }
    if (!names) {
      throw text.badLine("the first line has no name", FORM);
    }
    if (columns < 2) {
      throw text.badLine("the header has one column", "separate columns by commas, the label last");
    }
    return columns;
  }

  private static double field(TextScanner text, int j, int columns) throws IOException {
    String what = "column " + (j + 1);
    if (!text.nextWord(',')) {
      if (text.isAtGap()) {
        throw text.bad("the row ends before " + what + " of " + columns, "give every row as many");
      }
      throw text.bad(what + " is empty", "fill in or remove rows with missing values");
    }
    double v = text.number(what);
    boolean more = text.skipTo(',');
    if (more && j == columns - 1) {
      throw text.bad("the row has more than " + columns + " columns", "give every row as many");
    }
    if (!more && !text.isAtEnd()) {
      text.nextWord(',');
      throw text.bad(what + " goes on with " + text.quoted(), "separate columns by commas");
    }
    return v;
  }
}
