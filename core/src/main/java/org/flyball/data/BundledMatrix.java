package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.flyball.linear.SparseMatrix;

/**
 * Symmetric positive definite matrices that come with Flyball, from real meshes: what to try a
 * solver on when there is nothing else at hand. Both are stiffness matrices of the Laplace equation
 * with linear elements. The repository's {@code DATA.md} says where they are from.
 */
public enum BundledMatrix {
  /** A plane mesh of triangles: n = 1076, 7310 entries. */
  CIRCLE_IN_SQUARE(
      "circle_in_square_p1",
      "Laplace, linear triangles, a square with a circular inclusion",
      "ad58bd88202e128f98721b6b12b47b83210c1d0d6f4f6583342ed15c2401c8a1"),
  /** A mesh of tetrahedra: n = 735, 9417 entries. */
  CYLINDER_IN_BOX(
      "cylinder_in_box_p1",
      "Laplace, linear tetrahedra, a box with a cylindrical inclusion",
      "20c9089e0204dd46caa19210892d3070ddda68fc05c5c908d29d19c6e34f0340");

  private final String title;
  private final String about;
  private final String sha256;

  BundledMatrix(String title, String about, String sha256) {
    this.title = title;
    this.about = about;
    this.sha256 = sha256;
  }

  /** The name in lists and on the command line: the file's name without its ending. */
  public String title() {
    return title;
  }

  /** What it is, in one line. */
  public String about() {
    return about;
  }

  /** The licence, by its SPDX name. */
  public String licence() {
    return "BSD-3-Clause";
  }

  /** The SHA-256 checksum of the file, in small hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** The file's bytes: Matrix Market, gzip. To be closed by the caller. */
  public InputStream open() {
    return InputFile.bundled(title + ".mtx.gz");
  }

  /** The matrix, read anew by every call. */
  public SparseMatrix matrix() {
    try (InputStream bytes = open()) {
      return MatrixMarket.read(bytes, title + ".mtx.gz");
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
