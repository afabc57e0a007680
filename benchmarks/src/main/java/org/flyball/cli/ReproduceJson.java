package org.flyball.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.flyball.report.Failure;
import org.flyball.report.Paper;
import org.flyball.report.ReportJson;
import org.flyball.report.Verdict;
import org.flyball.reproduce.Effort;
import org.flyball.reproduce.Experiment;

/** What {@code reproduce --format json} prints. */
final class ReproduceJson {

  private ReproduceJson() {}

  static String list(List<Experiment> experiments) {
    JsonArray all = new JsonArray();
    for (Experiment experiment : experiments) {
      JsonObject json = new JsonObject();
      json.addProperty("name", experiment.name());
      json.addProperty("summary", experiment.summary());
      json.addProperty("seconds", experiment.seconds(Effort.QUICK));
      json.addProperty("secondsFull", experiment.seconds(Effort.FULL));
      all.add(json);
    }
    JsonObject json = new JsonObject();
    json.add("experiments", all);
    return Json.print(json);
  }

  static String of(ReproduceResult result) {
    ReproduceSettings settings = result.settings();
    JsonObject json = new JsonObject();
    JsonArray experiments = new JsonArray();
    result.finished().forEach(report -> experiments.add(ReportJson.of(report)));
    json.add("experiments", experiments);
    JsonObject counts = new JsonObject();
    counts.addProperty("confirmed", result.count(Verdict.CONFIRMED));
    counts.addProperty("notConfirmed", result.count(Verdict.NOT_CONFIRMED));
    counts.addProperty("differs", result.count(Verdict.DIFFERS));
    json.add("counts", counts);
    JsonArray papers = new JsonArray();
    for (Paper paper : result.papers()) {
      JsonObject one = new JsonObject();
      one.addProperty("paper", paper.number());
      one.addProperty("title", paper.title());
      one.addProperty("confirmed", result.count(paper, Verdict.CONFIRMED));
      one.addProperty("notConfirmed", result.count(paper, Verdict.NOT_CONFIRMED));
      one.addProperty("differs", result.count(paper, Verdict.DIFFERS));
      papers.add(one);
    }
    json.add("papers", papers);
    JsonArray failures = new JsonArray();
    for (Failure failure : result.failures()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", failure.name());
      one.addProperty("problem", failure.problem());
      failures.add(one);
    }
    json.add("failures", failures);
    json.addProperty("report", result.page().toString());
    json.addProperty("seed", settings.seed());
    json.addProperty("full", settings.effort() == Effort.FULL);
    json.addProperty("version", Flyball.Version.number());
    json.addProperty("command", settings.command());
    json.addProperty("asked", settings.experiments().size());
    json.addProperty("interrupted", result.interrupted());
    json.add("seconds", Json.number(result.seconds()));
    return Json.print(json);
  }
}
