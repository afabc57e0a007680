package org.flyball.reproduce;

import java.util.List;
import java.util.Locale;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;

/** Methods that learn their rate, or need no schedule, beside a rate that was tuned. */
final class ScheduleFreeMethods implements Experiment {

  private static final String OURS = "ours; no source promises it";
  private static final double NEAR = 1.05;

  private final int epochs;
  private final int seeds;

  /** Runs as long as those of schedule-logistic. */
  ScheduleFreeMethods() {
    this(ScheduleLogistic.EPOCHS, ScheduleLogistic.SEEDS);
  }

  /** With shorter and fewer runs, for tests. */
  ScheduleFreeMethods(int epochs, int seeds) {
    this.epochs = epochs;
    this.seeds = seeds;
  }

  @Override
  public String name() {
    return "schedule-free";
  }

  @Override
  public String summary() {
    return "methods without a rate to tune beside Adam under tuned linear decay";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 210 : 4;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    List<String> names = conditions.effort() == Effort.FULL ? SuiteSet.FULL : SuiteSet.QUICK;
    List<FreeOutcome> all = FreeOutcome.of(SuiteSet.available(names, epochs), seeds, conditions);
    List<FreeOutcome> noisy = all.stream().filter(o -> !o.separable()).toList();
    ExperimentReport report =
        ExperimentReport.of(name(), headline(noisy))
            .paper(
                "The problems, batches and moments of schedule-logistic, "
                    + epochs
                    + " epochs, means of "
                    + seeds
                    + " seeds. Adam has the best of seven rates; Schedule-Free AdamW that too, and its"
                    + " usual 0.0025; the others run once, as they come, where a schedule is named"
                    + " with linear decay from 1. Tuned methods cost seven runs, the others one.")
            .paper(
                "L-BFGS and AdGD see all rows at each step: "
                    + epochs
                    + " steps, each a pass over the data (L-BFGS: at times two or more). These"
                    + " problems are smooth, convex and small, which is where such methods are at"
                    + " home.")
            .with(ratios(noisy))
            .with(excess(noisy))
            .with(losses(all));
    for (FreeOutcome outcome : all) {
      report = report.with(table(outcome));
    }
    return claims(report, noisy);
  }

  private static double most(List<FreeOutcome> sets, String method) {
    return sets.stream().mapToDouble(o -> o.ratio(method)).max().orElse(Double.NaN);
  }

  private static double least(List<FreeOutcome> sets, String method) {
    return sets.stream().mapToDouble(o -> o.ratio(method)).min().orElse(Double.NaN);
  }

  /** Of the untuned, the one whose worst ratio is least. */
  private static String safest(List<FreeOutcome> sets) {
    String best = FreeOutcome.untuned().get(0);
    for (String name : FreeOutcome.untuned()) {
      best = most(sets, name) < most(sets, best) ? name : best;
    }
    return best;
  }

  private static String headline(List<FreeOutcome> noisy) {
    String safest = safest(noisy);
    return String.format(
        Locale.ROOT,
        "Untuned, the safest is %s: %.2f to %.2f times the loss of Adam under tuned linear decay",
        safest,
        least(noisy, safest),
        most(noisy, safest));
  }

  private static List<String> names(List<FreeOutcome> sets) {
    return sets.stream().map(o -> o.set().name()).toList();
  }

  private static final List<String> SHOWN =
      List.of(
          FreeOutcome.FREE,
          FreeOutcome.FREE_TUNED,
          FreeOutcome.PRODIGY,
          FreeOutcome.D_ADAPT,
          FreeOutcome.MECHANIC,
          FreeOutcome.DOG);

  private static Figure ratios(List<FreeOutcome> noisy) {
    // As it comes Schedule-Free is so far off that the others would not be told apart.
    List<String> drawn = SHOWN.subList(1, SHOWN.size());
    List<String> untuned = SHOWN.subList(2, SHOWN.size());
    long near = untuned.stream().filter(m -> most(noisy, m) <= NEAR).count();
    Figure figure =
        Figure.of(
                "ratios",
                String.format(
                    Locale.ROOT,
                    "%d of %d methods without a rate to tune stay within 5 %% of Adam under tuned linear"
                        + " decay; Schedule-Free AdamW, tuned, ends at %.2f to %.2f times",
                    near,
                    untuned.size(),
                    least(noisy, FreeOutcome.FREE_TUNED),
                    most(noisy, FreeOutcome.FREE_TUNED)))
            .x(Axis.categories("set", names(noisy)))
            .y(Axis.linear("training loss over that of tuned linear decay"));
    for (String method : drawn) {
      figure =
          figure.with(
              Series.bars(method, noisy.stream().mapToDouble(o -> o.ratio(method)).toArray()));
    }
    return figure
        .with(Mark.horizontal("Adam, tuned", 1))
        .caption(
            String.format(
                Locale.ROOT,
                "Sets that are not separable; on others losses go to 0, and ratios mean little. Not"
                    + " shown: Schedule-Free AdamW at its usual 0.0025, %.1f to %.1f times.",
                least(noisy, FreeOutcome.FREE),
                most(noisy, FreeOutcome.FREE)));
  }

  private static double over(double loss, FreeOutcome outcome) {
    return 100 * (loss / outcome.optimum() - 1);
  }

