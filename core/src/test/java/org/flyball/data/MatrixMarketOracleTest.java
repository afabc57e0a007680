package org.flyball.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.ops.MatrixIO;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Triplets;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EJML's reader and writer of the same format. */
class MatrixMarketOracleTest {

  @TempDir Path folder;

  private static SparseMatrix byEjml(Reader text) {
    DMatrixSparseTriplet triplets = MatrixIO.loadMatrixMarketDSTR(text);
    DMatrixSparseCSC csc = DConvertMatrixStruct.convert(triplets, (DMatrixSparseCSC) null);
    return SparseMatrix.of(csc);
  }

  /** EJML 0.46.1 does not mirror the entries of a symmetric file, so triangles are compared. */
  @Test
  void ejmlReadsTheBundledMatricesAlike() throws Exception {
    for (BundledMatrix bundled : BundledMatrix.values()) {
      try (Reader text = new InputStreamReader(new GZIPInputStream(bundled.open()), US_ASCII)) {
        SparseMatrix a = bundled.matrix();
        Triplets lower = new Triplets(a.rows(), a.columns());
        a.forEach(
            (i, j, v) -> {
              if (j <= i) {
                lower.add(i, j, v);
              }
            });
        assertEquals(byEjml(text), lower.toMatrix());
      }
    }
  }

  @Test
  void ejmlReadsWhatWeWriteAndWeReadWhatEjmlWrites() {
    ForAll.cases(
        Seed.of(12),
        random -> {
          int rows = 1 + random.nextInt(10);
          int columns = 1 + random.nextInt(10);
          Triplets triplets = new Triplets(rows, columns);
          for (int k = 1 + random.nextInt(30); k > 0; k--) {
            triplets.add(
                random.nextInt(rows), random.nextInt(columns), 1 + random.nextExponential());
          }
          SparseMatrix a = triplets.toMatrix();
          Path file = folder.resolve("a.mtx");
          MatrixMarket.write(a, file);
          assertEquals(a, byEjml(new StringReader(Files.readString(file))));

          StringWriter theirs = new StringWriter();
          MatrixIO.saveMatrixMarket(a.toCsc(), "%.17g", theirs);
          byte[] bytes = theirs.toString().getBytes(US_ASCII);
          assertEquals(a, MatrixMarket.read(new ByteArrayInputStream(bytes), "ejml"));
        });
  }
}
