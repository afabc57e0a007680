package org.flyball.reproduce;

import java.util.List;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Table;

/** Schedules of Adam on the logistic regressions of the paper, as far as their data are at hand. */
final class ScheduleLogistic implements Experiment {

  static final int EPOCHS = 100;
  static final int SEEDS = 5;
  private final int epochs;
  private final int seeds;

  /** As in the paper. */
  ScheduleLogistic() {
    this(EPOCHS, SEEDS);
  }

  /** With shorter and fewer runs, for tests. */
  ScheduleLogistic(int epochs, int seeds) {
    this.epochs = epochs;
    this.seeds = seeds;
  }

  @Override
  public String name() {
    return "schedule-logistic";
  }

  @Override
  public String summary() {
    return "six schedules of Adam, each with its tuned base rate, on logistic regressions"
        + " (arXiv 2310.07831)";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 200 : 4;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    List<String> names = conditions.effort() == Effort.FULL ? SuiteSet.FULL : SuiteSet.QUICK;
    List<SuiteOutcome> outcomes =
        SuiteOutcome.of(SuiteSet.available(names, epochs), seeds, conditions);
    SuiteFigures figures = new SuiteFigures(outcomes);
    ExperimentReport report =
        ExperimentReport.of(name(), figures.headline())
            .paper(
                "Multinomial logistic regression, features scaled to [-1, 1] and a bias, no penalty,"
                    + " Adam (0.9, 0.95) from W = 0, batches of 16, "
                    + epochs
                    + " epochs, reshuffled. Every schedule has its own best base rate of {1, 3} x"
                    + " 10^-3 to 1; a rate at the grid's edge is marked, for its schedule might do"
                    + " better beyond. Means of "
                    + seeds
                    + " seeds, which choose the batches; every schedule sees the same. Losses are of"
                    + " the training rows.")
            .paper(
                "Refinement: the L1 norms of one run under linear decay at its best base, on other"
                    + " batches than those compared, smoothed by 0.1. The paper leaves separable sets"
                    + " out; here they are shown, and a set counts as separable if L-BFGS finds"
                    + " weights that classify all rows but at most one in a thousand (dna has two"
                    + " equal rows of different classes). The paper's own tables could not be obtained: none"
                    + " of its numbers is shown, and what follows is no check of them.")
            .recipe(SuiteOutcome.ADAM)
            .recipe(SuiteOutcome.REFINEMENT)
            .with(figures.decays())
            .with(figures.close())
            .with(figures.bases())
            .with(figures.factors());
    if (outcomes.stream().anyMatch(SuiteOutcome::separable)) {
      report = report.with(figures.separable());
    }
    report = report.with(summary(outcomes));
    for (SuiteOutcome outcome : outcomes) {
      report = report.with(table(outcome));
    }
    return SuiteClaims.add(report, outcomes, epochs);
  }

  private static Table summary(List<SuiteOutcome> outcomes) {
    Table table =
        Table.of(
            "losses",
            "Mean training loss, every schedule at its best base rate",
            "set",
            "steps",
            "separable",
            "constant",
            "1/t",
            "1/\u221at",
            "cosine",
            "linear",
            "refined",
            "guard acts");
    for (SuiteOutcome outcome : outcomes) {
      table =
          table.row(
              outcome.set().name(),
              outcome.set().steps(),
              outcome.separable() ? "yes" : "no",
              outcome.with(SuiteOutcome.CONSTANT).loss(),
              outcome.with(SuiteOutcome.INVERSE).loss(),
              outcome.with(SuiteOutcome.INVERSE_SQRT).loss(),
              outcome.with(SuiteOutcome.COSINE).loss(),
              outcome.with(SuiteOutcome.LINEAR).loss(),
              outcome.with(SuiteOutcome.UNGUARDED).loss(),
              outcome.refined().degenerate() ? "yes" : "no");
    }
    return table;
  }

  private static Table table(SuiteOutcome outcome) {
    Table table =
        Table.of(
            "set-" + outcome.set().name().replace('_', '-'),
            outcome.set().name()
                + ": "
                + outcome.set().f().rows()
                + " rows, "
                + (outcome.set().f().data().dimension() - 1)
                + " features, "
                + outcome.set().f().classes().length
                + " classes",
            "schedule",
            "training loss",
            "its standard error",
            "over linear's",
            "rows misclassified (%)",
            "base rate",
            "at the grid's edge");
    for (String schedule : SuiteOutcome.SCHEDULES) {
      SuiteTuned way = outcome.with(schedule);
      table =
          table.row(
              schedule,
              way.loss(),
              way.standardError(),
              outcome.ratio(schedule),
              way.error(),
              way.base(),
              way.atEdge() ? "yes" : "no");
    }
    return table;
  }
}
