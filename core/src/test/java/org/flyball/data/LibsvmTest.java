package org.flyball.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.flyball.linear.SparseMatrix;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibsvmTest {

  @TempDir Path folder;

  private static LabelledData read(String text) throws IOException {
    return Libsvm.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "a.txt");
  }

  @Test
  void everyFreedomOfTheFormat_isRead() throws IOException {
    LabelledData data =
        read(
            "# a comment\r\n\r\n+1 1:0.5 4:-2e-3 \r\n  -1\t2:7 # 3:9\n3.5\n-0 3:0 4:1D2\n\n# end\n"
                + "+1 4:1");
    assertArrayEquals(new double[] {1, -1, 3.5, -0.0, 1}, data.labels());
    assertEquals("SparseMatrix 5 x 4, 6 entries", data.features().toString()); // 3:0 is kept
    assertEquals(0.5, data.features().get(0, 0));
    assertEquals(-2e-3, data.features().get(0, 3));
    assertEquals(7, data.features().get(1, 1));
    assertEquals(100, data.features().get(3, 3));
    assertArrayEquals(new double[] {-1, 0, 1, 3.5}, data.classes());
  }

  @Test
  void gzip_isRecognisedByContent() throws IOException {
    byte[] packed = MatrixMarketTest.gzip("1 2:3\n");
    assertEquals(3, Libsvm.read(new ByteArrayInputStream(packed), "a").features().get(0, 1));
    Path file = Files.write(folder.resolve("packed.txt"), packed);
    assertEquals(3, Libsvm.read(file).features().get(0, 1));
    assertEquals(9, Libsvm.read(file, 9).dimension());
  }

  /** The texts hold | for a line end; the expected messages lack the file's name. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "'' ~ : the file has no row; a line is 'label index:value index:value ...'",
        "'# 1 2:3|' ~ : the file has no row; a line is 'label index:value index:value ...'",
        "'1|2|' ~ : no row has a feature; a line is 'label index:value index:value ...'",
        "'1 2:3|1 0:1' ~ :2:3: index 0 is below 1; LIBSVM counts from 1; add 1 to all indices",
        "'1 -2:3' ~ :1:3: index -2 is below 1; LIBSVM counts from 1; add 1 to all indices",
        "'1 3:1 2:1' ~ :1:7: index 2 comes after 3; sort the row by index",
        "'1 3:1 3:1' ~ :1:7: index 3 comes twice in this row; keep one of them",
        "'1 3' ~ :1:3: \"3\" is an index without a value; a line is 'label index:value index:value ...'",
        "'1 3: 4:1' ~ :1:3: index 3 has no value; write it behind the colon, without a blank",
        "'1 3:' ~ :1:3: index 3 has no value; write it behind the colon, without a blank",
        "'1 :5' ~ :1:3: there is a colon without an index; a line is 'label index:value index:value ...'",
        "'1 a:5' ~ :1:3: the index is \"a\", not a whole number; a line is 'label index:value index:value ...'",
        "'1 qid:5 1:2' ~ :1:3: qid: marks ranking data, which flyball does not read; remove it",
        "'1 3:nan' ~ :1:5: the value of index 3 is \"nan\", not finite; remove or replace it",
        "'1 3:1e999' ~ :1:5: the value of index 3 is \"1e999\", too large for a double; scale the data",
        "'1 3:1:2' ~ :1:5: the value of index 3 is \"1:2\", not a number; write it like -1.5 or 2.5e-3",
        "'nan 3:1' ~ :1:1: the label is \"nan\", not finite; remove or replace it",
        "'1,2 3:1' ~ :1:1: the label is \"1,2\", not a number; write it like -1.5 or 2.5e-3",
        "'1:2 3:1' ~ :1:1: the label is \"1:2\", not a number; write it like -1.5 or 2.5e-3",
        "'1 2147483638:1' ~ : the largest index is 2147483638 for 1 entries; number the features that occur; flyball reads up to 4194304 and 16 per entry",
        "'1 2147483639:1' ~ :1:3: index 2147483639 is over the limit of 2147483638; renumber the features",
        "'1 99999999999999999999:1' ~ :1:3: the index is \"99999999999999999999\", too large for any matrix; a line is 'label index:value index:value ...'",
      })
  void complaint_isOneLineWithPlaceValueAndRemedy(String text, String message) {
    BadFileException bad =
        assertThrows(BadFileException.class, () -> read(text.replace('|', '\n')));
    assertEquals("a.txt" + message, bad.getMessage());
  }

  @Test
  void dimensionThatIsKnown_isKept() throws IOException {
    Path file = Files.writeString(folder.resolve("test.txt"), "1\n2 3:1\n");
    LabelledData data = Libsvm.read(file, 5);
    assertEquals(5, data.dimension());
    assertEquals(data, Libsvm.read(file).withDimension(5));
    BadFileException bad = assertThrows(BadFileException.class, () -> Libsvm.read(file, 2));
    assertEquals(
        file + ":2:3: index 3 is over the dimension 2; read with a larger dimension, or with none",
        bad.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Libsvm.read(file, 0));
    assertThrows(IllegalArgumentException.class, () -> data.withDimension(4));
  }

  @Test
  void writing_isShortAndReadsBack() throws IOException {
    LabelledData data =
        new LabelledData(
            SparseMatrix.of(new double[][] {{0, 1.0, -0.1}, {0, 0, 0}, {1e300, 0, 2e23}}),
            new double[] {1, -1, 0.5});
    Path file = folder.resolve("out.txt");
    Libsvm.write(data, file);
    assertEquals("1 2:1 3:-0.1\n-1\n0.5 1:1.0E300 3:2.0E23\n", Files.readString(file));
    assertEquals(data, Libsvm.read(file));
  }

  @Test
  void everyRow_readsBackBitForBit() {
    Path file = folder.resolve("again.txt");
    ForAll.cases(
        Seed.of(31),
        random -> {
          double[][] rows = new double[1 + random.nextInt(6)][1 + random.nextInt(8)];
          for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
              double any = Double.longBitsToDouble(random.nextLong());
              row[j] = random.nextInt(3) > 0 || !Double.isFinite(any) ? 0 : any;
            }
          }
          double[] labels = random.doubles(rows.length).toArray();
          LabelledData data = new LabelledData(SparseMatrix.of(rows), labels);
          Libsvm.write(data, file);
          assertEquals(data, Libsvm.read(file, data.dimension()));
        });
  }

  /** Damaged by a byte or cut short, a file is read or refused: no other exception. */
  @Test
  void everyDamage_isReadOrRefused() {
    byte[] good = "1 1:0.5 3:-2 # x\n-1 2:7e1\n\n+1 1:3 2:4 3:5\n".getBytes(UTF_8);
    ForAll.cases(
        2000,
        Seed.of(32),
        random -> {
          byte[] bytes = Arrays.copyOf(good, 1 + random.nextInt(good.length));
          for (int hits = random.nextInt(4); hits > 0; hits--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
          }
          try {
            Libsvm.read(new ByteArrayInputStream(bytes), "a.txt");
          } catch (BadFileException bad) {
            assertFalse(String.valueOf(bad.getMessage()).contains("\n"));
          }
        });
  }
}
