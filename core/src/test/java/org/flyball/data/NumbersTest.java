package org.flyball.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumbersTest {

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("shifts.txt"), text);
  }

  @Test
  void oneNumberALineCommentsAndBlankLinesSkipped() throws IOException {
    double[] wanted = {1, -2.5, 3e-7, 0.25};
    String text = "# shifts\n1\n\n% more\n  -2.5  \r\n+3D-7\n.25";
    assertArrayEquals(wanted, Numbers.read(file(text)));
    Path packed = folder.resolve("packed");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text.getBytes(US_ASCII));
    }
    assertArrayEquals(wanted, Numbers.read(packed));
  }

  @Test
  void longListsGrow() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append(i).append('\n');
    }
    double[] numbers = Numbers.read(file(text.toString()));
    assertEquals(100_000, numbers.length);
    assertEquals(99_999, numbers[99_999]);
  }

  @Test
  void matrixMarketVectorIsKnownByItsBanner() throws IOException {
    assertArrayEquals(
        new double[] {7, 8},
        Numbers.read(file("%%matrixmarket matrix array real general\n2 1\n7\n8\n")));
  }

  @Test
  void complaintsNameLineColumnAndRemedy() throws IOException {
    assertComplaint(
        ":2:3: there is \"3\" after the number; one line has no more than that", "1\n2 3");
    assertComplaint(
        ":1:1: the number is \"one\", not a number; write it like -1.5 or 2.5e-3", "one");
    assertComplaint(":3:2: the number is \"NaN\", not finite; remove or replace it", "1\n\n NaN\n");
    assertComplaint(": the file has no number; write one number per line", "");
    assertComplaint(": the file has no number; write one number per line", "# none\n\n");
  }

  @Test
  void lineOf_findsTheNumberAgain() throws IOException {
    Path plain = file("# shifts\n1\n\n2\n% more\n3");
    assertEquals(2, Numbers.lineOf(0, plain));
    assertEquals(6, Numbers.lineOf(2, plain));
    assertEquals(0, Numbers.lineOf(3, plain));
    Path array = file("%%MatrixMarket matrix array real general\n% b\n2 1\n7\n8\n");
    assertEquals(5, Numbers.lineOf(1, array));
    Path coordinate = file("%%MatrixMarket matrix coordinate real general\n2 1 1\n2 1 7\n");
    assertEquals(0, Numbers.lineOf(1, coordinate));
  }

  private void assertComplaint(String message, String text) throws IOException {
    Path file = file(text);
    BadFileException bad = assertThrows(BadFileException.class, () -> Numbers.read(file));
    assertEquals(file + message, bad.getMessage());
  }
}
