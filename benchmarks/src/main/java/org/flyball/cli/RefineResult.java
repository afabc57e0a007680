package org.flyball.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.flyball.schedule.Ending;
import org.flyball.schedule.NormRule;
import org.flyball.schedule.PolynomialFit;
import org.flyball.schedule.Refined;
import org.flyball.schedule.Refinement;
import org.flyball.schedule.Schedule;
import org.flyball.schedule.ScheduleCertificate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./flyball refine} found.
 *
 * @param file of the norms
 * @param count of the norms
 * @param boundOverLinear NaN if unknown
 */
record RefineResult(
    String file,
    int count,
    Refinement recipe,
    Refined refined,
    double peak,
    double boundOverLinear,
    Optional<PolynomialFit> fit,
    Optional<Path> target) {

  private static final int SHOWN = 10;

  static RefineResult of(
      String file,
      int count,
      Refinement recipe,
      Refined refined,
      double peak,
      @Nullable Path target) {
    double[] factors = refined.factors();
    return new RefineResult(
        file,
        count,
        recipe,
        refined,
        peak,
        recipe.norm() == NormRule.L2 ? boundOverLinear(refined) : Double.NaN,
        factors.length < 4 ? Optional.empty() : Optional.of(PolynomialFit.of(factors)),
        Optional.ofNullable(target));
  }

  private static double boundOverLinear(Refined refined) {
    double[] factors = refined.factors();
    int n = factors.length;
    double[] norms = refined.norms();
    boolean moving = factors[n - 1] > 0;
    if (Arrays.stream(norms).min().orElse(0) == 0) {
      return 1;
    }
    double[] all = Arrays.copyOf(norms, moving ? n + 1 : n);
    all[all.length - 1] = norms[n - 1];
    double[] linear = Schedule.linear(1, 0, moving ? n : n - 1).values(n);
    return ScheduleCertificate.of(factors, 1, all).bestBound()
        / ScheduleCertificate.of(linear, 1, all).bestBound();
  }

  /** Whether the norms told nothing. */
  boolean isLinear() {
    return refined.degenerate() || refined.floored() == count;
  }

  private boolean effective() {
    return recipe.ending() == Ending.ALL_MOVE;
  }

  String json() {
    JsonObject json = new JsonObject();
    JsonObject norms = new JsonObject();
    norms.addProperty("file", file);
    norms.addProperty("count", count);
    json.add("norms", norms);
    json.addProperty("norm", Words.spelled(recipe.norm()));
    json.add("smoothing", Json.number(recipe.smoothing()));
    json.addProperty("steps", refined.factors().length);
    json.addProperty("effective", effective());
    json.add("peak", Json.number(peak));
    JsonArray factors = new JsonArray();
    for (double factor : refined.factors()) {
      factors.add(Json.number(factor));
    }
    json.add("factors", factors);
    json.addProperty("degenerate", refined.degenerate());
    json.addProperty("floored", refined.floored());
    json.addProperty("capped", refined.capped());
    json.add("boundOverLinear", Json.number(boundOverLinear));
    json.add("fit", fit.map(RefineResult::json).orElse(JsonNull.INSTANCE));
    json.addProperty("scheduleFile", target.map(Path::toString).orElse(null));
    JsonArray warnings = new JsonArray();
    refined.warnings().forEach(warnings::add);
    json.add("warnings", warnings);
    return Json.print(json);
  }

  private static JsonElement json(PolynomialFit fit) {
    JsonObject json = new JsonObject();
    json.add("warmup", Json.number(fit.warmup()));
    json.add("power", Json.number(fit.power()));
    json.add("error", Json.number(fit.error()));
    return json;
  }

  /**
   * For people.
   *
   * @param written whether the file, if any was wanted, is there
   */
  String table(boolean written) {
    double[] factors = refined.factors();
    int top = 0;
    for (int k = 0; k < factors.length; k++) {
      top = factors[k] > factors[top] ? k : top;
    }
    Sheet sheet = new Sheet();
    sheet.row("norms", "%s, %d, %s", file, count, Words.spelled(recipe.norm()));
    sheet.row("smoothing", "moving median over %.4g of the run", recipe.smoothing());
    sheet.row(
        "factors",
        "%d, %s; peak at step %d, mean %.4f",
        factors.length,
        effective() ? "all of them move" : "the last is 0",
        top,
        Arrays.stream(factors).average().orElse(0));
    for (String line : shown(factors)) {
      sheet.row("", "%s", line);
    }
    fit.ifPresent(
        f ->
            sheet.row(
                "in short",
                "warm-up over %.1f %% of the run, then (1 - s)^%.3g; off by %.2g on average",
                100 * f.warmup(),
                f.power(),
                f.error()));
    if (!Double.isNaN(boundOverLinear)) {
      sheet.row(
          "promise",
          "%.4g times the worst case of linear decay, should the norms come again",
          boundOverLinear);
    }
    if (isLinear()) {
      sheet.row("outcome", "not refined: linear decay");
    }
    if (written) {
      target.ifPresent(to -> sheet.row("schedule", "written to %s, peak %.6g", to, peak));
    }
    return sheet.toString();
  }

  /** A tenth of the run apart. */
  private static String[] shown(double[] factors) {
    int n = factors.length;
    int lines = Math.min(SHOWN, n - 1);
    String[] shown = new String[lines + 1];
    for (int i = 0; i <= lines; i++) {
      int k = lines == 0 ? 0 : (int) ((long) i * (n - 1) / lines);
      shown[i] = String.format(Locale.ROOT, "step %d: %.6f", k, factors[k]);
    }
    return shown;
  }
}
