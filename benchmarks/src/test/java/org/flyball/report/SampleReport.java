package org.flyball.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A small report with every kind of chart, verdict and section there is. */
final class SampleReport {

  static final String LINES = "relax-lines";
  static final String SHAPES = "walk-shapes";

  private SampleReport() {}

  /** Writes it and tells where the page is. */
  static Path write(Path folder) throws IOException {
    ReportWriter writer =
        ReportWriter.open(
            folder, new Provenance("1.2.3", "abc", 42, "./flyball reproduce --out x"));
    writer.add(lines());
    writer.add(shapes());
    writer.add(
        ExperimentReport.of("schedule-plain", "No chart, only a claim that fails")
            .with(Claim.atMost("The gap is at most D G / sqrt T", "Theorem 1", 1, 1.5).in("times"))
            .took(3));
    writer.add(new Failure("ef21-broken", "a bug", "./flyball reproduce ef21-broken"));
    writer.finish();
    return writer.page();
  }

  private static double[] of(double[] x, DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).toArray();
  }

  private static ExperimentReport lines() {
    double[] x = new double[400];
    Arrays.setAll(x, i -> i + 1);
    double[][] runs = new double[5][];
    for (int r = 0; r < runs.length; r++) {
      double share = 1 + 0.2 * r;
      runs[r] = of(x, v -> share * 3 / v);
    }
    Figure bands =
        Figure.of("bands", "Both fall as 1/n, omega = 1.5 twice as high at n = 10^2")
            .x(Axis.log("solves n"))
            .y(Axis.log("regret per solve, a share of L_QM (a label as long as labels get)"))
            .with(Series.overSeeds("learner, omega = 1.5", x, runs))
            .with(Series.line("best fixed, L_QM^0.5", x, of(x, v -> 2 / v)))
            .with(Series.line("1/n of theory", x, of(x, v -> 1 / v)).theory())
            .with(Mark.horizontal("goal", 0.1))
            .with(Mark.vertical("half way", 200))
            .caption("A caption that explains what 10-90 % means, up to 1e-8.");
    ExperimentReport report =
        ExperimentReport.of(LINES, "The surrogate is low where SOR is cheap, to 6 %")
            .paper("The cost jumps, so the paper bounds it: U(omega) = 1 + log eps / log rho.")
            .with(bands);
    for (int k = 1; k <= 4; k++) {
      double power = k;
      report =
          report.with(
              Figure.of("power-" + k, "Power " + k + " of a share stays below 1")
                  .x(Axis.linear("share"))
                  .y(Axis.linear("power"))
                  .with(
                      Series.line(
                          "x^" + k, of(x, v -> v / 400), of(x, v -> Math.pow(v / 400, power)))));
    }
    return report
        .with(
            Table.of("wide", "A table wider than a phone", wide())
                .row((Object[]) wide())
                .row((Object[]) wide()))
        .with(new Timing("two grids", "conjugate gradients", 1.25))
        .with(Claim.atMost("tau >= 1/e^2 on every grid", "arXiv 2310.02246, section 2", 1, 0.8878))
        .with(
            Claim.about("Sweeps", "our prototype", 59.1, 0.02, 59.4).in("sweeps").note("Rounded."))
        .with(Claim.atMost("It ends below", "Theorem 2.1", 1, 1.06).in("times").differs("By 6 %."))
        .took(12);
  }

  private static String[] wide() {
    String[] cells = new String[14];
    Arrays.setAll(cells, c -> "a column with words, " + c);
    return cells;
  }

  private static ExperimentReport shapes() {
    double[] x = {0, 0.1, 0.2, 0.4, 0.7, 1};
    double[] cells = {0, 0.25, 0.5, 0.75, 1};
    double[] values = new double[16];
    Arrays.setAll(values, i -> 1 + i % 5);
    return ExperimentReport.of(SHAPES, "Every other shape of a curve")
        .with(
            Figure.of("steps", "A rate is held, then falls by steps")
                .x(Axis.linear("share of the run"))
                .y(Axis.linear("rate"))
                .with(Series.line("schedule", x, new double[] {1, 1, 0.8, 0.5, 0.2, 0}).steps()))
        .with(
            Figure.of("bars", "Three methods on sets with long names")
                .x(
                    Axis.categories(
                        "data set", List.of("circle in a square", "knex_normal_equations", "c")))
                .y(Axis.linear("loss above the least (%)"))
                .with(Series.bars("plain", 3, -1, 2))
                .with(Series.bars("tuned", 1, 0.5, 0.25))
                .with(Mark.horizontal("level", 0.75)))
        .with(
            Figure.of("map", "The valley of cheap omegas moves")
                .x(Axis.linear("time"))
                .y(Axis.linear("omega"))
                .over(
                    new Ground(
                        "iterations over the least", cells, cells, values, new double[] {2, 4}))
                .with(Series.points("choices", x, new double[] {0.2, 0.9, 0.4, 0.5, 0.3, 0.8})))
        .with(
            Figure.of("nothing", "Nothing was left to draw")
                .with(Series.points("none", new double[0], new double[0])))
        .with(
            Figure.of("dots", "Three measurements agree, and all three are seen")
                .with(Series.points("first", x, x))
                .with(Series.points("second", new double[] {0.4}, new double[] {0.4}))
                .with(Series.points("third", x, x)))
        .with(Claim.atLeast("Better than independent draws", "Figure 3", 1, 3.6).in("times"))
        .rerun("./flyball reproduce walk-shapes --seed 42")
        .took(70);
  }
}
