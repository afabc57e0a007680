package org.flyball.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.flyball.run.Certificate;
import org.flyball.schedule.ScheduleCertificate;

/**
 * What {@code certify} found.
 *
 * @param file of the step sizes
 * @param steps in it
 * @param lipschitz NaN if there are norms instead
 */
record CertifyResult(
    String file,
    int steps,
    double lipschitz,
    Optional<Path> norms,
    ScheduleCertificate promise,
    Optional<Certificate> certificate) {

  String json() {
    JsonObject json = new JsonObject();
    JsonObject schedule = new JsonObject();
    schedule.addProperty("file", file);
    schedule.addProperty("steps", steps);
    json.add("schedule", schedule);
    json.addProperty("gradients", promise.gradients());
    json.add("distance", Json.number(promise.distance()));
    json.add("lipschitz", Json.number(lipschitz));
    json.addProperty("normsFile", norms.map(Path::toString).orElse(null));
    json.add("bound", Json.number(promise.bound()));
    json.add("lowerBound", Json.number(promise.lowerBound()));
    json.add("efficiency", Json.number(promise.efficiency()));
    json.add("bestScale", Json.number(promise.bestScale()));
    json.add("bestBound", Json.number(promise.bestBound()));
    json.add("publishedBound", Json.number(promise.publishedBound()));
    json.add("certificate", certificate.map(CertifyResult::json).orElse(JsonNull.INSTANCE));
    return Json.print(json);
  }

  private static JsonElement json(Certificate certificate) {
    JsonObject json = new JsonObject();
    json.addProperty("text", certificate.claim());
    json.addProperty("source", certificate.source());
    json.add("bound", Json.number(certificate.bound()));
    json.add("measured", Json.number(certificate.measured()));
    json.addProperty("holds", certificate.holds());
    return json;
  }

  String table() {
    Sheet sheet = new Sheet();
    sheet.row("schedule", "%s, %d step sizes, %d gradients", file, steps, promise.gradients());
    String slopes =
        norms
            .map(path -> "gradient norms up to those of " + path)
            .orElse(String.format(Locale.ROOT, "gradient norms up to %.6g", lipschitz));
    sheet.row("problems", "convex, %s, from distance %.6g", slopes, promise.distance());
    sheet.row("bound", "%.9g on f(last) - f(u)", promise.bound());
    sheet.row(
        "",
        "%.9g with the step sizes times %.6g, their best scale",
        promise.bestBound(),
        promise.bestScale());
    sheet.row("", "%.9g at least, whatever the schedule", promise.lowerBound());
    sheet.row("", "%.9g in print (arXiv 2310.07831)", promise.publishedBound());
    sheet.row("efficiency", "%.6g; 1 is the best shape, linear decay", promise.efficiency());
    certificate.ifPresent(
        c ->
            sheet.row(
                "measured",
                "%.9g: %s",
                c.measured(),
                c.holds() ? "the bound holds" : "ABOVE THE BOUND"));
    return sheet.toString();
  }
}
