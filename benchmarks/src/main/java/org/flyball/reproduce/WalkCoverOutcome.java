package org.flyball.reproduce;

import java.util.List;
import java.util.Locale;
import org.flyball.data.ExternalData;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.walk.ReplicaMean;

/**
 * What came out of {@link WalkCover}.
 *
 * @param cells all walks, by graph and kind
 */
record WalkCoverOutcome(List<WalkCover.Place> places, List<WalkCover.Cell> cells) {

  private static final String REFERENCE = "own reference, x_0 reading B";
  private static final String ICML = "arXiv 2305.05097, numerical section (recalled)";
  private static final String FOUND = "found here";

  private static WalkCover.Cell cell(
      List<WalkCover.Cell> cells, WalkCover.Place place, String kind) {
    return cells.stream()
        .filter(cell -> cell.place().equals(place) && cell.kind().name().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  ExperimentReport report() {
    WalkCover.Place last = places.get(places.size() - 1);
    double base = cell(cells, last, "base chain").cover().mean();
    double five = cell(cells, last, "alpha = 5, x_0 one each").cover().mean();
    ExperimentReport report =
        ExperimentReport.of(
                "walk-cover",
                String.format(
                    Locale.ROOT,
                    "On %s a self-repellent walk (alpha = 5) has seen every node after %.1f steps a"
                        + " node, its base chain after %.0f",
                    last.name(),
                    five,
                    base))
            .paper(
                "A self-repellent walk's visits come nearer to its law in fewer steps, the more so the"
                    + " larger alpha.")
            .paper(
                "x_0 = 1/N can be read in two ways: worth one visit to each node, or one visit in all."
                    + " Metropolis base, uniform law, a = 1 unless said; "
                    + places.get(0).runs()
                    + " walks of each kind on "
                    + places.get(0).name()
                    + ", "
                    + last.runs()
                    + " on "
                    + last.name()
                    + ", from random nodes."
                    + (last.cover().length > 0
                        ? ""
                        : " The paper's graph, "
                            + WalkCover.WIKI
                            + " below "
                            + ExternalData.VARIABLE
                            + ", was not found."))
            .recipe(cells.get(2).kind().sampling());
    for (WalkCover.Place place : places) {
      report = report.with(distances(place, cells)).with(table(place, cells));
    }
    for (WalkCover.Place place : places) {
      report = claims(report, place, cells);
    }
    return report;
  }

  private static Figure distances(WalkCover.Place place, List<WalkCover.Cell> cells) {
    WalkCover.Cell base = cell(cells, place, "base chain");
    WalkCover.Cell ten = cell(cells, place, "alpha = 10, x_0 one each");
    Figure figure =
        Figure.of(
                "distance-" + place.name().toLowerCase(Locale.ROOT),
                String.format(
                    Locale.ROOT,
                    "%s: after 10 steps a node the visits of alpha = 10 are %.1f times nearer to the"
                        + " law than the base chain's",
                    place.name(),
                    base.distance(WalkCover.LOOK_AT_10) / ten.distance(WalkCover.LOOK_AT_10)))
            .x(Axis.log("steps per node"))
            .y(Axis.log("total variation between visits and law"))
            .caption("Means over walks. x_0 one each unless said.");
    long[] looks = WalkCover.looks(place.graph().nodes());
    double[] x = new double[looks.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = (double) looks[k] / place.graph().nodes();
    }
    for (String name :
        List.of(
            "base chain",
            "alpha = 1, x_0 one each",
            "alpha = 10, x_0 one each",
            "alpha = 10, x_0 one in all",
            "history-driven, alpha = 10",
            "alpha = 5, a = 0.8")) {
      WalkCover.Cell cell = cell(cells, place, name);
      double[] y = new double[x.length];
      for (int k = 0; k < y.length; k++) {
        y[k] = cell.distance(k);
      }
      figure = figure.with(Series.line(name, x, y));
    }
    return figure;
  }

  private static Table table(WalkCover.Place place, List<WalkCover.Cell> cells) {
    Table table =
        Table.of(
            "cover-" + place.name().toLowerCase(Locale.ROOT),
            place.name() + ", " + place.graph().nodes() + " nodes",
            "walk",
            "cover time / N",
            "standard error",
            "distinct after N steps / N",
            "total variation after 10 N",
            "mean degree after 100 N: bias over deviation of a walk");
    for (WalkCover.Cell cell : cells) {
      if (cell.place().equals(place)) {
        ReplicaMean cover = cell.cover();
        table =
            table.row(
                cell.kind().name(),
                cover.mean(),
                cover.standardError(),
                cell.distinct(),
                cell.distance(WalkCover.LOOK_AT_10),
                cell.bias());
      }
    }
    return table;
  }

  private static ExperimentReport claims(
      ExperimentReport start, WalkCover.Place place, List<WalkCover.Cell> cells) {
    ExperimentReport report = start;
    String on = place.name() + ": ";
    for (int k = 0; k < place.cover().length; k++) {
      WalkCover.Cell cell =
          k == 0
              ? cell(cells, place, "base chain")
              : cell(
                  cells,
                  place,
                  String.format(
                      Locale.ROOT, "alpha = %.0f, x_0 one each", WalkCover.ALPHAS[k - 1]));
      ReplicaMean cover = cell.cover();
      report =
          report.with(
              Claim.about(
                      on + "cover time / N, " + cell.kind().name(),
                      REFERENCE,
                      place.cover()[k],
                      0.15,
                      cover.mean())
                  .note(String.format(Locale.ROOT, "standard error %.2g", cover.standardError())));
    }
    for (int k = 0; k < place.distance().length; k++) {
      WalkCover.Cell cell =
          k == 0
              ? cell(cells, place, "base chain")
              : cell(
                  cells,
                  place,
                  String.format(
                      Locale.ROOT, "alpha = %.0f, x_0 one each", WalkCover.ALPHAS[k - 1]));
      report =
          report.with(
              Claim.about(
                  on + "total variation after 10 N steps, " + cell.kind().name(),
                  REFERENCE,
                  place.distance()[k],
                  0.1,
                  cell.distance(WalkCover.LOOK_AT_10)));
    }
    double least = Double.POSITIVE_INFINITY;
    String[] rising = {
      "base chain", "alpha = 1, x_0 one each", "alpha = 5, x_0 one each", "alpha = 10, x_0 one each"
    };
    for (int k = 1; k < rising.length; k++) {
      least =
          Math.min(
              least,
              cell(cells, place, rising[k - 1]).distance(WalkCover.LOOK_AT_10)
                  / cell(cells, place, rising[k]).distance(WalkCover.LOOK_AT_10));
    }
    double base = cell(cells, place, "base chain").cover().mean();
    double driven = Double.POSITIVE_INFINITY;
    for (double alpha : WalkCover.ALPHAS) {
      String name = String.format(Locale.ROOT, "history-driven, alpha = %.0f", alpha);
      driven = Math.min(driven, cell(cells, place, name).cover().mean() / base);
    }
    return report
        .with(
            Claim.atLeast(
                    on + "total variation after 10 N falls with alpha 0, 1, 5, 10: the least ratio",
                    ICML,
                    1,
                    least)
                .in("times"))
        .with(
            Claim.atMost(
                    on + "alpha = 5 covers in a quarter of the base chain's steps",
                    FOUND,
                    0.25,
                    cell(cells, place, "alpha = 5, x_0 one each").cover().mean() / base)
                .in("times"))
        .with(
            Claim.atLeast(
                    on + "the history-driven target does not: its best cover time over the base's",
                    FOUND,
                    0.5,
                    driven)
                .in("times"))
        .with(
            Claim.atLeast(
                    on
                        + "x_0 worth one visit in all explores more at first: distinct nodes after N"
                        + " steps, over one each, alpha = 5",
                    FOUND,
                    1,
                    cell(cells, place, "alpha = 5, x_0 one in all").distinct()
                        / cell(cells, place, "alpha = 5, x_0 one each").distinct())
                .in("times"))
        .with(
            Claim.atLeast(
                on
                    + "a fading memory (a = 0.8) biases the plain mean of the degree over 100 N steps"
                    + " by more than a walk's deviation",
                FOUND,
                1,
                cell(cells, place, "alpha = 5, a = 0.8").bias()))
        .with(
            Claim.atMost(
                on + "the memory of all visits (a = 1, alpha = 5) by less than half of that",
                FOUND,
                0.5,
                Math.max(
                    cell(cells, place, "alpha = 5, x_0 one in all").bias(),
                    cell(cells, place, "alpha = 5, x_0 one each").bias())));
  }
}
