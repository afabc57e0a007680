package org.flyball.data;

import java.io.IOException;
import java.util.Locale;

/**
 * The banner and the size line of a Matrix Market file, checked.
 *
 * @param entries how many entry lines the file has to have
 */
record MatrixMarketHeader(
    Layout layout, Field field, Symmetry symmetry, int rows, int columns, long entries) {

  static final String COMMENT = "%";
  static final String BANNER = "%%MatrixMarket";

  private static final String BANNER_REMEDY =
      "the first line must be like '%%MatrixMarket matrix coordinate real general'";

  /** The longest array a JVM surely makes, less one for the row starts. */
  private static final long LONGEST = Integer.MAX_VALUE - 9;

  private static final long FREE = 1L << 22;
  private static final long PER_ENTRY = 16;

  /** Which entries have lines. */
  enum Layout {
    COORDINATE,
    ARRAY
  }

  /** What an entry's value is. */
  enum Field {
    REAL,
    INTEGER,
    PATTERN
  }

  /** What the entries above the diagonal are. */
  enum Symmetry {
    GENERAL,
    SYMMETRIC,
    SKEW_SYMMETRIC
  }

  static MatrixMarketHeader read(TextScanner text) throws IOException {
    if (!text.nextLine("")) {
      throw text.badFile("the file is empty", BANNER_REMEDY);
    }
    text.nextWord();
    if (!text.word().equalsIgnoreCase(BANNER)) {
      throw text.badLine(
          "the file starts with " + text.quoted() + ", not with " + BANNER, BANNER_REMEDY);
    }
    if (!bannerWord(text, "the object").equals("matrix")) {
      throw unknown(text, "object", "flyball reads 'matrix'");
    }
    Layout layout =
        switch (bannerWord(text, "the format")) {
          case "coordinate" -> Layout.COORDINATE;
          case "array" -> Layout.ARRAY;
          default -> throw unknown(text, "format", "use coordinate or array");
        };
    Field field =
        switch (bannerWord(text, "the field")) {
          case "real" -> Field.REAL;
          case "integer", "unsigned-integer" -> Field.INTEGER;
          case "pattern" -> Field.PATTERN;
          case "complex" ->
              throw text.bad(
                  "complex values are not supported, flyball is real", "store a real matrix");
          default -> throw unknown(text, "field", "use real, integer or pattern");
        };
    Symmetry symmetry =
        switch (bannerWord(text, "the symmetry")) {
          case "general" -> Symmetry.GENERAL;
          case "symmetric" -> Symmetry.SYMMETRIC;
          case "skew-symmetric" -> Symmetry.SKEW_SYMMETRIC;
          case "hermitian" ->
              throw text.bad(
                  "hermitian matrices are not supported, flyball is real", "use symmetric");
          default -> throw unknown(text, "symmetry", "use general, symmetric or skew-symmetric");
        };
    text.endLine("the banner");
    if (field == Field.PATTERN && layout == Layout.ARRAY) {
      throw text.badLine("an array cannot be a pattern: it has no values", "use coordinate");
    }
    if (field == Field.PATTERN && symmetry == Symmetry.SKEW_SYMMETRIC) {
      throw text.badLine(
          "a pattern cannot be skew-symmetric: it has no signs", "use general or symmetric");
    }
    return size(text, layout, field, symmetry);
  }

  private static MatrixMarketHeader size(
      TextScanner text, Layout layout, Field field, Symmetry symmetry) throws IOException {
    String wanted =
        layout == Layout.ARRAY
            ? "the size line of an array is 'rows columns'"
            : "the size line is 'rows columns entries'";
    if (!text.nextLine(COMMENT)) {
      throw text.badLine("the file ends before the size line", wanted);
    }
    int rows = count(text, "the number of rows", wanted);
    int columns = count(text, "the number of columns", wanted);
    if (symmetry != Symmetry.GENERAL && rows != columns) {
      throw text.badLine(
          "a " + word(symmetry) + " matrix must be square, this is " + rows + " x " + columns,
          "use general");
    }
    long entries;
    if (layout == Layout.COORDINATE) {
      entries = count(text, "the number of entries", wanted);
    } else {
      long diagonal = symmetry == Symmetry.SYMMETRIC ? rows : -rows;
      long all = (long) rows * columns;
      entries = symmetry == Symmetry.GENERAL ? all : (all + diagonal) / 2;
    }
    text.endLine("the size");
    requireSensible(text, rows, "rows", entries);
    requireSensible(text, columns, "columns", entries);
    return new MatrixMarketHeader(layout, field, symmetry, rows, columns, entries);
  }

  /** Empty rows and columns cost memory, and a file of three lines can promise 2^31 of them. */
  private static void requireSensible(TextScanner text, int count, String what, long entries)
      throws BadFileException {
    if (count > FREE + PER_ENTRY * entries) {
      throw text.badLine(
          count + " " + what + " for " + entries + " entries: nearly all are empty",
          "leave empty rows and columns out, flyball reads up to " + FREE + " and 16 per entry");
    }
  }

  private static int count(TextScanner text, String what, String remedy) throws IOException {
    long count = text.nextWhole(what, remedy);
    if (count < 0) {
      throw text.bad(what + " is " + count + ", negative", remedy);
    }
    if (count > LONGEST) {
      throw text.bad(what + " is " + count + ", over the limit of " + LONGEST, "split the matrix");
    }
    return (int) count;
  }

  /** The next word of the banner, in small letters. */
  private static String bannerWord(TextScanner text, String what) throws IOException {
    if (!text.nextWord()) {
      throw text.badLine("the banner ends before " + what, BANNER_REMEDY);
    }
    return text.word().toLowerCase(Locale.ROOT);
  }

  private static BadFileException unknown(TextScanner text, String what, String remedy) {
    return text.bad("unknown " + what + " " + text.quoted(), remedy);
  }

  static String word(Symmetry symmetry) {
    return symmetry.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
