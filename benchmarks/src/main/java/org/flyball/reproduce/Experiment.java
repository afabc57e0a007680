package org.flyball.reproduce;

import org.flyball.report.ExperimentReport;

/** One experiment of a paper. */
public interface Experiment {

  /** The name on the command line, of a-z, 0-9 and -. */
  String name();

  /** What it shows and which figures of which paper it repeats, in one line. */
  String summary();

  /** About how long it takes on two cores, in seconds. */
  int seconds(Effort effort);

  /**
   * Runs it.
   *
   * @throws Cancelled if the conditions say so on the way
   */
  ExperimentReport run(Conditions conditions);
}
