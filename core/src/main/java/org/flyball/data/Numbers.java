package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Files of plain numbers: a right-hand side, a list of shifts, one value per node. */
public final class Numbers {

  private static final String COMMENT = "#%";

  private Numbers() {}

  /**
   * Reads a file with one number per line; blank lines and lines that start with # or % are
   * skipped. Also takes a Matrix Market file of one column, recognised by its banner, and either of
   * them as gzip, recognised by content.
   *
   * @return the numbers, at least one; fresh, the caller's
   * @throws BadFileException if the file cannot be read, has no number, or has anything else
   */
  public static double[] read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      TextScanner text = new TextScanner(in, file.toString());
      if (text.startsWith(MatrixMarketHeader.BANNER)) {
        return MatrixMarket.readVector(text);
      }
      MatrixMarket.Growing numbers = new MatrixMarket.Growing();
      while (text.nextLine(COMMENT)) {
        numbers.add(text.nextNumber("the number", "write one number per line"));
        text.endLine("the number");
      }
      double[] all = numbers.toArray();
      if (all.length == 0) {
        throw text.badFile("the file has no number", "write one number per line");
      }
      return all;
    }
  }

  /**
   * The line on which {@link #read} found a number, for a complaint about it. Reads the file anew.
   *
   * @param index of the number, from 0
   * @return the line, from 1; 0 if the number has no line of its own
   */
  public static long lineOf(int index, Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      TextScanner text = new TextScanner(in, file.toString());
      if (text.startsWith(MatrixMarketHeader.BANNER)) {
        MatrixMarketHeader header = MatrixMarketHeader.read(text);
        if (header.layout() != MatrixMarketHeader.Layout.ARRAY) {
          return 0;
        }
      }
      for (int k = 0; text.nextLine(COMMENT); k++) {
        if (k == index) {
          return text.line();
        }
      }
      return 0;
    }
  }
}
