package org.flyball.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.flyball.run.Checks;

/** Doubles as decimal text, both ways, exact and the same under every locale and JDK. */
public final class Decimal {

  /** The powers of ten that are doubles exactly. */
  private static final double[] POWER = new double[23];

  static {
    POWER[0] = 1;
    for (int i = 1; i < POWER.length; i++) {
      POWER[i] = 10 * POWER[i - 1];
    }
  }

  private static final long DIGITS_LIMIT = 100_000_000_000_000_000L;
  private static final int EXPONENT_LIMIT = 100_000;

  private static final boolean IS_SHORTEST = Runtime.version().feature() >= 19;

  private Decimal() {}

  /**
   * Reads {@code [+-]digits[.digits][(e|E|d|D)[+-]digits]}; a point needs a digit on one side. This
   * is narrower than {@link Double#parseDouble}, which also takes "0x1p3", "1f" and "NaN", and
   * wider by Fortran's D.
   *
   * @return the nearest double, infinite if the number is too large; NaN if this is no number
   */
  static double parse(byte[] word, int length) {
    int at = length > 0 && (word[0] == '-' || word[0] == '+') ? 1 : 0;
    long digits = 0;
    int scale = 0;
    boolean any = false;
    boolean point = false;
    boolean all = true;
    for (; at < length; at++) {
      int c = word[at];
      if (c >= '0' && c <= '9') {
        any = true;
        if (digits < DIGITS_LIMIT) {
          digits = 10 * digits + (c - '0');
          scale -= point ? 1 : 0;
        } else {
          all = false;
        }
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (!any) {
      return Double.NaN;
    }
    int letter = at;
    if (at < length) {
      int c = word[at] | 0x20;
      if (c != 'e' && c != 'd') {
        return Double.NaN;
      }
      at++;
      boolean down = at < length && word[at] == '-';
      at += at < length && (down || word[at] == '+') ? 1 : 0;
      int exponent = 0;
      int first = at;
      for (; at < length && word[at] >= '0' && word[at] <= '9'; at++) {
        exponent = Math.min(EXPONENT_LIMIT, 10 * exponent + (word[at] - '0'));
      }
      if (at == first || at < length) {
        return Double.NaN;
      }
      scale += down ? -exponent : exponent;
    }
    // Digits and power are doubles exactly, so one rounding gives the nearest (Clinger 1990).
    if (all && digits <= 1L << 53 && Math.abs(scale) < POWER.length) {
      double size = scale < 0 ? digits / POWER[-scale] : digits * POWER[scale];
      return word[0] == '-' ? -size : size;
    }
    String text = new String(word, 0, length, StandardCharsets.ISO_8859_1);
    return Double.parseDouble(
        letter == length ? text : text.substring(0, letter) + 'e' + text.substring(letter + 1));
  }

  /**
   * The shortest decimal that reads back as the same double, in the style of {@link
   * Double#toString(double)}: what that method gives since JDK 19. Before, it sometimes wrote more
   * digits than needed (2e23 as 1.9999999999999998E23); those are taken off here, so that a file
   * has the same bytes whichever JDK wrote it.
   *
   * @param value finite
   */
  public static String shortest(double value) {
    Checks.that(Double.isFinite(value), "Decimal: %s is not finite", value);
    String text = Double.toString(value);
    double size = Math.abs(value);
    // A point and at most 15 digits: two such decimals are never the same normal double.
    if (IS_SHORTEST || value == 0 || (text.length() < 17 && size >= Double.MIN_NORMAL)) {
      return text;
    }
    BigDecimal read = new BigDecimal(text).abs();
    long digits = read.unscaledValue().longValueExact();
    int scale = -read.scale();
    while (digits >= 100) { // two digits are always written, so the best two are wanted
      long down = digits / 10;
      boolean up = digits % 10 >= 5;
      if (isSame(up ? down + 1 : down, scale + 1, size)) {
        digits = up ? down + 1 : down;
      } else if (isSame(up ? down : down + 1, scale + 1, size)) {
        digits = up ? down : down + 1;
      } else {
        break;
      }
      scale++;
    }
    // Of all decimals with so few digits that read back the same, the nearest.
    BigDecimal nearest =
        new BigDecimal(size)
            .round(new MathContext(Long.toString(digits).length(), RoundingMode.HALF_EVEN));
    if (nearest.doubleValue() == size) {
      digits = nearest.unscaledValue().longValueExact();
      scale = -nearest.scale();
    }
    for (; digits % 10 == 0; digits /= 10) {
      scale++;
    }
    return (text.startsWith("-") ? "-" : "") + layOut(Long.toString(digits), scale);
  }

  private static boolean isSame(long digits, int scale, double size) {
    return Double.parseDouble(digits + "E" + scale) == size;
  }

  /** {@code digits * 10^scale} as {@link Double#toString(double)} lays it out. */
  private static String layOut(String digits, int scale) {
    int exponent = digits.length() - 1 + scale;
    if (exponent < -3 || exponent >= 7) {
      String tail = digits.length() == 1 ? "0" : digits.substring(1);
      return digits.charAt(0) + "." + tail + "E" + exponent;
    }
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    String padded = digits + "0".repeat(Math.max(0, exponent + 2 - digits.length()));
    return padded.substring(0, exponent + 1) + "." + padded.substring(exponent + 1);
  }
}
