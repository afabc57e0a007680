package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flyball.performance.HandMade;
import org.flyball.performance.Results;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing here is measured: results are made by hand, and what would be measured is refused. */
class BenchCommandTest {

  @TempDir Path folder;

  private Path now = Path.of("");
  private Path then = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void write() throws IOException {
    double[] triad = {2e6, 2.5e6};
    now = folder.resolve("now.json");
    then = folder.resolve("then.json");
    out = folder.resolve("out");
    HandMade.write(now, HandMade.sor("2026-02-01T00:00:00Z", new double[] {4e6, 5e6}, triad));
    HandMade.write(then, HandMade.sor("2026-01-01T00:00:00Z", new double[] {8e6}, triad));
  }

  private Flown bench(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "bench";
    args[1] = "--out";
    args[2] = out.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return Flown.fly(args);
  }

  private static void isOneLine(Flown flown, int code, String message) {
    assertEquals(code, flown.code(), flown.err());
    assertEquals("", flown.out());
    assertEquals(1, flown.err().lines().count(), flown.err());
    assertTrue(flown.err().contains(message), flown.err());
  }

  @Test
  void badUsage_isOneLine() {
    isOneLine(bench("NoSuchBenchmark"), ExitCode.USAGE, "no benchmark matches 'NoSuchBenchmark'");
    isOneLine(bench("("), ExitCode.USAGE, "REGEX: Unclosed group in '('");
    isOneLine(bench("--all", "Sor"), ExitCode.USAGE, "--all and a REGEX");
    isOneLine(bench("--from", now.toString(), "--all"), ExitCode.USAGE, "--from measures nothing");
    assertFalse(Files.exists(out));
  }

  @Test
  void unwritableOutput_isFoundBeforeAnythingRuns() throws IOException {
    Path none = folder.resolve("none").resolve("a.json");
    isOneLine(bench("Sor", "--json", none.toString()), ExitCode.BAD_FILE, "there is no folder");
    Files.delete(out);
    Files.writeString(out, "a file in the way");
    isOneLine(bench("Sor"), ExitCode.BAD_FILE, "cannot create the folder");
  }

  @Test
  void brokenOldResults_areFoundBeforeAnythingRuns() throws IOException {
    Files.writeString(then, "{");
    isOneLine(
        bench("Sor", "--baseline", folder.toString()),
        ExitCode.BAD_FILE,
        "then.json: no benchmark results: is broken JSON");
    isOneLine(bench("--from", then.toString()), ExitCode.BAD_FILE, "then.json");
    isOneLine(bench("--baseline", folder + "/none"), ExitCode.BAD_FILE, "there is no such file");
  }

  @Test
  void interruptedBeforeTheFirst_writesThatNothingIsThere() throws IOException {
    Interruption interruption = new Interruption();
    interruption.request();
    Flown flown = Flown.fly(interruption, List.of(), "bench", "--out", out.toString(), "--quiet");
    assertEquals(ExitCode.INTERRUPTED, flown.code(), flown.err());
    assertEquals("", flown.err());
    assertTrue(flown.out().contains("cut off after 0 measurements"), flown.out());
    assertTrue(Files.readString(out.resolve("index.html")).contains("cut off"));
    assertTrue(Files.readString(out.resolve("bench.json")).contains("\"interrupted\": true"));
  }

  @Test
  void list_namesTheShortSet() {
    Flown flown = bench("--list");
    assertEquals(ExitCode.DONE, flown.code());
    assertTrue(flown.out().contains("SorBenchmark.triad side=1000\n"), flown.out());
    assertTrue(bench("Learner", "--list").out().startsWith("LearnerBenchmark.round arms="));
  }

  @Test
  void table_showsRatioAndChangeIn79ColumnsOfAscii() {
    Flown flown = bench("--from", now.toString(), "--baseline", then.toString());
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    String row = "  Flyball Sor, a step                4.00 ns   5.00 ns     2.00  0.500 faster\n";
    assertTrue(flown.out().contains(row), flown.out());
    assertTrue(flown.out().contains("ratio to: memory limit, 84-byte triad"), flown.out());
    for (String line : flown.out().split("\n", -1)) {
      assertTrue(line.length() < 80 || line.startsWith("page "), line);
      assertTrue(line.chars().allMatch(c -> c >= 32 && c < 127), line);
    }
  }

  @Test
  void json_hasTheAnswersAndTheFileIsKept() throws IOException {
    Path copy = folder.resolve("copy.json");
    Flown flown =
        bench(
            "--from",
            now.toString(),
            "--baseline",
            then.toString(),
            "--format",
            "json",
            "--json",
            copy.toString());
    JsonObject step =
        flown
            .json()
            .getAsJsonArray("questions")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("entrants")
            .get(0)
            .getAsJsonObject();
    assertEquals(2, step.getAsJsonObject("ratio").get("value").getAsDouble());
    JsonObject change = step.getAsJsonObject("change");
    assertEquals("faster", change.get("verdict").getAsString());
    assertEquals("then.json", change.get("file").getAsString());
    assertEquals(0.5, change.getAsJsonObject("relative").get("value").getAsDouble());
    Results kept = org.flyball.performance.ResultsFile.read(copy);
    assertEquals("2026-02-01T00:00:00Z", kept.date());
    assertEquals(Files.readString(copy), Files.readString(out.resolve("bench.json")));
  }

  /** The results that come with the sources are what every user's run is compared with. */
  @Test
  void committedResults_canBeRead() {
    Flown flown = bench("--from", now.toString(), "--baseline", "results");
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    assertFalse(flown.out().contains("new"), flown.out());
  }
}
