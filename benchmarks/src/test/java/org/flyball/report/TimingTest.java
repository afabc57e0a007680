package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimingTest {

  @Test
  void times_goToThePageAndTimingCsv_only(@TempDir Path folder) throws IOException {
    ReportWriter writer =
        ReportWriter.open(folder, new Provenance("1", "c", 1, "./flyball reproduce"));
    writer.add(
        ExperimentReport.of("one", "found")
            .with(new Timing("small", "first", 2))
            .with(new Timing("small", "second", 2.4691))
            .with(new Timing("large", "only, one", 7)));
    assertEquals(
        "experiment,part,seconds\none,,0.000\none,small: first,2.000\none,small: second,2.469\n"
            + "one,\"large: only, one\",7.000\n",
        Files.readString(folder.resolve("timing.csv")));
    String page = Files.readString(writer.page());
    assertTrue(page.contains("<caption>Processor time, small</caption>"));
    assertTrue(
        page.contains(
            "second</th><td class=\"number\">2.5</td><td class=\"number\">1.2</td></tr>"));
    assertFalse(Files.readString(folder.resolve("run.json")).contains("2.469"));
  }

  @Test
  void refusals() {
    assertThrows(IllegalArgumentException.class, () -> new Timing("g", "p", Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Timing(" ", "p", 1));
  }
}
