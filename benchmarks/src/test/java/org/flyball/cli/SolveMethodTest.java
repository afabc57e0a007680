package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flyball.data.MatrixMarket;
import org.flyball.linear.Laplacian;
import org.flyball.linear.SparseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --method} and the omegas that go with each. */
class SolveMethodTest {

  @TempDir Path folder = Path.of("");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String run(int expected, SparseMatrix matrix, String... options) throws IOException {
    Path file = folder.resolve("a.mtx");
    MatrixMarket.write(matrix, file);
    String[] args = new String[options.length + 4];
    args[0] = "solve";
    args[1] = file.toString();
    args[2] = "--format";
    args[3] = "json";
    System.arraycopy(options, 0, args, 4, options.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    err.reset();
    int code =
        Flyball.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args);
    assertEquals(expected, code, err.toString(StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Checks 2 and 3 of our notes: 10 &times; 10 grid, b = ones, 1e-8 of the first residual. */
  @ParameterizedTest
  @CsvSource({
    "sor, 1.5, 62",
    "ssor, 1, 117",
    "ssor, 1.5, 51",
    "ssor, 1.9, 152",
    "cg, , 15",
  })
  void counts_areThoseOfTheMethod(String method, String omega, int steps) throws IOException {
    String[] options =
        omega == null
            ? new String[] {"--method", method}
            : new String[] {"--method", method, "--omega", omega};
    JsonObject json =
        JsonParser.parseString(run(0, Laplacian.fivePoint(10, 10), options)).getAsJsonObject();
    assertEquals(method, json.get("method").getAsString());
    assertEquals(steps, json.get("totalSteps").getAsInt());
    boolean none = json.getAsJsonArray("solves").get(0).getAsJsonObject().get("omega").isJsonNull();
    assertEquals(method.equals("cg"), none);
  }

  @Test
  void auto_isGoodForEveryMethod_alsoAdaptive() throws IOException {
    SparseMatrix grid = Laplacian.fivePoint(30, 30);
    // The best of all omegas, by steps of 0.01: SOR 117, SSOR 138, SSOR-CG 21 steps.
    assertEquals(117, steps(grid, "--method", "sor"));
    assertEquals(140, steps(grid, "--method", "ssor"));
    assertEquals(23, steps(grid, "--method", "ssor-cg"));
    assertEquals(151, steps(grid, "--omega", "adaptive"));
    assertTrue(steps(grid, "--method", "ssor-cg", "--repeat", "20", "--omega", "tuned") <= 20 * 40);
  }

  private int steps(SparseMatrix matrix, String... options) throws IOException {
    return JsonParser.parseString(run(0, matrix, options))
        .getAsJsonObject()
        .get("totalSteps")
        .getAsInt();
  }

  @Test
  void whatDoesNotGoTogether_isRefused() throws IOException {
    SparseMatrix grid = Laplacian.fivePoint(3, 3);
    run(2, grid, "--method", "cg", "--omega", "1.5");
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("has no omega"));
    run(2, grid, "--method", "ssor-cg", "--omega", "young");
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("is for --method sor"));
    SparseMatrix skewed = SparseMatrix.of(new double[][] {{4, 1}, {2, 4}});
    run(3, skewed, "--method", "cg");
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("needs a symmetric matrix"));
    SparseMatrix indefinite = SparseMatrix.of(new double[][] {{1, 3}, {3, 1}});
    String json = run(1, indefinite, "--method", "cg", "--rhs", "random");
    assertTrue(json.contains("indefinite"), json);
  }
}
