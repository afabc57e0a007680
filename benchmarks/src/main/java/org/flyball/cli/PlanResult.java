package org.flyball.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyball.planning.BreakEven;
import org.flyball.planning.Forecast;
import org.flyball.planning.Pilot;
import org.flyball.planning.Planner;

/**
 * What {@code ./flyball plan} found.
 *
 * @param name the file, or "stated"
 * @param assumed whether the start is only assumed
 * @param engine as the user wrote it
 * @param forecasts the fastest first
 * @param breaks of each against gradient descent; empty without links or without it
 */
record PlanResult(
    String name,
    boolean assumed,
    Planner planner,
    String engine,
    Optional<Pilot> pilot,
    List<Forecast> forecasts,
    List<Break> breaks,
    List<String> warnings,
    double seconds) {

  static final String DENSE = "GD";

  /** Whether a method pays against gradient descent. */
  record Break(Forecast forecast, BreakEven even) {}

  /** Where each method breaks even with gradient descent, by uplinks and by all links. */
  static List<Break> breakEven(Planner planner, List<Forecast> forecasts) {
    List<Break> breaks = new ArrayList<>();
    Optional<Forecast> dense = dense(forecasts);
    boolean linked = planner.platform().links().slowestUp() < Double.POSITIVE_INFINITY;
    if (dense.isPresent() && linked) {
      for (Forecast forecast : forecasts) {
        if (!forecast.contender().name().equals(DENSE)) {
          for (BreakEven.Vary vary : BreakEven.Vary.values()) {
            breaks.add(new Break(forecast, planner.breakEven(forecast, dense.get(), vary)));
          }
        }
      }
    }
    return breaks;
  }

  static Optional<Forecast> dense(List<Forecast> forecasts) {
    return forecasts.stream().filter(f -> f.contender().name().equals(DENSE)).findFirst();
  }

  /** Over the links as they are. */
  boolean pays(Break of) {
    return of.even().paysAt(planner.platform().links().slowestUp());
  }
}
