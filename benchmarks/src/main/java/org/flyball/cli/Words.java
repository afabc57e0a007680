package org.flyball.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.flyball.data.BadFileException;
import org.flyball.run.Checks;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Words of the command line that stand for a number or for one of a few things. */
final class Words {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private Words() {}

  /**
   * A finite decimal number; narrower than {@link Double#parseDouble}, which also takes "NaN", "1f"
   * and "0x1p3".
   */
  static double number(String word) {
    double value = NUMBER.matcher(word).matches() ? Double.parseDouble(word) : Double.NaN;
    Checks.that(Double.isFinite(value), "'%s' is not a number; write it like 1.5 or 1e-8", word);
    return value;
  }

  /** A whole number of at least {@code least}. */
  static int count(String word, int least) {
    double value = number(word);
    Checks.that(
        value >= least && value <= Integer.MAX_VALUE && value == Math.rint(value),
        "'%s' is not a whole number of at least %s",
        word,
        least);
    return (int) value;
  }

  /** The constant whose name this is, in any case, with - for _. */
  static <E extends Enum<E>> E oneOf(E[] constants, String what, String word) {
    for (E constant : constants) {
      if (spelled(constant).equalsIgnoreCase(word)) {
        return constant;
      }
    }
    String all = String.join(", ", Arrays.stream(constants).map(Words::spelled).toList());
    throw new IllegalArgumentException(
        "unknown "
            + what
            + " '"
            + word
            + "'; there "
            + (constants.length == 1 ? "is " : "are ")
            + all);
  }

  /** The word for a constant. */
  static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A file's path, as far as the locale lets the JVM know it. */
  static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException unknown) {
      throw new BadUsageException(
          "the file name "
              + Ascii.of(BadFileException.quote(word))
              + " has characters that the JVM cannot read in this locale; set LC_ALL=C.UTF-8");
    }
  }

  /** For files. */
  static final class OfPath implements ITypeConverter<Path> {
    @Override
    public Path convert(String word) {
      try {
        return path(word);
      } catch (BadUsageException bad) {
        throw new TypeConversionException(bad.getMessage());
      }
    }
  }

  /** Reads a word, or says in one line why it cannot. */
  abstract static class Converter<T> implements ITypeConverter<T> {

    abstract T read(String word);

    @Override
    public final T convert(String word) {
      try {
        return read(word);
      } catch (IllegalArgumentException bad) {
        throw new TypeConversionException(bad.getMessage());
      }
    }
  }

  /** For {@code --format}. */
  static final class OfFormat extends Converter<OutputFormat> {
    @Override
    OutputFormat read(String word) {
      return oneOf(OutputFormat.values(), "format", word);
    }
  }

  /** For {@code --method}. */
  static final class OfMethod extends Converter<Method> {
    @Override
    Method read(String word) {
      return oneOf(Method.values(), "method", word);
    }
  }

  /** For {@code --tolerance}. */
  static final class OfTolerance extends Converter<Double> {
    @Override
    Double read(String word) {
      double tolerance = number(word);
      Checks.that(tolerance >= 0 && tolerance < 1, "%s is not in [0, 1); 1e-8 is usual", word);
      return tolerance;
    }
  }

  /** For numbers of repetitions or steps. */
  static final class OfCount extends Converter<Integer> {
    @Override
    Integer read(String word) {
      return count(word, 1);
    }
  }

  /** For {@code --omega}. */
  static final class OfOmega extends Converter<OmegaChoice> {
    @Override
    OmegaChoice read(String word) {
      return OmegaChoice.parse(word);
    }
  }

  /** For {@code --grid}. */
  static final class OfGrid extends Converter<GridChoice> {
    @Override
    GridChoice read(String word) {
      return GridChoice.parse(word);
    }
  }
}
