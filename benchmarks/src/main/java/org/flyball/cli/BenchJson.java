package org.flyball.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.TreeMap;
import org.flyball.performance.Answer;
import org.flyball.performance.Baseline;
import org.flyball.performance.Comparison;
import org.flyball.performance.Ratio;
import org.flyball.performance.Results;
import org.flyball.performance.ResultsFile;

/** What {@code bench --format json} prints: the results' file, and the answers. */
final class BenchJson {

  private BenchJson() {}

  static String of(Results results, Baseline baseline) {
    JsonObject json = ResultsFile.json(results);
    JsonArray questions = new JsonArray();
    for (Answer answer : Answer.of(results, baseline)) {
      JsonObject question = new JsonObject();
      question.addProperty("id", answer.question().id());
      question.addProperty("title", answer.question().title());
      question.addProperty("unit", answer.question().unit());
      question.addProperty("reference", answer.question().reference().name());
      JsonArray entrants = new JsonArray();
      answer.standings().forEach(one -> entrants.add(of(answer, one)));
      question.add("entrants", entrants);
      questions.add(question);
    }
    json.add("questions", questions);
    return Json.print(json);
  }

  private static JsonObject of(Answer answer, Answer.Standing one) {
    JsonObject json = new JsonObject();
    json.addProperty("name", one.entrant().name());
    json.addProperty("role", one.entrant().role().words());
    json.addProperty("benchmark", one.entrant().benchmark());
    JsonObject params = new JsonObject();
    new TreeMap<>(one.entrant().params()).forEach(params::addProperty);
    json.add("params", params);
    json.add("cpuNanosPerUnit", Json.number(answer.perUnit(one.measured().least())));
    json.add("slowestPerUnit", Json.number(answer.perUnit(one.measured().largest())));
    json.add("ratio", one.toReference().map(BenchJson::of).orElse(JsonNull.INSTANCE));
    json.add("change", one.change().map(is -> of(is, one.file())).orElse(JsonNull.INSTANCE));
    return json;
  }

  private static JsonElement of(Comparison change, String file) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file);
    json.addProperty("verdict", change.verdict().words());
    json.add("raw", of(change.raw()));
    json.add("relative", change.relative().map(BenchJson::of).orElse(JsonNull.INSTANCE));
    return json;
  }

  private static JsonElement of(Ratio ratio) {
    JsonObject json = new JsonObject();
    json.add("value", Json.number(ratio.value()));
    json.add("low", Json.number(ratio.low()));
    json.add("high", Json.number(ratio.high()));
    return json;
  }
}
