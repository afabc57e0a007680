package org.flyball.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Times and ratios as people read them, in ASCII. */
public final class Times {

  private static final String[] UNITS = {"ns", "us", "ms", "s"};
  private static final MathContext DIGITS = new MathContext(3);

  private Times() {}

  /** "0.531 ns", "12.4 us": three digits. */
  public static String words(double nanos) {
    int unit = 0;
    double value = rounded(nanos);
    while (value >= 1000 && unit < UNITS.length - 1) {
      value = rounded(value / 1000);
      unit++;
    }
    return plain(value) + " " + UNITS[unit];
  }

  /** "1.08", "25.3": three digits. */
  public static String ratio(double value) {
    return plain(rounded(value));
  }

  /** "1.08 (1.01-1.20)". */
  public static String ratio(Ratio ratio) {
    return ratio(ratio.value()) + " (" + ratio(ratio.low()) + "-" + ratio(ratio.high()) + ")";
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  private static String plain(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
