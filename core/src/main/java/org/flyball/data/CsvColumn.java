package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flyball.run.Checks;

/**
 * One column of numbers in a file of comma-separated values: the norms of a run, a schedule.
 *
 * <pre>
 * step,loss,norm
 * 0,0.693,12.5
 * 1,0.641,10.1
 * </pre>
 *
 * <p>The column is found by its name in the header; a file of one column may have another name or
 * no header at all. Other columns may hold any text without commas. Blank lines are skipped, blanks
 * around a field do not count, and names may stand in double quotes. Gzip is recognised by content.
 *
 * @param name of the column
 * @param infinity whether a number may be infinite, written inf or Infinity
 */
public record CsvColumn(String name, Infinity infinity) {

  /** What to do with infinite numbers. */
  public enum Infinity {
    /** A complaint. */
    REFUSED,
    /** Read as such, for numbers that overflowed where they were measured. */
    READ
  }

  /** Checks the name. */
  public CsvColumn {
    Checks.that(
        !name.isBlank() && name.chars().noneMatch(c -> c == ',' || c == '"' || c < ' '),
        "CsvColumn: the name '%s' must be one that needs no quotes",
        name);
  }

  /** A column of finite numbers. */
  public static CsvColumn named(String name) {
    return new CsvColumn(name, Infinity.REFUSED);
  }

  /** The same column, and its infinite numbers as well. */
  public CsvColumn withInfinity() {
    return new CsvColumn(name, Infinity.READ);
  }

  /**
   * Reads the column.
   *
   * @return the numbers, at least one; fresh, the caller's
   * @throws BadFileException if the file cannot be read or has no such column of numbers
   */
  public double[] read(Path file) throws IOException {
    MatrixMarket.Growing numbers = new MatrixMarket.Growing();
    scan(file, (number, line) -> numbers.add(number));
    return numbers.toArray();
  }

  /**
   * The line on which {@link #read} found a number, for a complaint about it. Reads the file anew.
   *
   * @param index of the number, from 0
   * @return the line, from 1; 0 if there is no such number
   */
  public long lineOf(int index, Path file) throws IOException {
    long[] at = {0, 0};
    scan(file, (number, line) -> at[1] = at[0]++ == index ? line : at[1]);
    return at[1];
  }

  /**
   * Writes a file of this column alone, with the name as header; whole or not at all, packed if its
   * name ends in {@code .gz}.
   *
   * @param numbers finite; not written
   */
  public void write(Path file, double[] numbers) throws IOException {
    Checks.finite(numbers, "CsvColumn");
    TextFile.write(
        file,
        out -> {
          TextFile.writeLine(out, name);
          for (double number : numbers) {
            TextFile.writeLine(out, Decimal.shortest(number));
          }
        });
  }

  /** Takes the numbers one by one. */
  private interface Sink {
    void take(double number, long line);
  }

  private void scan(Path file, Sink sink) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      TextScanner text = new TextScanner(in, file.toString());
      if (!text.nextLine("")) {
        throw text.badFile("the file is empty", "it should have a column " + name);
      }
      List<String> titles = new ArrayList<>();
      do {
        titles.add(field(text));
      } while (text.skip(','));
      int found = titles.indexOf(name);
      if (found < 0 && titles.size() > 1) {
        throw text.badLine(
            "there is no column " + name + " among " + BadFileException.quote(titles.toString()),
            "name it in the first line");
      }
      boolean any = found < 0 && takeUntitled(text, titles.get(0), sink);
      while (text.nextLine("")) {
        sink.take(row(text, titles.size(), Math.max(0, found)), text.line());
        any = true;
      }
      if (!any) {
        throw text.badFile("the file has a header and no number", "add numbers");
      }
    }
  }

  /** The first line of a file without a header is a number; whether this one is. */
  private boolean takeUntitled(TextScanner text, String word, Sink sink) throws IOException {
    byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
    boolean infinite = isInfinity(word);
    double number = infinite ? Double.POSITIVE_INFINITY : Decimal.parse(bytes, bytes.length);
    boolean refused = infinite && infinity == Infinity.REFUSED;
    if (refused || word.equalsIgnoreCase("nan") || (!infinite && Double.isInfinite(number))) {
      throw text.badLine(
          "the number is " + BadFileException.quote(word) + ", not finite", "remove or replace it");
    }
    if (Double.isNaN(number)) {
      return false;
    }
    sink.take(number, text.line());
    return true;
  }

  private double row(TextScanner text, int columns, int wanted) throws IOException {
    double number = 0;
    for (int j = 0; j < columns; j++) {
      if (j > 0 && !text.skip(',')) {
        throw text.badLine(
            "the row has " + j + " of " + columns + " columns", "give every row as many");
      }
      if (j == wanted) {
        number = number(text);
      } else {
        field(text);
      }
    }
    if (text.skip(',')) {
      throw text.badLine("the row has more than " + columns + " columns", "give every row as many");
    }
    return number;
  }

  private double number(TextScanner text) throws IOException {
    if (!text.nextWord(',')) {
      throw text.bad("the " + name + " is missing", "fill it in or remove the line");
    }
    boolean infinite = infinity == Infinity.READ && isInfinity(text.word());
    double number = infinite ? Double.POSITIVE_INFINITY : text.number("the " + name);
    if (text.nextWord(',')) {
      throw text.bad(
          "the " + name + " goes on with " + text.quoted(), "separate columns by commas");
    }
    return number;
  }

  private static boolean isInfinity(String word) {
    String plain = word.startsWith("+") ? word.substring(1) : word;
    return plain.equalsIgnoreCase("inf") || plain.equalsIgnoreCase("infinity");
  }

  /** Words up to the next comma, without quotes around them. */
  private static String field(TextScanner text) throws IOException {
    StringBuilder words = new StringBuilder();
    while (text.nextWord(',')) {
      words.append(words.length() == 0 ? "" : " ").append(text.word());
    }
    String whole = words.toString();
    boolean quoted = whole.length() > 1 && whole.startsWith("\"") && whole.endsWith("\"");
    return quoted ? whole.substring(1, whole.length() - 1) : whole;
  }
}
