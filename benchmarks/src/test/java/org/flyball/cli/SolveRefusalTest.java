package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input ends in one line and exit code 3, bad usage in one line and exit code 2. */
class SolveRefusalTest {

  private static final String GENERAL = "%%MatrixMarket matrix coordinate real general\n";
  private static final String SYMMETRIC = "%%MatrixMarket matrix coordinate real symmetric\n";
  private static final String GOOD = SYMMETRIC + "2 2 3\n1 1 2\n2 2 2\n2 1 1\n";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private void assertRefused(int code, String message, String... args) {
    Flown flown = Flown.fly(args);
    assertEquals(message + "\n", flown.err());
    assertEquals(code, flown.code());
    assertEquals("", flown.out());
  }

  private void assertBadMatrix(String message, String text, String... options) throws IOException {
    String matrix = file("a.mtx", text);
    List<String> args = new ArrayList<>(List.of("solve", matrix));
    args.addAll(Arrays.asList(options));
    assertRefused(ExitCode.BAD_FILE, "flyball: " + matrix + message, args.toArray(String[]::new));
  }

  @Test
  void shape() throws IOException {
    assertBadMatrix(
        ": the matrix is 2 x 3; a system to solve needs a square matrix with at least one row",
        GENERAL + "2 3 1\n1 1 2\n");
    assertBadMatrix(
        ": the matrix is 0 x 0; a system to solve needs a square matrix with at least one row",
        GENERAL + "0 0 0\n");
  }

  @Test
  void diagonal() throws IOException {
    String remedy = "; SOR divides by it: order rows and columns so that no diagonal entry is zero";
    assertBadMatrix(
        ": row 2 has a zero on the diagonal" + remedy, GENERAL + "2 2 2\n1 1 2\n2 2 0\n");
    assertBadMatrix(
        ": row 2 has no entry on the diagonal" + remedy,
        GENERAL + "2 2 3\n1 1 2\n1 2 1\n2 1 1\n",
        "--omega",
        "1");
    assertBadMatrix(
        ": row 2 has -3.0 on the diagonal: not positive definite; SOR diverges on it: check the"
            + " signs, or take a solver for indefinite systems",
        SYMMETRIC + "2 2 2\n1 1 2\n2 2 -3\n",
        "--omega",
        "tuned");
    assertBadMatrix(
        ": row 1 has -2.0 on the diagonal: not positive definite; all of the diagonal is negative:"
            + " change the sign of matrix and right-hand side",
        SYMMETRIC + "2 2 2\n1 1 -2\n2 2 -3\n");
  }

  @Test
  void symmetryAndDefiniteness() throws IOException {
    assertBadMatrix(
        ": not symmetric: (1, 2) = 1.0 but (2, 1) = 1.5; --omega auto needs a symmetric matrix;"
            + " correct the entries, or use --omega 1 or tuned",
        GENERAL + "2 2 4\n1 1 2\n2 2 2\n1 2 1\n2 1 1.5\n");
    assertBadMatrix(
        ": not positive definite: D^-1 A has the eigenvalue -2.00; SOR needs all of them positive;"
            + " add a shift, or check the signs",
        SYMMETRIC + "2 2 3\n1 1 1\n2 1 3\n2 2 1\n");
    assertBadMatrix(
        ": the matrix is not consistently ordered, so Young's theory does not hold; use --omega"
            + " auto (the same formula as a rule of thumb) or tuned",
        SYMMETRIC + "3 3 6\n1 1 4\n2 2 4\n3 3 4\n2 1 -1\n3 1 -1\n3 2 -1\n",
        "--omega",
        "young");
  }

  @Test
  void content() throws IOException {
    assertBadMatrix(
        ":3:5: the value is \"nan\", not finite; remove or replace it",
        GENERAL + "1 1 1\n1 1 nan\n");
    assertBadMatrix(
        ":3:1: row index 3 is outside 1..2; indices in Matrix Market count from 1",
        GENERAL + "2 2 1\n3 1 1\n");
    assertBadMatrix(
        ":3: the file ends after 1 of 2 entries; get the whole file, or correct the size line",
        GENERAL + "2 2 2\n1 1 1\n");
    assertBadMatrix(
        ":3: the file ends after 1 of 1000000000 entries; get the whole file, or correct the size"
            + " line",
        GENERAL + "10 10 1000000000\n1 1 1\n");
    assertBadMatrix(
        ":1: the file starts with \"%MatrixMarket\", not with %%MatrixMarket; the first line must"
            + " be like '%%MatrixMarket matrix coordinate real general'",
        "%MatrixMarket matrix\n");
  }

