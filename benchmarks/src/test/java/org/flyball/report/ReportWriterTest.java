package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  private static final Provenance PROVENANCE = new Provenance("1.2.3", "abc", 42, "./flyball <x>");

  @TempDir Path folder;

  private static ExperimentReport experiment(String name, double level) {
    double[] x = {1, 2, 3};
    return ExperimentReport.of(name, "Headline of " + name)
        .with(Figure.of("curve", "A finding").with(Series.line("s", x, new double[] {1, 2, level})))
        .with(Table.of("numbers", "Numbers", "policy", "cost").row("a", level))
        .with(Claim.atMost("It holds", "Theorem 1", 2, level))
        .recipe("Recipe[omega=1.5]")
        .took(1.25);
  }

  private static String refusal(Executable act) {
    return String.valueOf(assertThrows(IOException.class, act).getMessage());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void everyAdd_leavesAWholeReport() throws IOException {
    ReportWriter writer = ReportWriter.open(folder.resolve("deep/er"), PROVENANCE);
    Path page = writer.page();
    assertTrue(Files.readString(page).contains("0 experiments so far"));
    writer.add(experiment("one", 1));
    writer.add(experiment("two", 3));
    assertTrue(Files.readString(page).contains("2 experiments so far"));
    writer.finish();
    assertTrue(Files.readString(page).contains("2 experiments, 2.5 s of work."));
    folder = folder.resolve("deep/er");
    assertEquals(
        List.of(
            "index.html",
            "one/curve.csv",
            "one/curve.png",
            "one/numbers.csv",
            "run.json",
            "timing.csv",
            "two/curve.csv",
            "two/curve.png",
            "two/numbers.csv"),
        files());
    assertEquals(
        "experiment,part,seconds\none,,1.250\ntwo,,1.250\n",
        Files.readString(folder.resolve("timing.csv")));
  }

  @Test
  void runJson_saysWhereTheNumbersComeFrom_withoutClockTimes() throws IOException {
    ReportWriter writer = ReportWriter.open(folder, PROVENANCE);
    writer.add(experiment("one", 1));
    String text = Files.readString(folder.resolve("run.json"));
    JsonObject run = JsonParser.parseString(text).getAsJsonObject();
    assertEquals(42, run.get("seed").getAsLong());
    assertEquals("./flyball <x>", run.get("command").getAsString());
    assertFalse(run.get("finished").getAsBoolean());
    for (String key : List.of("version", "commit", "jvm", "os", "architecture", "processors")) {
      assertTrue(run.has(key), key);
    }
    JsonObject one = run.getAsJsonArray("experiments").get(0).getAsJsonObject();
    assertEquals("Recipe[omega=1.5]", one.getAsJsonArray("recipes").get(0).getAsString());
    assertEquals("one/curve.csv", one.getAsJsonArray("files").get(0).getAsString());
    assertFalse(text.contains("seconds"));
  }

  @Test
  void sameExperiment_sameBytes() throws IOException {
    ReportWriter.open(folder.resolve("a"), PROVENANCE).add(experiment("one", 1.0 / 3));
    ReportWriter.open(folder.resolve("b"), PROVENANCE).add(experiment("one", 1.0 / 3));
    for (String file : List.of("one/curve.csv", "one/numbers.csv", "one/curve.png", "run.json")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("a").resolve(file)),
          Files.readAllBytes(folder.resolve("b").resolve(file)),
          file);
    }
  }

  @Test
  void earlierReport_isReplaced_otherFilesStay() throws IOException {
    ReportWriter.open(folder, PROVENANCE).add(experiment("old", 1));
    Files.writeString(folder.resolve("old/mine.txt"), "mine");
    Files.writeString(folder.resolve("notes.md"), "mine");
    ReportWriter writer = ReportWriter.open(folder, PROVENANCE);
    assertFalse(Files.readString(writer.page()).contains("Headline of old"));
    writer.add(experiment("new", 1));
    assertEquals(
        List.of(
            "index.html",
            "new/curve.csv",
            "new/curve.png",
            "new/numbers.csv",
            "notes.md",
            "old/mine.txt",
            "run.json",
            "timing.csv"),
        files());
  }

  @Test
  void strangeRunJson_removesNothing() throws IOException {
    Files.writeString(folder.resolve("keep.csv"), "mine");
    for (String strange :
        List.of(
            "{",
            "[]",
            "{\"experiments\":7}",
            "{\"experiments\":[{\"files\":[\"../x/keep.csv\",\"keep.csv\",\"/etc/keep.csv\"]}]}")) {
      Files.writeString(folder.resolve("run.json"), strange);
      ReportWriter.open(folder, PROVENANCE);
      assertTrue(Files.exists(folder.resolve("keep.csv")), strange);
    }
  }

  @Test
  void unwritableFolder_isFoundBeforeAnythingIsComputed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    for (Path wrong : List.of(file, file.resolve("below"))) {
      String message = refusal(() -> ReportWriter.open(wrong, PROVENANCE));
      assertTrue(message.startsWith("report: cannot create the folder " + wrong + ": "), message);
      assertTrue(message.endsWith("choose another folder with --out or make room"), message);
    }
  }

  @Test
  void failedAdd_keepsThePage() throws IOException {
    ReportWriter writer = ReportWriter.open(folder, PROVENANCE);
    writer.add(experiment("one", 1));
    Files.createDirectories(folder.resolve("two/curve.csv/in-the-way"));
    String before = Files.readString(writer.page());
    String message = refusal(() -> writer.add(experiment("two", 1)));
    assertTrue(message.contains("cannot write"), message);
    assertEquals(before, Files.readString(writer.page()));
    assertTrue(files().stream().noneMatch(name -> name.endsWith(".part")));
  }
}
