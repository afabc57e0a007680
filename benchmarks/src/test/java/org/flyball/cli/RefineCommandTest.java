package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefineCommandTest {

  private static final String V1 = "step,norm\n0,4\n1,2\n2,1\n3,1\n4,2\n";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static double[] factors(JsonObject json) {
    return StreamSupport.stream(json.getAsJsonArray("factors").spliterator(), false)
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }

  private JsonObject json(String norms, String... options) throws IOException {
    List<String> args =
        new ArrayList<>(List.of("refine", file("n.csv", norms), "--format", "json"));
    args.addAll(List.of(options));
    Flown flown = Flown.fly(args.toArray(String[]::new));
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    assertEquals("", flown.err());
    return flown.json();
  }

  @Test
  void factors_areThoseOfThePaper() throws IOException {
    double[] l2 = {0.125, 0.45, 1, 0.2, 0};
    assertArrayEquals(l2, factors(json(V1, "--smoothing", "0")), 1e-12);
    double[] l1 = {0.5, 5 / 6.0, 1, 1 / 3.0, 0};
    assertArrayEquals(l1, factors(json(V1, "--norm", "l1")), 1e-12);
    double[] linear = {1, 0.75, 0.5, 0.25};
    assertArrayEquals(linear, factors(json("3\n3\n3\n3\n", "--effective")), 1e-12);
    assertEquals(9, factors(json(V1, "--steps", "9")).length);
  }

  @Test
  void json_hasTheDocumentedKeysAndTypes() throws IOException {
    JsonObject json = json(V1);
    assertEquals(
        Set.of(
            "norms",
            "norm",
            "smoothing",
            "steps",
            "effective",
            "peak",
            "factors",
            "degenerate",
            "floored",
            "capped",
            "boundOverLinear",
            "fit",
            "scheduleFile",
            "warnings"),
        json.keySet());
    String help = Flown.fly("refine", "--help").out();
    json.keySet().forEach(key -> assertTrue(help.contains(key), key));
    assertEquals(5, json.getAsJsonObject("norms").get("count").getAsInt());
    assertEquals("l2", json.get("norm").getAsString());
    assertEquals(0.1, json.get("smoothing").getAsDouble());
    assertFalse(json.get("effective").getAsBoolean());
    assertFalse(json.get("degenerate").getAsBoolean());
    assertTrue(json.get("scheduleFile").isJsonNull());
    assertEquals(Set.of("warmup", "power", "error"), json.getAsJsonObject("fit").keySet());
    // 1 / sqrt(sum G^-2) is best; linear decay is no better on norms that differ.
    double ratio = json.get("boundOverLinear").getAsDouble();
    assertTrue(ratio > 0.5 && ratio < 1, "" + ratio);
    assertTrue(json(V1, "--norm", "l1").get("boundOverLinear").isJsonNull());
    assertTrue(json("1\n2\n").get("fit").isJsonNull());
  }

  @Test
  void table_isForPeople() throws IOException {
    Flown flown = Flown.fly("refine", file("n.csv", V1));
    assertEquals(ExitCode.DONE, flown.code());
    assertTrue(flown.out().contains("factors    5, the last is 0; peak at step 2, mean 0.3550\n"));
    assertTrue(flown.out().contains("step 1: 0.450000\n"), flown.out());
    assertTrue(flown.out().contains("in short   warm-up over "), flown.out());
    assertTrue(flown.out().contains("promise    0."), flown.out());
  }

  @Test
  void writtenSchedule_hasThePeak_andCanBeCertified() throws IOException {
    String target = folder.resolve("s.csv.gz").toString();
    JsonObject json = json(V1, "--peak", "0.5", "--write-schedule", target);
    assertEquals(target, json.get("scheduleFile").getAsString());
    assertArrayEquals(
        new double[] {0.0625, 0.225, 0.5, 0.1, 0}, NormFile.stepSizes(Path.of(target)), 1e-12);
    Flown certified =
        Flown.fly("certify", target, "--norms", file("n.csv", V1), "--format", "json");
    assertEquals(ExitCode.DONE, certified.code(), certified.err());
    // Refined at their best scale: 1 / sqrt(1/16 + 1/4 + 1 + 1 + 1/4).
    assertEquals(1 / Math.sqrt(2.5625), certified.json().get("bestBound").getAsDouble(), 1e-9);
    Flown table = Flown.fly("refine", file("n.csv", V1), "--write-schedule", target);
    assertTrue(table.out().contains("schedule   written to "), table.out());
  }

  @Test
  void collapsingNorms_areAGoalMissed() throws IOException {
    StringBuilder text = new StringBuilder("norm\n");
    for (int k = 0; k < 60; k++) {
      text.append(Math.exp(-k / 5.0)).append('\n');
    }
    String norms = file("n.csv", text.toString());
    Flown flown = Flown.fly("refine", norms, "--smoothing", "0", "--format", "json");
    assertEquals(ExitCode.GOAL_MISSED, flown.code());
    assertTrue(flown.json().get("degenerate").getAsBoolean());
    assertEquals(1 - 1 / 59.0, factors(flown.json())[1], 1e-15);
    assertTrue(flown.err().contains("flyball: warning: norms collapse"), flown.err());
    assertEquals("", Flown.fly("refine", norms, "--smoothing", "0", "-q").err());
    Flown zeros = Flown.fly("refine", file("z.csv", "0\n0\n0\n"));
    assertEquals(ExitCode.GOAL_MISSED, zeros.code());
    assertTrue(zeros.out().contains("outcome    not refined: linear decay\n"), zeros.out());
  }

  @Test
  void overflowedSteps_areCapped() throws IOException {
    Flown flown = Flown.fly("refine", file("n.csv", "norm\n2\ninf\n1\n1\n"), "--format", "json");
    assertEquals(ExitCode.DONE, flown.code());
    assertEquals(1, flown.json().get("capped").getAsInt());
    assertEquals(1, flown.json().getAsJsonArray("warnings").size());
  }

  private void assertRefused(int code, String message, String... args) {
    Flown flown = Flown.fly(args);
    assertEquals(message + "\n", flown.err());
    assertEquals(code, flown.code());
    assertEquals("", flown.out());
  }

  @Test
  void badNorms_areOneLine() throws IOException {
    String bad = file("b.csv", "norm\n1\n-2\n");
    assertRefused(
        3,
        "flyball: " + bad + ":3: the norm is -2.0, must be 0 or more; correct it",
        "refine",
        bad);
    String one = file("one.csv", "norm\n1\n");
    assertRefused(
        3,
        "flyball: "
            + one
            + ": the file has 1 norm, refinement needs 2; give one norm for each step of a run, or"
            + " try --effective",
        "refine",
        one);
    String all = file("all.csv", "norm\ninf\ninf\n");
    assertRefused(
        3,
        "flyball: " + all + ": all norms are infinite; record them before clipping and scaling",
        "refine",
        all);
    String other = file("o.csv", "step,loss\n1,2\n");
    assertRefused(
        3,
        "flyball: "
            + other
            + ":1: there is no column norm among \"[step, loss]\"; name it in the first line",
        "refine",
        other);
    assertRefused(
        2,
        "flyball refine: --steps 1 leaves only the last factor, 0; try --effective"
            + " (./flyball refine --help tells more)",
        "refine",
        file("n.csv", V1),
        "--steps",
        "1");
  }

  @Test
  void target_isCheckedFirst() throws IOException {
    String norms = file("n.csv", V1);
    assertRefused(
        2,
        "flyball refine: --write-schedule would overwrite the input "
            + norms
            + " (./flyball refine --help tells more)",
        "refine",
        norms,
        "--write-schedule",
        norms);
    String nowhere = folder.resolve("no/s.csv").toString();
    assertRefused(
        3,
        "flyball: "
            + nowhere
            + ": cannot be written: there is no folder "
            + folder.resolve("no")
            + "; create it first",
        "refine",
        norms,
        "--write-schedule",
        nowhere);
  }

  @Test
  void fullDisk_costsTheFileButNotTheResults() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    Flown flown = Flown.fly("refine", file("n.csv", V1), "--write-schedule", "/dev/full");
    assertEquals(ExitCode.GOAL_MISSED, flown.code());
    assertTrue(flown.out().contains("peak at step 2"), flown.out());
    assertFalse(flown.out().contains("written to"), flown.out());
    assertTrue(flown.err().startsWith("flyball: the schedule could not be written: "));
  }
}
