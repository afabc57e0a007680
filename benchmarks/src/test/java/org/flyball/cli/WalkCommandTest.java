package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flyball.data.BundledGraph;
import org.flyball.data.MappedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkCommandTest {

  /** Two triangles joined by an edge: the method's exact test bench. */
  private static final String G6 = "0 1\n0 2\n1 2\n2 3\n3 4\n3 5\n4 5\n";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Flown walk(String graph, String... options) {
    List<String> all = new ArrayList<>(List.of("walk", graph, "--quiet", "--format", "json"));
    all.addAll(Arrays.asList(options));
    return Flown.fly(all.toArray(String[]::new));
  }

  private static double number(JsonObject json, String key) {
    return json.get(key).getAsDouble();
  }

  @Test
  void json_hasTheDocumentedKeys_andTheExactTheory() throws IOException {
    String values = file("g.txt", "# g\n1\n2\n3\n4\n5\n6\n");
    Flown flown = walk(file("g6.txt", G6), "--of", values, "--alpha", "5");
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    JsonObject json = flown.json();
    assertEquals(
        Set.of(
            "graph",
            "of",
            "weights",
            "walk",
            "base",
            "alpha",
            "memory",
            "prior",
            "walkers",
            "burnIn",
            "start",
            "seed",
            "steps",
            "why",
            "estimate",
            "standardError",
            "degreesOfFreedom",
            "interval",
            "visits",
            "effectiveSampleSize",
            "measuredVariance",
            "measuredVarianceInterval",
            "exactMean",
            "standardErrorsOff",
            "iidVariance",
            "asymptoticVariance",
            "alphaToBeatIid",
            "alphaToBeatIidFading",
            "relaxationSteps",
            "neighboursPerStep",
            "advice",
            "otherAdvice",
            "interrupted",
            "warnings",
            "seconds",
            "theorySeconds",
            "stepsPerSecond"),
        json.keySet());
    String help = Flown.fly("walk", "--help").out();
    json.keySet().forEach(key -> assertTrue(help.contains(key), key));
    JsonObject advice = json.getAsJsonObject("advice");
    advice.keySet().forEach(key -> assertTrue(help.contains(key), key));
    json.getAsJsonObject("graph").keySet().forEach(key -> assertTrue(help.contains(key), key));
    assertEquals(7, number(json.getAsJsonObject("graph"), "edges"));
    // Section 3.6 of the method: exact figures of this graph.
    assertEquals(1.729712, number(json, "asymptoticVariance"), 1e-6);
    assertEquals(35.0 / 12, number(json, "iidVariance"), 1e-12);
    assertEquals(3.5, number(json, "exactMean"), 1e-12);
    assertEquals(3.151456, number(json, "alphaToBeatIid"), 1e-6);
    assertEquals(1.381747, number(json, "alphaToBeatIidFading"), 1e-6);
    assertEquals(1 / (1 - 0.8538509), number(json, "relaxationSteps"), 1e-5);
    // alpha 2 has 3.9, more than independent draws; 5 has 1.73.
    assertEquals(5, number(advice, "alpha"));
    assertEquals(Math.sqrt(1.729712 / 2e6), number(advice, "standardError"), 1e-9);
    // 19 degrees of freedom: the ratio is outside 0.25 .. 2.7 once in 1000 seeds.
    double ratio = number(json, "measuredVariance") / number(json, "asymptoticVariance");
    assertTrue(ratio > 0.25 && ratio < 2.7, "ratio " + ratio);
    assertTrue(number(json, "standardErrorsOff") < 4);
    assertEquals(2_000_000, number(json, "visits"));
  }

  @ParameterizedTest
  @EnumSource(WalkKind.class)
  void everyWalk_findsTheMeanDegree(WalkKind walk) {
    Flown flown = walk("karate", "--walk", Words.spelled(walk), "--steps", "34000");
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    JsonObject json = flown.json();
    assertEquals(156.0 / 34, number(json, "exactMean"), 1e-12);
    if (walk == WalkKind.SHUFFLE) {
      assertEquals(156.0 / 34, number(json, "estimate"), 1e-12); // whole epochs
    } else {
      // |t| with 19 degrees of freedom exceeds 4.5 once in 4000 seeds.
      assertTrue(number(json, "standardErrorsOff") < 4.5, flown.out());
    }
    assertEquals(walk.hasMemory(), !json.get("alpha").isJsonNull());
    assertEquals(walk.hasBase(), !json.get("base").isJsonNull());
    boolean known = walk != WalkKind.NBRW && walk != WalkKind.MHDA && walk != WalkKind.HDT_MHDA;
    assertEquals(known, !json.get("asymptoticVariance").isJsonNull());
  }

  @ParameterizedTest
  @EnumSource(WalkBase.class)
  void everyBase_findsTheMeanOfTheValues(WalkBase base) throws IOException {
    String graph = file("g6.txt", "0 1 .5\n0 2 1\n1 2 2\n2 3 .25\n3 4 1\n3 5 3\n4 5 1e-1\n");
    String values = file("g.txt", "1\n2\n3\n4\n5\n6\n");
    JsonObject json =
        walk(graph, "--of", values, "--base", Words.spelled(base), "--steps", "20000").json();
    assertEquals(3.5, number(json, "exactMean"), 1e-12);
    assertTrue(number(json, "standardErrorsOff") < 4.5, base + " " + json);
    assertEquals(Words.spelled(base), json.get("base").getAsString());
  }

  @Test
  void weights_changeTheMean() throws IOException {
    String graph = file("g6.txt", G6);
    String values = file("g.txt", "1\n2\n3\n4\n5\n6\n");
    String weights = file("w.txt", "1\n0\n0\n0\n0\n3\n");
    JsonObject given = walk(graph, "--of", values, "--weights", weights).json();
    assertEquals(19.0 / 4, number(given, "exactMean"), 1e-12);
    assertTrue(number(given, "standardErrorsOff") < 4.5);
    // Without --of: the degrees, by the degrees (34/14) or all alike (14/6).
    JsonObject visited = walk(graph, "--base", "simple", "--weights", "visited").json();
    assertEquals(34.0 / 14, number(visited, "exactMean"), 1e-12);
    assertTrue(number(visited, "standardErrorsOff") < 4.5);
    assertEquals(14.0 / 6, number(walk(graph, "--base", "simple").json(), "exactMean"), 1e-12);
  }

  @Test
  void formats_giveTheSameWalk() throws IOException {
    String list =
        file(
            "karate.txt",
            new String(BundledGraph.KARATE.open().readAllBytes(), StandardCharsets.UTF_8));
    Path mapped = folder.resolve("karate.fly");
    MappedGraph.write(BundledGraph.KARATE.graph(), mapped);
    String[] options = {"--steps", "2000", "--start", "0", "--burn-in", "7"};
    JsonObject named = walk("karate", options).json();
    for (String same : new String[] {list, mapped.toString()}) {
      JsonObject json = walk(same, options).json();
      for (String key : List.of("estimate", "standardError", "asymptoticVariance")) {
        assertEquals(number(named, key), number(json, key), same + " " + key);
      }
    }
  }

  @Test
  void equalRuns_differInTimesOnly() {
    Flown first = walk("karate", "--steps", "500");
    assertEquals(first.withoutTimes(), walk("karate", "--steps", "500").withoutTimes());
    Flown table = Flown.fly("walk", "karate", "--steps", "500");
    Flown again = Flown.fly("walk", "karate", "--steps", "500");
    assertEquals(table.withoutTimes(), again.withoutTimes());
    assertFalse(
        first
            .withoutTimes()
            .equals(walk("karate", "--steps", "500", "--seed", "1").withoutTimes()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"self-repellent", "hdt", "nbrw", "mhda", "shuffle"})
  void resumed_isBitForBitTheSame(String kind) throws IOException {
    String whole = folder.resolve("whole.snapshot").toString();
    String half = folder.resolve("half.snapshot").toString();
    Flown straight = walk("karate", "--walk", kind, "--steps", "900", "--snapshot", whole);
    walk("karate", "--walk", kind, "--steps", "333", "--snapshot", half);
    Flown rest =
        walk("karate", "--walk", kind, "--steps", "900", "--resume", half, "--snapshot", half);
    assertEquals(ExitCode.DONE, rest.code(), rest.err());
    assertEquals(straight.withoutTimes(), rest.withoutTimes());
    assertArrayEquals(
        Files.readAllBytes(Path.of(whole)), Files.readAllBytes(Path.of(half)), "snapshots");
  }

  @Test
  void snapshotOfAnotherWalk_isABadFile() throws IOException {
    String saved = folder.resolve("a.snapshot").toString();
    walk("karate", "--steps", "50", "--snapshot", saved);
    Flown alpha = walk("karate", "--steps", "90", "--alpha", "3", "--resume", saved);
    assertEquals(ExitCode.BAD_FILE, alpha.code());
    assertTrue(alpha.err().contains("it is of another walk"), alpha.err());
    StringBuilder ones = new StringBuilder();
    for (int i = 0; i < 34; i++) {
      ones.append(i).append('\n');
    }
    Flown values =
        walk("karate", "--steps", "90", "--of", file("v.txt", ones.toString()), "--resume", saved);
    assertEquals(ExitCode.BAD_FILE, values.code());
    assertTrue(values.err().contains("over other values"), values.err());
    Flown none = walk("karate", "--resume", folder.resolve("none").toString());
    assertEquals(ExitCode.BAD_FILE, none.code());
    assertTrue(none.err().contains("there is no such file"), none.err());
  }

  @Test
  void severalComponents_theLargestIsWalked_withAWarning() throws IOException {
    String graph = file("two.txt", "10 20\n20 30\n30 10\n7 8\n");
    String values = file("v.txt", "100\n200\n1\n2\n3\n"); // 7, 8, 10, 20, 30
    Flown flown = Flown.fly("walk", graph, "--of", values, "--start", "20", "--format", "json");
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    assertEquals(2, number(flown.json(), "exactMean"), 1e-12);
    assertEquals(2, flown.err().lines().count(), flown.err()); // and one about --start
    assertTrue(
        flown.err().contains("has 2 components; walking the largest, 3 of 5 nodes"), flown.err());
    assertEquals(5, number(flown.json().getAsJsonObject("graph"), "nodesInFile"));
    assertTrue(flown.json().getAsJsonArray("warnings").get(0).getAsString().contains("3 of 5"));
    Flown outside = walk(graph, "--start", "7");
    assertEquals(ExitCode.USAGE, outside.code());
    assertTrue(outside.err().contains("no node 7 in its largest component"), outside.err());
    Flown refused = walk(graph, "--component", "whole");
    assertEquals(ExitCode.BAD_FILE, refused.code());
    assertTrue(refused.err().contains("the graph has 2 components"), refused.err());
    JsonObject drawn = walk(graph, "--of", values, "--component", "whole", "--walk", "iid").json();
    assertEquals(306.0 / 5, number(drawn, "exactMean"), 1e-12);
    assertTrue(drawn.get("asymptoticVariance").isJsonNull());
  }

  @Test
  void badFiles_areOneLine() throws IOException {
    String graph = file("g6.txt", G6);
    String[][] bad = {
      {file("loop.txt", "1 1\n"), "no edge joins two different nodes; a walk needs edges"},
      {file("x.txt", "1 2\n2 x\n"), "x.txt:2:3: the second node is \"x\""},
      {folder.resolve("none").toString(), "name a graph that comes with Flyball: karate"},
      {graph, "there are 3 values, the graph has 6 nodes", "--of", file("3", "1\n2\n3\n")},
      {graph, "not finite", "--of", file("nan", "1\n2\nnan\n4\n5\n6\n")},
      {graph, "must be positive", "--weights", file("zero", "0\n0\n0\n0\n0\n0\n")},
      {graph, "the weight of node 1 is -1.0", "--weights", file("neg", "0\n-1\n0\n0\n0\n0\n")},
      {graph, "the line ends where the weight should be", "--base", "weighted"},
      {"karate", "the graph's edges have no weights", "--base", "weighted"},
      {graph, "there is no folder", "--snapshot", folder.resolve("no/x").toString()},
    };
    for (String[] line : bad) {
      Flown flown = walk(line[0], Arrays.copyOfRange(line, 2, line.length));
      assertEquals(ExitCode.BAD_FILE, flown.code(), flown.err());
      assertEquals(1, flown.err().lines().count(), flown.err());
      assertTrue(flown.err().contains(line[1]), flown.err());
      assertEquals("", flown.out());
    }
    Flown over = walk(graph, "--snapshot", graph);
    assertEquals(ExitCode.USAGE, over.code());
    assertTrue(over.err().contains("would overwrite the input"), over.err());
  }

  @Test
  void tolerance_decidesTheExitCode() {
    Flown reached = walk("karate", "--tolerance", "0.01");
    assertEquals(ExitCode.DONE, reached.code());
    assertEquals("converged", reached.json().get("why").getAsString());
    assertTrue(number(reached.json(), "standardError") <= 0.01);
    assertEquals(
        ExitCode.GOAL_MISSED, walk("karate", "--tolerance", "1e-9", "--steps", "99").code());
  }

  @Test
  void alphaAuto_takesTheAdvice() {
    JsonObject json = walk("karate", "--alpha", "auto", "--steps", "100").json();
    assertEquals(number(json.getAsJsonObject("advice"), "alpha"), number(json, "alpha"));
  }

  /** A fading memory leaves a bias that all walkers share: it must not go unnoticed. */
  @Test
  void bias_isWarnedOf() {
    Flown biased = Flown.fly("walk", "karate", "--memory", "0.6", "--format", "json");
    assertTrue(number(biased.json(), "standardErrorsOff") > 50, biased.out()); // measured: 189
    assertTrue(biased.err().contains("an error that all walkers share"), biased.err());
    assertEquals(1, biased.json().getAsJsonArray("warnings").size());
    assertEquals("", Flown.fly("walk", "karate").err());
  }

  @Test
  void interrupted_showsWhatThereIs() {
    Interruption interruption = new Interruption();
    interruption.request();
    Path saved = folder.resolve("early.snapshot");
    String[] args = {
      "walk", "karate", "--format", "json", "--quiet", "--snapshot", saved.toString()
    };
    Flown flown = Flown.fly(interruption, List.of(), args);
    assertEquals(ExitCode.INTERRUPTED, flown.code());
    assertTrue(flown.json().get("interrupted").getAsBoolean());
    assertTrue(flown.json().get("estimate").isJsonNull());
    assertTrue(flown.json().get("measuredVarianceInterval").isJsonNull());
    Flown rest = walk("karate", "--steps", "100", "--resume", saved.toString());
    assertEquals(walk("karate", "--steps", "100").withoutTimes(), rest.withoutTimes());
    Flown table = Flown.fly(interruption, List.of(), "walk", "karate");
    assertTrue(table.out().contains("outcome    interrupted after 0 steps"), table.out());
  }

  @Test
  void table_isAsciiInEightyColumns() {
    for (String kind : new String[] {"self-repellent", "base", "nbrw", "iid"}) {
      Flown flown = Flown.fly("walk", "dolphins", "--walk", kind, "--steps", "62000");
      assertEquals(ExitCode.DONE, flown.code());
      assertEquals("", flown.err());
      for (String line : flown.out().split("\n", -1)) {
        assertTrue(line.length() <= 80, line);
        assertTrue(line.chars().allMatch(c -> c >= 32 && c < 127), line);
      }
      Stream.of("mean of    degree", "estimate   5.1", "exact      5.1", "variance ", "advice ")
          .forEach(words -> assertTrue(flown.out().contains("\n" + words), flown.out()));
    }
  }
}
