package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flyball.report.Claim;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.reproduce.Cancelled;
import org.flyball.reproduce.Experiment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second {@code reproduce} goes on where the first was cut off, and takes nothing else. */
class ReproduceResumeTest {

  private static final Claim CONFIRMED = Claim.atMost("One is small", "Theorem 1", 2, 1);

  @TempDir Path folder;
  private final List<String> ran = new ArrayList<>();
  private Path out = Path.of("");

  @BeforeEach
  void tellCommit() {
    out = folder.resolve("report");
    System.setProperty("flyball.commit", "0123456789ab");
  }

  @AfterEach
  void forgetCommit() {
    System.clearProperty("flyball.commit");
  }

  private Experiment with(String name) {
    return new FakeExperiment(
        name,
        1,
        ran,
        conditions ->
            FakeExperiment.found(name, CONFIRMED)
                .with(
                    Figure.of("curve", "A finding")
                        .with(Series.line("s", new double[] {1, 2}, new double[] {0.1, 1.0 / 3}))));
  }

  private Flown fly(List<Experiment> experiments, String... more) {
    return fly(new Interruption(), experiments, more);
  }

  private Flown fly(Interruption interruption, List<Experiment> experiments, String... more) {
    List<String> args =
        new ArrayList<>(List.of("reproduce", "--out", out.toString(), "--workers", "1"));
    args.addAll(List.of(more));
    ran.clear();
    return Flown.fly(interruption, experiments, args.toArray(new String[0]));
  }

  private List<Experiment> both() {
    return List.of(with("relax-one"), with("walk-two"));
  }

  @Test
  void cutOffRun_goesOn() throws IOException {
    Interruption interruption = new Interruption();
    Experiment stops =
        new FakeExperiment(
            "walk-two",
            1,
            ran,
            conditions -> {
              interruption.request();
              throw new Cancelled();
            });
    Flown first = fly(interruption, List.of(with("relax-one"), stops));
    assertEquals(ExitCode.INTERRUPTED, first.code());
    assertTrue(first.out().contains("interrupted after 1 of 2; the same command goes on"));
    byte[] curve = Files.readAllBytes(out.resolve("relax-one/curve.csv"));

    Flown second = fly(both());
    assertEquals(ExitCode.DONE, second.code());
    assertEquals(List.of("walk-two QUICK"), ran);
    assertTrue(second.err().startsWith("relax-one: kept from an earlier run"), second.err());
    assertTrue(second.err().contains("--fresh"), second.err());
    assertEquals(
        new String(curve, StandardCharsets.UTF_8),
        Files.readString(out.resolve("relax-one/curve.csv")));
    String page = Files.readString(out.resolve("index.html"));
    assertTrue(page.indexOf("id=\"relax-one\"") > 0, "the kept section is there");
    assertTrue(page.indexOf("id=\"relax-one\"") < page.indexOf("id=\"walk-two\""));
    assertTrue(second.out().contains("2 claims: 2 confirmed"), second.out());
  }

  @Test
  void sameFolder_withoutTheOther_keepsIt() {
    fly(both());
    assertEquals(ExitCode.DONE, fly(both(), "walk-two").code());
    assertEquals(List.of(), ran);
    assertFalse(Files.exists(out.resolve("relax-one/curve.csv")), "not in this report");
    fly(both());
    assertEquals(List.of(), ran);
    assertTrue(Files.exists(out.resolve("relax-one/curve.csv")), "written again");
  }

  @Test
  void otherSeed_size_commit_orFresh_runAgain() {
    fly(both());
    fly(both(), "--seed", "7");
    assertEquals(List.of("relax-one QUICK", "walk-two QUICK"), ran);
    fly(both(), "--seed", "7", "--full");
    assertEquals(List.of("relax-one FULL", "walk-two FULL"), ran);
    fly(both(), "--seed", "7", "--full");
    assertEquals(List.of(), ran);
    fly(both(), "--seed", "7", "--full", "--fresh");
    assertEquals(2, ran.size());
    System.setProperty("flyball.commit", "ba9876543210");
    fly(both(), "--seed", "7", "--full");
    assertEquals(2, ran.size());
  }

  @Test
  void sourcesThatNobodyCanName_areNeverTakenAsTheSame() {
    for (String commit : List.of("unknown", "0123456789ab with changes")) {
      System.setProperty("flyball.commit", commit);
      fly(both());
      fly(both());
      assertEquals(2, ran.size(), commit);
    }
  }

  @Test
  void halfWrittenEarlierReport_doesNoHarm() throws IOException {
    fly(both());
    for (String file :
        List.of("run.json", "index.html", "finished/relax-one.json", "relax-one/curve.csv")) {
      String whole = Files.readString(out.resolve(file));
      Files.writeString(out.resolve(file), whole.substring(0, whole.length() / 2));
      Flown again = fly(both());
      assertEquals(ExitCode.DONE, again.code(), again.err());
      assertEquals(whole.lines().count(), Files.readString(out.resolve(file)).lines().count());
    }
    fly(both());
    assertEquals(List.of(), ran);
    for (String strange : List.of("", "null", "[]", "{}", "{\"identity\":3}", "\0\1")) {
      Files.writeString(out.resolve("finished/relax-one.json"), strange);
      Files.writeString(out.resolve("run.json"), strange);
      assertEquals(ExitCode.DONE, fly(both()).code(), strange);
      assertEquals(List.of("relax-one QUICK"), ran, strange);
    }
    Files.delete(out.resolve("finished/relax-one.json"));
    Files.createDirectories(out.resolve("finished/relax-one.json/in-the-way"));
    Flown blocked = fly(both());
    assertEquals(ExitCode.GOAL_MISSED, blocked.code());
    assertTrue(blocked.err().contains("finished/relax-one.json"), blocked.err());
  }

  @Test
  void failedExperiments_areRunAgain() {
    Experiment broken =
        new FakeExperiment(
            "walk-two",
            1,
            ran,
            conditions -> {
              throw new IllegalStateException("lost");
            });
    assertEquals(ExitCode.BUG, fly(List.of(with("relax-one"), broken)).code());
    assertEquals(ExitCode.DONE, fly(both()).code());
    assertEquals(List.of("walk-two QUICK"), ran);
  }
}