  @Test
  void files() throws IOException {
    String none = folder.resolve("none.mtx").toString();
    assertRefused(3, "flyball: " + none + ": there is no such file; check the path", "solve", none);
    assertRefused(
        3, "flyball: " + folder + ": this is a folder; name a file in it", "solve", "" + folder);
  }

  @Test
  void rightHandSidesAndShifts() throws IOException {
    String good = file("good.mtx", GOOD);
    String b = file("b.txt", "1\n2\n3\n");
    assertRefused(
        3,
        "flyball: "
            + b
            + ": the right-hand side has 3 numbers, the matrix has 2 rows; give one number per row",
        "solve",
        good,
        "--rhs",
        b);
    String nan = file("nan.txt", "1\n\nNaN\n");
    assertRefused(
        3,
        "flyball: " + nan + ":3:1: the number is \"NaN\", not finite; remove or replace it",
        "solve",
        good,
        "--shifts",
        nan);
    String zero = file("c.txt", "# shifts\n1\n\n-2\n");
    assertRefused(
        3,
        "flyball: "
            + zero
            + ":4: the shift -2.0 makes the diagonal entry of row 1 0.0; SOR needs a positive"
            + " diagonal; leave the shift out",
        "solve",
        good,
        "--shifts",
        zero);
    // Eigenvalues 1 and 3; D^-1 A of A - 1.5 I is [1 2; 2 1], with -1.
    String low = file("low.mtx", "%%MatrixMarket matrix array real general\n2 1\n0\n-1.5\n");
    assertRefused(
        3,
        "flyball: "
            + low
            + ":4: the shift -1.5 makes the matrix not positive definite: D^-1 A has the eigenvalue"
            + " -1.00; SOR needs all of them positive; add a shift, or check the signs",
        "solve",
        good,
        "--shifts",
        low,
        "--omega",
        "auto");
  }

  @Test
  void solutionFile_isCheckedBeforeSolving() throws IOException {
    String good = file("good.mtx", GOOD);
    String nowhere = folder.resolve("no/x.mtx").toString();
    assertRefused(
        3,
        "flyball: "
            + nowhere
            + ": cannot be written: there is no folder "
            + folder.resolve("no")
            + "; create it first",
        "solve",
        good,
        "--write-solution",
        nowhere);
    assertRefused(
        2,
        "flyball solve: --write-solution would overwrite the input "
            + good
            + " (./flyball solve --help tells more)",
        "solve",
        good,
        "--write-solution",
        good);
    assertEquals(GOOD, Files.readString(Path.of(good)));
  }

  @Test
  void earlierSolution_staysWhereTheInputIsBad() throws IOException {
    String earlier = file("x.mtx", "earlier");
    String bad = file("bad.mtx", GENERAL + "2 2 1\n1 1 1\n");
    assertEquals(3, Flown.fly("solve", bad, "--write-solution", earlier).code());
    assertEquals("earlier", Files.readString(Path.of(earlier)));
  }

  @Test
  void fullDisk_costsTheFileButNotTheResults() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    Flown flown = Flown.fly("solve", file("good.mtx", GOOD), "--write-solution", "/dev/full");
    assertEquals(ExitCode.GOAL_MISSED, flown.code());
    assertTrue(flown.out().contains("converged after"), flown.out());
    assertFalse(flown.out().contains("written to"), flown.out());
    assertEquals(1, flown.err().lines().count());
    assertTrue(flown.err().startsWith("flyball: the solution could not be written: "));
  }

  @Test
  void resultsThatCannotBePrinted_areAFailure() throws IOException {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
    int code =
        Flyball.run(
            new PrintStream(full, false, StandardCharsets.UTF_8),
            Flown.stream(err),
            "solve",
            file("good.mtx", GOOD));
    assertEquals(ExitCode.GOAL_MISSED, code);
    assertEquals(
        "flyball: standard output could not be written; is the disk full?\n",
        err.toString(StandardCharsets.UTF_8));
  }
}
