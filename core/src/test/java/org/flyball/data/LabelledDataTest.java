package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.linear.SparseMatrix;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class LabelledDataTest {

  /** Rows of norm 3, 1, 2, 1, 0, 5, 4 with labels 0 to 6. */
  private static LabelledData seven() {
    double[][] rows = {{3, 0}, {0, 1}, {-2, 0}, {1, 0}, {0, 0}, {3, 4}, {0, -4}};
    return new LabelledData(
        SparseMatrix.of(rows), IntStream.range(0, 7).asDoubleStream().toArray());
  }

  private static String labels(List<LabelledData> parts) {
    StringBuilder all = new StringBuilder();
    for (LabelledData part : parts) {
      for (double label : part.labels()) {
        all.append((int) label);
      }
      all.append(' ');
    }
    return all.toString().trim();
  }

  @Test
  void split_givesEachTheFloorAndTheRestAsChosen() {
    assertEquals("01 23 45", labels(seven().split(3, RowOrder.inFile(), Remainder.DROPPED)));
    assertEquals("01 23 456", labels(seven().split(3, RowOrder.inFile(), Remainder.TO_LAST)));
    assertEquals("0123456", labels(seven().split(1, RowOrder.inFile(), Remainder.DROPPED)));
    assertEquals("0 1 2 3 4 5 6", labels(seven().split(7, RowOrder.inFile(), Remainder.DROPPED)));
  }

  @Test
  void rowsByNorm_areAscendingAndStable() {
    List<LabelledData> parts = seven().split(3, RowOrder.byNorm(), Remainder.TO_LAST);
    assertEquals("41 32 065", labels(parts));
    assertArrayEquals(new double[] {3, 4}, parts.get(2).features().toDense().data, 0, "row 5");
  }

  private static void assertArrayEquals(
      double[] wanted, double[] all, double tolerance, String what) {
    double[] last = Arrays.copyOfRange(all, all.length - wanted.length, all.length);
    org.junit.jupiter.api.Assertions.assertArrayEquals(wanted, last, tolerance, what);
  }

  @Test
  void shuffle_isOfTheSeedAndLosesNoRow() {
    Seed seed = Seed.of(1);
    String once = labels(seven().split(1, RowOrder.shuffled(seed), Remainder.DROPPED));
    assertEquals(once, labels(seven().split(1, RowOrder.shuffled(seed), Remainder.DROPPED)));
    assertNotEquals("0123456", once);
    assertEquals(
        "0123456",
        once.chars()
            .sorted()
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString());
  }

  @Test
  void tooManyClients_areRefused() {
    IllegalArgumentException bad =
        assertThrows(
            IllegalArgumentException.class,
            () -> seven().split(8, RowOrder.inFile(), Remainder.DROPPED));
    assertEquals(
        "LabelledData: 7 rows cannot be split among 8 clients; take 1 to 7", bad.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> seven().split(2, data -> new int[3], Remainder.DROPPED));
    assertThrows(
        IllegalArgumentException.class,
        () -> seven().split(2, data -> new int[] {0, 1, 2, 3, 4, 5, 7}, Remainder.TO_LAST));
  }

  private static LabelledData labelled(double... labels) {
    return new LabelledData(SparseMatrix.of(new double[labels.length][1]), labels);
  }

  @Test
  void signs_comeFromTwoValues() {
    assertEquals(labelled(1, -1, 1), labelled(2, 1, 2).withSigns());
    assertEquals(labelled(1, -1, -1), labelled(1, 0, -0.0).withSigns());
    LabelledData signs = labelled(-1, 1);
    assertSame(signs, signs.withSigns());
    LabelledData onlyOne = labelled(1, 1);
    assertSame(onlyOne, onlyOne.withSigns());
    assertEquals(labelled(-1, 1, -1), labelled(0, 1, 2).withSigns(1));
  }

  @Test
  void signs_ofOtherThanTwoValues_areRefused() {
    IllegalArgumentException three =
        assertThrows(IllegalArgumentException.class, () -> labelled(0, 1, 2).withSigns());
    assertEquals(
        "LabelledData: the labels have 3 values ([0.0, 1.0, 2.0]), must have two to become -1 and"
            + " +1; choose with withSigns(positive) which value is +1",
        three.getMessage());
    assertThrows(IllegalArgumentException.class, () -> labelled(3, 3).withSigns());
    assertThrows(IllegalArgumentException.class, () -> labelled(0, 1, 2, 3, 4, 5, 6).withSigns());
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, () -> labelled(0, 1).withSigns(7));
    assertEquals("LabelledData: no row has the label 7.0", none.getMessage());
  }

  @Test
  void labels_mustBeAsManyAndFinite() {
    SparseMatrix two = SparseMatrix.of(new double[2][1]);
    assertThrows(IllegalArgumentException.class, () -> new LabelledData(two, new double[3]));
    assertThrows(
        IllegalArgumentException.class, () -> new LabelledData(two, new double[] {1, Double.NaN}));
    assertNotEquals(labelled(1, 2), labelled(1, 3));
  }

  @Test
  void standardised_columnsHaveMeanZeroAndMeanSquareOne() {
    double[][] rows = {{1, 7, 1e200}, {3, 7, -1e200}, {5, 7, 0}, {0, 7, 0}};
    LabelledData plain = new LabelledData(SparseMatrix.of(rows), new double[] {0, 1, 0, 1});
    double[][] got = new double[4][3];
    plain.standardised().features().forEach((i, j, v) -> got[i][j] = v);
    double deviation = Math.sqrt((1.25 * 1.25 + 0.75 * 0.75 + 2.75 * 2.75 + 2.25 * 2.25) / 4);
    double[] first = {-1.25, 0.75, 2.75, -2.25};
    double[] third = {Math.sqrt(2), -Math.sqrt(2), 0, 0};
    for (int i = 0; i < 4; i++) {
      assertEquals(first[i] / deviation, got[i][0], 1e-15);
      assertEquals(0, got[i][1], 0, "a constant column");
      assertEquals(third[i], got[i][2], 1e-15, "squares that overflow");
    }
    assertArrayEquals(plain.labels(), plain.standardised().labels(), 0, "labels");
    LabelledData none = plain.select();
    assertEquals(none, none.standardised());
  }
}
