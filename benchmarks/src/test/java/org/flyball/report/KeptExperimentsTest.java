package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept must come back to the last bit, or not at all. */
class KeptExperimentsTest {

  @TempDir Path folder;

  /** One of everything that a report can have, with numbers that text loses easily. */
  private static ExperimentReport everything() {
    double[] x = {0, 1, 2};
    double[] odd = {1.0 / 3, Double.NaN, Double.NEGATIVE_INFINITY};
    Figure figure =
        Figure.of("curve", "A \"finding\" \u2264 <one>")
            .x(Axis.categories("which", List.of("a", "b", "c")))
            .y(Axis.log("time (s)"))
            .with(Series.line("s", x, odd).band(odd, odd))
            .with(Series.line("theory", x, new double[] {-0.0, 5e-324, 1e308}).theory().styled(3))
            .with(Series.bars("bars", 1, 2, 3))
            .with(Mark.vertical("here", 1))
            .caption("caption");
    Ground ground =
        new Ground(
            "map", new double[] {0, 1}, new double[] {0, 1}, new double[] {2}, new double[] {1});
    Figure over =
        Figure.of("over", "Over a map")
            .with(Series.points("p", x, new double[] {3, 1, 2}))
            .over(ground);
    return ExperimentReport.of("one", "Headline")
        .paper("What it says")
        .with(figure)
        .with(over)
        .with(
            Table.of("numbers", "Numbers", "text", "real", "whole", "long")
                .row("Double 1.5", 1.0 / 3, 7, 1L << 60)
                .row("", Double.NaN, -1, 0L)
                .row("text text", Double.POSITIVE_INFINITY, 0, 1L))
        .with(Claim.about("It is two", "Theorem 1", 2, 0.1, Double.NaN).in("steps").explained("no"))
        .with(Claim.atMost("It holds", "Theorem 2", 2, 1.0 / 3))
        .recipe("Recipe[omega=1.5]")
        .with(new Timing("group", "part", 0.25))
        .took(1.25);
  }

  @Test
  void everythingComesBack_toTheLastByteOfEveryFile() throws IOException {
    KeptExperiments kept = new KeptExperiments(folder.resolve("kept"), "seed 42");
    kept.keep(everything());
    ExperimentReport found = kept.find("one").orElseThrow();
    assertEquals(SectionHtml.of(everything()), SectionHtml.of(found));
    assertEquals(ReportJson.of(everything()), ReportJson.of(found));
    for (int k = 0; k < 2; k++) {
      assertEquals(Csv.of(everything().figures().get(k)), Csv.of(found.figures().get(k)));
    }
    assertEquals(
        Csv.of(everything().figures().get(1).ground().orElseThrow()),
        Csv.of(found.figures().get(1).ground().orElseThrow()));
    assertEquals(everything().tables(), found.tables());
    assertEquals(everything().claims(), found.claims());
    assertEquals(everything().recipes(), found.recipes());
    assertEquals(everything().timings(), found.timings());
    assertEquals(1.25, found.seconds());
  }

  @Test
  void otherIdentity_orNothing_isNotFound() throws IOException {
    new KeptExperiments(folder, "seed 42").keep(everything());
    assertEquals(Optional.empty(), new KeptExperiments(folder, "seed 43").find("one"));
    assertEquals(Optional.empty(), new KeptExperiments(folder, "seed 42").find("two"));
    Files.copy(folder.resolve("finished/one.json"), folder.resolve("finished/two.json"));
    assertEquals(Optional.empty(), new KeptExperiments(folder, "seed 42").find("two"));
  }

  /** Whatever is cut off: it is not found, and nothing is thrown. */
  @Test
  void cutFile_isNotFound() throws IOException {
    KeptExperiments kept = new KeptExperiments(folder, "seed 42");
    kept.keep(everything());
    Path file = folder.resolve("finished/one.json");
    String whole = Files.readString(file);
    for (int length = 0; length < whole.length(); length += 7) {
      Files.writeString(file, whole.substring(0, length));
      assertEquals(Optional.empty(), kept.find("one"), "cut after " + length);
    }
    Files.writeString(file, whole);
    assertTrue(kept.find("one").isPresent());
    Files.writeString(file, whole.replace("\"Integer 7\"", "\"Seven 7\""));
    assertEquals(Optional.empty(), kept.find("one"));
  }
}
