package org.flyball.compress;

/**
 * Codes what a message says of the kept coordinates. Numbers are floats if all of them are floats
 * exactly, else doubles; exponents and levels take a sign bit and a fixed width or, for levels,
 * Rice's code if that is shorter.
 */
final class Entries {

  private static final int FIXED = 31; // in the place of Rice's parameter
  private static final int MOST_RICE = 15;

  private boolean narrow; // floats
  private int leastExponent;
  private int width;
  private int parameter;

  boolean narrow() {
    return narrow;
  }

  private int numberBits() {
    return narrow ? Float.SIZE : Double.SIZE;
  }

  /** The bits of the shortest coding. */
  long plan(Message message) {
    int kept = message.kept();
    if (kept == 0) {
      narrow = false;
      return 0;
    }
    return switch (message.form()) {
      case VALUES -> {
        narrow = true;
        for (int p = 0; p < kept && narrow; p++) {
          narrow = isFloat(message.value(p));
        }
        yield (long) kept * numberBits();
      }
      case FACTORS -> {
        Factors f = message.factors();
        narrow = areFloats(f.left, f.rows * f.rank) && areFloats(f.right, f.columns * f.rank);
        yield 64 + (long) f.rank * (f.rows + f.columns) * numberBits();
      }
      case SIGNS -> {
        narrow = isFloat(message.scale());
        yield numberBits() + kept;
      }
      case POWERS -> {
        narrow = isFloat(message.scale());
        yield numberBits() + 12 + 4 + (long) kept * (1 + planExponents(message));
      }
      case LEVELS, POWER_LEVELS -> {
        narrow = isFloat(message.scale());
        int sized = 6 + BitReader.width(message.levels());
        yield numberBits() + sized + 5 + kept + planLevels(message);
      }
    };
  }

  private static boolean isFloat(double v) {
    return (float) v == v;
  }

  private static boolean areFloats(double[] values, int count) {
    boolean all = true;
    for (int i = 0; i < count && all; i++) {
      all = isFloat(values[i]);
    }
    return all;
  }

