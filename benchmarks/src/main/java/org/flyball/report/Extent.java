package org.flyball.report;

/**
 * The box that holds everything a figure draws.
 *
 * @param left the smallest x
 * @param right the largest x
 * @param bottom the smallest y, with some air; never below 0 for the air's sake
 * @param top the largest y, with some air
 */
record Extent(double left, double right, double bottom, double top) {

  private static final double AIR = 0.05;

  static Extent of(Figure figure) {
    Range x = new Range(figure.x());
    Range y = new Range(figure.y());
    boolean bars = false;
    for (Series series : figure.series()) {
      bars |= series.shape() == Series.Shape.BARS;
      for (int i = 0; i < series.x().length; i++) {
        if (figure.x().shows(series.x()[i])) {
          x.include(series.x()[i]);
          y.include(series.y()[i]);
          if (series.hasBand()) {
            y.include(series.low()[i]);
            y.include(series.high()[i]);
          }
        }
      }
    }
    if (figure.ground().isPresent()) {
      Ground ground = figure.ground().orElseThrow();
      x.include(ground.x()[0]);
      x.include(ground.x()[ground.columns()]);
      y.include(ground.y()[0]);
      y.include(ground.y()[ground.rows()]);
    }
    for (Mark mark : figure.marks()) {
      (mark.isHorizontal() ? y : x).include(mark.at());
    }
    if (bars && !figure.y().isLog()) {
      y.include(0);
    }
    int places = figure.x().categories().size();
    double[] across = places > 0 ? new double[] {-0.5, places - 0.5} : x.padded(0);
    double[] up = y.padded(figure.ground().isPresent() ? 0 : AIR);
    if (!figure.y().isLog() && up[0] < 0 && y.least >= 0) {
      up[0] = 0;
    }
    return new Extent(across[0], across[1], up[0], up[1]);
  }

  private static final class Range {
    private final Axis axis;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    private Range(Axis axis) {
      this.axis = axis;
    }

    private void include(double value) {
      if (axis.shows(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }

    private double[] padded(double air) {
      if (least > most) {
        return axis.isLog() ? new double[] {1, 10} : new double[] {0, 1};
      }
      if (axis.isLog()) {
        double factor = least == most ? 2 : Math.pow(most / least, air);
        return new double[] {least / factor, most * factor};
      }
      double room = least == most ? Math.max(1, Math.abs(most)) / 2 : (most - least) * air;
      return new double[] {least - room, most + room};
    }
  }
}
