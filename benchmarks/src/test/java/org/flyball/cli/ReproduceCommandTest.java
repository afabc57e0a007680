package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.reproduce.Cancelled;
import org.flyball.reproduce.Conditions;
import org.flyball.reproduce.Experiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

  private static final Claim CONFIRMED = Claim.atMost("One is small", "Theorem 1", 2, 1);
  private static final Claim MISSED = Claim.atLeast("One is large", "Theorem 2", 2, 1);
  private static final Claim DIFFERS =
      Claim.about("One is two \u2248", "Figure 3", 2, 0.1, 1).in("sweeps").differs("It is one.");

  @TempDir Path folder;
  private final List<String> ran = new ArrayList<>();
  private String out = "";

  @BeforeEach
  void nameFolder() {
    out = folder.resolve("report").toString();
  }

  private Experiment fake(String name, Function<Conditions, ExperimentReport> body) {
    return new FakeExperiment(name, 1, ran, body);
  }

  private Experiment with(String name, Claim... claims) {
    return FakeExperiment.with(name, ran, claims);
  }

  private static Flown fly(List<Experiment> experiments, String... args) {
    return Flown.fly(new Interruption(), experiments, args);
  }

  private JsonObject run() throws IOException {
    String text = Files.readString(folder.resolve("report/run.json"));
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void json_hasTheDocumentedKeys() throws IOException {
    Flown flown =
        fly(
            List.of(with("first", CONFIRMED, DIFFERS), with("second", CONFIRMED)),
            "reproduce",
            "--out",
            out,
            "--format",
            "json",
            "--seed",
            "7");
    assertEquals(ExitCode.DONE, flown.code());
    JsonObject json = flown.json();
    assertEquals(
        Set.of(
            "experiments",
            "counts",
            "papers",
            "failures",
            "report",
            "seed",
            "full",
            "version",
            "command",
            "asked",
            "interrupted",
            "seconds"),
        json.keySet());
    String help = Flown.fly("reproduce", "--help").out();
    json.keySet().forEach(key -> assertTrue(help.contains(key), key));
    assertEquals(2, json.getAsJsonArray("experiments").size());
    JsonObject first = json.getAsJsonArray("experiments").get(0).getAsJsonObject();
    assertEquals("first", first.get("name").getAsString());
    assertTrue(first.get("seconds").getAsDouble() >= 0);
    assertEquals("./flyball reproduce first --seed 7", first.get("rerun").getAsString());
    JsonObject claim = first.getAsJsonArray("claims").get(1).getAsJsonObject();
    assertEquals("Figure 3", claim.get("source").getAsString());
    assertEquals(2, claim.get("bound").getAsDouble());
    assertEquals(1, claim.get("measured").getAsDouble());
    assertEquals("differs", claim.get("verdict").getAsString());
    assertEquals("One is two \u2248", claim.get("text").getAsString());
    assertEquals(2, json.getAsJsonObject("counts").get("confirmed").getAsInt());
    assertEquals(1, json.getAsJsonObject("counts").get("differs").getAsInt());
    assertTrue(Files.exists(Path.of(json.get("report").getAsString())));
    assertEquals(
        "./flyball reproduce --out " + out + " --format json --seed 7",
        json.get("command").getAsString());
    assertTrue(run().get("finished").getAsBoolean());
    assertEquals(7, run().get("seed").getAsLong());
    assertEquals(json.get("command").getAsString(), run().get("command").getAsString());
  }

  @Test
  void table_showsTheLedgerAndEveryClaimNotPlainlyConfirmed() {
    Flown flown =
        fly(List.of(with("first", CONFIRMED, MISSED, DIFFERS)), "reproduce", "--out", out);
    assertEquals(ExitCode.GOAL_MISSED, flown.code());
    String table = flown.out();
    assertTrue(table.contains("first               1              1        1  0.0"), table);
    assertTrue(
        table.contains(
            """
            NOT CONFIRMED (first)
              One is large
              source    Theorem 2
              promised  >= 2
              measured  1

            DIFFERS (first)
              One is two ~
              source    Figure 3
              promised  ~ 2 sweeps +- 10 %
              measured  1 sweeps
              note      It is one.

            3 claims: 1 confirmed, 1 not confirmed, 1 differs
            seed 42
            report\s"""),
        table);
    assertFalse(table.contains("One is small"), table);
    assertTrue(table.contains(folder.resolve("report/index.html") + "\n"), table);
    for (String line : table.split("\n", -1)) {
      assertTrue(line.length() <= 80 || line.contains("index.html"), line);
    }
    assertTrue(flown.err().startsWith("first: running\nfirst: done in "), flown.err());
    assertTrue(
        flown.err().endsWith("1 confirmed, 1 not confirmed, 1 differs (1 of 1)\n"), flown.err());
  }

  @Test
  void differingClaims_areNoFailure() {
    assertEquals(
        ExitCode.DONE, fly(List.of(with("x", DIFFERS)), "reproduce", "--out", out, "-q").code());
  }

  @Test
  void names_choose() {
    List<Experiment> all = List.of(with("first"), with("second"), with("third"));
    Flown flown =
        fly(
            all,
            "reproduce",
            "third",
            "first",
            "--full",
            "--out",
            out,
            "--quiet",
            "--workers",
            "1");
    assertEquals(ExitCode.DONE, flown.code());
    assertEquals(List.of("first FULL", "third FULL"), ran);
    assertEquals("", flown.err());
    ran.clear();
    fly(all, "reproduce", "all", "--out", out, "--workers", "1");
    assertEquals(List.of("first QUICK", "second QUICK", "third QUICK"), ran);
  }

  @Test
  void unknownName_isRefusedBeforeAnythingRuns() {
    Flown flown = fly(List.of(with("first"), with("second")), "reproduce", "frist", "--out", out);
    assertEquals(ExitCode.USAGE, flown.code());
    assertEquals(
        "flyball reproduce: there is no experiment 'frist'; there are first, second"
            + " (./flyball reproduce --help tells more)\n",
        flown.err());
    assertEquals(
        "flyball reproduce: there is no experiment 'secon'; did you mean second? there are first,"
            + " second (./flyball reproduce --help tells more)\n",
        fly(List.of(with("first"), with("second")), "reproduce", "secon", "--out", out).err());
    assertEquals(List.of(), ran);
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  void list_runsNothing() {
    List<Experiment> all = List.of(with("first"), with("second"));
    assertEquals(
        """
        first   about 1.0 s; with --full 1 h
            what first shows
        second  about 1.0 s; with --full 1 h
            what second shows

        2 experiments, about 2.0 s; with --full 2 h.
        Times are for two cores: the quick ones measured, those of --full estimates.
        """,
        fly(all, "reproduce", "--list").out());
    JsonArray listed =
        fly(all, "reproduce", "--list", "--format", "json").json().getAsJsonArray("experiments");
    assertEquals(
        Set.of("name", "summary", "seconds", "secondsFull"),
        listed.get(0).getAsJsonObject().keySet());
    assertEquals(List.of(), ran);
  }

  @Test
  void unwritableFolder_isFoundBeforeComputing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Flown flown = fly(List.of(with("first")), "reproduce", "--out", file.resolve("r").toString());
    assertEquals(ExitCode.BAD_FILE, flown.code());
    assertEquals(1, flown.err().lines().count(), flown.err());
    assertTrue(flown.err().contains(file.resolve("r").toString()), flown.err());
    assertEquals(List.of(), ran);
  }

  @Test
  void brokenExperiment_doesNotStopTheOthers() throws IOException {
    Experiment broken =
        fake(
            "broken",
            conditions -> {
              throw new IllegalStateException("lost\nmy way");
            });
    Flown flown =
        fly(
            List.of(broken, with("second", CONFIRMED)),
            "reproduce",
            "--out",
            out,
            "--format",
            "json",
            "--workers",
            "1",
            "-q");
    assertEquals(ExitCode.BUG, flown.code());
    assertEquals(
        "flyball: broken: this is a bug in Flyball, please report it with the command and its"
            + " input: java.lang.IllegalStateException: lost my way (FLYBALL_TRACE=1 shows where)\n",
        flown.err());
    assertEquals(List.of("broken QUICK", "second QUICK"), ran);
    JsonObject failure = flown.json().getAsJsonArray("failures").get(0).getAsJsonObject();
    assertEquals("broken", failure.get("name").getAsString());
    assertEquals(1, flown.json().getAsJsonArray("experiments").size());
    assertEquals(1, run().getAsJsonArray("experiments").size());
    assertTrue(run().get("finished").getAsBoolean());
    JsonObject shown = run().getAsJsonArray("failures").get(0).getAsJsonObject();
    assertEquals(
        "java.lang.IllegalStateException: lost my way", shown.get("problem").getAsString());
    String page = Files.readString(Path.of(out, "index.html"));
    assertTrue(page.contains("Failed, and missing from these claims: <a href=\"#broken\">"));
    assertTrue(page.contains("<section class=\"experiment\" id=\"broken\""));
    assertTrue(page.contains("IllegalStateException: lost my way</p>"));
    assertFalse(page.contains("the run is under way"));
  }

  @Test
  void interruption_keepsWhatIsFinished() throws IOException {
    Interruption interruption = new Interruption();
    Experiment stopped =
        fake(
            "second",
            conditions -> {
              interruption.request();
              if (conditions.cancelled().getAsBoolean()) {
                throw new Cancelled();
              }
              throw new AssertionError("the request did not arrive");
            });
    Flown flown =
        Flown.fly(
            interruption,
            List.of(with("first", CONFIRMED), stopped, with("third")),
            "reproduce",
            "--out",
            out,
            "--workers",
            "1",
            "--format",
            "json");
    assertEquals(ExitCode.INTERRUPTED, flown.code());
    assertEquals(List.of("first QUICK", "second QUICK"), ran);
    assertTrue(flown.json().get("interrupted").getAsBoolean());
    assertEquals(1, flown.json().getAsJsonArray("experiments").size());
    assertEquals(1, run().getAsJsonArray("experiments").size());
    assertFalse(run().get("finished").getAsBoolean());
  }

  @Test
  void reportThatBreaksOff_isAFailureWithItsResultsShown() {
    Experiment inTheWay =
        fake(
            "second",
            conditions -> {
              try {
                // A folder where the page should be: the next write fails, even for root.
                Path page = Path.of(out, "index.html");
                Files.delete(page);
                Files.createDirectories(page.resolve("x"));
              } catch (IOException impossible) {
                throw new AssertionError(impossible);
              }
              return ExperimentReport.of("second", "found").with(CONFIRMED);
            });
    Flown flown =
        fly(
            List.of(with("first", CONFIRMED), inTheWay, with("third")),
            "reproduce",
            "--out",
            out,
            "--workers",
            "1",
            "--format",
            "json",
            "-q");
    assertEquals(ExitCode.GOAL_MISSED, flown.code());
    assertEquals(1, flown.err().lines().count(), flown.err());
    assertTrue(flown.err().startsWith("flyball: report: cannot write "), flown.err());
    assertEquals(2, flown.json().getAsJsonArray("experiments").size());
    assertEquals(List.of("first QUICK", "second QUICK"), ran);
  }
}
