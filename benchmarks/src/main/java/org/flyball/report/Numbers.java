package org.flyball.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text: exact for files, short for people. Never depends on the locale. */
final class Numbers {

  private static final String SUPERSCRIPTS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

  private Numbers() {}

  /**
   * The shortest decimal that reads back as the same double, laid out as {@link
   * Double#toString(double)} does. That method itself gives longer texts before JDK 19
   * (JDK-4511638), and files must be the same bytes on every JDK.
   */
  static String exact(double value) {
    String text = Double.toString(value);
    boolean normal = Math.abs(value) >= Double.MIN_NORMAL || value == 0;
    if (!Double.isFinite(value) || (normal && text.length() < 17)) {
      return text; // up to 15 significant digits: there is only one such text
    }
    return layOut(shortest(value, normal ? 15 : 1).stripTrailingZeros());
  }

  private static BigDecimal shortest(double value, int fewest) {
    BigDecimal whole = new BigDecimal(value);
    for (int digits = fewest; digits < 17; digits++) {
      // Above a power of two doubles are further apart than below: away from zero may still do.
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
        BigDecimal candidate = whole.round(new MathContext(digits, mode));
        if (candidate.doubleValue() == value) {
          return candidate;
        }
      }
    }
    return whole.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }

  private static String layOut(BigDecimal decimal) {
    String digits = decimal.unscaledValue().abs().toString();
    String sign = decimal.signum() < 0 ? "-" : "";
    int exponent = digits.length() - 1 - decimal.scale();
    if (exponent >= -3 && exponent < 7) {
      String plain = decimal.abs().toPlainString();
      return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }
    String fraction = digits.length() == 1 ? "0" : digits.substring(1);
    return sign + digits.charAt(0) + "." + fraction + "E" + exponent;
  }

  /**
   * For the page: up to five significant digits, thousands apart, powers of ten in superscripts.
   */
  static String show(double value) {
    if (Double.isNaN(value)) {
      return "\u2013";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\u221e" : "\u2212\u221e";
    }
    if (value == 0) {
      return "0";
    }
    String sign = value < 0 ? "\u2212" : "";
    double size = Math.abs(value);
    if (size == Math.rint(size) && size < 1e9) {
      return sign + group(String.format(Locale.ROOT, "%.0f", size));
    }
    BigDecimal five = five(size);
    int exponent = five.precision() - 1 - five.scale();
    if (exponent < -3 || exponent >= 7) {
      return power(value);
    }
    String plain = five.toPlainString();
    int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    return sign + group(plain.substring(0, point)) + plain.substring(point);
  }

  /** The same as a number times a power of ten, whatever its size; not for 0. */
  static String power(double value) {
    String sign = value < 0 ? "\u2212" : "";
    BigDecimal five = five(Math.abs(value));
    int exponent = five.precision() - 1 - five.scale();
    String mantissa = five.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    String power = "10" + superscript(exponent);
    return sign + (mantissa.equals("1") ? power : mantissa + "\u00b7" + power);
  }

  private static BigDecimal five(double size) {
    return new BigDecimal(size)
        .round(new MathContext(5, RoundingMode.HALF_EVEN))
        .stripTrailingZeros();
  }

  /** A duration for people: "0.4 s", "12 s", "3 min 5 s". */
  static String duration(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  private static String group(String digits) {
    if (digits.length() < 5) {
      return digits;
    }
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      text.insert(at, '\u202f'); // narrow no-break space
    }
    return text.toString();
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "\u207b" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
