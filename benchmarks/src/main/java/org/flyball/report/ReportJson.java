package org.flyball.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;

/** Reports as JSON: what {@code reproduce --format json} prints, and run.json. */
public final class ReportJson {

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private ReportJson() {}

  /**
   * One experiment: name, headline, seconds, rerun, claims[] {text, source, bound, measured,
   * verdict, relation, tolerance, unit, note}. A number that is NaN or infinite is null.
   */
  public static JsonObject of(ExperimentReport experiment) {
    JsonObject json = new JsonObject();
    json.addProperty("name", experiment.name());
    json.addProperty("headline", experiment.headline());
    json.add("seconds", number(experiment.seconds()));
    json.addProperty("rerun", experiment.rerun());
    JsonArray claims = new JsonArray();
    experiment.claims().forEach(claim -> claims.add(of(claim)));
    json.add("claims", claims);
    return json;
  }

  /** One claim. */
  public static JsonObject of(Claim claim) {
    JsonObject json = new JsonObject();
    json.addProperty("text", claim.text());
    json.addProperty("source", claim.source());
    json.add("bound", number(claim.bound().value()));
    json.add("measured", number(claim.measured()));
    json.addProperty("verdict", claim.verdict().words());
    json.addProperty("relation", claim.bound().relation().words());
    json.add("tolerance", number(claim.bound().tolerance()));
    json.addProperty("unit", claim.bound().unit());
    json.addProperty("note", claim.note());
    return json;
  }

  /** What run.json holds: everything but clock times. */
  static String run(
      Provenance provenance,
      Collection<ExperimentReport> reports,
      Collection<Failure> failures,
      Progress state) {
    JsonObject run = new JsonObject();
    run.addProperty("version", provenance.version());
    run.addProperty("commit", provenance.commit());
    run.addProperty("seed", provenance.seed());
    run.addProperty("command", provenance.command());
    Provenance.machine().forEach(run::addProperty);
    run.addProperty("processors", Provenance.processors());
    run.addProperty("finished", state == Progress.FINISHED);
    JsonArray experiments = new JsonArray();
    for (ExperimentReport report : reports) {
      JsonObject experiment = of(report);
      experiment.remove("seconds");
      JsonArray recipes = new JsonArray();
      report.recipes().forEach(recipes::add);
      experiment.add("recipes", recipes);
      JsonArray files = new JsonArray();
      ReportFiles.names(report).forEach(files::add);
      experiment.add("files", files);
      experiments.add(experiment);
    }
    run.add("experiments", experiments);
    JsonArray failed = new JsonArray();
    for (Failure failure : failures) {
      JsonObject one = new JsonObject();
      one.addProperty("name", failure.name());
      one.addProperty("problem", failure.problem());
      one.addProperty("rerun", failure.rerun());
      failed.add(one);
    }
    run.add("failures", failed);
    return PRETTY.toJson(run) + "\n";
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }
}
