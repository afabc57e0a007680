package org.flyball.walk;

import org.flyball.run.Checks;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/** Why a run has ended, if it has, and what was at fault. */
final class Ending {

  private Termination why = Termination.INTERRUPTED;
  private String fault = "";

  boolean isOver() {
    return why != Termination.INTERRUPTED;
  }

  Termination why() {
    return why;
  }

  /** What was not finite, at which node and step; empty if all was. */
  String fault() {
    return fault;
  }

  /** The size of a step; throws where it is none. */
  static double size(Gain gain, long step) {
    double size = gain.at(step);
    if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
      Checks.that(
          false, "Gain: the size of step %s is %s, must be at least 0 and finite", step, size);
    }
    return size;
  }

  /** Ends the run if its measure is small enough or none, or if it has had its steps. */
  void judge(Stop stop, double measure, double first, long steps) {
    if (measure <= stop.threshold(first, first)) {
      why = Termination.CONVERGED;
    } else if (stop.tolerance() > 0 && Double.isNaN(measure)) {
      why = Termination.NOT_FINITE;
      fault = "step " + steps + ": the measure is NaN";
    } else {
      limit(stop, steps);
    }
  }

  /** Ends the run if it has had its steps. */
  void limit(Stop stop, long steps) {
    if (steps >= stop.maxSteps()) {
      why = Termination.STEP_LIMIT;
    }
  }

  /** Ends a run whose next theta is not finite though this one is not large. */
  void notFinite(int node, long step, String blame) {
    why = Termination.NOT_FINITE;
    fault = "node " + node + ", step " + step + ": " + blame;
  }

  /** Ends a run whose theta has grown until it overflows. */
  void diverged(int node, long step, String remedy) {
    why = Termination.DIVERGED;
    fault = "node " + node + ", step " + step + ": theta leaves the range of a double; " + remedy;
  }

  Snapshot addTo(Snapshot snapshot) {
    return snapshot.with("why", why.name()).with("fault", fault);
  }

  /** Takes over what a failed run ended by; of others, more may be asked for than of the saved. */
  void restore(Snapshot snapshot) {
    Termination saved = Termination.valueOf(snapshot.text("why"));
    if (saved == Termination.DIVERGED || saved == Termination.NOT_FINITE) {
      why = saved;
      fault = snapshot.text("fault");
    }
  }
}
