package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.flyball.data.MatrixMarket;
import org.flyball.linear.Laplacian;
import org.flyball.linear.SparseMatrix;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code solve --omega tuned} finishes what a bad omega would lose. */
class SolveFallbackTest {

  @TempDir Path folder;

  private Flown fly(SparseMatrix matrix, String format) throws IOException {
    Path file = folder.resolve("a.mtx");
    MatrixMarket.write(matrix, file);
    // On the 10 x 10 grid omega = 1 takes 190 sweeps, 1.56 takes 38 and 1.999 more than 1000.
    String[] words = {
      "solve",
      file.toString(),
      "--repeat",
      "60",
      "--grid",
      "1,1.56,1.999",
      "--max-steps",
      "1000",
      "--quiet",
      "--format",
      format
    };
    return Flown.fly(words);
  }

  @Test
  void slowOmegas_areFinishedByTheSafeSolver_andCounted() throws IOException {
    Flown flown = fly(Laplacian.fivePoint(10, 10), "json");
    assertEquals(ExitCode.DONE, flown.code());
    JsonObject json = flown.json();
    assertEquals(60, json.get("converged").getAsInt());
    int fallen = 0;
    for (JsonElement each : json.getAsJsonArray("solves")) {
      JsonObject solve = each.getAsJsonObject();
      boolean fell = solve.get("fellBack").getAsBoolean();
      fallen += fell ? 1 : 0;
      assertEquals(solve.get("omega").getAsDouble() != 1.56, fell);
      long steps = solve.get("steps").getAsLong();
      // All steps are counted: 100 of patience, and at most 30 of conjugate gradients.
      assertTrue(fell ? steps > 100 && steps <= 130 : steps < 60, steps + " steps");
    }
    assertTrue(fallen >= 2, fallen + " fallbacks"); // each bad omega once at least
    assertEquals(fallen, json.get("fallbacks").getAsInt());
    assertEquals(1.56, json.get("favourite").getAsDouble());
    String table = fly(Laplacian.fivePoint(10, 10), "table").out();
    String line =
        "fallback   * omega given up in " + fallen + " solves; finished by ssor-cg at omega 1\n";
    assertTrue(table.contains(line), table);
    assertTrue(table.contains("converged *\n"), table);
  }

  @Test
  void nonSymmetricMatrix_isFinishedByAdaptiveSor() throws IOException {
    double[][] a = new double[60][60];
    for (int i = 0; i < 60; i++) {
      a[i][i] = 2.01;
      if (i > 0) {
        a[i][i - 1] = -1.1;
        a[i - 1][i] = -0.9;
      }
    }
    Flown flown = fly(SparseMatrix.of(a), "table");
    assertEquals(ExitCode.DONE, flown.code());
    assertTrue(flown.out().contains("solves; finished by adaptive sor\n"), flown.out());
    assertFalse(flown.out().contains("step limit reached"), flown.out());
  }

  @Test
  void patience_isATenthOfTheLimit_butNotLessThanAHundred() {
    assertEquals(1_000, SafeSolver.patience(Stop.below(1e-8)));
    assertEquals(100, SafeSolver.patience(Stop.below(1e-8).within(500)));
    assertEquals(25, SafeSolver.patience(Stop.below(1e-8).within(50)));
    assertEquals(1, SafeSolver.patience(Stop.below(1e-8).within(1)));
  }
}
