package org.flyball.walk;

import java.util.Locale;
import org.flyball.run.Certificate;
import org.flyball.run.Checks;

/**
 * A mean over independent replicas and how far it can be trusted.
 *
 * @param mean of the replicas
 * @param standardError of the mean: the deviation over the root of the count
 * @param count how many, at least 2
 */
public record ReplicaMean(double mean, double standardError, int count) {

  /** Half the width of an interval that holds 99.9 % of a normal law, in standard deviations. */
  private static final double WIDTH = 3.2905;

  /** The mean of these values, at least two. */
  public static ReplicaMean of(double... values) {
    int n = values.length;
    Checks.that(n >= 2, "ReplicaMean: needs at least 2 values, got %s", n);
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    double mean = sum / n;
    double squares = 0;
    for (double v : values) {
      squares += (v - mean) * (v - mean);
    }
    return new ReplicaMean(mean, Math.sqrt(squares / (n - 1) / n), n);
  }

  /** The same of a multiple: errors divided by a step size, say. */
  public ReplicaMean times(double factor) {
    return new ReplicaMean(factor * mean, Math.abs(factor) * standardError, count);
  }

  /** The lower end of the interval of 99.9 % for the mean, as if it were normal. */
  public double low() {
    return mean - WIDTH * standardError;
  }

  /** The upper end. */
  public double high() {
    return mean + WIDTH * standardError;
  }

  /**
   * A prediction beside this measurement. It holds if the interval of 99.9 % meets {@code predicted
   * (1 +- slack)}.
   *
   * @param claim what is predicted
   * @param source where the prediction is from
   * @param predicted the number
   * @param slack how far off the prediction may be, relative; 0 where it is exact, more where it is
   *     a limit that is not reached
   */
  public Certificate beside(String claim, String source, double predicted, double slack) {
    Checks.that(slack >= 0, "ReplicaMean: slack must be at least 0, got %s", slack);
    double room = slack * Math.abs(predicted);
    boolean holds = low() <= predicted + room && high() >= predicted - room;
    String text =
        String.format(
            Locale.ROOT,
            "%s within %s %%; over %d replicas the mean is in [%.6g, %.6g] at 99.9 %%",
            claim,
            Math.round(100 * slack),
            count,
            low(),
            high());
    return new Certificate(text, source, predicted, mean, holds);
  }
}
