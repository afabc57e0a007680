package org.flyball.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/** Products and multiples of single rows, against loops over a dense copy. */
class SparseRowsTest {

  /** Rows that are empty, full and in between. */
  @Test
  void copiesDotsAndAdds_areThoseOfTheDenseRow_bitForBit() {
    ForAll.cases(
        Seed.of(91),
        random -> {
          int d = 1 + random.nextInt(9);
          int classes = 1 + random.nextInt(9);
          double[][] dense = new double[3][d];
          for (int j = 0; j < d; j++) {
            dense[1][j] = 1 + random.nextDouble();
            dense[2][j] = random.nextInt(2) == 0 ? 0 : random.nextGaussian();
          }
          SparseRows rows = SparseRows.of(SparseMatrix.of(dense));
          double[] x = new double[classes * d];
          Arrays.setAll(x, i -> random.nextGaussian());
          for (int i = 0; i < 3; i++) {
            double[] row = new double[d + 1];
            Arrays.fill(row, 7);
            rows.copy(i, row);
            assertArrayEquals(dense[i], Arrays.copyOf(row, d));
            assertEquals(7, row[d]);
            double[] sum = x.clone();
            for (int c = 0; c < classes; c++) {
              double plain = 0;
              for (int j = 0; j < d; j++) {
                plain += dense[i][j] * x[c * d + j];
                sum[c * d + j] += 0.3 * dense[i][j];
              }
              assertEquals(plain, rows.dot(i, x, c * d));
              rows.add(i, 0.3, x, c * d);
            }
            assertArrayEquals(sum, x);
          }
        });
  }
}
