package org.flyball.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.flyball.federated.Minimum;
import org.flyball.federated.Traffic;
import org.flyball.objective.Smoothness;
import org.flyball.run.Certificate;

/** What {@code train --format json} prints. */
final class TrainJson {

  private TrainJson() {}

  static String of(TrainResult result) {
    TrainSettings settings = result.settings();
    TrainProblem problem = result.problem();
    Minimum minimum = result.minimum();
    JsonObject json = new JsonObject();
    JsonObject data = new JsonObject();
    data.addProperty("file", problem.name());
    data.addProperty("rows", problem.rows());
    data.addProperty("features", problem.sum().dimension());
    data.addProperty("clients", problem.sum().size());
    data.addProperty("rowsPerClient", problem.rowsPerClient());
    data.addProperty("split", settings.split());
    json.add("data", data);
    json.addProperty("method", Words.spelled(settings.method()));
    json.addProperty("compressor", settings.compressor());
    json.addProperty("loss", settings.loss());
    json.addProperty("regularizer", settings.regularizer());
    json.addProperty("step", settings.step());
    json.addProperty("analysis", settings.analysis());
    json.addProperty("engine", settings.engine());
    json.addProperty("seed", settings.seed());
    json.add("smoothness", smoothness(problem.smoothness()));
    json.add("stepSize", Json.number(result.steps().size()));
    json.addProperty("retreats", result.steps().retreats());
    json.addProperty("rounds", minimum.rounds());
    json.addProperty("why", minimum.why().words());
    json.addProperty("fault", minimum.fault());
    json.add("value", Json.number(minimum.value()));
    json.add("gradientNormSquared", Json.number(minimum.gradientNormSquared()));
    json.add("firstGradientNormSquared", Json.number(result.first()));
    Traffic traffic = minimum.traffic();
    json.addProperty("bitsUp", traffic.bitsUp());
    json.addProperty("bitsDown", traffic.bitsDown());
    json.addProperty("paperBitsUp", traffic.paperBitsUp());
    json.addProperty("paperBitsDown", traffic.paperBitsDown());
    JsonArray certificates = new JsonArray();
    minimum.certificates().forEach(certificate -> certificates.add(certificate(certificate)));
    json.add("certificates", certificates);
    json.addProperty("interrupted", result.interrupted());
    JsonArray warnings = new JsonArray();
    settings.warnings().forEach(warnings::add);
    json.add("warnings", warnings);
    json.add("seconds", Json.number(result.seconds()));
    return Json.print(json);
  }

  private static JsonObject smoothness(Smoothness smoothness) {
    JsonObject json = new JsonObject();
    json.add("l", Json.number(smoothness.function()));
    json.add("lAm", Json.number(smoothness.arithmeticMean()));
    json.add("lQm", Json.number(smoothness.quadraticMean()));
    json.add("lVar", Json.number(smoothness.variance()));
    json.add("lMax", Json.number(smoothness.largest()));
    json.add("lPlus", Json.number(smoothness.plus()));
    return json;
  }

  private static JsonObject certificate(Certificate certificate) {
    JsonObject json = new JsonObject();
    json.addProperty("claim", certificate.claim());
    json.addProperty("source", certificate.source());
    json.add("bound", Json.number(certificate.bound()));
    json.add("measured", Json.number(certificate.measured()));
    json.addProperty("holds", certificate.holds());
    return json;
  }
}