  private static Figure excess(List<FreeOutcome> noisy) {
    long ahead = noisy.stream().filter(o -> o.lbfgs() < o.with(FreeOutcome.TUNED).loss()).count();
    return Figure.of(
            "full-batch",
            String.format(
                Locale.ROOT,
                "With no rate at all, L-BFGS ends below Adam under tuned linear decay on %d of %d"
                    + " sets, AdGD on %d",
                ahead,
                noisy.size(),
                noisy.stream().filter(o -> o.adGd() < o.with(FreeOutcome.TUNED).loss()).count()))
        .x(Axis.categories("set", names(noisy)))
        .y(Axis.linear("training loss above the least found (%)"))
        .with(
            Series.bars(
                FreeOutcome.TUNED,
                noisy.stream()
                    .mapToDouble(o -> over(o.with(FreeOutcome.TUNED).loss(), o))
                    .toArray()))
        .with(Series.bars("L-BFGS", noisy.stream().mapToDouble(o -> over(o.lbfgs(), o)).toArray()))
        .with(Series.bars("AdGD", noisy.stream().mapToDouble(o -> over(o.adGd(), o)).toArray()))
        .caption(
            "As many steps of the full-batch methods as epochs of Adam. The least found is that of"
                + " L-BFGS after up to 2000 steps; without a penalty losses may go on falling, slowly.");
  }

  private static Table losses(List<FreeOutcome> all) {
    Table table =
        Table.of(
            "losses",
            "Mean training loss",
            "set",
            "separable",
            "Adam, linear, tuned",
            "Schedule-Free, 0.0025",
            "Schedule-Free, tuned",
            "Prodigy",
            "D-Adapt Adam",
            "Mechanic",
            "DoG",
            "AdGD",
            "L-BFGS",
            "L-BFGS, 2000 steps");
    for (FreeOutcome o : all) {
      table =
          table.row(
              o.set().name(),
              o.separable() ? "yes" : "no",
              o.with(FreeOutcome.TUNED).loss(),
              o.with(FreeOutcome.FREE).loss(),
              o.with(FreeOutcome.FREE_TUNED).loss(),
              o.with(FreeOutcome.PRODIGY).loss(),
              o.with(FreeOutcome.D_ADAPT).loss(),
              o.with(FreeOutcome.MECHANIC).loss(),
              o.with(FreeOutcome.DOG).loss(),
              o.adGd(),
              o.lbfgs(),
              o.optimum());
    }
    return table;
  }

  private static Table table(FreeOutcome outcome) {
    Table table =
        Table.of(
            "set-" + outcome.set().name().replace('_', '-'),
            outcome.set().name() + ": every method",
            "method",
            "training loss",
            "its standard error",
            "over tuned linear decay's",
            "rows misclassified (%)",
            "rate",
            "at the grid's edge");
    for (String name : FreeOutcome.names()) {
      SuiteTuned way = outcome.with(name);
      table =
          table.row(
              name,
              way.loss(),
              way.standardError(),
              outcome.ratio(name),
              way.error(),
              way.base(),
              way.atEdge() ? "yes" : "no");
    }
    return table;
  }

  private static long edges(List<FreeOutcome> sets, String method) {
    return sets.stream().filter(o -> o.with(method).atEdge()).count();
  }

  private static ExperimentReport claims(ExperimentReport report, List<FreeOutcome> noisy) {
    ExperimentReport all = report;
    for (String method : SHOWN) {
      String lower =
          String.format(
              Locale.ROOT,
              "Lower than it on %d of %d sets.",
              noisy.stream().filter(o -> o.ratio(method) < 1).count(),
              noisy.size());
      all =
          all.with(
              Claim.atMost(
                      method
                          + " ends within 5 % of Adam under tuned linear decay on every set that is"
                          + " not separable: the largest ratio",
                      OURS,
                      NEAR,
                      most(noisy, method))
                  .in("times")
                  .note(lower)
                  .explained(lower));
    }
    return all.with(
            Claim.atMost(
                    "Schedule-Free AdamW, tuned, matches or beats tuned linear decay: the largest"
                        + " ratio",
                    "arXiv 2405.15682, in words",
                    1,
                    most(noisy, FreeOutcome.FREE_TUNED))
                .in("times")
                .explained(
                    String.format(
                        Locale.ROOT,
                        "Its rate is at the grid's edge on %d of %d sets, that of Adam on %d; a"
                            + " difference of few standard errors is none.",
                        edges(noisy, FreeOutcome.FREE_TUNED),
                        noisy.size(),
                        edges(noisy, FreeOutcome.TUNED))))
        .with(
            Claim.atMost(
                    "Prodigy and D-Adapt Adam end no higher under linear decay than without a"
                        + " schedule: the largest ratio",
                    "ours, after the advice in arXiv 2306.06101",
                    1,
                    noisy.stream()
                        .mapToDouble(
                            o ->
                                Math.max(
                                    o.ratio(FreeOutcome.PRODIGY) / o.ratio("Prodigy, constant"),
                                    o.ratio(FreeOutcome.D_ADAPT)
                                        / o.ratio("D-Adapt Adam, constant")))
                        .max()
                        .orElse(Double.NaN))
                .in("times")
                .explained("On one set or more a constant factor ends lower; the table has both."))
        .with(
            Claim.atMost(
                    "L-BFGS ends no higher than Adam under tuned linear decay after as many steps as"
                        + " epochs: the largest ratio",
                    "ours",
                    1,
                    noisy.stream()
                        .mapToDouble(o -> o.lbfgs() / o.with(FreeOutcome.TUNED).loss())
                        .max()
                        .orElse(Double.NaN))
                .in("times")
                .explained(
                    String.format(
                        Locale.ROOT,
                        "It is lower on %d of %d sets.",
                        noisy.stream()
                            .filter(o -> o.lbfgs() < o.with(FreeOutcome.TUNED).loss())
                            .count(),
                        noisy.size())));
  }
}
