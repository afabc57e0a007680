package org.flyball.report;

import java.util.List;
import org.flyball.run.Checks;

/**
 * One axis of a {@link Figure}.
 *
 * @param label what it measures, with the unit: "bits per client", "time (s)"
 * @param scale how values map to places
 * @param categories the names of the places 0, 1, 2, ...; empty unless the scale is CATEGORIES
 */
public record Axis(String label, Scale scale, List<String> categories) {

  /** How values map to places. */
  public enum Scale {
    /** Equal differences, equal distances. */
    LINEAR,
    /** Equal ratios, equal distances. Values that are not positive are not drawn. */
    LOG,
    /** Names side by side; x values are their indices, from 0. */
    CATEGORIES
  }

  public Axis {
    categories = List.copyOf(categories);
    Checks.that(!label.isBlank(), "Axis: the label is blank; say what it measures and the unit");
    Checks.that(
        (scale == Scale.CATEGORIES) == !categories.isEmpty(),
        "Axis %s: scale %s with %s category names",
        label,
        scale,
        categories.size());
  }

  /** A linear axis. */
  public static Axis linear(String label) {
    return new Axis(label, Scale.LINEAR, List.of());
  }

  /** A logarithmic axis. */
  public static Axis log(String label) {
    return new Axis(label, Scale.LOG, List.of());
  }

  /** Names side by side, for bars. Only for x. */
  public static Axis categories(String label, List<String> names) {
    return new Axis(label, Scale.CATEGORIES, names);
  }

  /** Whether this value has a place on this axis. */
  boolean shows(double value) {
    return Double.isFinite(value) && (scale != Scale.LOG || value > 0);
  }

  /** The value as a number proportional to its place. */
  double place(double value) {
    return scale == Scale.LOG ? Math.log10(value) : value;
  }

  boolean isLog() {
    return scale == Scale.LOG;
  }

  boolean isCategories() {
    return scale == Scale.CATEGORIES;
  }
}
