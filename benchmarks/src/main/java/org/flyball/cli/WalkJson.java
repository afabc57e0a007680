package org.flyball.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.flyball.graph.GraphSummary;
import org.flyball.walk.Interval;
import org.flyball.walk.MeanEstimate;
import org.flyball.walk.Recommendation;

/** What {@code walk --format json} prints. */
final class WalkJson {

  private WalkJson() {}

  static String of(WalkResult result) {
    WalkSettings settings = result.settings();
    MeanEstimate estimate = result.estimate();
    JsonObject json = new JsonObject();
    json.add("graph", graph(result.input()));
    json.addProperty("of", settings.of());
    json.addProperty("weights", settings.weights());
    json.addProperty("walk", Words.spelled(settings.walk()));
    boolean remembers = settings.walk().hasMemory();
    json.addProperty("base", settings.walk().hasBase() ? Words.spelled(settings.base()) : null);
    json.add("alpha", remembers ? Json.number(settings.alpha()) : JsonNull.INSTANCE);
    json.add("memory", remembers ? Json.number(settings.memory()) : JsonNull.INSTANCE);
    json.addProperty("prior", remembers ? Words.spelled(settings.prior()) : null);
    json.addProperty("walkers", settings.estimator().tokens());
    json.addProperty("burnIn", settings.estimator().averaging().from());
    json.addProperty("start", settings.start().orElse(null));
    json.addProperty("seed", settings.seed());
    json.addProperty("steps", result.steps());
    json.addProperty("why", estimate.why().words());
    json.add("estimate", Json.number(estimate.value()));
    json.add("standardError", Json.number(estimate.standardError()));
    json.add("degreesOfFreedom", Json.number(estimate.degreesOfFreedom()));
    json.add("interval", interval(Optional.of(result.interval())));
    json.addProperty("visits", estimate.visits());
    json.add("effectiveSampleSize", Json.number(estimate.effectiveSampleSize()));
    json.add("measuredVariance", Json.number(estimate.asymptoticVariance()));
    json.add("measuredVarianceInterval", interval(result.varianceInterval()));
    json.add("exactMean", Json.number(result.exact().mean()));
    json.add("standardErrorsOff", Json.number(result.standardErrorsOff()));
    json.add("iidVariance", Json.number(result.exact().variance()));
    outlook(json, result);
    json.addProperty("interrupted", result.interrupted());
    JsonArray warnings = new JsonArray();
    result.warnings().forEach(warnings::add);
    json.add("warnings", warnings);
    json.add("seconds", Json.number(result.seconds()));
    json.add("theorySeconds", Json.number(result.theorySeconds()));
    json.add("stepsPerSecond", Json.number(result.stepsPerSecond()));
    return Json.print(json);
  }

  private static JsonObject graph(WalkGraph input) {
    GraphSummary summary = input.summary();
    JsonObject json = new JsonObject();
    json.addProperty("file", input.name());
    json.addProperty("nodes", summary.nodes());
    json.addProperty("edges", summary.edges());
    json.addProperty("smallestDegree", summary.smallestDegree());
    json.addProperty("largestDegree", summary.largestDegree());
    json.addProperty("bipartite", summary.bipartite());
    json.addProperty("components", input.whole().components());
    json.addProperty("nodesInFile", input.whole().nodes());
    json.addProperty("edgesInFile", input.whole().edges());
    return json;
  }

  private static JsonElement interval(Optional<Interval> found) {
    if (found.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    Interval interval = found.get();
    JsonObject json = new JsonObject();
    json.add("level", Json.number(WalkResult.LEVEL));
    json.add("low", Json.number(interval.low()));
    json.add("high", Json.number(interval.high()));
    return json;
  }

  private static void outlook(JsonObject json, WalkResult result) {
    Optional<WalkOutlook> outlook = result.settings().outlook();
    json.add(
        "asymptoticVariance",
        outlook
            .flatMap(WalkOutlook::prediction)
            .map(prediction -> Json.number(prediction.variance()))
            .orElse(JsonNull.INSTANCE));
    Optional<Recommendation> theory = outlook.map(found -> found.advice().recommended());
    json.add("alphaToBeatIid", number(theory.map(Recommendation::alphaToBeatIndependent)));
    json.add(
        "alphaToBeatIidFading", number(theory.map(Recommendation::alphaToBeatIndependentFading)));
    json.add("relaxationSteps", number(theory.map(Recommendation::relaxationSteps)));
    json.add("neighboursPerStep", number(theory.map(Recommendation::neighboursPerStep)));
    long visits = result.settings().plannedVisits();
    json.add("advice", advice(outlook.map(WalkOutlook::advice), visits));
    json.add("otherAdvice", advice(outlook.flatMap(WalkOutlook::other), visits));
  }

  private static JsonElement number(Optional<Double> value) {
    return value.map(Json::number).orElse(JsonNull.INSTANCE);
  }

  private static JsonElement advice(Optional<WalkOutlook.Advice> found, long visits) {
    if (found.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    WalkOutlook.Advice advice = found.get();
    Recommendation recommended = advice.recommended();
    JsonObject json = new JsonObject();
    json.addProperty("base", Words.spelled(advice.base()));
    json.add("alpha", Json.number(advice.alpha()));
    json.add("memory", Json.number(1));
    json.add("variance", Json.number(advice.variance()));
    json.add("standardError", Json.number(advice.error(visits)));
    JsonArray choices = new JsonArray();
    for (Recommendation.Choice choice : recommended.choices()) {
      JsonObject each = new JsonObject();
      each.add("alpha", Json.number(choice.alpha()));
      each.add("variance", Json.number(choice.variance()));
      each.add("fadingVariance", Json.number(choice.fadingVariance()));
      choices.add(each);
    }
    json.add("choices", choices);
    JsonObject approximation = new JsonObject();
    approximation.add("alpha", Json.number(recommended.alpha()));
    approximation.add("memory", Json.number(recommended.memory()));
    approximation.add("gain", Json.number(recommended.gain()));
    approximation.add("variance", Json.number(recommended.variance()));
    json.add("approximation", approximation);
    return json;
  }
}
