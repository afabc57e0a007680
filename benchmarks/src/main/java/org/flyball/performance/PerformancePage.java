package org.flyball.performance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyball.report.Race;
import org.flyball.report.RacePage;

/** Results as a page: who, time per unit, ratio to the limit, noise band, and what has changed. */
public final class PerformancePage {

  private PerformancePage() {}

  /**
   * Writes index.html into the folder, which is made if need be.
   *
   * @throws IOException if it cannot be written; its message is one line for people
   */
  public static void write(Path folder, Results results, Baseline baseline) throws IOException {
    List<Race> races = new ArrayList<>();
    for (Answer answer : Answer.of(results, baseline)) {
      races.add(race(answer));
    }
    List<Measurement> others = Answer.others(results);
    if (!others.isEmpty()) {
      races.add(others(others, baseline));
    }
    String load = results.load().isEmpty() ? "" : ". Load average " + results.load();
    RacePage.write(
        folder,
        new RacePage.Heading(
            results.ending() == Results.Ending.INTERRUPTED
                ? "The run was cut off; what was finished is here."
                : "",
            results.machine().words() + load,
            results.date(),
            results.commit(),
            results.command()),
        races);
  }

  private static Race race(Answer answer) {
    Question question = answer.question();
    List<Race.Runner> runners = new ArrayList<>();
    for (Answer.Standing one : answer.standings()) {
      Measurement times = one.measured();
      runners.add(
          new Race.Runner(
              one.entrant().name(),
              one.entrant().role().words(),
              new double[] {
                answer.perUnit(times.least()), answer.perUnit(times.largest()),
              },
              List.of(
                  micro(Times.words(answer.perUnit(times.least()))),
                  micro(Times.words(answer.perUnit(times.largest()))),
                  one.toReference().map(Times::ratio).map(PerformancePage::dash).orElse("\u2013"),
                  change(one.change(), one.file()))));
    }
    return new Race(
        question.id(),
        question.title(),
        question.note(),
        question.unit(),
        question.reference().name(),
        runners);
  }

  private static Race others(List<Measurement> others, Baseline baseline) {
    List<Race.Runner> runners = new ArrayList<>();
    for (Measurement one : others) {
      Optional<Baseline.Found> before = baseline.find(one.key(), Optional.empty());
      runners.add(
          new Race.Runner(
              one.key(),
              "",
              new double[0],
              List.of(
                  micro(Times.words(one.least())),
                  micro(Times.words(one.largest())),
                  "\u2013",
                  change(
                      before.map(found -> Comparison.raw(one, found.then())),
                      before.map(Baseline.Found::file).orElse("")))));
    }
    return new Race(
        "others",
        "Other benchmarks",
        "What was measured besides; nothing here is comparable with its neighbour.",
        "operation",
        "",
        runners);
  }

  private static String change(Optional<Comparison> change, String file) {
    if (change.isEmpty()) {
      return "new";
    }
    Comparison is = change.orElseThrow();
    String raw = "raw " + dash(Times.ratio(is.raw()));
    String words = is.relative().map(r -> dash(Times.ratio(r)) + ", " + raw).orElse(raw);
    String verdict = is.verdict() == Comparison.Verdict.RAW_ONLY ? "" : is.verdict().words() + ": ";
    return verdict + words + " [" + file + "]";
  }

  private static String micro(String time) {
    return time.replace("us", "\u00b5s").replace(" ", "\u00a0");
  }

  private static String dash(String range) {
    return range.replace("-", "\u2013");
  }
}
