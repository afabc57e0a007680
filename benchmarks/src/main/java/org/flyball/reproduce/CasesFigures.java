package org.flyball.reproduce;

import java.util.Locale;
import org.flyball.report.Axis;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.walk.ReplicaMean;

/** The three cases in pictures: measured points on lines of theory. */
final class CasesFigures {

  private CasesFigures() {}

  /** The report with all of them. */
  static ExperimentReport addTo(ExperimentReport report, CasesOutcome outcome) {
    return report.with(caseFigure(outcome)).with(alphaFigure(outcome)).with(squareFigure(outcome));
  }

  private static Figure caseFigure(CasesOutcome outcome) {
    Figure figure =
        Figure.of(
                "cases",
                "Limits are far: the cases part slowly, as n^0.1, and each keeps to its V_eff")
            .x(Axis.log("step n"))
            .y(Axis.log("variance of theta over beta_n, alpha = 5"))
            .caption(
                "Points: measured. Thin dark lines: V_eff(rho_n), up to 10^12 steps. Marks: the limits of"
                    + " the three cases.");
    String[] names = {"(i) a = 0.8", "(ii) a = 0.9", "(iii) a = 1"};
    double[] x = new double[outcome.at().length];
    double[] far = new double[45];
    for (int k = 0; k < outcome.at().length; k++) {
      x[k] = outcome.at()[k];
    }
    for (int k = 0; k < far.length; k++) {
      far[k] = Math.pow(10, 1 + k / 4.0);
    }
    for (int c = 0; c < CasesOutcome.CASES.size(); c++) {
      ReplicaMean[] found = outcome.cell(c, CasesOutcome.MIDDLE).found();
      double[] y = new double[x.length];
      for (int k = 0; k < x.length; k++) {
        y[k] = found[k].mean();
      }
      figure = figure.with(Series.points(names[c] + ", measured", x, y));
    }
    for (int c = 0; c < CasesOutcome.CASES.size(); c++) {
      CasesSetting setting = outcome.cell(c, CasesOutcome.MIDDLE).setting();
      double[] y = new double[far.length];
      for (int k = 0; k < far.length; k++) {
        y[k] = setting.effective(far[k]);
      }
      figure =
          figure
              .with(Series.line(names[c] + ", V_eff", far, y).theory())
              .with(Mark.horizontal("limit " + names[c].split(" ")[0], setting.limit()));
    }
    return figure;
  }

  private static double[] alphaGrid() {
    double[] x = new double[41];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.pow(20, i / 40.0);
    }
    return x;
  }

  private static Figure alphaFigure(CasesOutcome outcome) {
    Figure figure =
        Figure.of(
                "alphas",
                String.format(
                    Locale.ROOT,
                    "After %d steps even a theta faster than the memory gains, up to %.0f times",
                    outcome.steps(),
                    outcome.base().last() / outcome.cell(2, CasesOutcome.ALPHAS.size() - 1).last()))
            .x(Axis.log("1 + alpha"))
            .y(Axis.log("variance of theta over beta_n"))
            .caption("Points: measured, base chain included. Thin dark lines: V_eff(rho_n).");
    for (int c = 0; c < CasesOutcome.CASES.size(); c++) {
      double[] x = new double[CasesOutcome.ALPHAS.size() + 1];
      double[] y = new double[x.length];
      x[0] = 1;
      y[0] = outcome.base().last();
      for (int i = 0; i < CasesOutcome.ALPHAS.size(); i++) {
        x[i + 1] = 1 + CasesOutcome.ALPHAS.get(i);
        y[i + 1] = outcome.cell(c, i).last();
      }
      figure = figure.with(Series.points("a = " + CasesOutcome.CASES.get(c) + ", b = 0.9", x, y));
    }
    double[] grid = alphaGrid();
    for (double a : CasesOutcome.CASES) {
      double[] y = new double[grid.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = new CasesSetting(grid[i] - 1, a, CasesOutcome.B).effective(outcome.steps());
      }
      figure = figure.with(Series.line("V_eff, a = " + a, grid, y).theory());
    }
    return figure;
  }

  private static Figure squareFigure(CasesOutcome outcome) {
    double[] x = new double[CasesOutcome.ALPHAS.size()];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1 + CasesOutcome.ALPHAS.get(i);
      y[i] = outcome.cell(CasesOutcome.CASES.size(), i).last();
    }
    double[] grid = alphaGrid();
    double[] effective = new double[grid.length];
    double[] limit = new double[grid.length];
    double[] even = new double[grid.length];
    for (int i = 0; i < grid.length; i++) {
      CasesSetting setting = new CasesSetting(grid[i] - 1, 0.6, 1);
      effective[i] = setting.effective(outcome.steps());
      limit[i] = setting.limit();
      even[i] = new CasesSetting(grid[i] - 1, 1, 1).limit();
    }
    return Figure.of(
            "squares",
            String.format(
                Locale.ROOT,
                "With a = 0.6 and b = 1 ten times the alpha leaves 1/%.0f of the variance",
                y[0] / y[CasesOutcome.ALPHAS.size() - 1]))
        .x(Axis.log("1 + alpha"))
        .y(Axis.log("n times variance of theta"))
        .with(Series.points("a = 0.6, b = 1, measured", x, y))
        .with(Series.line("V_eff, a = 0.6", grid, effective).theory())
        .with(Series.line("its limit U, 1 / alpha\u00b2", grid, limit).theory())
        .with(Series.line("limit of a = b = 1, 1 / alpha", grid, even).theory());
  }
}
