package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.Sor;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvMonitorTest {

  @TempDir Path folder;

  private static LinearSystem system() {
    return new LinearSystem(
        Laplacian.fivePoint(5, 5),
        new double[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  }

  @Test
  void writesAStepALine() throws IOException {
    Path file = folder.resolve("run.csv");
    Solution solution;
    try (CsvMonitor csv = CsvMonitor.to(file, "residual")) {
      solution = new Sor(1.5, Stop.after(300)).start(system()).finish(csv.every(2));
    }
    var lines = Files.readAllLines(file);
    assertEquals("step,residual", lines.get(0));
    assertEquals("0,1", lines.get(1).replace(".0", ""));
    assertEquals(2 + solution.steps() / 2, lines.size());
    double[] residuals = CsvColumn.named("residual").read(file);
    assertEquals(lines.size() - 1, residuals.length);
    assertTrue(residuals[1] < residuals[0]);
  }

  @Test
  void namesWhatIsNotFinite() throws IOException {
    Path file = folder.resolve("run.csv");
    try (CsvMonitor csv = CsvMonitor.to(file)) {
      csv.observe(0, Double.POSITIVE_INFINITY);
      csv.observe(1, Double.NaN);
    }
    assertEquals("step,measure\n0,Infinity\n1,NaN\n", Files.readString(file));
  }

  @Test
  void fullDisk_doesNotEndTheRun() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "there is no /dev/full here");
    CsvMonitor csv = CsvMonitor.to(full);
    Solution solution = new Sor(1.5, Stop.after(500)).start(system()).finish(csv);
    assertEquals(new Sor(1.5, Stop.after(500)).solve(system()).steps(), solution.steps());
    assertThrows(IOException.class, csv::close);
  }

  @Test
  void badArguments() {
    assertThrows(IOException.class, () -> CsvMonitor.to(folder.resolve("none/run.csv")));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> CsvMonitor.to(folder.resolve("run.csv"), "a,b"))
            .getMessage();
    assertEquals("CsvMonitor: a column name has no comma, quote or line break, got a,b", message);
  }
}
