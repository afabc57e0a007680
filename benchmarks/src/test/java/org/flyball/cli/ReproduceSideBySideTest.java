package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flyball.report.Claim;
import org.flyball.report.Paper;
import org.flyball.reproduce.Experiment;
import org.flyball.reproduce.Experiments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments side by side: as many as threads, the longest first, with the same results. */
class ReproduceSideBySideTest {

  private static final Claim CONFIRMED = Claim.atMost("One is small", "Theorem 1", 2, 1);
  private static final Claim DIFFERS =
      Claim.about("One is two", "Figure 3", 2, 0.1, 1).differs("It is one.");

  @TempDir Path folder;
  private final List<String> ran = new ArrayList<>();

  private Flown fly(List<Experiment> experiments, String... more) {
    List<String> args =
        new ArrayList<>(List.of("reproduce", "--out", folder.resolve("report").toString()));
    args.addAll(List.of(more));
    return Flown.fly(new Interruption(), experiments, args.toArray(new String[0]));
  }

  @Test
  void longestStartsFirst_reportKeepsItsOrder() throws IOException {
    List<Experiment> all = new ArrayList<>();
    for (int seconds : new int[] {2, 9, 5}) {
      String name = "relax-" + seconds;
      all.add(new FakeExperiment(name, seconds, ran, c -> FakeExperiment.found(name, CONFIRMED)));
    }
    Flown flown = fly(all, "--workers", "1");
    assertEquals(List.of("relax-9 QUICK", "relax-5 QUICK", "relax-2 QUICK"), ran);
    String page = Files.readString(folder.resolve("report/index.html"));
    for (String text : List.of(flown.out(), page)) {
      assertTrue(text.indexOf("relax-2") < text.indexOf("relax-9"), text);
      assertTrue(text.indexOf("relax-9") < text.indexOf("relax-5"), text);
    }
  }

  /**
   * Each waits until the other is there: with one thread, or one after the other, none would end.
   */
  @Test
  void twoRunAtOnce_neverMore() {
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Experiment> all = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      String name = "relax-" + k;
      all.add(
          new FakeExperiment(
              name,
              1,
              ran,
              conditions -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                  both.await(1, TimeUnit.MINUTES);
                } catch (Exception alone) {
                  throw new IllegalStateException("nobody runs beside", alone);
                } finally {
                  now.decrementAndGet();
                }
                return FakeExperiment.found(name, CONFIRMED);
              }));
    }
    assertEquals(ExitCode.DONE, fly(all, "--workers", "2").code());
    assertEquals(2, most.get());
  }

  @Test
  void realExperiments_giveTheSameFilesWithOneAndTwoWorkers() throws IOException {
    List<Experiment> some =
        Experiments.all().stream()
            .filter(e -> List.of("ef21-counterexample", "schedule-horizon").contains(e.name()))
            .toList();
    assertEquals(2, some.size());
    Map<String, byte[]> one = files(some, "1");
    Map<String, byte[]> two = files(some, "2");
    assertEquals(one.keySet(), two.keySet());
    assertTrue(one.size() > 4, one.keySet().toString());
    one.forEach((name, bytes) -> assertArrayEquals(bytes, two.get(name), name));
  }

  private Map<String, byte[]> files(List<Experiment> some, String workers) throws IOException {
    fly(some, "--fresh", "-q", "--workers", workers);
    Map<String, byte[]> files = new TreeMap<>();
    Path report = folder.resolve("report");
    try (Stream<Path> all = Files.walk(report)) {
      for (Path file : all.filter(path -> path.toString().matches(".*/[^/]+/.*csv")).toList()) {
        if (!file.endsWith("timing.csv")) {
          files.put(report.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  @Test
  void ledgerComesByPaper_andThePathLast() {
    Flown flown =
        fly(
            List.of(
                FakeExperiment.with("schedule-a", ran, CONFIRMED, DIFFERS),
                FakeExperiment.with("relax-a", ran, CONFIRMED),
                FakeExperiment.with("schedule-b", ran, CONFIRMED)));
    assertTrue(
        flown
            .out()
            .contains(
                """

                paper                                   confirmed  not confirmed  differs
                Learning to Relax, arXiv 2310.02246             1              0        0
                Optimal Linear Decay, arXiv 2310.07831          2              0        1
                4 claims: 3 confirmed, 0 not confirmed, 1 differs
                """),
        flown.out());
    String[] lines = flown.out().split("\n", -1);
    assertEquals("report " + folder.resolve("report/index.html"), lines[lines.length - 2]);
  }

  @Test
  void shortOfMemory_isTriedAloneAndThenSaidInOneLine() {
    List<Experiment> all =
        List.of(
            new FakeExperiment(
                "relax-large",
                2,
                ran,
                conditions -> {
                  throw new OutOfMemoryError("as if");
                }),
            FakeExperiment.with("relax-small", ran, CONFIRMED));
    Flown flown = fly(all, "-q");
    assertEquals(ExitCode.GOAL_MISSED, flown.code());
    assertEquals(2, ran.stream().filter("relax-large QUICK"::equals).count());
    assertEquals(1, flown.err().lines().count(), flown.err());
    assertTrue(flown.err().startsWith("flyball: relax-large: this needs more memory than"));
    assertTrue(flown.err().contains("JDK_JAVA_OPTIONS=-Xmx"), flown.err());
    assertTrue(flown.out().contains("relax-large  failed"), flown.out());
  }

  /** The first try runs out beside another, the second has all of the memory. */
  @Test
  void shortOfMemoryBesideOthers_succeedsAlone() {
    AtomicInteger tries = new AtomicInteger();
    Experiment large =
        new FakeExperiment(
            "relax-large",
            1,
            ran,
            conditions -> {
              if (tries.incrementAndGet() == 1) {
                throw new OutOfMemoryError("as if");
              }
              return FakeExperiment.found("relax-large", CONFIRMED);
            });
    Flown flown = fly(List.of(large));
    assertEquals(ExitCode.DONE, flown.code());
    assertTrue(flown.err().contains("it runs again alone"), flown.err());
  }

  @Test
  void everyExperimentHasAPaperAndSaysWhereItIsFrom() {
    for (Experiment experiment : Experiments.all()) {
      assertTrue(Paper.of(experiment.name()).isPresent(), experiment.name());
    }
  }
}
