package org.flyball.data;

import java.io.IOException;
import org.flyball.data.MatrixMarketHeader.Field;
import org.flyball.data.MatrixMarketHeader.Layout;
import org.flyball.data.MatrixMarketHeader.Symmetry;
import org.flyball.linear.SparseMatrix.EntryVisitor;

/** The lines after the header of a Matrix Market file: each entry once, the mirrored ones too. */
final class MatrixMarketEntries {

  private static final String COUNT_REMEDY = "indices in Matrix Market count from 1";
  private static final String REMOVE_REMEDY = "give each line one entry";

  private final TextScanner text;
  private final MatrixMarketHeader header;
  private final EntryVisitor visitor;
  private final String coordinateRemedy;

  private MatrixMarketEntries(TextScanner text, MatrixMarketHeader header, EntryVisitor visitor) {
    this.text = text;
    this.header = header;
    this.visitor = visitor;
    this.coordinateRemedy =
        header.field() == Field.PATTERN
            ? "an entry's line is 'row column'"
            : "an entry's line is 'row column value'";
  }

  /** Shows every entry of the file, indices counted from 0, until the file ends as it should. */
  static void read(TextScanner text, MatrixMarketHeader header, EntryVisitor visitor)
      throws IOException {
    MatrixMarketEntries entries = new MatrixMarketEntries(text, header, visitor);
    if (header.layout() == Layout.COORDINATE) {
      entries.readCoordinates();
    } else {
      entries.readArray();
    }
    if (text.nextLine(MatrixMarketHeader.COMMENT)) {
      throw text.badLine(
          "this line is one more than the entries promised (" + header.entries() + ")",
          "correct the size line or remove them");
    }
  }

  private void readCoordinates() throws IOException {
    for (long k = 0; k < header.entries(); k++) {
      nextEntry(k);
      int i = index("row", header.rows());
      int j = index("column", header.columns());
      double v = value();
      text.endLine("the entry");
      if (header.symmetry() != Symmetry.GENERAL && j > i) {
        throw text.badLine(
            "entry ("
                + (i + 1)
                + ", "
                + (j + 1)
                + ") is above the diagonal of a "
                + MatrixMarketHeader.word(header.symmetry())
                + " matrix",
            "store the lower triangle only, or use general");
      }
      show(i, j, v);
    }
  }

  /** Column by column; of the mirrored kinds only what is on or below the diagonal. */
  private void readArray() throws IOException {
    long k = 0;
    for (int j = 0; j < header.columns(); j++) {
      int top =
          switch (header.symmetry()) {
            case GENERAL -> 0;
            case SYMMETRIC -> j;
            case SKEW_SYMMETRIC -> j + 1;
          };
      for (int i = top; i < header.rows(); i++) {
        nextEntry(k++);
        double v = value();
        text.endLine("the value");
        show(i, j, v);
      }
    }
  }

  private void show(int i, int j, double v) throws BadFileException {
    if (header.symmetry() == Symmetry.SKEW_SYMMETRIC && i == j && v != 0) {
      throw text.badLine(
          "diagonal entry " + (i + 1) + " of a skew-symmetric matrix is " + v + ", must be 0",
          "leave the diagonal out, or use general");
    }
    visitor.visit(i, j, v);
    if (i != j && header.symmetry() == Symmetry.SYMMETRIC) {
      visitor.visit(j, i, v);
    } else if (i != j && header.symmetry() == Symmetry.SKEW_SYMMETRIC) {
      visitor.visit(j, i, -v);
    }
  }

  private void nextEntry(long found) throws IOException {
    if (!text.nextLine(MatrixMarketHeader.COMMENT)) {
      throw text.badLine(
          "the file ends after " + found + " of " + header.entries() + " entries",
          "get the whole file, or correct the size line");
    }
  }

  private int index(String what, int limit) throws IOException {
    long index = text.nextWhole("the " + what + " index", coordinateRemedy);
    if (index < 1 || index > limit) {
      throw text.bad(what + " index " + index + " is outside 1.." + limit, COUNT_REMEDY);
    }
    return (int) (index - 1);
  }

  private double value() throws IOException {
    return switch (header.field()) {
      case PATTERN -> 1;
      case REAL -> text.nextNumber("the value", valueRemedy());
      case INTEGER -> {
        long whole = text.nextWhole("the value", valueRemedy());
        if ((long) (double) whole != whole) {
          throw text.bad("the integer " + whole + " is no double exactly", "use the field real");
        }
        yield whole;
      }
    };
  }

  private String valueRemedy() {
    return header.layout() == Layout.COORDINATE ? coordinateRemedy : REMOVE_REMEDY;
  }
}
