package org.flyball.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.flyball.data.Decimal;

/** Numbers as text: exact for files, short for people. Never depends on the locale. */
final class Numbers {

  private static final String SUPERSCRIPTS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

  private Numbers() {}

  /** For files: the shortest decimal that reads back as the same double; NaN and infinity named. */
  static String exact(double value) {
    return Double.isFinite(value) ? Decimal.shortest(value) : Double.toString(value);
  }

  /**
   * For the page: up to five significant digits, thousands apart, powers of ten in superscripts.
   */
  static String show(double value) {
    return show(value, 5);
  }

  /** The same with up to so many significant digits; integers below 10^9 in full. */
  static String show(double value, int digits) {
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
    BigDecimal brief = brief(size, digits);
    int exponent = exponent(brief);
    if (exponent < -3 || exponent >= 7) {
      return power(value, digits);
    }
    String plain = brief.toPlainString();
    int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    return sign + group(plain.substring(0, point)) + plain.substring(point);
  }

  /** The same as a number times a power of ten, whatever its size; not for 0. */
  static String power(double value) {
    return power(value, 5);
  }

  private static String power(double value, int digits) {
    String sign = value < 0 ? "\u2212" : "";
    BigDecimal brief = brief(Math.abs(value), digits);
    int exponent = exponent(brief);
    String mantissa = brief.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    String power = "10" + superscript(exponent);
    return sign + (mantissa.equals("1") ? power : mantissa + "\u00b7" + power);
  }

  /** The nearest number of so many digits; one that is not finite stays. */
  static double rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
        : value;
  }

  private static BigDecimal brief(double size, int digits) {
    return new BigDecimal(size)
        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
        .stripTrailingZeros();
  }

  private static int exponent(BigDecimal number) {
    return number.precision() - 1 - number.scale();
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
