package org.flyball.compress;

import java.util.Arrays;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * The compressed vector C(v): the kept coordinates, ascending, with their values; the others are 0.
 * Mutable and reusable; its arrays grow and never shrink.
 *
 * <p>Whoever writes a {@link Compressor} fills it by {@link #zero} and {@link #add}, {@link
 * #dense}, {@link #coded} and {@link #addCode}, or {@link #factors}. Negative zeros become zeros,
 * so equal messages have equal bytes. Every number must be finite.
 *
 * <p>A message of {@link Form#FACTORS} has no list of coordinates: {@link #kept} is the dimension.
 * A message may have a second part, {@link #addPart}; the vector is then the sum of both.
 */
public final class Message {

  int dimension;
  Form form = Form.VALUES;
  int kept;
  int[] index = {};
  double[] value = {};
  int[] code = {};
  double scale = 1;
  int levels = 1;
  long drawnRound = -1;
  int span; // entries that went through the quantiser, zero levels included
  final Factors factors = new Factors();
  private boolean hasPart;
  private @Nullable Message part; // stays for reuse

  /** An empty message of dimension 0. */
  public Message() {}

  // ---- writing

  /** Makes this the zero vector of a dimension, of {@link Form#VALUES}, ready for {@link #add}. */
  public void zero(int newDimension) {
    dimension = newDimension;
    span = newDimension;
    form = Form.VALUES;
    kept = 0;
    scale = 1;
    levels = 1;
    drawnRound = -1;
    hasPart = false;
  }

  /** Keeps one more coordinate; indices must ascend. */
  public void add(int newIndex, double newValue) {
    if (form != Form.VALUES) {
      Checks.that(false, "Message: a message of %s takes no values", form);
    }
    append(newIndex, newValue);
  }

  /** Keeps every coordinate of a vector; of a zero vector, none. */
  public void dense(double[] vector) {
    zero(vector.length);
    value = room(value, dimension);
    boolean empty = true;
    for (int i = 0; i < dimension; i++) {
      double v = vector[i] + 0.0; // turns -0.0 into 0.0
      value[i] = v;
      empty &= v == 0;
    }
    kept = empty ? 0 : dimension;
  }

  /**
   * Makes this the zero vector in a coded form, ready for {@link #addCode}.
   *
   * @param newForm any but {@link Form#VALUES} and {@link Form#FACTORS}
   * @param newScale what every entry is a multiple of, positive
   * @param newLevels s of {@link Form#LEVELS} and {@link Form#POWER_LEVELS}, else 1
   */
  public void coded(int newDimension, Form newForm, double newScale, int newLevels) {
    if (newForm == Form.VALUES || newForm == Form.FACTORS) {
      Checks.that(false, "Message: %s is not a coded form", newForm);
    }
    if (!(newScale > 0 && newScale <= Double.MAX_VALUE)) {
      Checks.that(false, "Message: the scale must be positive and finite, got %s", newScale);
    }
    if (newLevels < 1) {
      Checks.that(false, "Message: levels must be at least 1, got %s", newLevels);
    }
    zero(newDimension);
    form = newForm;
    scale = newScale;
    levels = newLevels;
  }

  /**
   * Keeps one more coordinate of a coded form; indices must ascend.
   *
   * @param newCode {@link Form#SIGNS}: 1 or -1; {@link Form#LEVELS} and {@link Form#POWER_LEVELS}:
   *     i or -i; {@link Form#POWERS}: {@link #power}
   */
  public void addCode(int newIndex, int newCode) {
    if (!Codes.isLegal(form, levels, newCode)) {
      Checks.that(false, "Message: %s is no code of a message of %s", newCode, form);
    }
    append(newIndex, Codes.value(form, scale, levels, newCode));
    if (code.length < kept) {
      code = Arrays.copyOf(code, index.length);
    }
    code[kept - 1] = newCode;
  }

  /** The code of 2^{@code exponent}, in [-1074, 1023], with the sign of {@code sign}. */
  public static int power(int exponent, double sign) {
    return Codes.power(exponent, sign);
  }

  /**
   * Makes this the matrix L R', row-major.
   *
   * @param left L, (rows x rank, row-major)
   * @param right R, (columns x rank, row-major)
   */
  public void factors(int rows, int columns, int rank, double[] left, double[] right) {
    zero(Math.multiplyExact(rows, columns));
    if (rank > 0) {
      Checks.finite(left, "Message: left factor");
      Checks.finite(right, "Message: right factor");
      factors.set(rows, columns, rank, left, right);
      form = Form.FACTORS;
      kept = dimension;
    }
  }

  /** Makes this the matrix of the numbers that {@link #factors()} have; of rank at least 1. */
  void factorsAtHand() {
    zero(factors.rows * factors.columns);
    form = Form.FACTORS;
    kept = dimension;
  }

  /**
   * Adds a second part and returns it, empty and of the same dimension: this message's vector is
   * the sum of both. Call it when the first part is complete.
   */
  public Message addPart() {
    if (part == null) {
      part = new Message();
    }
    hasPart = true;
    part.zero(dimension);
    return part;
  }

  /**
   * Says that the receiver can draw the kept coordinates himself, so that they need not be sent:
   * see {@link SharedDraw}. A round of -1 takes that back.
   */
  public void drawn(long round) {
    drawnRound = round;
  }

  /**
   * Replaces the kept values by those of another vector at the same coordinates, for messages of an
   * {@link Trait#ASSIGNABLE} compressor: to be received by {@link #assignTo}.
   */
  public void take(double[] source) {
    if (form != Form.VALUES || hasPart) {
      Checks.that(false, "Message: a message of %s cannot take new values", form);
    }
    Checks.length(source, dimension, "Message: source");
    for (int p = 0; p < kept; p++) {
      double v = source[index(p)];
      if (!(Math.abs(v) <= Double.MAX_VALUE)) {
        Checks.that(false, "Message: entry %s is %s, must be finite", index(p), v);
      }
      value[p] = v + 0.0;
    }
  }

  /** Becomes equal to another message. */
  public void set(Message other) {
    zero(other.dimension);
    form = other.form;
    kept = other.kept;
    scale = other.scale;
    levels = other.levels;
    span = other.span;
    drawnRound = other.drawnRound;
    if (form == Form.FACTORS) {
      Factors f = other.factors;
      factors.set(f.rows, f.columns, f.rank, f.left, f.right);
    } else {
      value = room(value, kept);
      System.arraycopy(other.value, 0, value, 0, kept);
      if (kept < dimension) {
        index = room(index, kept);
        System.arraycopy(other.index, 0, index, 0, kept);
      }
      if (form != Form.VALUES) {
        code = room(code, kept);
        System.arraycopy(other.code, 0, code, 0, kept);
      }
    }
    Message second = other.part();
    if (second != null) {
      addPart().set(second);
    }
  }

  private void append(int newIndex, double newValue) {
    if (newIndex < 0
        || newIndex >= dimension
        || kept == dimension // its indices are not kept
        || (kept > 0 && newIndex <= index[kept - 1])) {
      Checks.that(
          false,
          "Message: index %s must be in [0, %s) and above the one before",
          newIndex,
          dimension);
    }
    if (!(Math.abs(newValue) <= Double.MAX_VALUE)) {
      Checks.that(false, "Message: entry %s is %s, must be finite", newIndex, newValue);
    }
    if (kept >= index.length || kept >= value.length) {
      int more = Math.min(dimension, Math.max(16, 2 * kept));
      index = Arrays.copyOf(index, Math.max(more, index.length));
      value = Arrays.copyOf(value, Math.max(more, value.length));
    }
    index[kept] = newIndex;
    value[kept++] = newValue + 0.0;
  }

  private static double[] room(double[] array, int wanted) {
    return array.length < wanted ? new double[wanted] : array;
  }

  private static int[] room(int[] array, int wanted) {
    return array.length < wanted ? new int[wanted] : array;
  }

  // ---- reading

  /** d. */
  public int dimension() {
    return dimension;
  }

  /** What the entries are made of. */
  public Form form() {
    return form;
  }

  /** The number of kept coordinates, of the first part if there are two. */
  public int kept() {
    return kept;
  }

  /** The coordinate that is kept at a position in [0, kept). */
  public int index(int position) {
    return isFull() ? position : index[position];
  }

  /** The value at a position in [0, kept). */
  public double value(int position) {
    return form == Form.FACTORS ? factors.value(position) : value[position];
  }

  /** Are all coordinates kept? */
  boolean isFull() {
    return kept == dimension;
  }

  int code(int position) {
    return code[position];
  }

  double scale() {
    return scale;
  }

  int span() {
    return span;
  }

  int levels() {
    return levels;
  }

  Factors factors() {
    return factors;
  }

  /** The round whose draw gave the coordinates, or -1 if they are no {@link SharedDraw}. */
  public long drawnRound() {
    return drawnRound;
  }

  /** The second part, or null. */
  @Nullable Message part() {
    return hasPart ? part : null;
  }

  /** target += factor C(v). */
  public void addTo(double factor, double[] target) {
    Checks.length(target, dimension, "Message: target");
    if (form == Form.FACTORS) {
      for (int i = 0; i < dimension; i++) {
        target[i] += factor * factors.value(i);
      }
    } else if (isFull()) {
      for (int i = 0; i < dimension; i++) {
        target[i] += factor * value[i];
      }
    } else {
      for (int p = 0; p < kept; p++) {
        target[index[p]] += factor * value[p];
      }
    }
    Message second = part();
    if (second != null) {
      second.addTo(factor, target);
    }
  }

  /** Sets the kept coordinates of the target to their values; for messages of one part only. */
  public void assignTo(double[] target) {
    Checks.length(target, dimension, "Message: target");
    if (hasPart) {
      Checks.that(false, "Message: a sum of two parts can be added, not assigned");
    }
    for (int p = 0; p < kept; p++) {
      target[index(p)] = value(p);
    }
  }

  /** C(v); fresh, the caller's. */
  public double[] toDense() {
    double[] all = new double[dimension];
    addTo(1, all);
    return all;
  }

  /**
   * Bit for bit the same message, in the same form; all messages that keep nothing are the same.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Message that)
        || dimension != that.dimension
        || kept != that.kept
        || hasPart != that.hasPart) {
      return false;
    }
    Message second = part();
    return (kept == 0 || sameEntries(that)) && (second == null || second.equals(that.part()));
  }

  private boolean sameEntries(Message that) {
    if (form != that.form || drawnRound != that.drawnRound) {
      return false;
    }
    if (form == Form.FACTORS) {
      return factors.same(that.factors);
    }
    return Double.compare(scale, that.scale) == 0
        && levels == that.levels
        && Arrays.equals(value, 0, kept, that.value, 0, kept)
        && (isFull() || Arrays.equals(index, 0, kept, that.index, 0, kept))
        && (form == Form.VALUES || Arrays.equals(code, 0, kept, that.code, 0, kept));
  }

  @Override
  public int hashCode() {
    int hash = 31 * dimension + kept;
    for (int p = 0; p < kept; p++) {
      hash = 31 * (31 * hash + index(p)) + Double.hashCode(value(p));
    }
    return hash;
  }

  @Override
  public String toString() {
    return "Message of " + form + ", " + kept + " of " + dimension + " kept";
  }
}
