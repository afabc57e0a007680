package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flyball.linear.Sor;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.tuning.Grid;
import org.flyball.tuning.Hedge;
import org.flyball.tuning.ParameterPolicy;
import org.flyball.tuning.ResidualShiftLaw;
import org.flyball.tuning.ShiftLaw;
import org.flyball.tuning.TunedByContext;

/** Learners that trust the shift law, alone and hedged, where the law is right and where not. */
final class ShiftsHedge {

  static final ParameterPolicy COUNTS = ShiftLaw.of(4, ShiftsOutcome.STOP);
  static final ParameterPolicy RESIDUALS = new ResidualShiftLaw(4, 1.95);
  static final Hedge HEDGE =
      Hedge.of(
          Grid.linear(1.05, 1.95, 10),
          RESIDUALS,
          ParameterPolicy.onGrid(ShiftsOutcome.GRID, ShiftsOutcome.CHEB));

  private static final ParameterPolicy WRONG = new ResidualShiftLaw(1, 1.95);
  // Without ChebCB, which is told the true shift and would save the hedge from its wrong law.
  private static final Hedge WRONG_HEDGE = Hedge.of(HEDGE.grid(), WRONG);

  static final String HEDGE_NAME = "hedge, law right";
  static final String HEDGE_HIDDEN_NAME = "hedge, shift hidden";
  static final String HEDGE_WRONG_NAME = "hedge, law with a quarter of the diagonal";
  static final String HIDDEN_NAME = "law alone, shift hidden";
  static final String WRONG_NAME = "law alone, with a quarter of the diagonal";

  /** After so many solves the cost of starting is over. */
  static final int SETTLED = 50;

  private static final String OURS = "our own target";
  private static final int POINTS = 60;

  private ShiftsHedge() {}

  /**
   * A learner of omegas that no table has, so its solves are done as it goes.
   *
   * @param name in the table
   * @param policy the learner
   * @param isTold whether it is told the shifts, or that all of them are 0
   * @param path of its seed, below the stream's
   */
  record Learner(String name, ParameterPolicy policy, boolean isTold, String path) {

    /** The sweeps of every solve of the stream. */
    double[] play(ShiftedGrid.Law law, int solves, Seed seed) {
      TunedByContext tuned =
          TunedByContext.over(Sor::new, ShiftsOutcome.STOP)
              .by(policy, seed.child("learner").child(path));
      double[] paid = new double[solves];
      for (int t = 0; t < solves; t++) {
        ShiftedGrid.Instance instance = ShiftedGrid.draw(law, seed.child(t));
        paid[t] = tuned.solve(instance.system(), isTold ? instance.shift() : 0).steps();
      }
      return paid;
    }
  }

  static List<Learner> learners() {
    return List.of(
        new Learner(ShiftsOutcome.LAW_NAME, COUNTS, true, "law"),
        new Learner(ShiftsOutcome.RESIDUAL_NAME, RESIDUALS, true, "law"),
        new Learner(HEDGE_NAME, HEDGE, true, "hedge"),
        new Learner(HEDGE_HIDDEN_NAME, HEDGE, false, "hedge hidden"),
        new Learner(HEDGE_WRONG_NAME, WRONG_HEDGE, true, "hedge wrong"),
        new Learner(HIDDEN_NAME, RESIDUALS, false, "law"),
        new Learner(WRONG_NAME, WRONG, true, "law"));
  }

  /** What a hedge costs when the law is right, and saves when it is wrong. */
  static Figure figure(ShiftsOutcome outcome) {
    double[] x = checkpoints(outcome.solves);
    Figure figure =
        Figure.of(outcome.id("hedge"), title(outcome))
            .x(Axis.log("solves done"))
            .y(Axis.log("total sweeps over the best fixed omega's"))
            .caption(
                "The hedge draws between the law, ChebCB and ten fixed omegas. Hidden: both are told"
                    + " that every shift is 0. Wrong diagonal: the law takes 1 for the matrix's 4, and"
                    + " ChebCB is left out. The title compares all "
                    + outcome.solves
                    + " solves; below 1 is better than any fixed omega. Two lines of a colour belong"
                    + " together: hedged, and the law alone. Median and 10-90 % band over seeds.");
    String[] hedged = {HEDGE_NAME, HEDGE_HIDDEN_NAME, HEDGE_WRONG_NAME};
    String[] alone = {ShiftsOutcome.RESIDUAL_NAME, HIDDEN_NAME, WRONG_NAME};
    for (int k = 0; k < hedged.length; k++) {
      String name = k == 0 ? "law alone, law right" : alone[k];
      figure =
          figure
              .with(Series.overSeeds(hedged[k], x, soFar(outcome, hedged[k], x)).styled(k))
              .with(Series.overSeeds(name, x, soFar(outcome, alone[k], x)).styled(k + 8));
    }
    return figure.with(Mark.horizontal(ShiftsOutcome.BEST_NAME, 1));
  }

