package org.flyball.performance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.flyball.data.BadFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFileTest {

  private static final String STEP = "SorBenchmark.flyball side=1000";
  private static final String TRIAD = "SorBenchmark.triad side=1000";

  @TempDir Path folder;

  private static Results results(String date, double step) {
    return HandMade.sor(date, new double[] {step, step + 1}, new double[] {2, 3});
  }

  /** The keys that --help promises. */
  @Test
  void keys_areThePromisedOnes() {
    JsonObject json = ResultsFile.json(results("2026-01-01T00:00:00Z", 4));
    assertEquals(
        Set.of(
            "format",
            "formatVersion",
            "date",
            "commit",
            "command",
            "interrupted",
            "machine",
            "results"),
        json.keySet());
    assertEquals("flyball-bench", json.get("format").getAsString());
    assertEquals(1, json.get("formatVersion").getAsInt());
    assertEquals(
        Set.of(
            "cpu",
            "processors",
            "memoryBytes",
            "os",
            "architecture",
            "jdk",
            "vm",
            "loadBefore",
            "loadAfter"),
        json.getAsJsonObject("machine").keySet());
    JsonObject first = json.getAsJsonArray("results").get(0).getAsJsonObject();
    assertEquals(
        Set.of("benchmark", "params", "forks", "seconds", "cpuNanos", "clockNanos"),
        first.keySet());
  }

  @Test
  void file_comesBackAsItWas() throws IOException {
    Results wrote =
        results("2026-01-01T00:00:00Z", 4).ended(Results.Ending.INTERRUPTED, Double.NaN);
    Results read = ResultsFile.read(HandMade.write(folder.resolve("a.json"), wrote));
    assertEquals(ResultsFile.json(wrote), ResultsFile.json(read));
    assertEquals(Results.Ending.INTERRUPTED, read.ending());
    assertTrue(Double.isNaN(read.loadAfter()));
    assertArrayEquals(new double[] {4, 5}, read.find(STEP).orElseThrow().cpuNanos());
  }

  @Test
  void jmhFile_isReadWithoutADate() throws IOException {
    String jmh =
        """
        [{"benchmark": "org.flyball.jmh.SorBenchmark.flyball", "forks": 2,
          "params": {"side": "1000"},
          "secondaryMetrics": {"cpuNanos.min": {"rawData": [[7, 6], [8]]}}}]""";
    Results read = ResultsFile.read(Files.writeString(folder.resolve("jmh.json"), jmh));
    assertEquals("", read.date());
    assertArrayEquals(new double[] {7, 6, 8}, read.find(STEP).orElseThrow().cpuNanos());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[1]",
        "{\"format\": \"other\", \"formatVersion\": 1}",
        "{\"format\": \"flyball-bench\", \"formatVersion\": 2}",
        "{\"format\": \"flyball-bench\", \"formatVersion\": \"x\"}",
        "{\"format\": \"flyball-bench\", \"formatVersion\": 1, \"machine\": 3}",
        "[{\"benchmark\": \"b\", \"secondaryMetrics\": {}}]"
      })
  void brokenFile_isOneLine(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("broken.json"), text);
    BadFileException bad = assertThrows(BadFileException.class, () -> ResultsFile.read(file));
    String words = String.valueOf(bad.getMessage());
    assertTrue(words.contains("broken.json: no benchmark results: "), words);
    assertEquals(1, words.lines().count());
  }

  @ParameterizedTest
  @CsvSource({
    "cpu, null, must be a text",
    "memoryBytes, [], must be a number",
    "processors, 1.5, must be a whole number",
    "interrupted, 1, must be true or false",
    "results, {}, must be a list",
    "machine, [], must be an object"
  })
  void valueOfAnotherType_isNamed(String key, String value, String problem) throws IOException {
    Path file = folder.resolve("other.json");
    HandMade.write(file, results("2026-01-01T00:00:00Z", 4));
    String whole = Files.readString(file);
    JsonObject json = JsonParser.parseString(whole).getAsJsonObject();
    JsonObject holder = json.has(key) ? json : json.getAsJsonObject("machine");
    assertTrue(holder.has(key), key);
    holder.add(key, JsonParser.parseString(value));
    Files.writeString(file, json.toString());
    BadFileException bad = assertThrows(BadFileException.class, () -> ResultsFile.read(file));
    String words = String.valueOf(bad.getMessage());
    assertTrue(words.contains("\"" + key + "\" " + problem), words);
  }

  @Test
  void baseline_takesTheNewestThatHasTheReferenceToo() throws IOException {
    HandMade.write(folder.resolve("b-old.json"), results("2026-01-01T00:00:00Z", 4));
    HandMade.write(folder.resolve("a-new.json"), results("2026-02-01T00:00:00Z", 5));
    Files.writeString(folder.resolve("notes.txt"), "not read");
    Baseline both = Baseline.read(folder);
    assertEquals(2, both.files());
    assertEquals("a-new.json", both.find(STEP, Optional.of(TRIAD)).orElseThrow().file());
    Results alone = results("2026-03-01T00:00:00Z", 6);
    Results withoutTriad =
        new Results(
            alone.date(),
            alone.commit(),
            alone.command(),
            alone.machine(),
            0,
            0,
            alone.ending(),
            alone.measurements().subList(0, 1));
    HandMade.write(folder.resolve("c-alone.json"), withoutTriad);
    Baseline three = Baseline.read(folder);
    assertEquals("a-new.json", three.find(STEP, Optional.of(TRIAD)).orElseThrow().file());
    assertEquals("c-alone.json", three.find(STEP, Optional.empty()).orElseThrow().file());
    assertEquals(Optional.empty(), three.find("none", Optional.of(TRIAD)));
    assertEquals(Optional.empty(), Baseline.none().find(STEP, Optional.empty()));
  }
}
