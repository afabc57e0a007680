package org.flyball.reproduce;

import java.util.List;
import java.util.Optional;

/** The experiments there are, in the order of the report. */
public final class Experiments {

  private static final List<Experiment> ALL =
      List.of(
          new RelaxBounds(),
          new RelaxTargets(),
          new RelaxSsorCg(),
          new RelaxShifts(),
          new RelaxHeat(),
          new RelaxReal(),
          new RelaxSolvers(),
          new RelaxPrinted(),
          new Ef21Counterexample(),
          new Ef21Logistic(),
          new Ef21Variance(),
          new Ef21Stochastic(),
          new Ef21Partial(),
          new Ef21Rare(),
          new Ef21Bandwidth(),
          new Ef21Bits(),
          new Ef21Plan(),
          new WalkClt(),
          new WalkCases(),
          new WalkAveraging(),
          new WalkDolphins(),
          new WalkWikivote(),
          new WalkCover(),
          new WalkRivals(),
          new WalkScale(),
          new ScheduleTheory(),
          new ScheduleEfficiency(),
          new ScheduleHorizon(),
          new ScheduleRefined(),
          new ScheduleLogistic(),
          new ScheduleFreeMethods());

  private Experiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return ALL;
  }

  /** The one with this name. */
  public static Optional<Experiment> named(String name) {
    return ALL.stream().filter(experiment -> experiment.name().equals(name)).findFirst();
  }
}
