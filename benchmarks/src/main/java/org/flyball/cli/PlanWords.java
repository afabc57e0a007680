package org.flyball.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyball.planning.Pilot;
import org.flyball.run.Checks;

/** Readers of the words of {@link PlanOptions}. */
final class PlanWords {

  private static final Pattern WITH_UNIT = Pattern.compile("(.*?)([A-Za-z]*)");
  private static final Map<String, Double> SPEEDS =
      Map.of("bit", 1.0, "kbit", 1e3, "Mbit", 1e6, "Gbit", 1e9);
  private static final Map<String, Double> TIMES =
      Map.of("s", 1.0, "ms", 1e-3, "us", 1e-6, "ns", 1e-9);

  private PlanWords() {}

  private static double withUnit(String word, Map<String, Double> units, String remedy) {
    Matcher parts = WITH_UNIT.matcher(word);
    Double unit = parts.matches() ? units.get(parts.group(2)) : null;
    if (unit == null) {
      throw new IllegalArgumentException("'" + word + "' has no unit; write it like " + remedy);
    }
    return Words.number(parts.group(1)) * unit;
  }

  static double speed(String word) {
    if (word.equals("unlimited")) {
      return Double.POSITIVE_INFINITY;
    }
    double speed = withUnit(word, SPEEDS, "10Mbit (bit, kbit, Mbit, Gbit a second), or unlimited");
    Checks.that(speed > 0, "'%s' is no speed, must be positive", word);
    return speed;
  }

  static double time(String word) {
    double time = withUnit(word, TIMES, "50ms (s, ms, us, ns)");
    Checks.that(time >= 0, "'%s' is below 0", word);
    return time;
  }

  /** "3.2 Mbit/s". */
  static String speed(double bitsPerSecond) {
    if (bitsPerSecond == Double.POSITIVE_INFINITY) {
      return "unlimited";
    }
    String[] units = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s"};
    int unit = 0;
    double value = bitsPerSecond;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, value < 1e5 ? "%.3g %s" : "%.1e %s", value, units[unit])
        .replaceFirst("\\.0+ ", " ");
  }

  /** For one speed. */
  static final class OfSpeed extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      return speed(word);
    }
  }

  /** Numbers with commas between, in one word. */
  record Numbers(double... values) {}

  /** For speeds with commas between. */
  static final class OfSpeeds extends Words.Converter<Numbers> {
    @Override
    Numbers read(String word) {
      String[] each = word.split(",", -1);
      double[] speeds = new double[each.length];
      for (int i = 0; i < each.length; i++) {
        speeds[i] = speed(each[i]);
      }
      return new Numbers(speeds);
    }
  }

  /** For a time. */
  static final class OfTime extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      return time(word);
    }
  }

  /** For L and the L_i. */
  static final class OfConstants extends Words.Converter<Numbers> {
    @Override
    Numbers read(String word) {
      String[] each = word.split(",", -1);
      double[] constants = new double[each.length];
      for (int i = 0; i < each.length; i++) {
        constants[i] = Words.number(each[i]);
        Checks.that(constants[i] > 0, "'%s' is no smoothness constant, must be positive", each[i]);
      }
      return new Numbers(constants);
    }
  }

  /** For the goal. */
  static final class OfGoal extends Words.Converter<Double> {
    @Override
    Double read(String word) {
      double tolerance = Words.number(word);
      Checks.that(tolerance > 0 && tolerance < 1, "%s is not in (0, 1); 0.01 is usual", word);
      return tolerance;
    }
  }

  /** For the pilot's rounds. */
  static final class OfPilot extends Words.Converter<Integer> {
    @Override
    Integer read(String word) {
      int rounds = Words.count(word, 0);
      Checks.that(rounds == 0 || rounds >= 8, "%s rounds tell nothing; 0 or at least 8", word);
      return rounds;
    }
  }

  /** For {@code --steps}. */
  static final class OfSteps extends Words.Converter<Pilot.Steps> {
    @Override
    Pilot.Steps read(String word) {
      return Words.oneOf(Pilot.Steps.values(), "choice", word);
    }
  }

  /** For {@code --methods}. */
  static final class OfMethods extends Words.Converter<PlanMethods> {
    @Override
    PlanMethods read(String word) {
      List<PlanMethods.Kind> kinds = new ArrayList<>();
      for (String each : word.split(",", -1)) {
        kinds.add(Words.oneOf(PlanMethods.Kind.values(), "method", each));
      }
      return new PlanMethods(kinds);
    }
  }

  /** For {@code --engine}. */
  static final class OfEngine extends Words.Converter<PlanEngine> {
    @Override
    PlanEngine read(String word) {
      return PlanEngine.parse(word);
    }
  }
}
