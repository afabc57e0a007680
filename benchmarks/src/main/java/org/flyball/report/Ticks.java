package org.flyball.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Round places for the labels of an axis; page.js chooses the same way. */
final class Ticks {

  private static final MathContext ROUND = new MathContext(12);
  private static final double[] STEPS = {1, 2, 5, 10};

  private Ticks() {}

  /**
   * About {@code room} round values from low to high, at most {@code room + 1}.
   *
   * @param room how many labels have room
   */
  static List<Double> of(Axis axis, double low, double high, double room) {
    return axis.isLog() ? log(low, high, room) : linear(low, high, room);
  }

  private static List<Double> linear(double low, double high, double room) {
    double rough = (high - low) / Math.max(2, room);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = 10 * power;
    for (double candidate : STEPS) {
      if (candidate * power >= rough) {
        step = candidate * power;
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step - 1e-9);
    for (long k = first; k * step <= high + 1e-9 * step; k++) {
      ticks.add(BigDecimal.valueOf(k * step).round(ROUND).doubleValue());
    }
    return ticks;
  }

  /** Powers of ten, every few of them if there are many, with 2 and 5 between if there are few. */
  private static List<Double> log(double low, double high, double room) {
    double decades = Math.log10(high / low);
    if (decades < 0.7) {
      return linear(low, high, room);
    }
    boolean fine = decades <= room / 3;
    int stride = Math.max(1, (int) Math.ceil(decades / room));
    List<Double> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
      if (!fine && Math.floorMod(e, stride) != 0) {
        continue;
      }
      for (int digit : fine ? new int[] {1, 2, 5} : new int[] {1}) {
        double tick = BigDecimal.valueOf(digit, -e).doubleValue();
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks.size() > 1 ? ticks : linear(low, high, room);
  }
}
