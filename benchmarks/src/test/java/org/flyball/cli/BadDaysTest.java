package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyball.data.BadFileException;
import org.flyball.data.ExternalData;
import org.flyball.report.Claim;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.reproduce.Experiment;
import org.flyball.reproduce.Experiments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine does to us: each ends in one clear line and the right exit code. */
class BadDaysTest {

  private static final Claim CONFIRMED = Claim.atMost("One is small", "Theorem 1", 2, 1);

  /** Takes every byte and then says that the disk is full. */
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;
  private final List<String> ran = new ArrayList<>();
  private Path out = Path.of("");

  @BeforeEach
  void nameFolder() {
    out = folder.resolve("report");
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
                        .with(Series.line("s", new double[] {1, 2}, new double[] {1234.5, 0.25}))));
  }

  private Flown reproduce(List<Experiment> experiments, String... more) {
    List<String> args =
        new ArrayList<>(List.of("reproduce", "-q", "--workers", "1", "--out", out.toString()));
    args.addAll(List.of(more));
    return Flown.fly(new Interruption(), experiments, args.toArray(new String[0]));
  }

  private static String onlyLine(Flown flown) {
    assertEquals(1, flown.err().lines().count(), flown.err());
    return flown.err();
  }

  @Test
  void fullDiskAtTheStart_isFoundBeforeComputing() throws IOException {
    assumeTrue(Files.exists(FULL));
    Files.createDirectories(out);
    Files.createSymbolicLink(out.resolve("index.html"), FULL);
    Flown flown = reproduce(List.of(with("relax-one")));
    assertEquals(ExitCode.BAD_FILE, flown.code());
    String line = onlyLine(flown);
    assertTrue(line.startsWith("flyball: report: cannot write " + out), line);
    assertTrue(line.contains("No space left on device; choose another folder"), line);
    assertEquals(List.of(), ran);
  }

  @Test
  void fullDiskOnTheWay_showsWhatIsFound_andRunsNoMore() throws IOException {
    assumeTrue(Files.exists(FULL));
    Files.createDirectories(out.resolve("relax-one"));
    Files.createSymbolicLink(out.resolve("relax-one/curve.csv"), FULL);
    Flown flown = reproduce(List.of(with("relax-one"), with("walk-two")));
    assertEquals(ExitCode.GOAL_MISSED, flown.code());
    assertTrue(onlyLine(flown).contains("curve.csv: No space left on device"), flown.err());
    assertTrue(flown.out().contains("1 claims: 1 confirmed"), flown.out());
    assertEquals(List.of("relax-one QUICK"), ran);
    Files.delete(out.resolve("relax-one/curve.csv"));
    assertEquals(ExitCode.DONE, reproduce(List.of(with("relax-one"), with("walk-two"))).code());
  }

  /** Every command that writes a file, where the disk is full and where the folder is missing. */
  @Test
  void otherCommands_whoseFileCannotBeWritten() throws IOException {
    assumeTrue(Files.exists(FULL));
    Path matrix = folder.resolve("a.mtx");
    Files.writeString(
        matrix, "%%MatrixMarket matrix coordinate real symmetric\n2 2 3\n1 1 2\n2 1 -1\n2 2 2\n");
    Path norms = Files.writeString(folder.resolve("norms.csv"), "norm\n3\n2\n1\n1\n");
    Path rows = Files.writeString(folder.resolve("rows.libsvm"), "+1 1:1 2:0.5\n-1 1:0.25 2:1\n");
    List<String[]> commands =
        List.of(
            new String[] {"solve", matrix.toString(), "--write-solution"},
            new String[] {"refine", norms.toString(), "--write-schedule"},
            new String[] {
              "train", rows.toString(), "--clients", "2", "--rounds", "3", "--write-solution"
            },
            new String[] {
              "train", rows.toString(), "--clients", "2", "--rounds", "3", "--snapshot"
            },
            new String[] {"walk", "karate", "--steps", "100", "--snapshot"});
    for (String[] command : commands) {
      Flown full = fly(command, FULL);
      assertEquals(ExitCode.GOAL_MISSED, full.code(), full.err() + full.out());
      assertTrue(onlyLine(full).contains("No space left on device"), full.err());
      Path missing = folder.resolve("missing/file");
      Flown early = fly(command, missing);
      assertEquals(ExitCode.BAD_FILE, early.code(), early.err());
      assertTrue(onlyLine(early).contains("there is no folder"), early.err());
      assertEquals("", early.out());
    }
  }

  private static Flown fly(String[] command, Path target) {
    List<String> args = new ArrayList<>(List.of(command));
    args.add(target.toString());
    args.add("-q");
    return Flown.fly(args.toArray(new String[0]));
  }

  @Test
  void dataThatAreNoFolder_areRefusedBeforeComputing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Optional<String> before = Optional.ofNullable(System.getProperty(ExternalData.VARIABLE));
    try {
      for (Path wrong : List.of(file, folder.resolve("missing"))) {
        System.setProperty(ExternalData.VARIABLE, wrong.toString());
        Flown flown = reproduce(List.of(with("relax-one")));
        assertEquals(ExitCode.USAGE, flown.code());
        assertTrue(
            onlyLine(flown)
                .startsWith(
                    "flyball reproduce: FLYBALL_DATA is \""
                        + wrong
                        + "\", which is not a folder; correct it or unset it"),
            flown.err());
        assertEquals(List.of(), ran);
        assertFalse(Files.exists(out));
      }
    } finally {
      before.ifPresentOrElse(
          value -> System.setProperty(ExternalData.VARIABLE, value),
          () -> System.clearProperty(ExternalData.VARIABLE));
    }
  }

  @Test
  void damagedData_areTheFilesFault() {
    Experiment damaged =
        new FakeExperiment(
            "relax-one",
            1,
            ran,
            conditions -> {
              throw new UncheckedIOException(
                  new BadFileException("a.mtx", 3, 1, "no number", "download it again"));
            });
    Flown flown = reproduce(List.of(damaged, with("walk-two")));
    assertEquals(ExitCode.BAD_FILE, flown.code());
    String line = onlyLine(flown);
    assertTrue(line.startsWith("flyball: relax-one: a.mtx"), line);
    assertFalse(line.contains("bug"), line);
    assertEquals(2, ran.size());
  }

  /** A report is the same to the last byte where people write 0,5. */
  @Test
  void decimalCommas_changeNothing() throws IOException {
    Locale before = Locale.getDefault();
    List<Experiment> some =
        List.of(with("relax-one"), Experiments.named("schedule-horizon").orElseThrow());
    try {
      Locale.setDefault(Locale.ROOT);
      Flown plain = reproduce(some, "--fresh");
      List<byte[]> files = files();
      for (Locale locale : List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG-u-nu-arab"))) {
        Locale.setDefault(locale);
        Flown local = reproduce(some, "--fresh");
        assertEquals(withoutTimes(plain), withoutTimes(local));
        List<byte[]> same = files();
        for (int k = 0; k < files.size(); k++) {
          assertArrayEquals(files.get(k), same.get(k), locale + ", file " + k);
        }
        assertEquals(files.size(), same.size());
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String withoutTimes(Flown flown) {
    return flown.out().replaceAll("(?m) +\\S+ s$", "");
  }

  private List<byte[]> files() throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      List<Path> sorted =
          all.filter(file -> file.toString().matches(".*/[^/]+/[^/]+\\.(csv|png)"))
              .sorted()
              .toList();
      List<byte[]> bytes = new ArrayList<>();
      for (Path file : sorted) {
        if (!file.endsWith("timing.csv")) {
          bytes.add(Files.readAllBytes(file));
        }
      }
      return bytes;
    }
  }
}
