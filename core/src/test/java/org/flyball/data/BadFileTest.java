package org.flyball.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every complaint about a bad Matrix Market file, word for word. */
class BadFileTest {

  private static final String REAL = "%%MatrixMarket matrix coordinate real general";

  @TempDir Path folder;

  /** The texts hold | for a line end; the expected messages lack the file's name. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        // The banner.
        "'' ~ : the file is empty; the first line must be like '%%MatrixMarket matrix coordinate real general'",
        "' | |' ~ : the file is empty; the first line must be like '%%MatrixMarket matrix coordinate real general'",
        "'hello world' ~ :1: the file starts with \"hello\", not with %%MatrixMarket; the first line must be like '%%MatrixMarket matrix coordinate real general'",
        "'%%MatrixMarket' ~ :1: the banner ends before the object; the first line must be like '%%MatrixMarket matrix coordinate real general'",
        "'%%MatrixMarket matrix coordinate|real' ~ :1: the banner ends before the field; the first line must be like '%%MatrixMarket matrix coordinate real general'",
        "'%%MatrixMarket vector array real general' ~ :1:16: unknown object \"vector\"; flyball reads 'matrix'",
        "'%%MatrixMarket matrix sparse real general' ~ :1:23: unknown format \"sparse\"; use coordinate or array",
        "'%%MatrixMarket matrix array float general' ~ :1:29: unknown field \"float\"; use real, integer or pattern",
        "'%%MatrixMarket matrix array real lower' ~ :1:34: unknown symmetry \"lower\"; use general, symmetric or skew-symmetric",
        "'%%MatrixMarket matrix array real general 7' ~ :1:42: there is \"7\" after the banner; one line has no more than that",
        "'%%MatrixMarket matrix coordinate complex general' ~ :1:34: complex values are not supported, flyball is real; store a real matrix",
        "'%%MatrixMarket matrix coordinate real hermitian' ~ :1:39: hermitian matrices are not supported, flyball is real; use symmetric",
        "'%%MatrixMarket matrix array pattern general' ~ :1: an array cannot be a pattern: it has no values; use coordinate",
        "'%%MatrixMarket matrix coordinate pattern skew-symmetric' ~ :1: a pattern cannot be skew-symmetric: it has no signs; use general or symmetric",
        // The size line.
        "'REAL|% only|' ~ :1: the file ends before the size line; the size line is 'rows columns entries'",
        "'REAL|2 2' ~ :2:4: the line ends where the number of entries should be; the size line is 'rows columns entries'",
        "'REAL|2 x 1' ~ :2:3: the number of columns is \"x\", not a whole number; the size line is 'rows columns entries'",
        "'REAL|2.0 2 1' ~ :2:1: the number of rows is \"2.0\", not a whole number; the size line is 'rows columns entries'",
        "'REAL|2 + 1' ~ :2:3: the number of columns is \"+\", not a whole number; the size line is 'rows columns entries'",
        "'REAL|2 2 -1' ~ :2:5: the number of entries is -1, negative; the size line is 'rows columns entries'",
        "'REAL|-2 2 1' ~ :2:1: the number of rows is -2, negative; the size line is 'rows columns entries'",
        "'REAL|3000000000 2 1' ~ :2:1: the number of rows is 3000000000, over the limit of 2147483638; split the matrix",
        "'REAL|2 99999999999999999999 1' ~ :2:3: the number of columns is \"99999999999999999999\", too large for any matrix; the size line is 'rows columns entries'",
        "'REAL|2 2 2 2' ~ :2:7: there is \"2\" after the size; one line has no more than that",
        "'%%MatrixMarket matrix array real general|2 2 4' ~ :2:5: there is \"4\" after the size; one line has no more than that",
        "'%%MatrixMarket matrix array real general|2' ~ :2:2: the line ends where the number of columns should be; the size line of an array is 'rows columns'",
        "'%%MatrixMarket matrix coordinate real symmetric|2 3 1' ~ :2: a symmetric matrix must be square, this is 2 x 3; use general",
        "'%%MatrixMarket matrix array real skew-symmetric|2 3' ~ :2: a skew-symmetric matrix must be square, this is 2 x 3; use general",
        "'REAL|2000000000 3 3' ~ :2: 2000000000 rows for 3 entries: nearly all are empty; leave empty rows and columns out, flyball reads up to 4194304 and 16 per entry",
        "'REAL|3 2000000000 3' ~ :2: 2000000000 columns for 3 entries: nearly all are empty; leave empty rows and columns out, flyball reads up to 4194304 and 16 per entry",
        "'%%MatrixMarket matrix array real general|2000000000 0' ~ :2: 2000000000 rows for 0 entries: nearly all are empty; leave empty rows and columns out, flyball reads up to 4194304 and 16 per entry",
        // The entries.
        "'REAL|2 2 1|3 1 5' ~ :3:1: row index 3 is outside 1..2; indices in Matrix Market count from 1",
        "'REAL|2 2 1|1 0 5' ~ :3:3: column index 0 is outside 1..2; indices in Matrix Market count from 1",
        "'REAL|2 2 1|-1 1 5' ~ :3:1: row index -1 is outside 1..2; indices in Matrix Market count from 1",
        "'REAL|2 2 1|1.0 1 5' ~ :3:1: the row index is \"1.0\", not a whole number; an entry's line is 'row column value'",
        "'REAL|2 2 1|1 1' ~ :3:4: the line ends where the value should be; an entry's line is 'row column value'",
        "'REAL|2 2 1|%|1' ~ :4:2: the line ends where the column index should be; an entry's line is 'row column value'",
        "'REAL|2 2 1|1 1 nan' ~ :3:5: the value is \"nan\", not finite; remove or replace it",
        "'REAL|2 2 1|1 1 -Infinity' ~ :3:5: the value is \"-Infinity\", not finite; remove or replace it",
        "'REAL|2 2 1|1 1 1e400' ~ :3:5: the value is \"1e400\", too large for a double; scale the data",
        "'REAL|2 2 1|1 1 1,5' ~ :3:5: the value is \"1,5\", not a number; write it like -1.5 or 2.5e-3",
        "'REAL|2 2 1|1 1 0x1p3' ~ :3:5: the value is \"0x1p3\", not a number; write it like -1.5 or 2.5e-3",
        "'REAL|2 2 1|1 1 1f' ~ :3:5: the value is \"1f\", not a number; write it like -1.5 or 2.5e-3",
        "'REAL|2 2 1|1 1 2 3' ~ :3:7: there is \"3\" after the entry; one line has no more than that",
        "'%%MatrixMarket matrix coordinate pattern general|2 2 1|1 1 2' ~ :3:5: there is \"2\" after the entry; one line has no more than that",
        "'%%MatrixMarket matrix array real general|1 2|1 2' ~ :3:3: there is \"2\" after the value; one line has no more than that",
        "'%%MatrixMarket matrix coordinate integer general|1 1 1|1 1 2.5' ~ :3:5: the value is \"2.5\", not a whole number; an entry's line is 'row column value'",
        "'%%MatrixMarket matrix coordinate integer general|1 1 1|1 1 9007199254740993' ~ :3:5: the integer 9007199254740993 is no double exactly; use the field real",
        "'REAL|2 2 3|1 1 5|2 2 5||' ~ :4: the file ends after 2 of 3 entries; get the whole file, or correct the size line",
        "'REAL|1000000000 1000000000 1000000000|1 1 5' ~ :3: the file ends after 1 of 1000000000 entries; get the whole file, or correct the size line",
        "'%%MatrixMarket matrix array real symmetric|3 3|1|2' ~ :4: the file ends after 2 of 6 entries; get the whole file, or correct the size line",
        "'REAL|2 2 1|1 1 5|2 2 5' ~ :4: this line is one more than the entries promised (1); correct the size line or remove them",
        "'%%MatrixMarket matrix coordinate real symmetric|2 2 1|1 2 5' ~ :3: entry (1, 2) is above the diagonal of a symmetric matrix; store the lower triangle only, or use general",
        "'%%MatrixMarket matrix coordinate real skew-symmetric|2 2 1|2 2 5' ~ :3: diagonal entry 2 of a skew-symmetric matrix is 5.0, must be 0; leave the diagonal out, or use general",
        "'REAL|1 1 2|1 1 1e308|1 1 1e308' ~ : entries at one place add up to infinity; scale the data",
      })
  void complaintIsOneLineWithPlaceValueAndRemedy(String text, String message) {
    byte[] bytes = text.replace("REAL", REAL).replace('|', '\n').getBytes(UTF_8);
    BadFileException bad =
        assertThrows(
            BadFileException.class,
            () -> MatrixMarket.read(new ByteArrayInputStream(bytes), "bus.mtx"));
    assertEquals("bus.mtx" + message, bad.getMessage());
  }

  @Test
  void partsOfTheComplaintCanBeAsked() {
    BadFileException bad =
        assertThrows(
            BadFileException.class, () -> MatrixMarketTest.read(REAL + "\n1 1 1\n2 1 5\n"));
    assertEquals("a.mtx", bad.file());
    assertEquals(3, bad.line());
    assertEquals(1, bad.column());
    assertEquals("row index 2 is outside 1..1", bad.problem());
    assertEquals("indices in Matrix Market count from 1", bad.remedy());
  }

  @Test
  void foreignTextCannotBreakTheLineOrFloodIt() {
    BadFileException bad =
        assertThrows(
            BadFileException.class,
            () -> MatrixMarketTest.read("x\u0007\u001b[31m\u2028" + "y".repeat(1000)));
    assertEquals(
        "a.mtx:1: the file starts with \"x??[31m?"
            + "y".repeat(52)
            + "...\", not with %%MatrixMarket; the first line must be like"
            + " '%%MatrixMarket matrix coordinate real general'",
        bad.getMessage());
  }

  @Test
  void binaryFileIsRefusedBeforeItFillsTheMemory() {
    BadFileException bad =
        assertThrows(BadFileException.class, () -> MatrixMarketTest.read("\0".repeat(5000)));
    assertEquals(
        "a.mtx:1:1: a word of more than 4096 bytes; is this a text file?", bad.getMessage());
  }

  @Test
  void missingFileFolderAndVectorOfTwoColumns() throws IOException {
    assertComplaint("there is no such file; check the path", folder.resolve("none.mtx"));
    assertComplaint("this is a folder; name a file in it", folder);
    Path wide = Files.writeString(folder.resolve("wide.mtx"), REAL + "\n2 2 0\n");
    BadFileException bad =
        assertThrows(BadFileException.class, () -> MatrixMarket.readVector(wide));
    assertEquals(
        wide
            + ":2: a vector must have 1 column, this matrix is 2 x 2;"
            + " store the vector as a matrix of one column",
        bad.getMessage());
  }

  private static void assertComplaint(String message, Path file) {
    BadFileException bad = assertThrows(BadFileException.class, () -> MatrixMarket.read(file));
    assertEquals(file + ": " + message, bad.getMessage());
  }

  @Test
  void truncatedAndDamagedGzipIsToldFromABadText() throws IOException {
    StringBuilder text = new StringBuilder(REAL + "\n1 3000 3000\n");
    for (int j = 1; j <= 3000; j++) {
      text.append("1 ").append(j).append(' ').append(Math.sqrt(j)).append('\n');
    }
    byte[] packed = MatrixMarketTest.gzip(text.toString());
    Path file = folder.resolve("cut.mtx.gz");

    Files.write(file, Arrays.copyOf(packed, packed.length / 2));
    BadFileException cut = assertThrows(BadFileException.class, () -> MatrixMarket.read(file));
    assertEquals("the gzip data end too early", cut.problem());
    // Half of the bytes are about half of the lines.
    assertEquals(1500.0, (double) cut.line(), 150.0);

    byte[] damaged = packed.clone();
    damaged[packed.length - 6] ^= 1; // in the checksum at the end
    Files.write(file, damaged);
    BadFileException altered = assertThrows(BadFileException.class, () -> MatrixMarket.read(file));
    assertEquals("the gzip data are damaged", altered.problem());

    Files.write(file, Arrays.copyOf(packed, 5));
    assertComplaint("the gzip header is damaged or cut short; get the file again", file);
  }

  /**
   * Damaged by a byte or cut short, a file is read or refused: no other exception, no long wait.
   */
  @Test
  void everyDamageIsReadOrRefused() {
    byte[] good =
        ("%%MatrixMarket matrix coordinate real symmetric\n% c\n3 3 4\n"
                + "1 1 4.5\n2 1 -1e-3\n3 3 2\n3 2 7D1\n")
            .getBytes(UTF_8);
    ForAll.cases(
        2000,
        Seed.of(20),
        random -> {
          byte[] bytes = Arrays.copyOf(good, 1 + random.nextInt(good.length));
          for (int hits = random.nextInt(4); hits > 0; hits--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
          }
          try {
            MatrixMarket.read(new ByteArrayInputStream(bytes), "a.mtx");
          } catch (BadFileException bad) {
            assertFalse(String.valueOf(bad.getMessage()).contains("\n"));
          }
        });
  }
}
