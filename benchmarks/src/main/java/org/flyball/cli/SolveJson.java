package org.flyball.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** What {@code solve --format json} prints. */
final class SolveJson {

  private SolveJson() {}

  static String of(SolveResult result) {
    SolveSettings settings = result.settings();
    JsonObject json = new JsonObject();
    json.add("matrix", matrix(result.input()));
    json.addProperty("method", Words.spelled(settings.method()));
    json.addProperty("omegaChoice", settings.omega().text());
    JsonArray grid = new JsonArray();
    settings.grid().forEach(omega -> grid.add(Json.number(omega)));
    json.add("grid", grid);
    json.addProperty("rightHandSide", settings.rightHandSide());
    json.add(
        "shiftsFile",
        settings.shiftsFile().isEmpty()
            ? JsonNull.INSTANCE
            : new JsonPrimitive(settings.shiftsFile()));
    json.add("tolerance", Json.number(settings.tolerance()));
    json.addProperty("maxSteps", settings.maxSteps());
    json.addProperty("seed", settings.seed());
    JsonArray solves = new JsonArray();
    result.outcomes().forEach(outcome -> solves.add(solve(outcome)));
    json.add("solves", solves);
    json.addProperty("asked", settings.solves());
    json.addProperty("converged", result.converged());
    json.addProperty("fallbacks", result.fallbacks());
    json.addProperty("totalSteps", result.totalSteps());
    json.add("favourite", Json.number(result.favourite().orElse(Double.NaN)));
    json.addProperty("interrupted", result.interrupted());
    JsonArray warnings = new JsonArray();
    settings.warnings().forEach(warnings::add);
    json.add("warnings", warnings);
    json.add("seconds", Json.number(result.seconds()));
    return Json.print(json);
  }

  private static JsonObject matrix(MatrixInput input) {
    JsonObject json = new JsonObject();
    json.addProperty("file", input.name());
    json.addProperty("rows", input.matrix().rows());
    json.addProperty("entries", input.matrix().entries());
    json.addProperty("symmetric", input.symmetric());
    return json;
  }

  private static JsonObject solve(SolveOutcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("steps", outcome.steps());
    json.add("omega", Json.number(outcome.omega()));
    json.add("residual", Json.number(outcome.residual()));
    json.add("relativeResidual", Json.number(outcome.relative()));
    json.addProperty("why", outcome.why().words());
    json.addProperty("fellBack", outcome.fellBack());
    json.add("shift", Json.number(outcome.shift()));
    return json;
  }
}