  private static String title(ShiftsOutcome outcome) {
    double cost = outcome.mean(HEDGE_NAME) / outcome.mean(ShiftsOutcome.RESIDUAL_NAME) - 1;
    return String.format(
        Locale.ROOT,
        "A hedge costs %.0f %% more than its law where that is right, %s where the shift is hidden and"
            + " %s where the diagonal is wrong (%s)",
        100 * cost,
        change(outcome.mean(HEDGE_HIDDEN_NAME) / outcome.mean(HIDDEN_NAME)),
        change(outcome.mean(HEDGE_WRONG_NAME) / outcome.mean(WRONG_NAME)),
        outcome.law.words);
  }

  private static String change(double ratio) {
    long percent = Math.round(100 * Math.abs(ratio - 1));
    if (percent == 0) {
      return "the same";
    }
    return percent + (ratio < 1 ? " % less" : " % more");
  }

  /** Numbers of solves from 10 to all of them, at equal ratios. */
  private static double[] checkpoints(int solves) {
    List<Integer> at = new ArrayList<>();
    for (int k = 0; k <= POINTS; k++) {
      int solve = (int) Math.round(10 * StrictMath.pow(solves / 10.0, k / (double) POINTS));
      if (at.isEmpty() || solve > at.get(at.size() - 1)) {
        at.add(solve);
      }
    }
    return at.stream().mapToDouble(Integer::doubleValue).toArray();
  }

  private static double[][] soFar(ShiftsOutcome outcome, String curve, double[] x) {
    double[][] paid = outcome.of(curve);
    double[][] best = outcome.of(ShiftsOutcome.BEST_NAME);
    double[][] ratios = new double[paid.length][x.length];
    for (int s = 0; s < paid.length; s++) {
      for (int k = 0; k < x.length; k++) {
        ratios[s][k] =
            CostTable.mean(paid[s], 0, (int) x[k]) / CostTable.mean(best[s], 0, (int) x[k]);
      }
    }
    return ratios;
  }

  /** What the project promises of its own learners. */
  static ExperimentReport claims(ExperimentReport start, ShiftsOutcome outcome) {
    double best = outcome.mean(ShiftsOutcome.BEST_NAME, SETTLED);
    return start
        .with(
            Claim.atMost(
                    "A hedge is within 5 % of omega* after 50 solves if its law is right, "
                        + outcome.law.words,
                    OURS,
                    1.05,
                    outcome.mean(HEDGE_NAME, SETTLED)
                        / outcome.mean(ShiftsOutcome.STAR_NAME, SETTLED))
                .in("times omega*"))
        .with(
            Claim.atMost(
                    "A hedge that is not told the shift stays within 20 % of the best fixed omega, "
                        + outcome.law.words,
                    OURS,
                    1.2,
                    outcome.mean(HEDGE_HIDDEN_NAME, SETTLED) / best)
                .in("times the best fixed")
                .note(alone(outcome, HIDDEN_NAME, best)))
        .with(
            Claim.atMost(
                    "A hedge whose law has a quarter of the true diagonal stays within 20 % of the"
                        + " best fixed omega, "
                        + outcome.law.words,
                    OURS,
                    1.2,
                    outcome.mean(HEDGE_WRONG_NAME, SETTLED) / best)
                .in("times the best fixed")
                .note(alone(outcome, WRONG_NAME, best)));
  }

  private static String alone(ShiftsOutcome outcome, String name, double best) {
    return String.format(
        Locale.ROOT,
        "The law alone takes %.2f times the best fixed omega there.",
        outcome.mean(name, SETTLED) / best);
  }
}
