package org.flyball.report;

import org.flyball.run.Checks;

/**
 * How long one part of an experiment took. Times go to the page and to timing.csv, never into
 * figures, tables or verdicts: they are not the same twice.
 *
 * @param group what belongs together and may be compared: "50 x 50 cells"; the first of a group is
 *     what the others are measured by
 * @param part what took the time
 * @param seconds of one processor
 */
public record Timing(String group, String part, double seconds) {

  public Timing {
    Checks.that(!group.isBlank() && !part.isBlank(), "Timing: group and part need names");
    Checks.that(
        seconds >= 0 && seconds < Double.POSITIVE_INFINITY,
        "Timing %s, %s: must be finite and at least 0, got %s",
        group,
        part,
        seconds);
  }
}
