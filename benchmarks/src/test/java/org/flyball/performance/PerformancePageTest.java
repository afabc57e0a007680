package org.flyball.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {

  @TempDir Path folder;

  private String page(Results results, Baseline baseline) throws IOException {
    Path out = folder.resolve("page");
    PerformancePage.write(out, results, baseline);
    return Files.readString(out.resolve("index.html"));
  }

  @Test
  void page_hasEveryEntrantOfEveryQuestion() throws IOException {
    List<Measurement> all = new ArrayList<>();
    for (Trial trial : Trial.shortSet()) {
      all.add(
          new Measurement(
              trial.benchmark(), trial.params(), 1, 1, new double[] {50, 60}, new double[0]));
    }
    all.add(new Measurement("My<Benchmark>", Map.of(), 1, 1, new double[] {5}, new double[0]));
    Results made = HandMade.sor("2026-01-01T00:00:00Z", new double[] {1}, new double[] {1});
    Results results =
        new Results(
            made.date(), "abc", "./flyball bench", made.machine(), 0, 0, made.ending(), all);
    String page = page(results, Baseline.none());
    for (Question question : Questions.all()) {
      assertTrue(page.contains("id=\"" + question.id() + "\""), question.id());
      assertTrue(page.contains("href=\"#" + question.id() + "\""), question.id());
      for (Question.Entrant entrant : question.entrants()) {
        assertTrue(page.contains(entrant.name().replace("'", "&#39;")), entrant.name());
      }
    }
    assertTrue(page.contains("My&lt;Benchmark&gt;"));
    assertTrue(page.contains("A processor, 2 processors, 8 GB of memory"));
    assertFalse(page.contains("cut off"));
    assertFalse(page.contains("{{"));
    assertFalse(page.matches("(?s).*(src|href)=\"(https?:)?//.*"), "a network address");
  }

  @Test
  void numbers_areThoseOfTheResults() throws IOException {
    // 4 and 5 ms a sweep of a million rows against a triad of 2 and 2.5 ms; then 8 against 2.
    Results now =
        HandMade.sor("2026-02-01T00:00:00Z", new double[] {5e6, 4e6}, new double[] {2e6, 2.5e6})
            .ended(Results.Ending.INTERRUPTED, 3);
    Results then = HandMade.sor("2026-01-01T00:00:00Z", new double[] {8e6}, new double[] {2e6});
    Baseline baseline = Baseline.read(HandMade.write(folder.resolve("then.json"), then));
    String page = page(now, baseline);
    assertTrue(page.contains(">4.00\u00a0ns<"), page);
    assertTrue(page.contains(">5.00\u00a0ns<"));
    assertTrue(page.contains(">2.00 (1.60\u20132.50)<"));
    assertTrue(page.contains("faster: 0.500 (0.400\u20130.625), raw 0.500 (0.500\u20130.625)"));
    assertTrue(page.contains("[then.json]"));
    assertTrue(page.contains("style=\"width:80.00%\"")); // 4 of 5
    assertTrue(page.contains("class=\"mark\" style=\"left:40.00%\"")); // 2 of 5
    assertTrue(page.contains("cut off"));
    assertTrue(page.contains("Load average 0.500 before, 3.00 after"));
  }

  /** A file of a run that was killed has no load at the end. */
  @Test
  void load_isLeftOutWhereUnknown() throws IOException {
    Results made = HandMade.sor("2026-01-01T00:00:00Z", new double[] {4}, new double[] {2});
    Results killed = made.ended(Results.Ending.INTERRUPTED, Double.NaN);
    assertTrue(page(killed, Baseline.none()).contains("Load average 0.500 before.</p>"));
  }

  @Test
  void answers_sayWhatIsMissing() {
    Results made = HandMade.sor("2026-01-01T00:00:00Z", new double[] {4}, new double[] {2});
    Results alone =
        new Results(
            made.date(),
            "abc",
            "",
            made.machine(),
            0,
            0,
            made.ending(),
            made.measurements().subList(0, 1));
    List<Answer> answers = Answer.of(alone, Baseline.none());
    assertEquals(1, answers.size());
    assertTrue(answers.get(0).standings().get(0).toReference().isEmpty());
    assertTrue(answers.get(0).standings().get(0).change().isEmpty());
    assertEquals(List.of(), Answer.others(alone));
  }
}
