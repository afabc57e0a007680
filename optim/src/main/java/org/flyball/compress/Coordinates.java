package org.flyball.compress;

import org.jspecify.annotations.Nullable;

/**
 * Codes the kept coordinates. Rice's code with parameter m writes a gap g (the coordinates between
 * two kept ones) as floor(g / 2^m) zeros, a one, and the m lowest bits of g. Gaps are about
 * geometric with mean d / k, for which m = log2(ln 2 d / k) is best; the two parameters beside it
 * are counted exactly as well.
 */
final class Coordinates {

  private static final int RICE_PARAMETER = 5; // bits

  private final int dimension;
  private final int width; // of an index, ceil(log2 d)
  private int[] coordinate = {};
  private int kept;
  private CoordinateCoding coding = CoordinateCoding.NONE;
  private int parameter;

  Coordinates(int dimension) {
    this.dimension = dimension;
    width = BitReader.width(dimension - 1);
  }

  CoordinateCoding coding() {
    return coding;
  }

  /** Chooses the shortest coding, or takes the one that is wanted; its bits. */
  long plan(Message message, @Nullable CoordinateCoding wanted) {
    kept = message.kept();
    if (kept == 0) {
      coding = CoordinateCoding.NONE;
      return 0;
    }
    if (message.drawnRound() >= 0) {
      coding = CoordinateCoding.DRAWN;
      return 6L + BitReader.width(message.drawnRound());
    }
    if (message.isFull()) {
      coding = CoordinateCoding.ALL;
      return 0;
    }
    long list = width + (long) kept * width;
    long rice = width + RICE_PARAMETER + planRice(message);
    long bitmap = dimension;
    if (wanted != null) {
      coding = wanted;
    } else if (bitmap <= Math.min(list, rice)) {
      coding = CoordinateCoding.BITMAP;
    } else {
      coding = list <= rice ? CoordinateCoding.LIST : CoordinateCoding.RICE;
    }
    return switch (coding) {
      case LIST -> list;
      case BITMAP -> bitmap;
      default -> rice;
    };
  }

  private long planRice(Message message) {
    double ideal = Math.log(Math.log(2) * dimension / kept) / Math.log(2);
    int middle = Math.max(1, (int) Math.rint(ideal));
    long fine = 0;
    long mid = 0;
    long coarse = 0;
    int next = 0;
    for (int p = 0; p < kept; p++) {
      int i = message.index(p);
      int gap = i - next;
      next = i + 1;
      fine += gap >>> (middle - 1);
      mid += gap >>> middle;
      coarse += gap >>> (middle + 1);
    }
    fine += (long) kept * middle;
    mid += (long) kept * (middle + 1);
    coarse += (long) kept * (middle + 2);
    long best = Math.min(mid, Math.min(fine, coarse));
    parameter = best == mid ? middle : best == fine ? middle - 1 : middle + 1;
    return best;
  }

  void write(Message message, BitWriter out) {
    switch (coding) {
      case DRAWN -> out.sized(message.drawnRound());
      case LIST -> {
        out.write(kept - 1, width);
        for (int p = 0; p < kept; p++) {
          out.write(message.index(p), width);
        }
      }
      case BITMAP -> {
        int next = 0;
        for (int p = 0; p < kept; p++) {
          int i = message.index(p);
          out.unary(i - next);
          next = i + 1;
        }
        while (next < dimension) {
          int zeros = Math.min(62, dimension - next);
          out.write(0, zeros);
          next += zeros;
        }
      }
      case RICE -> {
        out.write(kept - 1, width);
        out.write(parameter, RICE_PARAMETER);
        long mask = (1L << parameter) - 1;
        int next = 0;
        for (int p = 0; p < kept; p++) {
          int i = message.index(p);
          int gap = i - next;
          next = i + 1;
          int zeros = gap >>> parameter;
          if (zeros + parameter < 62) {
            out.write((1 | (gap & mask) << 1) << zeros, zeros + 1 + parameter);
          } else {
            out.unary(zeros);
            out.write(gap & mask, parameter);
          }
        }
      }
      default -> {}
    }
  }

  /** Reads which coordinates are kept; how many. */
  int read(CoordinateCoding how, BitReader in, SharedDraw draw, Message out) {
    coding = how;
    kept =
        switch (how) {
          case NONE -> 0;
          case ALL -> dimension;
          case DRAWN -> {
            long round = in.sized();
            room(dimension);
            int count = draw.draw(round, coordinate);
            out.drawn(round);
            yield count;
          }
          case LIST -> readList(in);
          case BITMAP -> readBitmap(in);
          case RICE -> readRice(in);
        };
    return kept;
  }

  /** The coordinate that was read at a position. */
  int at(int position) {
    return coding == CoordinateCoding.ALL ? position : coordinate[position];
  }

  private int readCount(BitReader in, int bitsEach) {
    long count = in.read(width) + 1;
    if (count >= dimension || count * bitsEach > in.remaining()) {
      throw new DamagedMessageException(
          count + " of " + dimension + " coordinates in " + in.remaining() + " bits");
    }
    room((int) count);
    return (int) count;
  }

  private int readList(BitReader in) {
    int count = readCount(in, width);
    for (int p = 0; p < count; p++) {
      coordinate[p] = (int) in.read(width);
    }
    return count;
  }

  private int readBitmap(BitReader in) {
    if (in.remaining() < dimension) {
      throw new DamagedMessageException("a bitmap of " + in.remaining() + " bits");
    }
    room(dimension);
    int count = 0;
    for (int base = 0; base < dimension; base += 32) {
      int here = Math.min(32, dimension - base);
      for (long word = in.read(here); word != 0; word &= word - 1) {
        coordinate[count++] = base + Long.numberOfTrailingZeros(word);
      }
    }
    if (count == 0 || count == dimension) {
      throw new DamagedMessageException("a bitmap of " + count + " of " + dimension);
    }
    return count;
  }

  private int readRice(BitReader in) {
    int count = readCount(in, 1);
    int low = (int) in.read(RICE_PARAMETER);
    long next = 0;
    for (int p = 0; p < count; p++) {
      long gap = in.unary(dimension >>> low) << low | in.read(low);
      long i = next + gap;
      if (i >= dimension) {
        throw new DamagedMessageException("coordinate " + i + " of " + dimension);
      }
      coordinate[p] = (int) i;
      next = i + 1;
    }
    return count;
  }

  private void room(int wanted) {
    if (coordinate.length < wanted) {
      coordinate = new int[Math.min(dimension, Math.max(wanted, 2 * coordinate.length))];
    }
  }
}
