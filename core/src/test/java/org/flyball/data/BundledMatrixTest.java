package org.flyball.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.flyball.linear.SparseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The facts that DATA.md states. */
class BundledMatrixTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void checksumIsTheOneInTheListing(BundledMatrix bundled)
      throws IOException, NoSuchAlgorithmException {
    try (InputStream bytes = bundled.open()) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes());
      assertEquals(bundled.sha256(), HexFormat.of().formatHex(sum));
    }
  }

  @Test
  void sizesAreTheDocumentedOnes() {
    SparseMatrix circle = BundledMatrix.CIRCLE_IN_SQUARE.matrix();
    assertEquals("SparseMatrix 1076 x 1076, 7310 entries", circle.toString());
    SparseMatrix cylinder = BundledMatrix.CYLINDER_IN_BOX.matrix();
    assertEquals("SparseMatrix 735 x 735, 9417 entries", cylinder.toString());
    // The first two lines of the file.
    assertEquals(0.8365934458838685, circle.get(0, 0));
    assertEquals(-0.1443549873853896, circle.get(0, 10));
  }

  @ParameterizedTest
  @EnumSource
  void matrixIsSymmetricPositiveDefinite(BundledMatrix bundled) {
    SparseMatrix a = bundled.matrix();
    assertTrue(a.isSymmetric());
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(true);
    assertTrue(cholesky.decompose(a.toDense()));
  }

  /** The files were written by another program, by the rules our writer follows. */
  @ParameterizedTest
  @EnumSource
  void writingItAgainGivesTheSameEntries(BundledMatrix bundled) throws IOException {
    Path again = folder.resolve("again.mtx");
    SparseMatrix a = bundled.matrix();
    MatrixMarket.write(a, again);
    assertEquals(a, MatrixMarket.read(again));
    try (InputStream bytes = new GZIPInputStream(bundled.open())) {
      String[] theirs = new String(bytes.readAllBytes(), US_ASCII).split("\n");
      String[] ours = Files.readString(again).split("\n");
      assertEquals(theirs.length - 1, ours.length); // they have one comment
      for (int i = 1; i < ours.length; i++) {
        String[] mine = ours[i].split(" ");
        String[] their = theirs[i + 1].split(" ");
        assertEquals(their[0] + " " + their[1], mine[0] + " " + mine[1]);
        if (i > 1) {
          assertEquals(
              new BigDecimal(their[2]).stripTrailingZeros(),
              new BigDecimal(mine[2]).stripTrailingZeros());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void listingHasEveryPart(BundledMatrix bundled) {
    assertTrue(bundled.title().matches("[a-z0-9_]+"));
    assertTrue(bundled.about().startsWith("Laplace"));
    assertEquals("BSD-3-Clause", bundled.licence());
  }
}
