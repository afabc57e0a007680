package org.flyball.compress;

/** The numbers that codes of coded forms stand for. */
final class Codes {

  private static final int POWER_OFFSET = 2_000; // makes every exponent positive

  private Codes() {}

  static int power(int exponent, double sign) {
    return sign < 0 ? -(exponent + POWER_OFFSET) : exponent + POWER_OFFSET;
  }

  static int exponent(int code) {
    return Math.abs(code) - POWER_OFFSET;
  }

  static boolean isLegal(Form form, int levels, int code) {
    return switch (form) {
      case SIGNS -> code == 1 || code == -1;
      case POWERS -> exponent(code) >= -1074 && exponent(code) <= 1023;
      case LEVELS, POWER_LEVELS -> code != 0 && code >= -levels && code <= levels;
      default -> false;
    };
  }

  static double value(Form form, double scale, int levels, int code) {
    double size =
        switch (form) {
          case POWERS -> scale * Math.scalb(1.0, exponent(code));
          case LEVELS -> scale * ((double) Math.abs(code) / levels);
          case POWER_LEVELS -> scale * Math.scalb(1.0, Math.abs(code) - levels);
          default -> scale;
        };
    return code < 0 ? -size : size;
  }
}
