package org.flyball.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.function.ToDoubleFunction;
import org.flyball.objective.Smoothness;
import org.flyball.planning.Expectation;
import org.flyball.planning.Forecast;
import org.flyball.planning.Goal;
import org.flyball.planning.Pilot;
import org.flyball.planning.Platform;
import org.flyball.planning.RoundCost;

/** What {@code plan} prints for programs. */
final class PlanJson {

  private PlanJson() {}

  static String of(PlanResult result) {
    JsonObject json = new JsonObject();
    json.add("problem", problem(result));
    json.add("goal", goal(result));
    json.add("platform", platform(result));
    json.add("pilot", result.pilot().map(PlanJson::pilot).orElse(JsonNull.INSTANCE));
    JsonArray forecasts = new JsonArray();
    result.forecasts().forEach(forecast -> forecasts.add(forecast(forecast)));
    json.add("forecasts", forecasts);
    JsonArray breaks = new JsonArray();
    result.breaks().forEach(each -> breaks.add(breakEven(result, each)));
    json.add("breakEven", breaks);
    JsonArray warnings = new JsonArray();
    result.warnings().forEach(warnings::add);
    json.add("warnings", warnings);
    json.add("seconds", Json.number(result.seconds()));
    return Json.print(json);
  }

  private static JsonObject problem(PlanResult result) {
    Smoothness smoothness = result.planner().workload().smoothness();
    JsonObject json = new JsonObject();
    json.addProperty("file", result.assumed() ? null : result.name());
    json.addProperty("clients", smoothness.size());
    json.addProperty("dimension", result.planner().workload().dimension());
    JsonObject constants = new JsonObject();
    constants.add("l", Json.number(smoothness.function()));
    constants.add("lAm", Json.number(smoothness.arithmeticMean()));
    constants.add("lQm", Json.number(smoothness.quadraticMean()));
    constants.add("lVar", Json.number(smoothness.variance()));
    json.add("smoothness", constants);
    return json;
  }

  private static JsonObject goal(PlanResult result) {
    Goal goal = result.planner().goal();
    JsonObject json = new JsonObject();
    json.add("tolerance", Json.number(goal.tolerance()));
    json.add("gap", Json.number(goal.gap()));
    json.add("firstGradientNormSquared", Json.number(goal.firstSquared()));
    json.addProperty("assumed", result.assumed());
    return json;
  }

  private static JsonObject platform(PlanResult result) {
    Platform platform = result.planner().platform();
    JsonObject json = new JsonObject();
    json.addProperty("engine", result.engine());
    json.addProperty("workers", platform.workers(result.planner().workload().clients()));
    json.add("slowestUp", Json.number(platform.links().slowestUp()));
    json.add("latency", Json.number(platform.latency().fixed()));
    json.add("delay", Json.number(platform.latency().meanDelay()));
    return json;
  }

  private static JsonElement pilot(Pilot pilot) {
    JsonObject json = new JsonObject();
    json.addProperty("rounds", pilot.rounds());
    json.addProperty("clients", pilot.problem().size());
    json.addProperty("steps", Words.spelled(pilot.steps()));
    return json;
  }

  private static JsonObject forecast(Forecast forecast) {
    JsonObject json = new JsonObject();
    json.addProperty("name", forecast.contender().name());
    json.add("stepSize", Json.number(forecast.stepSize()));
    json.add("seconds", Json.number(forecast.seconds()));
    json.add("rounds", Json.number(forecast.rounds()));
    json.add("fewestRounds", expected(forecast, Expectation::low));
    json.add("mostRounds", expected(forecast, Expectation::high));
    json.add("stepFactor", expected(forecast, Expectation::factor));
    json.addProperty("measured", forecast.expected().filter(Expectation::isMeasured).isPresent());
    json.add("provedRounds", Json.number(forecast.proved()));
    json.add("provedSeconds", Json.number(forecast.provedSeconds()));
    double clients = forecast.sizes().up().length;
    json.add("bitsUp", Json.number(forecast.sizes().allUp() / clients));
    json.add("bitsDown", Json.number(forecast.sizes().down()));
    JsonObject round = new JsonObject();
    for (RoundCost.Part part : RoundCost.Part.values()) {
      round.add(Words.spelled(part), Json.number(forecast.round().of(part)));
    }
    json.add("round", round);
    json.addProperty("dominant", Words.spelled(forecast.dominant()));
    return json;
  }

  private static JsonElement expected(Forecast forecast, ToDoubleFunction<Expectation> part) {
    return Json.number(forecast.expected().map(part::applyAsDouble).orElse(Double.NaN));
  }

  private static JsonObject breakEven(PlanResult result, PlanResult.Break each) {
    JsonObject json = new JsonObject();
    json.addProperty("name", each.forecast().contender().name());
    json.addProperty("against", PlanResult.DENSE);
    json.addProperty("vary", Words.spelled(each.even().vary()));
    json.addProperty("outcome", Words.spelled(each.even().outcome()));
    json.add("bitsPerSecond", Json.number(each.even().speed()));
    json.addProperty("pays", result.pays(each));
    return json;
  }
}
