package org.flyball.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one run measured, and where it comes from.
 *
 * @param date when it began, as ISO 8601 in UTC; empty where a file does not say
 * @param commit of the sources; "unknown" where neither git nor the file says
 * @param command as it was typed
 * @param machine what it was measured on
 * @param loadBefore the machine's load average when it began; NaN where unknown
 * @param loadAfter the same when it ended
 * @param ending whether all that was asked for is there
 * @param measurements in the order they were made
 */
public record Results(
    String date,
    String commit,
    String command,
    Machine machine,
    double loadBefore,
    double loadAfter,
    Ending ending,
    List<Measurement> measurements) {

  /** Whether all that was asked for is there. */
  public enum Ending {
    /** It is. */
    FINISHED,
    /** The run was cut off; the measurements are whole. */
    INTERRUPTED
  }

  /** Copies the list. */
  public Results {
    measurements = List.copyOf(measurements);
  }

  /** The same with one more measurement. */
  public Results with(Measurement more) {
    List<Measurement> all = new ArrayList<>(measurements);
    all.add(more);
    return new Results(date, commit, command, machine, loadBefore, loadAfter, ending, all);
  }

  /** The load average before and after, in words; empty where neither is known. */
  public String load() {
    String before = Double.isNaN(loadBefore) ? "" : Times.ratio(loadBefore) + " before";
    String after = Double.isNaN(loadAfter) ? "" : Times.ratio(loadAfter) + " after";
    return before + (before.isEmpty() || after.isEmpty() ? "" : ", ") + after;
  }

  /** The same, ended this way under this load. */
  public Results ended(Ending how, double load) {
    return new Results(date, commit, command, machine, loadBefore, load, how, measurements);
  }

  /** The measurement of this key. */
  public Optional<Measurement> find(String key) {
    return measurements.stream().filter(one -> one.key().equals(key)).findFirst();
  }
}
