package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Triplets;
import org.flyball.run.Checks;

/**
 * Matrix Market files (Boisvert, Pozo and Remington, "The Matrix Market exchange formats", NISTIR
 * 5935, 1996): {@code coordinate} and {@code array}; {@code real}, {@code integer} and {@code
 * pattern} (every value 1); {@code general}, {@code symmetric} and {@code skew-symmetric}.
 *
 * <pre>{@code
 * SparseMatrix a = MatrixMarket.read(Path.of("bus.mtx.gz"));
 * double[] b = MatrixMarket.readVector(Path.of("bus_b.mtx"));
 * MatrixMarket.write(x, Path.of("x.mtx"));
 * }</pre>
 *
 * <p>Reading is strict in what a wrong answer could come from and generous elsewhere: words of the
 * banner in any case, comments and blank lines anywhere after it, any line ends, Fortran's D
 * exponents. Gzip is recognised by content. Entries of a coordinate file at the same place are
 * summed, zeros kept; zeros of an array are left out. Whatever is wrong ends in a {@link
 * BadFileException} with file, line, what and remedy.
 *
 * <p>Memory follows what is read, not what the size line promises: rows and columns beyond 4 194
 * 304 need at least one entry for 16 of them (a file of three lines could else ask for 24 GB of
 * empty rows). Cost: one pass, 16 bytes per entry while reading, about as much again to sort.
 */
public final class MatrixMarket {

  private MatrixMarket() {}

  /** Which entries of a matrix a file stores. */
  public enum Form {
    /**
     * {@link #SYMMETRIC} where the matrix equals its transpose bit by bit, else {@link #GENERAL}.
     */
    AUTOMATIC,
    /** All entries. */
    GENERAL,
    /** The diagonal and what is below it. */
    SYMMETRIC
  }

  /**
   * Reads a matrix.
   *
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static SparseMatrix read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(new TextScanner(in, file.toString()));
    }
  }

  /**
   * Reads a matrix from bytes, gzip or not, up to their end; does not close them.
   *
   * @param name what messages call the stream
   * @throws BadFileException if the text is not as it should be
   */
  public static SparseMatrix read(InputStream in, String name) throws IOException {
    return read(new TextScanner(InputFile.unpacked(in, name), name));
  }

  private static SparseMatrix read(TextScanner text) throws IOException {
    MatrixMarketHeader header = MatrixMarketHeader.read(text);
    Triplets triplets = new Triplets(header.rows(), header.columns());
    boolean array = header.layout() == MatrixMarketHeader.Layout.ARRAY;
    MatrixMarketEntries.read(
        text,
        header,
        (i, j, v) -> {
          if (!array || v != 0) {
            triplets.add(i, j, v);
          }
        });
    try {
      return triplets.toMatrix();
    } catch (IllegalArgumentException overflow) {
      // Each value was finite, so it is a sum that is not.
      throw infiniteSum(text).because(overflow);
    }
  }

  private static BadFileException infiniteSum(TextScanner text) {
    return text.badFile("entries at one place add up to infinity", "scale the data");
  }

  /**
   * Reads a vector: a matrix of one column.
   *
   * @return one number per row, 0 where a coordinate file stores nothing; fresh, the caller's
   * @throws BadFileException if the file cannot be read or is not as it should be
   */
  public static double[] readVector(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return readVector(new TextScanner(in, file.toString()));
    }
  }

  static double[] readVector(TextScanner text) throws IOException {
    MatrixMarketHeader header = MatrixMarketHeader.read(text);
    if (header.columns() != 1) {
      throw text.badLine(
          "a vector must have 1 column, this matrix is " + header.rows() + " x " + header.columns(),
          "store the vector as a matrix of one column");
    }
    if (header.layout() == MatrixMarketHeader.Layout.ARRAY) {
      Growing values = new Growing();
      MatrixMarketEntries.read(text, header, (i, j, v) -> values.add(v));
      return Arrays.copyOf(values.toArray(), header.rows());
    }
    double[] vector = new double[header.rows()];
    MatrixMarketEntries.read(text, header, (i, j, v) -> vector[i] += v);
    for (double v : vector) {
      if (!Double.isFinite(v)) {
        throw infiniteSum(text);
      }
    }
    return vector;
  }

  /** Writes a matrix in the smallest form that reads back bit for bit. */
  public static void write(SparseMatrix matrix, Path file) throws IOException {
    write(matrix, file, Form.AUTOMATIC);
  }

  /**
   * Writes a matrix as {@code coordinate real}, column by column, each value as the shortest
   * decimal that reads back the same; packed if the name ends in {@code .gz}; whole or not at all.
   * The same matrix gives the same bytes on every JDK and under every locale.
   *
   * @throws IllegalArgumentException if the form is symmetric and the matrix is not
   */
  public static void write(SparseMatrix matrix, Path file, Form form) throws IOException {
    SparseMatrix transpose = matrix.transpose();
    boolean symmetric = form != Form.GENERAL && matrix.equals(transpose);
    Checks.that(
        symmetric || form != Form.SYMMETRIC,
        "MatrixMarket: the matrix does not equal its transpose; write it as %s",
        Form.GENERAL);
    int[] count = {0};
    transpose.forEach((j, i, v) -> count[0] += !symmetric || i >= j ? 1 : 0);
    TextFile.write(
        file,
        out -> {
          out.write("%%MatrixMarket matrix coordinate real ");
          out.write(symmetric ? "symmetric\n" : "general\n");
          out.write(matrix.rows() + " " + matrix.columns() + " " + count[0] + "\n");
          transpose.forEach(
              (j, i, v) -> {
                if (!symmetric || i >= j) {
                  TextFile.writeLine(out, (i + 1) + " " + (j + 1) + " " + Decimal.shortest(v));
                }
              });
        });
  }

  /**
   * Writes a vector as {@code array real general}, one number a line, as {@link
   * #write(SparseMatrix, Path, Form)} does.
   *
   * @throws IllegalArgumentException if an entry is not finite
   */
  public static void write(double[] vector, Path file) throws IOException {
    Checks.finite(vector, "MatrixMarket: the vector");
    TextFile.write(
        file,
        out -> {
          out.write("%%MatrixMarket matrix array real general\n" + vector.length + " 1\n");
          for (double v : vector) {
            TextFile.writeLine(out, Decimal.shortest(v));
          }
        });
  }

  /** An array that grows with what is put in. */
  static final class Growing {
    private double[] values = new double[64];
    private int size;

    void add(double v) {
      if (size == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * size));
      }
      values[size++] = v;
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
