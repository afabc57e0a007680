package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Triplets;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixMarketPropertyTest {

  @TempDir Path folder;

  private static double value(Xoshiro256 random) {
    double v =
        random.nextBoolean()
            ? random.nextGaussian()
            : Double.longBitsToDouble(random.nextLong() & ~(1L << 62)); // below 2 in size
    return random.nextInt(10) == 0 ? -0.0 : v;
  }

  @Test
  void matrixComesBackBitForBit() {
    ForAll.cases(
        Seed.of(10),
        random -> {
          int rows = random.nextInt(12);
          int columns = random.nextBoolean() ? rows : random.nextInt(12);
          boolean symmetric = rows == columns && random.nextBoolean();
          Triplets triplets = new Triplets(rows, columns);
          for (int k = rows * columns == 0 ? 0 : random.nextInt(40); k > 0; k--) {
            int i = random.nextInt(rows);
            int j = random.nextInt(columns);
            double v = value(random);
            triplets.add(i, j, v);
            if (symmetric && i != j) {
              triplets.add(j, i, v);
            }
          }
          SparseMatrix a = triplets.toMatrix();
          for (MatrixMarket.Form form : MatrixMarket.Form.values()) {
            if (form != MatrixMarket.Form.SYMMETRIC || symmetric) {
              Path file = folder.resolve(random.nextBoolean() ? "a.mtx" : "a.mtx.gz");
              MatrixMarket.write(a, file, form);
              assertEquals(a, MatrixMarket.read(file));
            }
          }
        });
  }

  @Test
  void vectorComesBackBitForBit() {
    ForAll.cases(
        Seed.of(11),
        random -> {
          double[] x = new double[random.nextInt(200)];
          for (int i = 0; i < x.length; i++) {
            x[i] = value(random);
          }
          Path file = folder.resolve("x.mtx");
          MatrixMarket.write(x, file);
          assertArrayEquals(x, MatrixMarket.readVector(file));
        });
  }
}