  private int planExponents(Message message) {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int p = 0; p < message.kept(); p++) {
      int e = Codes.exponent(message.code(p));
      least = Math.min(least, e);
      most = Math.max(most, e);
    }
    leastExponent = least;
    width = BitReader.width(most - least);
    return width;
  }

  private long planLevels(Message message) {
    int kept = message.kept();
    width = BitReader.width(message.levels() - 1);
    parameter = FIXED;
    long best = (long) kept * width;
    for (int m = 0; m <= Math.min(MOST_RICE, width - 1); m++) {
      long bits = (long) kept * (m + 1);
      for (int p = 0; p < kept; p++) {
        bits += (Math.abs(message.code(p)) - 1) >>> m;
      }
      if (bits < best) {
        best = bits;
        parameter = m;
      }
    }
    return best;
  }

  private void number(double v, BitWriter out) {
    if (narrow) {
      out.write(Float.floatToRawIntBits((float) v) & 0xFFFF_FFFFL, 32);
    } else {
      out.write(Double.doubleToRawLongBits(v), 64);
    }
  }

  private double number(BitReader in) {
    return narrow ? Float.intBitsToFloat((int) in.read(32)) : Double.longBitsToDouble(in.read(64));
  }

  /** Writes as planned. */
  void write(Message message, BitWriter out) {
    int kept = message.kept();
    if (kept == 0) {
      return;
    }
    switch (message.form()) {
      case VALUES -> {
        for (int p = 0; p < kept; p++) {
          number(message.value(p), out);
        }
      }
      case FACTORS -> {
        Factors f = message.factors();
        out.write(f.rows, 32);
        out.write(f.rank, 32);
        for (int i = 0; i < f.rows * f.rank; i++) {
          number(f.left[i], out);
        }
        for (int j = 0; j < f.columns * f.rank; j++) {
          number(f.right[j], out);
        }
      }
      case SIGNS -> {
        number(message.scale(), out);
        for (int p = 0; p < kept; p++) {
          out.write(message.code(p) < 0 ? 1 : 0, 1);
        }
      }
      case POWERS -> {
        number(message.scale(), out);
        out.write(leastExponent - Double.MIN_EXPONENT + 52, 12);
        out.write(width, 4);
        for (int p = 0; p < kept; p++) {
          int code = message.code(p);
          long sign = code < 0 ? 1 : 0;
          out.write(sign | (long) (Codes.exponent(code) - leastExponent) << 1, 1 + width);
        }
      }
      case LEVELS, POWER_LEVELS -> {
        number(message.scale(), out);
        out.sized(message.levels());
        out.write(parameter, 5);
        for (int p = 0; p < kept; p++) {
          int code = message.code(p);
          out.write(code < 0 ? 1 : 0, 1);
          level(Math.abs(code) - 1, out);
        }
      }
    }
  }

  private void level(int above, BitWriter out) {
    if (parameter == FIXED) {
      out.write(above, width);
    } else {
      out.unary(above >>> parameter);
      out.write(above & ((1L << parameter) - 1), parameter);
    }
  }

  private int level(int levels, BitReader in) {
    return parameter == FIXED
        ? (int) in.read(width)
        : (int) (in.unary(levels >>> parameter) << parameter | in.read(parameter));
  }

  /** Reads the entries of the coordinates just read, {@code kept} of them, into the message. */
  void read(Form form, boolean floats, int kept, Coordinates at, BitReader in, Message out) {
    narrow = floats;
    if (form == Form.FACTORS) {
      readFactors(in, out);
      return;
    }
    if (kept == 0) {
      return;
    }
    if (form == Form.VALUES) {
      for (int p = 0; p < kept; p++) {
        out.add(at.at(p), number(in));
      }
      return;
    }
    long round = out.drawnRound();
    double scale = number(in);
    int levels = 1;
    if (form == Form.POWERS) {
      leastExponent = (int) in.read(12) + Double.MIN_EXPONENT - 52;
      width = (int) in.read(4);
    } else if (form != Form.SIGNS) {
      long stored = in.sized();
      levels = (int) Math.min(Integer.MAX_VALUE, stored);
      width = BitReader.width(levels - 1);
      parameter = (int) in.read(5);
    }
    out.coded(out.dimension(), form, scale, levels);
    out.drawn(round);
    for (int p = 0; p < kept; p++) {
      boolean negative = in.read(1) == 1;
      int code =
          switch (form) {
            case SIGNS -> 1;
            case POWERS -> Codes.power(leastExponent + (int) in.read(width), 1);
            default -> 1 + level(levels, in);
          };
      out.addCode(at.at(p), negative ? -code : code);
    }
  }

  private void readFactors(BitReader in, Message out) {
    long rows = in.read(32);
    long rank = in.read(32);
    long columns = rows == 0 ? 0 : out.dimension() / rows;
    if (rows * columns != out.dimension()
        || rank < 1
        || rank > Math.min(rows, columns)
        || rank * (rows + columns) * numberBits() > in.remaining()) {
      throw new DamagedMessageException(
          "factors of " + rows + " rows and rank " + rank + " in " + in.remaining() + " bits");
    }
    Factors factors = out.factors();
    factors.shape((int) rows, (int) columns, (int) rank);
    readFactor(factors.left, factors.rows * factors.rank, in);
    readFactor(factors.right, factors.columns * factors.rank, in);
    out.factorsAtHand();
  }

  private void readFactor(double[] out, int count, BitReader in) {
    for (int i = 0; i < count; i++) {
      double v = number(in);
      if (!(Math.abs(v) <= Double.MAX_VALUE)) {
        throw new DamagedMessageException("entry " + i + " of a factor is " + v);
      }
      out[i] = v + 0.0;
    }
  }
}
