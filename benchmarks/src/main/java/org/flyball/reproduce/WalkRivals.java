package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.walk.ReplicaMean;

/** What the self-repellent walk is worth beside other walks, and beside what is no walk. */
final class WalkRivals implements Experiment {

  private static final String PROTOTYPE = "prototype, measured";
  private static final String SAG = "MC-SAG, SRRW, alpha = 5";
  private static final String BASE_SAG = "MC-SAG, Metropolis";
  private static final String SRRW = "SRRW, alpha = 5";
  private static final String HEAVY = "SRRW, alpha = 5, heavy ball";
  private static final List<String> WITHOUT_HISTORY =
      List.of("Metropolis", "MHDA", "NBRW, reweighted");
  private static final List<String> WITH_HISTORY =
      List.of("HDT, alpha = 5", "HDT-MHDA, alpha = 5", SRRW);

  /** How far V_eff may be off after 1e5 steps, besides chance. */
  private static final double SLACK = 0.25;

  private final int steps;
  private final int runs;
  private final int small;

  /** At the usual size. */
  WalkRivals() {
    this(100_000, 12, 800);
  }

  /**
   * With so many steps and runs, for tests.
   *
   * @param small runs of the small problems
   */
  WalkRivals(int steps, int runs, int small) {
    this.steps = steps;
    this.runs = runs;
    this.small = small;
  }

  @Override
  public String name() {
    return "walk-rivals";
  }

  @Override
  public String summary() {
    return "other walks, independent draws, shuffling and MC-SAG beside the self-repellent walk";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 60 : 13;
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    boolean full = conditions.effort() == Effort.FULL;
    int trained = full ? 60 : runs;
    int many = full ? 4000 : small;
    RivalMeans means = RivalMeans.of(conditions, 6000, many, 0, 0.15);
    RivalStream stream =
        RivalStream.of(conditions, Math.min(steps, 30_000), Math.max(2, many / 2), 0.15, 0.3);
    List<RivalTraining.Rival> rivals = RivalTraining.measure(conditions, steps, trained, 0.3, 1);
    ExperimentReport report = stream.addTo(means.addTo(head(rivals, trained)));
    return claims(report.with(table(rivals)), rivals);
  }

  private static RivalTraining.Rival rival(List<RivalTraining.Rival> rivals, String name) {
    return rivals.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private ExperimentReport head(List<RivalTraining.Rival> rivals, int trained) {
    List<RivalTraining.Rival> walks = new ArrayList<>();
    WITHOUT_HISTORY.forEach(name -> walks.add(rival(rivals, name)));
    WITH_HISTORY.forEach(name -> walks.add(rival(rivals, name)));
    walks.sort(Comparator.comparingDouble(RivalTraining.Rival::last));
    double best = walks.get(0).last();
    return ExperimentReport.of(
            "walk-rivals",
            String.format(
                Locale.ROOT,
                "SGD along links is best with %s, %.1f times better than independent draws; yet"
                    + " shuffling is %.0f times better still, and MC-SAG by %.0f orders of magnitude",
                walks.get(0).name(),
                rival(rivals, "independent draws").last() / best,
                best / rival(rivals, "reshuffling").last(),
                Math.log10(best / rival(rivals, SAG).last())))
        .paper(
            "The papers compare the self-repellent walk (SRRW) with its base chain and with"
                + " independent draws. Here are the others: the non-backtracking walk (NBRW),"
                + " Metropolis-Hastings with delayed acceptance (MHDA), history-driven targets"
                + " (HDT), shuffling, and SAG along a walk (MC-SAG).")
        .paper(
            "When SRRW helps: where a token can only cross links, and gradients are noisy or data"
                + " stream, or a node may not keep a gradient. It needs one count on every node. On"
                + " a finite sum with exact gradients the others win by far: shuffling, if any node"
                + " can be reached at any time, and MC-SAG, if every node keeps its last gradient."
                + " With fresh noise at every visit MC-SAG stalls with its constant step, and"
                + " shuffling's lead is gone.")
        .paper(RivalTraining.description(steps, trained))
        .with(figure(rivals))
        .with(walkFigure(rivals));
  }

  private static Figure figure(List<RivalTraining.Rival> rivals) {
    Figure figure =
        Figure.of(
                "training",
                String.format(
                    Locale.ROOT,
                    "Exact gradients on a finite sum: MC-SAG is at %s after %d steps, where SGD along"
                        + " SRRW has %s",
                    power(rival(rivals, SAG).by(10_000)),
                    10_000,
                    power(rival(rivals, SRRW).by(10_000))))
            .x(Axis.log("step n"))
            .y(Axis.log("squared distance from the minimiser"))
            .caption(
                "Means over runs. Shuffling is better still after whole epochs of 62 steps, as at"
                    + " 56 234.");
    for (String name :
        List.of("Metropolis", "independent draws", SRRW, HEAVY, "reshuffling", BASE_SAG, SAG)) {
      figure = figure.with(line(rival(rivals, name)));
    }
    return figure;
  }

  private static Figure walkFigure(List<RivalTraining.Rival> rivals) {
    Figure figure =
        Figure.of(
                "walks",
                String.format(
                    Locale.ROOT,
                    "SGD along SRRW leaves 1/%.0f of its base's squared distance and 1/%.1f of HDT's",
                    rival(rivals, "Metropolis").last() / rival(rivals, SRRW).last(),
                    rival(rivals, "HDT, alpha = 5").last() / rival(rivals, SRRW).last()))
            .x(Axis.log("step n"))
            .y(Axis.log("squared distance from the minimiser"))
            .caption("Means over runs.");
    for (String name : WITHOUT_HISTORY) {
      figure = figure.with(line(rival(rivals, name)));
    }
    for (String name : WITH_HISTORY) {
      figure = figure.with(line(rival(rivals, name)));
    }
    return figure.with(line(rival(rivals, "independent draws")));
  }

  private static Series line(RivalTraining.Rival rival) {
    double[] x = new double[rival.at().length];
    double[] y = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = rival.at()[k];
      y[k] = rival.found()[k].mean();
    }
    return Series.line(rival.name(), x, y);
  }

