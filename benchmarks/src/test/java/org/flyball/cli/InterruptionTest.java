package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flyball.data.MatrixMarket;
import org.flyball.linear.Laplacian;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {

  @TempDir Path folder;

  @Test
  void solves_endWithTheOneUnderWay() throws IOException {
    Path file = folder.resolve("grid.mtx");
    MatrixMarket.write(Laplacian.fivePoint(5, 5), file);
    MatrixInput input = MatrixInput.read(file);
    Interruption interruption = new Interruption();
    RightHandSide stopsInTheFourth =
        solve -> {
          if (solve == 3) {
            interruption.request();
          }
          double[] b = new double[25];
          Arrays.fill(b, 1);
          return b;
        };
    Path solution = folder.resolve("x.mtx");
    SolutionFile solutions = SolutionFile.at(solution, 25, 10);
    Console console =
        new Console(
            Flown.stream(new ByteArrayOutputStream()),
            Flown.stream(new ByteArrayOutputStream()),
            Console.Display.PLAIN,
            interruption);
    List<SolveOutcome> outcomes =
        new SolveLoop(
                input,
                ShiftList.none(),
                stopsInTheFourth,
                Relaxation.of(Method.SOR, new double[] {1.5}, Stop.below(1e-8)),
                1e-8)
            .run(10, solutions, ProgressBar.of(console, new CommonOptions()), interruption);
    assertEquals(3, outcomes.size());
    assertTrue(outcomes.stream().allMatch(outcome -> outcome.why().isSuccess()));
    solutions.write();
    assertEquals(3, MatrixMarket.read(solution).columns());
  }

  @Test
  void theory_endsBeforeItsSpectrumIsFound() throws IOException {
    Path file = folder.resolve("grid.mtx");
    MatrixMarket.write(Laplacian.fivePoint(5, 5), file);
    MatrixInput input = MatrixInput.read(file);
    Interruption interruption = new Interruption();
    double[] omegas = Relaxation.theory(Method.SOR, input, ShiftList.none(), interruption);
    assertEquals(1.3333333, omegas[0], 1e-7); // 2 / (1 + sin(pi / 6))
    interruption.request();
    assertEquals(1, Relaxation.theory(Method.SOR, input, ShiftList.none(), interruption)[0]);
  }

  @Test
  void writing_isTriedAgainOnlyAfterAnInterruption() throws IOException {
    int[] tries = {0};
    Interruption.Writing<String> secondTime =
        () -> {
          if (tries[0]++ == 0) {
            throw new IOException("given up");
          }
          return "written";
        };
    Interruption interruption = new Interruption();
    assertThrows(IOException.class, () -> interruption.insist(secondTime));
    assertEquals(1, tries[0]);
    tries[0] = 0;
    interruption.request();
    assertEquals("written", interruption.insist(secondTime));
    assertEquals(2, tries[0]);
  }

  @Test
  void solve_interruptedAtOnce_showsThatNothingIsFinished() throws IOException {
    Path file = folder.resolve("grid.mtx");
    MatrixMarket.write(Laplacian.fivePoint(5, 5), file);
    Interruption interruption = new Interruption();
    interruption.request();
    Path solution = folder.resolve("x.mtx");
    Flown json =
        Flown.fly(
            interruption,
            List.of(),
            "solve",
            file.toString(),
            "--repeat",
            "3",
            "--omega",
            "1",
            "--format",
            "json",
            "--write-solution",
            solution.toString());
    assertEquals(ExitCode.INTERRUPTED, json.code());
    assertTrue(json.json().get("interrupted").getAsBoolean());
    assertEquals(0, json.json().getAsJsonArray("solves").size());
    assertEquals(3, json.json().get("asked").getAsInt());
    assertFalse(Files.exists(solution));
    Flown table = Flown.fly(interruption, List.of(), "solve", file.toString());
    assertEquals(ExitCode.INTERRUPTED, table.code());
    assertTrue(table.out().contains("solves     0 of 1\n"), table.out());
  }
}
