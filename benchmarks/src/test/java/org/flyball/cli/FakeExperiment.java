package org.flyball.cli;

import java.util.List;
import java.util.function.Function;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.reproduce.Conditions;
import org.flyball.reproduce.Effort;
import org.flyball.reproduce.Experiment;

/** An experiment that takes no time, and notes in {@code ran} that it has run. */
record FakeExperiment(
    String name, int quickSeconds, List<String> ran, Function<Conditions, ExperimentReport> body)
    implements Experiment {

  /** One that finds these claims. */
  static FakeExperiment with(String name, List<String> ran, Claim... claims) {
    return new FakeExperiment(name, 1, ran, conditions -> found(name, claims));
  }

  static ExperimentReport found(String name, Claim... claims) {
    ExperimentReport report = ExperimentReport.of(name, "found by " + name);
    for (Claim claim : claims) {
      report = report.with(claim);
    }
    return report;
  }

  @Override
  public String summary() {
    return "what " + name + " shows";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 3600 : quickSeconds;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    synchronized (ran) {
      ran.add(name + " " + conditions.effort());
    }
    conditions.progress().done(0.5);
    return body.apply(conditions);
  }
}
