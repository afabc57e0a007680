package org.flyball.reproduce;

import java.util.List;
import org.flyball.report.Axis;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.walk.ReplicaMean;

/**
 * What came out of a {@link WalkRace}: the figure and the table that every race has, and the
 * numbers that claims are made of.
 */
record RaceOutcome(
    WalkProblem problem, WalkForecast forecast, List<WalkRace.Curve> curves, long steps) {

  private static final String SQUARE = "||theta - theta*||\u00b2";
  private static final String DRAWS = "independent draws";

  WalkRace.Curve named(String name) {
    return curves.stream()
        .filter(curve -> curve.entrant().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The mean squared distance at the end. */
  double mean(String name) {
    return named(name).end().mean();
  }

  /** How many times nearer than along independent draws. */
  double gain(String name) {
    return mean(DRAWS) / mean(name);
  }

  /** How many runs each has. */
  int runs() {
    return curves.get(0).squares().length;
  }

  /** |measured / predicted - 1|. */
  static double off(WalkRace.Curve curve) {
    return Math.abs(curve.end().mean() / curve.predicted() - 1);
  }

  /** The same less three standard errors; negative if they cover it. */
  static double beyond(WalkRace.Curve curve) {
    return off(curve) - 3 * curve.end().standardError() / curve.predicted();
  }

  /** Errors along the run, and what is predicted of one of them. */
  Figure path(String title, String predicted, List<String> names) {
    Figure figure =
        Figure.of("path", title)
            .x(Axis.log("step n"))
            .y(Axis.log("mean of " + SQUARE))
            .caption("V_eff: beta_n tr V_eff of " + predicted + ", from theory.");
    for (String name : names) {
      figure = figure.with(named(name).mean());
    }
    WalkRace.Curve curve = named(predicted);
    double[] y = new double[curve.at().length];
    for (int k = 0; k < y.length; k++) {
      y[k] = curve.entrant().predicted().applyAsDouble(curve.at()[k]);
    }
    return figure.with(Series.line("V_eff, " + predicted, curve.x(), y).theory());
  }

  /** Everybody at the end. */
  Table table() {
    Table table =
        Table.of(
            "errors",
            "Mean of " + SQUARE + " after " + steps + " steps",
            "along",
            "measured",
            "standard error",
            "predicted for this n",
            "measured over predicted");
    for (WalkRace.Curve curve : curves) {
      ReplicaMean end = curve.end();
      table =
          table.row(
              curve.entrant().name(),
              end.mean(),
              end.standardError(),
              curve.predicted(),
              end.mean() / curve.predicted());
    }
    return table;
  }
}
