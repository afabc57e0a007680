package org.flyball.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Triplets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixMarketTest {

  @TempDir Path folder;

  static SparseMatrix read(String text) throws IOException {
    return MatrixMarket.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "a.mtx");
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static SparseMatrix dense(double[]... rows) {
    return SparseMatrix.of(rows);
  }

  private static double[] row(double... values) {
    return values;
  }

  @Test
  void coordinateRealGeneral() throws IOException {
    SparseMatrix a =
        read("%%MatrixMarket matrix coordinate real general\n2 3 3\n1 1 1.5\n2 3 -2e-1\n1 2 .25\n");
    assertEquals(dense(row(1.5, 0.25, 0), row(0, 0, -0.2)), a);
  }

  @Test
  void coordinateIntegerSymmetric() throws IOException {
    SparseMatrix a =
        read("%%MatrixMarket matrix coordinate integer symmetric\n2 2 2\n1 1 4\n2 1 -1\n");
    assertEquals(dense(row(4, -1), row(-1, 0)), a);
  }

  @Test
  void coordinatePattern() throws IOException {
    SparseMatrix a = read("%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 3\n");
    assertEquals(dense(row(0, 1, 0), row(1, 0, 0), row(0, 0, 1)), a);
  }

  @Test
  void coordinateSkewSymmetric() throws IOException {
    SparseMatrix a = read("%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 3\n");
    assertEquals(dense(row(0, -3), row(3, 0)), a);
  }

  @Test
  void arrayGeneralGoesColumnByColumn() throws IOException {
    SparseMatrix a = read("%%MatrixMarket matrix array real general\n2 3\n1\n2\n3\n0\n5\n6\n");
    assertEquals(dense(row(1, 3, 5), row(2, 0, 6)), a);
    assertEquals(5, a.entries());
  }

  @Test
  void arraySymmetricHasTheLowerTriangle() throws IOException {
    SparseMatrix a = read("%%MatrixMarket matrix array integer symmetric\n2 2\n1\n2\n3\n");
    assertEquals(dense(row(1, 2), row(2, 3)), a);
  }

  @Test
  void arraySkewSymmetricHasWhatIsBelowTheDiagonal() throws IOException {
    SparseMatrix a = read("%%MatrixMarket matrix array real skew-symmetric\n3 3\n1\n2\n3\n");
    assertEquals(dense(row(0, -1, -2), row(1, 0, -3), row(2, 3, 0)), a);
  }

  @Test
  void anyCaseCommentsBlankLinesLineEndsTabsAndByteOrderMark() throws IOException {
    SparseMatrix a =
        read(
            "\uFEFF\n%%matrixmarket MATRIX Coordinate REAL General\r\n% one\r\n\r\n  \t\n%\n"
                + "\t1  1\t 1 \r\n%in between\r\r  1 1 7.0D-1\n\n% end");
    assertEquals(dense(row(0.7)), a);
  }

  @Test
  void duplicatesAreSummedAndZerosKept() throws IOException {
    SparseMatrix a =
        read("%%MatrixMarket matrix coordinate real general\n1 2 3\n1 1 2\n1 2 0\n1 1 3\n");
    assertEquals(2, a.entries());
    assertEquals(5, a.get(0, 0));
  }

  @Test
  void emptyMatricesAreMatrices() throws IOException {
    assertEquals(
        new Triplets(0, 0).toMatrix(),
        read("%%MatrixMarket matrix coordinate real general\n0 0 0\n"));
    assertEquals(
        new Triplets(5, 2).toMatrix(),
        read("%%MatrixMarket matrix coordinate pattern general\n5 2 0"));
    assertEquals(
        new Triplets(0, 7).toMatrix(), read("%%MatrixMarket matrix array real general\n0 7\n"));
  }

  @Test
  void gzipIsKnownByContentNotByName() throws IOException {
    String text = "%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 2\n";
    Path packed = Files.write(folder.resolve("packed.mtx"), gzip(text));
    Path plain = Files.writeString(folder.resolve("plain.mtx.gz"), text);
    assertEquals(dense(row(2)), MatrixMarket.read(packed));
    assertEquals(dense(row(2)), MatrixMarket.read(plain));
    assertEquals(dense(row(2)), MatrixMarket.read(new ByteArrayInputStream(gzip(text)), "stream"));
  }

  @Test
  void gzipOfSeveralMembersIsOneText() throws IOException {
    Path file = folder.resolve("joined.mtx.gz");
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(gzip("%%MatrixMarket matrix coordinate real general\n1 2 2\n1 1 2\n1 "));
    joined.write(gzip("2 3\n"));
    Files.write(file, joined.toByteArray());
    assertEquals(dense(row(2, 3)), MatrixMarket.read(file));
  }

  @Test
  void streamThatGivesOneByteAtATimeIsReadWhole() throws IOException {
    byte[] bytes = "%%MatrixMarket matrix array real general\n1 2\n1\n2\n".getBytes(UTF_8);
    InputStream slow =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] out, int from, int count) {
            return super.read(out, from, Math.min(1, count));
          }
        };
    assertEquals(dense(row(1, 2)), MatrixMarket.read(slow, "slow"));
  }

  @Test
  void vectorsOfBothLayouts() throws IOException {
    Path array = folder.resolve("b.mtx");
    Files.writeString(array, "%%MatrixMarket matrix array real general\n3 1\n1\n-0.0\n3\n");
    assertArrayEquals(new double[] {1, -0.0, 3}, MatrixMarket.readVector(array));
    Path coordinate = folder.resolve("c.mtx");
    Files.writeString(
        coordinate, "%%MatrixMarket matrix coordinate real general\n3 1 2\n3 1 7\n3 1 1\n");
    assertArrayEquals(new double[] {0, 0, 8}, MatrixMarket.readVector(coordinate));
    Path skew = folder.resolve("d.mtx");
    Files.writeString(skew, "%%MatrixMarket matrix array real skew-symmetric\n1 1\n");
    assertArrayEquals(new double[] {0}, MatrixMarket.readVector(skew));
  }

  @Test
  void writesTheLowerTriangleColumnByColumn() throws IOException {
    Path file = folder.resolve("s.mtx");
    MatrixMarket.write(dense(row(4, -1, 2), row(-1, 0, 0), row(2, 0, 1e300)), file);
    assertEquals(
        "%%MatrixMarket matrix coordinate real symmetric\n3 3 4\n"
            + "1 1 4.0\n2 1 -1.0\n3 1 2.0\n3 3 1.0E300\n",
        Files.readString(file));
  }

  @Test
  void writesGeneralWhereAskedOrNeeded() throws IOException {
    Path file = folder.resolve("g.mtx");
    SparseMatrix a = dense(row(4, -1), row(-1, 0.1));
    MatrixMarket.write(a, file, MatrixMarket.Form.GENERAL);
    assertEquals(
        "%%MatrixMarket matrix coordinate real general\n2 2 4\n"
            + "1 1 4.0\n2 1 -1.0\n1 2 -1.0\n2 2 0.1\n",
        Files.readString(file));
    MatrixMarket.write(dense(row(1, 2)), file);
    assertEquals(
        "%%MatrixMarket matrix coordinate real general\n1 2 2\n1 1 1.0\n1 2 2.0\n",
        Files.readString(file));
  }

  @Test
  void matrixSymmetricInValueButNotInPatternIsWrittenWhole() throws IOException {
    Path file = folder.resolve("p.mtx");
    Triplets triplets = new Triplets(2, 2);
    triplets.add(0, 1, 0);
    SparseMatrix a = triplets.toMatrix();
    MatrixMarket.write(a, file);
    assertEquals(a, MatrixMarket.read(file));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> MatrixMarket.write(a, file, MatrixMarket.Form.SYMMETRIC));
    assertEquals(
        "MatrixMarket: the matrix does not equal its transpose; write it as GENERAL",
        refused.getMessage());
  }

  @Test
  void writesVectorsAsArrays() throws IOException {
    Path file = folder.resolve("x.mtx.gz");
    double[] x = {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 2e23};
    MatrixMarket.write(x, file);
    assertEquals(0x1f, Files.readAllBytes(file)[0]);
    assertArrayEquals(x, MatrixMarket.readVector(file));
    assertArrayEquals(x, Numbers.read(file));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> MatrixMarket.write(new double[] {1, Double.NaN}, file));
    assertEquals(
        "MatrixMarket: the vector: entry 1 is NaN; every entry must be finite",
        refused.getMessage());
    assertArrayEquals(x, MatrixMarket.readVector(file));
  }

  @Test
  void decimalPointDoesNotFollowTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    Path file = folder.resolve("l.mtx");
    try {
      for (Locale locale : List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG-u-nu-arab"))) {
        Locale.setDefault(locale);
        MatrixMarket.write(new double[] {1234567.5}, file);
        assertEquals(
            "%%MatrixMarket matrix array real general\n1 1\n1234567.5\n", Files.readString(file));
        assertArrayEquals(new double[] {1234567.5}, MatrixMarket.readVector(file));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void failedWriteLeavesNothing() throws IOException {
    Path file = folder.resolve("no-such-folder").resolve("x.mtx");
    IOException refused =
        assertThrows(IOException.class, () -> MatrixMarket.write(new double[1], file));
    assertEquals(
        file + " cannot be written: there is no folder " + file.getParent(), refused.getMessage());
    try (Stream<Path> left = Files.list(folder)) {
      assertFalse(left.findAny().isPresent());
    }
  }
}