  private static String power(double number) {
    return String.format(Locale.ROOT, "1e%.0f", Math.log10(number));
  }

  private static Table table(List<RivalTraining.Rival> rivals) {
    Table table =
        Table.of(
            "training-table",
            "Squared distance from the minimiser",
            "method",
            "steps",
            "measured",
            "standard error",
            "V_eff",
            "after about 1e4 steps");
    for (RivalTraining.Rival rival : rivals) {
      ReplicaMean last = rival.found()[rival.found().length - 1];
      table =
          table.row(
              rival.name(),
              rival.at()[rival.at().length - 1],
              last.mean(),
              last.standardError(),
              rival.predicted().orElse(Double.NaN),
              rival.by(10_000));
    }
    return table;
  }

  private ExperimentReport claims(ExperimentReport start, List<RivalTraining.Rival> rivals) {
    ExperimentReport report = start;
    for (RivalTraining.Rival rival : rivals) {
      if (rival.predicted().isPresent() && !rival.name().equals(HEAVY)) {
        report =
            report.with(
                Claim.of(
                    rival.found()[rival.found().length - 1].beside(
                        "Dolphins, " + rival.name() + ": squared distance",
                        "V_eff(rho_n), derived",
                        rival.predicted().getAsDouble(),
                        SLACK)));
      }
    }
    double srrw = rival(rivals, SRRW).last();
    double hdt = rival(rivals, "HDT, alpha = 5").last();
    double without =
        WITHOUT_HISTORY.stream().mapToDouble(name -> rival(rivals, name).last()).min().orElse(0);
    double walks =
        WITH_HISTORY.stream().mapToDouble(name -> rival(rivals, name).last()).min().orElse(0);
    walks = Math.min(walks, without);
    RivalTraining.Rival heavy = rival(rivals, HEAVY);
    ReplicaMean ball = heavy.found()[heavy.found().length - 1];
    double spread = 4 * ball.standardError() / ball.mean();
    return report
        .with(
            Claim.atLeast(
                    "Dolphins: SGD along SRRW (alpha = 5, a = 0.8) beats independent draws",
                    "arXiv 2401.09665, experiments; " + PROTOTYPE + " 3.7",
                    2,
                    rival(rivals, "independent draws").last() / srrw)
                .in("times"))
        .with(
            Claim.atLeast(
                    "and every walk without a history: the smallest ratio",
                    "measured here",
                    2,
                    without / srrw)
                .in("times"))
        .with(
            Claim.atLeast(
                    "and HDT with the same alpha and history", PROTOTYPE + " 2.1", 1, hdt / srrw)
                .in("times"))
        .with(
            Claim.atLeast(
                    "Heavy ball is better than plain steps along SRRW",
                    PROTOTYPE + " 2.5",
                    1,
                    srrw / ball.mean())
                .in("times"))
        .with(
            Claim.about(
                    "Heavy ball's V_eff is too low at this n: measured over V_eff",
                    PROTOTYPE + " 2.9e-7",
                    2.9e-7 / 1.78e-7,
                    0.1 + spread,
                    ball.mean() / heavy.predicted().orElse(Double.NaN))
                .in("times")
                .note(
                    "It leaves out terms of higher order in beta_n and gamma_n; what momentum filters"
                        + " out is large beside what it leaves. Allowed are 4 standard errors and"
                        + " 10 %."))
        .with(
            Claim.atLeast(
                    "Shuffling beats SRRW by far, reshuffled or not: the smaller ratio",
                    PROTOTYPE + " 490",
                    100,
                    srrw
                        / Math.max(
                            rival(rivals, "reshuffling").last(),
                            rival(rivals, "single shuffle").last()))
                .in("times"))
        .with(
            Claim.atMost(
                "MC-SAG along SRRW after 1e4 steps: squared distance",
                PROTOTYPE + " 2e-24 along the base chain",
                1e-18,
                rival(rivals, SAG).by(10_000)))
        .with(
            Claim.atLeast(
                    "MC-SAG along the base chain beats the best SGD along any walk by far too",
                    "arXiv 2302.14428 (abstract); measured here",
                    1000,
                    walks / rival(rivals, BASE_SAG).last())
                .in("times"));
  }
}
