package org.flyball.compress;

/** Changes to whole messages, for compressors made of others. */
final class Adjustments {

  private Adjustments() {}

  /** Times a positive factor; false, and zero, if a number overflows. */
  static boolean scale(Message message, double factor) {
    Message second = message.part();
    boolean fine = second == null || scale(second, factor);
    switch (message.form) {
      case VALUES -> {
        for (int p = 0; p < message.kept; p++) {
          message.value[p] = factor * message.value[p] + 0.0;
        }
      }
      case FACTORS -> message.factors.scaleBy(factor);
      default -> rescale(message, factor * message.scale);
    }
    for (int p = 0; p < message.kept && fine; p++) {
      fine = Math.abs(message.value(p)) <= Double.MAX_VALUE;
    }
    return fine || empty(message);
  }

  /** Rounds every number that is sent to a float; false, and zero, if one overflows. */
  static boolean roundToFloat(Message message) {
    Message second = message.part();
    boolean fine = second == null || roundToFloat(second);
    switch (message.form) {
      case VALUES -> {
        boolean zero = true;
        for (int p = 0; p < message.kept; p++) {
          float rounded = (float) message.value[p];
          fine &= Math.abs(rounded) <= Float.MAX_VALUE;
          message.value[p] = rounded + 0.0;
          zero &= rounded == 0;
        }
        message.kept = zero ? 0 : message.kept;
      }
      case FACTORS -> fine &= message.factors.roundToFloat();
      default -> {
        fine &= Math.abs((float) message.scale) <= Float.MAX_VALUE;
        rescale(message, (float) message.scale);
      }
    }
    return fine || empty(message);
  }

  private static boolean empty(Message message) {
    message.zero(message.dimension);
    return false;
  }

  private static void rescale(Message message, double scale) {
    message.scale = scale;
    message.kept = scale == 0 ? 0 : message.kept;
    for (int p = 0; p < message.kept; p++) {
      message.value[p] = Codes.value(message.form, scale, message.levels, message.code[p]);
    }
  }

  /**
   * Makes a message about the coordinates that another one picked: what {@code inner} says of
   * position p is said of {@code picked.index(p)}. Positions beyond those picked are padding.
   */
  static void within(Message picked, Message inner, Message out) {
    out.zero(picked.dimension);
    out.form = inner.form == Form.FACTORS ? Form.VALUES : inner.form;
    out.scale = inner.scale;
    out.levels = inner.levels;
    out.span = picked.kept;
    for (int p = 0; p < inner.kept && inner.index(p) < picked.kept; p++) {
      if (out.form == Form.VALUES) {
        out.add(picked.index(inner.index(p)), inner.value(p));
      } else {
        out.addCode(picked.index(inner.index(p)), inner.code[p]);
      }
    }
    if (out.kept == picked.kept) {
      out.drawnRound = picked.drawnRound;
    }
  }
}
