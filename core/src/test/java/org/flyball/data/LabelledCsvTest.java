package org.flyball.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.flyball.linear.SparseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledCsvTest {

  private static LabelledData read(String text) throws IOException {
    return LabelledCsv.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "a.csv");
  }

  @Test
  void everyFreedomOfTheFormat_isRead() throws IOException {
    LabelledData data = read("mean radius, 2nd ,class\r\n1.5, -2 ,0\r\n\n 0,3e1,+1");
    LabelledData wanted =
        new LabelledData(SparseMatrix.of(new double[][] {{1.5, -2}, {0, 30}}), new double[] {0, 1});
    assertEquals(wanted, data);
    assertEquals(wanted.hashCode(), data.hashCode());
  }

  /** The texts hold | for a line end; the expected messages lack the file's name. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "'' ~ : the file is empty; the first line has the columns' names, the label last",
        "'1,2,3|4,5,6' ~ :1: the first line has no name; the first line has the columns' names, the label last",
        "'class|1' ~ :1: the header has one column; separate columns by commas, the label last",
        "'a,class|' ~ : the file has a header and no row; add rows",
        "'a,class|1' ~ :2:2: the row ends before column 2 of 2; give every row as many",
        "'a,b,class|1,2,' ~ :2:5: the row ends before column 3 of 3; give every row as many",
        "'a,b,class|1,,0' ~ :2:3: column 2 is empty; fill in or remove rows with missing values",
        "'a,class|1,2,3' ~ :2:3: the row has more than 2 columns; give every row as many",
        "'a,class|1 2,3' ~ :2:3: column 1 goes on with \"2\"; separate columns by commas",
        "'a,class|1;2' ~ :2:1: column 1 is \"1;2\", not a number; write it like -1.5 or 2.5e-3",
        "'a,class|\"1\",2' ~ :2:1: column 1 is \"\"1\"\", not a number; write it like -1.5 or 2.5e-3",
        "'a,class|NA,2' ~ :2:1: column 1 is \"NA\", not a number; write it like -1.5 or 2.5e-3",
        "'a,class|NaN,2' ~ :2:1: column 1 is \"NaN\", not finite; remove or replace it",
        "'a,class|1,inf' ~ :2:3: column 2 is \"inf\", not finite; remove or replace it",
      })
  void complaint_isOneLineWithPlaceValueAndRemedy(String text, String message) {
    BadFileException bad =
        assertThrows(BadFileException.class, () -> read(text.replace('|', '\n')));
    assertEquals("a.csv" + message, bad.getMessage());
  }
}
