package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.flyball.linear.SparseRows;
import org.flyball.run.Checks;

/**
 * LIBSVM files (Chang and Lin, "LIBSVM: a library for support vector machines", 2011): a row a
 * line, {@code label index:value index:value ...}, indices ascending from 1, what is missing is 0.
 *
 * <pre>{@code
 * LabelledData data = Libsvm.read(Path.of("a9a.txt.gz")).withSigns();
 * Libsvm.write(data, Path.of("signs.txt"));
 * }</pre>
 *
 * <p>Labels stay as they are: {@link LabelledData#withSigns()} makes two of them -1 and +1. Lines
 * may end in LF, CR LF or CR; blank lines and what follows a # are skipped; a row may have a label
 * alone; zeros that are written are kept. Gzip is recognised by content. Refused, with file, line,
 * column, value and remedy: indices that are 0, negative, not ascending or there twice, values that
 * are missing or not finite, more than one label, and {@code qid:} of ranking data.
 *
 * <p>The text is streamed: memory follows the entries read, 12 bytes each and as much again at the
 * end.
 */
public final class Libsvm {

  private static final String COMMENT = "#";
  private static final String FORM = "a line is 'label index:value index:value ...'";

  /** Largest index where few entries stand for it, and how many indices each may stand for. */
  private static final int SMALL = 1 << 22;

  private static final int INDICES_PER_ENTRY = 16;
  private static final int LARGEST = Integer.MAX_VALUE - 9;

  private Libsvm() {}

  /**
   * Reads a file; the dimension is the largest index.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static LabelledData read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(new TextScanner(in, file.toString()), 0);
    }
  }

  /**
   * Reads a file whose dimension is known, as it is where a test set must match its training set.
   *
   * @param dimension at least 1; a larger index is refused
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static LabelledData read(Path file, int dimension) throws IOException {
    Checks.that(dimension >= 1, "Libsvm: the dimension is %s, must be 1 at least", dimension);
    try (InputStream in = InputFile.open(file)) {
      return read(new TextScanner(in, file.toString()), dimension);
    }
  }

  /**
   * Reads rows from bytes, gzip or not, up to their end; does not close them.
   *
   * @param name what messages call the stream
   * @throws BadFileException if the text is not as it should be
   */
  public static LabelledData read(InputStream in, String name) throws IOException {
    return read(new TextScanner(InputFile.unpacked(in, name), name), 0);
  }

  /**
   * The same with a known dimension, or a bound of it where rows come in parts.
   *
   * @param dimension at least 1; a larger index is refused
   * @throws BadFileException if the text is not as it should be
   */
  public static LabelledData read(InputStream in, String name, int dimension) throws IOException {
    Checks.that(dimension >= 1, "Libsvm: the dimension is %s, must be 1 at least", dimension);
    return read(new TextScanner(InputFile.unpacked(in, name), name), dimension);
  }

  /** Reads; dimension 0 stands for one that is not known. */
  private static LabelledData read(TextScanner text, int dimension) throws IOException {
    GrowingRows rows = new GrowingRows();
    long largest = 0;
    while (text.nextLine(COMMENT)) {
      text.nextWord();
      double label = text.number("the label");
      long last = 0;
      while (!text.isAtEnd()) {
        text.nextWord(':');
        if (text.isWordFrom('#')) {
          break;
        }
        last = index(text, last, dimension);
        rows.add((int) (last - 1), value(text, last));
      }
      largest = Math.max(largest, last);
      rows.endRow(label);
    }
    if (rows.rows() == 0) {
      throw text.badFile("the file has no row", FORM);
    }
    if (dimension > 0) {
      return rows.toData(dimension);
    }
    if (largest == 0) {
      throw text.badFile("no row has a feature", FORM);
    }
    if (largest > SMALL && largest > (long) INDICES_PER_ENTRY * rows.entries()) {
      throw text.badFile(
          "the largest index is " + largest + " for " + rows.entries() + " entries",
          "number the features that occur; flyball reads up to "
              + SMALL
              + " and "
              + INDICES_PER_ENTRY
              + " per entry");
    }
    return rows.toData((int) largest);
  }

  private static long index(TextScanner text, long last, int dimension) throws IOException {
    if (text.isWordFrom('q') && text.word().equals("qid")) {
      throw text.bad("qid: marks ranking data, which flyball does not read", "remove it");
    }
    if (text.isWordEmpty()) {
      throw text.bad("there is a colon without an index", FORM);
    }
    long index = text.whole("the index", FORM);
    if (index < 1) {
      throw text.bad(
          "index " + index + " is below 1", "LIBSVM counts from 1; add 1 to all indices");
    }
    if (index == last) {
      throw text.bad("index " + index + " comes twice in this row", "keep one of them");
    }
    if (index < last) {
      throw text.bad("index " + index + " comes after " + last, "sort the row by index");
    }
    if (dimension > 0 && index > dimension) {
      throw text.bad(
          "index " + index + " is over the dimension " + dimension,
          "read with a larger dimension, or with none");
    }
    if (index > LARGEST) {
      throw text.bad(
          "index " + index + " is over the limit of " + LARGEST, "renumber the features");
    }
    return index;
  }

  private static double value(TextScanner text, long index) throws IOException {
    if (!text.skip(':')) {
      throw text.bad(text.quoted() + " is an index without a value", FORM);
    }
    if (text.isAtGap()) {
      throw text.bad(
          "index " + index + " has no value", "write it behind the colon, without a blank");
    }
    text.nextWord();
    return text.number("the value of index " + index);
  }

  /**
   * Writes rows, each number as the shortest decimal that reads back the same, whole ones without a
   * point; packed if the name ends in {@code .gz}; whole or not at all. The same data give the same
   * bytes on every JDK and under every locale. What reads back is equal bit for bit, but for empty
   * columns after the last one used: read with the dimension to have them.
   */
  public static void write(LabelledData data, Path file) throws IOException {
    SparseRows rows = SparseRows.of(data.features());
    TextFile.write(
        file,
        out -> {
          StringBuilder line = new StringBuilder();
          for (int i = 0; i < data.rows(); i++) {
            line.setLength(0);
            line.append(decimal(data.labels()[i]));
            rows.forEach(
                i, (j, v) -> line.append(' ').append(j + 1).append(':').append(decimal(v)));
            TextFile.writeLine(out, line.toString());
          }
        });
  }

  private static String decimal(double v) {
    String text = Decimal.shortest(v);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
