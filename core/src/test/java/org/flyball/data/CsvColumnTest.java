package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvColumnTest {

  private static final CsvColumn NORM = CsvColumn.named("norm");

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text);
  }

  private void assertReads(String text, double... wanted) throws IOException {
    assertArrayEquals(wanted, NORM.read(file(text)));
  }

  private void assertRefused(String message, String text) throws IOException {
    Path file = file(text);
    BadFileException bad = assertThrows(BadFileException.class, () -> NORM.read(file));
    assertEquals(file + message, bad.getMessage());
  }

  @Test
  void column_isFoundByItsName_whateverTheOthersHold() throws IOException {
    assertReads("step,norm,note\n0,1.5,all well\n1, 2e1 ,\n", 1.5, 20);
    assertReads("\uFEFFnorm\r\n1\r\n\r\n2\r\n", 1, 2);
    assertReads("\"my step\",\"norm\"\n0,3\n", 3);
    assertReads("a,norm\n,4", 4);
  }

  @Test
  void onlyColumn_needsNoNameOrHeader() throws IOException {
    assertReads("gradient norm\n1\n2\n", 1, 2);
    assertReads("1\n2\n", 1, 2);
    assertReads("7", 7);
  }

  @Test
  void infinity_isReadOnRequest() throws IOException {
    double inf = Double.POSITIVE_INFINITY;
    Path file = file("x,norm\n1,inf\n2,+Infinity\n3,4\n");
    assertArrayEquals(new double[] {inf, inf, 4}, NORM.withInfinity().read(file));
    assertArrayEquals(new double[] {inf, 1}, NORM.withInfinity().read(file("inf\n1\n")));
    assertRefused(":2:3: the norm is \"inf\", not finite; remove or replace it", "x,norm\n1,inf\n");
    assertRefused(":1: the number is \"inf\", not finite; remove or replace it", "inf\n");
    assertRefused(":1: the number is \"NaN\", not finite; remove or replace it", "NaN\n1\n");
    Path negative = file("norm\n-inf\n");
    assertThrows(BadFileException.class, () -> NORM.withInfinity().read(negative));
  }

  @Test
  void refusals_nameThePlace() throws IOException {
    assertRefused(": the file is empty; it should have a column norm", "\n \n");
    assertRefused(": the file has a header and no number; add numbers", "norm\n");
    assertRefused(
        ":1: there is no column norm among \"[step, loss]\"; name it in the first line",
        "step,loss\n0,1\n");
    assertRefused(":3:1: the norm is \"NaN\", not finite; remove or replace it", "norm\n1\nNaN\n");
    assertRefused(
        ":2:1: the norm is \"1;2\", not a number; write it like -1.5 or 2.5e-3", "norm\n1;2\n");
    assertRefused(":2:3: the norm is missing; fill it in or remove the line", "a,norm\n1,\n");
    assertRefused(":2:3: the norm goes on with \"2\"; separate columns by commas", "norm\n1 2\n");
    assertRefused(":2: the row has 1 of 2 columns; give every row as many", "a,norm\n1\n");
    assertRefused(":2: the row has more than 2 columns; give every row as many", "a,norm\n1,2,3\n");
    assertEquals(
        "CsvColumn: the name 'a,b' must be one that needs no quotes",
        assertThrows(IllegalArgumentException.class, () -> CsvColumn.named("a,b")).getMessage());
  }

  @Test
  void written_isReadAgain_packedOrNot() throws IOException {
    double[] numbers = {0.1, 1e-300, 3, 2e23};
    for (String name : new String[] {"s.csv", "s.csv.gz"}) {
      Path file = folder.resolve(name);
      CsvColumn.named("stepSize").write(file, numbers);
      assertArrayEquals(numbers, CsvColumn.named("stepSize").read(file));
    }
    assertEquals(
        "stepSize\n0.1\n1.0E-300\n3.0\n2.0E23\n", Files.readString(folder.resolve("s.csv")));
  }

  @Test
  void lineOf_countsBlankLinesAndTheHeader() throws IOException {
    Path file = file("norm\n1\n\n2\n");
    assertEquals(2, NORM.lineOf(0, file));
    assertEquals(4, NORM.lineOf(1, file));
    assertEquals(0, NORM.lineOf(2, file));
    assertEquals(1, NORM.lineOf(0, file("5\n")));
  }
}
