package org.flyball.cli;

import java.util.Locale;
import org.flyball.federated.Minimum;
import org.flyball.federated.Traffic;
import org.flyball.objective.Smoothness;
import org.flyball.run.Certificate;

/** What {@code train} prints for people. */
final class TrainTable {

  private static final int WIDTH = 79;
  private static final int COLUMN = 11;

  private final StringBuilder text = new StringBuilder();

  private TrainTable() {}

  static String of(TrainResult result) {
    TrainTable table = new TrainTable();
    table.head(result);
    table.text.append("\n");
    table.outcome(result);
    return table.text.toString();
  }

  private void row(String name, String format, Object... values) {
    boolean first = true;
    String value = String.format(Locale.ROOT, format, values);
    for (String line : Ascii.wrap(value, WIDTH - COLUMN)) {
      text.append(String.format(Locale.ROOT, "%-10s %s\n", first ? name : "", line));
      first = false;
    }
  }

  private void head(TrainResult result) {
    TrainProblem problem = result.problem();
    TrainSettings settings = result.settings();
    row(
        "data",
        "%s, %d rows, %d features",
        problem.name(),
        problem.rows(),
        problem.sum().dimension());
    row(
        "clients",
        "%d with %d rows each, %s",
        problem.sum().size(),
        problem.rowsPerClient(),
        settings.split());
    row("objective", "%s, regularizer %s", settings.loss(), settings.regularizer());
    Smoothness l = problem.smoothness();
    row(
        "smoothness",
        "L %.5g, L_AM %.5g, L_QM %.5g, L_var %.3g, L_max %.5g",
        l.function(),
        l.arithmeticMean(),
        l.quadraticMean(),
        l.variance(),
        l.largest());
    row("method", "%s, compressor %s", Words.spelled(settings.method()), settings.compressor());
    long retreats = result.steps().retreats();
    String back = retreats == 0 ? "" : "; " + retreats + " were taken back";
    row("step", "%.5g (%s)%s", result.steps().size(), settings.step(), back);
    row(
        "stop",
        "%s%d rounds",
        settings.asksTolerance()
            ? String.format(
                Locale.ROOT, "gradient %.3g times the first, or ", settings.stop().tolerance())
            : "",
        settings.stop().maxSteps());
    row("seed", "%d", settings.seed());
  }

  private void outcome(TrainResult result) {
    Minimum minimum = result.minimum();
    row("outcome", "%s after %d rounds", minimum.why().words(), minimum.rounds());
    if (!minimum.fault().isEmpty()) {
      row("fault", "%s", minimum.fault());
    }
    row("value", "%.8g", minimum.value());
    row(
        "gradient",
        "||grad f||^2 = %.3e, %.3e times the first",
        minimum.gradientNormSquared(),
        minimum.gradientNormSquared() / result.first());
    Traffic traffic = minimum.traffic();
    row(
        "bits up",
        "%d in all, %.1f a client and round (32 bits a number alone: %d)",
        traffic.bitsUp(),
        each(traffic.bitsUp(), result),
        traffic.paperBitsUp());
    row(
        "bits down",
        "%d in all, %.1f a client and round (32 bits a number alone: %d)",
        traffic.bitsDown(),
        each(traffic.bitsDown(), result),
        traffic.paperBitsDown());
    for (Certificate certificate : minimum.certificates()) {
      row(
          "theory",
          "%s: %s; promised %.4g, found %.4g (%s)",
          certificate.holds() ? "kept" : "BROKEN",
          certificate.claim(),
          certificate.bound(),
          certificate.measured(),
          certificate.source());
    }
    row("time", "%s", Durations.words(result.seconds()));
  }

  private static double each(long bits, TrainResult result) {
    return bits / (result.minimum().rounds() + 1.0) / result.problem().sum().size();
  }
}
