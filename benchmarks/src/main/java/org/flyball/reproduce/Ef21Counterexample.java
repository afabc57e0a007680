package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flyball.compress.TopK;
import org.flyball.federated.Analysis;
import org.flyball.federated.Method;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Quadratic;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.run.Certificate;
import org.flyball.run.Stop;

/** Three convex clients on which compression without memory drives x away (arXiv 2002.12410). */
final class Ef21Counterexample implements Experiment {

  private static final String COUNTEREXAMPLE = "arXiv 2002.12410";
  private static final String OURS = "our prototype";
  private static final double[][] ROWS = {{-3, 2, 2}, {2, -3, 2}, {2, 2, -3}};
  private static final double[] START = {1, 1, 1};
  private static final double STEP = 0.01;
  private static final long ROUNDS = 3000;

  @Override
  public String name() {
    return "ef21-counterexample";
  }

  @Override
  public String summary() {
    return "compressed gradients without memory diverge where EF14 and EF21 converge"
        + " (arXiv 2002.12410, 2106.05203)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 2 : 1;
  }

  /** f_i = (a_i . x)^2 + ||x||^2 / 4. */
  static FiniteSum clients() {
    List<Quadratic> all = new ArrayList<>();
    for (double[] a : ROWS) {
      double[][] matrix = new double[3][3];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          matrix[i][j] = 2 * a[i] * a[j] + (i == j ? 0.5 : 0);
        }
      }
      all.add(Quadratic.of(matrix, new double[3]));
    }
    return FiniteSum.of(all);
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    FiniteSum f = clients();
    Seed seed = conditions.seed().child("ef21-counterexample");
    StepSize small = StepSize.constant(STEP);
    List<Training> trainings =
        List.of(
            Training.of(Method.dcgd(new TopK(1)), seed).with(small),
            Training.of(Method.ef14(new TopK(1)), seed).with(small),
            Training.of(Method.ef21(new TopK(1)), seed)
                .with(StepSize.theory(Analysis.QUADRATIC_MEAN))
                .with(Setup.plain().certifiedAbove(0)),
            Training.of(Method.ef21(new TopK(1)), seed).with(small),
            Training.of(Method.gradientDescent(), seed).with(small));
    TrainingCurve[] curves = new TrainingCurve[trainings.size()];
    conditions.forAll(
        curves.length,
        0,
        1,
        t ->
            curves[t] =
                TrainingCurve.of(
                    trainings.get(t), f, START, new TrainingCurve.Goals(ROUNDS), conditions));
    double dcgd = first(trainings.get(0), f, 20)[0];
    double[] ef21 = {
      norm(first(trainings.get(2), f, 100)),
      norm(first(trainings.get(2), f, 1000)),
      norm(first(trainings.get(2), f, ROUNDS))
    };
    ExperimentReport report =
        ExperimentReport.of(
                "ef21-counterexample",
                String.format(
                    Locale.ROOT,
                    "Without memory, x grows by %.2f %% a round; EF21 at its proven step shrinks it"
                        + " to %.1e in %d rounds",
                    100 * (11 * STEP / 6),
                    ef21[2],
                    ROUNDS))
            .paper(
                "Three strongly convex quadratics f_i = <a_i, x>^2 + ||x||^2 / 4 in three dimensions,"
                    + " a_1 = (-3, 2, 2) and its permutations, from (1, 1, 1). The largest entry of"
                    + " each client's gradient points the wrong way: the mean of the Top-1 messages"
                    + " is -(11/6) (1, 1, 1), the gradient (7/6) (1, 1, 1).")
            .paper(
                "So DCGD goes away from the minimum by a factor 1 + 11 gamma / 6 in every round, for"
                    + " any step size. EF14 and EF21 send the same number of coordinates and"
                    + " converge: they remember what was not sent.");
    for (Training training : trainings) {
      report = report.recipe(training.method() + ", " + training.stepSize());
    }
    return claims(report.with(figure(curves)).with(table(f, curves)), f, curves, dcgd, ef21);
  }

  private static double[] first(Training training, FiniteSum f, long rounds) {
    return training.minimize(f, START, Stop.after(rounds)).x();
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }

  private static final List<String> NAMES =
      List.of("DCGD", "EF14", "EF21, theory's step", "EF21, the same step as the others", "GD");

  private static Figure figure(TrainingCurve[] curves) {
    Figure figure =
        Figure.of("diverge", "Only the method without memory diverges, at the same step size")
            .x(Axis.linear("round"))
            .y(Axis.log("||grad f||\u00b2, start = 1"))
            .caption(
                "n = d = 3, Top-1, step size 0.01 but for theory's 0.00586. DCGD is cut off at 10\u2076;"
                    + " EF21 at 0.01 has no proof and converges all the same.");
    for (int t = 0; t < curves.length; t++) {
      figure = figure.with(curves[t].byRounds(NAMES.get(t)));
    }
    return figure.with(
        Series.line("(1 + 11 gamma / 6)\u00b2\u1d57", growthX(), growthY()).theory());
  }

  private static double[] growthX() {
    return new double[] {0, 100, 200, 300, 370};
  }

  private static double[] growthY() {
    double[] y = growthX();
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.pow(1 + 11 * STEP / 6, 2 * y[i]);
    }
    return y;
  }

  private static Table table(FiniteSum f, TrainingCurve[] curves) {
    Smoothness smoothness = Smoothness.of(f);
    Table table =
        Table.of(
            "runs",
            String.format(
                Locale.ROOT,
                "Three clients: L = %.4g, every L_i = %.4g",
                smoothness.function(),
                smoothness.client(0)),
            "method",
            "step size",
            "||grad f||\u00b2 at the end, start = 1",
            "rounds",
            "ended");
    for (int t = 0; t < curves.length; t++) {
      TrainingCurve.End end = curves[t].end();
      table =
          table.row(
              NAMES.get(t), end.stepSize(), curves[t].last(), end.rounds(), end.why().words());
    }
    return table;
  }

  private static ExperimentReport claims(
      ExperimentReport report, FiniteSum f, TrainingCurve[] curves, double dcgd, double[] ef21) {
    Smoothness smoothness = Smoothness.of(f);
    report =
        report
            .with(
                Claim.about(
                    "DCGD's x after 20 rounds at gamma = 0.01 is (1 + 11 gamma / 6)^20",
                    COUNTEREXAMPLE,
                    Math.pow(1 + 11 * STEP / 6, 20),
                    1e-9,
                    dcgd))
            .with(
                Claim.atLeast(
                        "DCGD diverges: its gradient grows beyond any bound (here 10^10 times)",
                        COUNTEREXAMPLE,
                        1e10,
                        Math.sqrt(curves[0].last()))
                    .in("times"))
            .with(
                Claim.about("L of the mean is 103/6", OURS, 103.0 / 6, 1e-9, smoothness.function()))
            .with(
                Claim.about(
                    "EF21's proven step size 1 / (L + L_QM xi)",
                    "arXiv 2106.05203; " + OURS,
                    0.00585912,
                    1e-5,
                    curves[2].end().stepSize()))
            .with(
                Claim.about(
                    "EF21's ||x|| after 100 rounds at that step", OURS, 0.868409, 1e-5, ef21[0]))
            .with(
                Claim.about(
                    "EF21's ||x|| after 1000 rounds at that step",
                    OURS,
                    1.736955e-3,
                    1e-4,
                    ef21[1]))
            .with(
                Claim.atMost(
                    "EF14 converges at gamma = 0.01: ||grad f||^2 after 3000 rounds, start = 1",
                    OURS,
                    1e-20,
                    curves[1].last()));
    for (Certificate certificate : curves[2].end().certificates()) {
      report = report.with(Claim.of(certificate));
    }
    return report;
  }
}
