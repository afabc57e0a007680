package org.flyball.report;

/** How far a report is. */
enum Progress {
  /** Experiments are still coming, or the run was cut off. */
  UNDER_WAY,
  /** Every experiment asked for is there, or has failed. */
  FINISHED
}
