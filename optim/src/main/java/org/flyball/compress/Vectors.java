package org.flyball.compress;

import org.flyball.run.Checks;

/** Checks and norms of input vectors. */
final class Vectors {

  private Vectors() {}

  static void dimension(Object who, int dimension) {
    Checks.that(dimension >= 1, "%s: the dimension must be at least 1, got %s", who, dimension);
  }

  /** Refuses a wrong length, a negative round and entries that are not finite. */
  static void check(Object who, double[] vector, int dimension, long round) {
    checkShape(who, vector, dimension, round);
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (int end = vector.length - 3; i < end; i += 4) {
      s0 += vector[i] * 0;
      s1 += vector[i + 1] * 0;
      s2 += vector[i + 2] * 0;
      s3 += vector[i + 3] * 0;
    }
    for (; i < vector.length; i++) {
      s0 += vector[i] * 0;
    }
    if (s0 + s1 + s2 + s3 != 0) { // 0 times a number that is not finite is NaN
      refuse(who, vector);
    }
  }

  static void checkShape(Object who, double[] vector, int dimension, long round) {
    if (vector.length != dimension) {
      Checks.that(
          false, "%s: the vector has %s entries, must have %s", who, vector.length, dimension);
    }
    if (round < 0) {
      Checks.that(false, "%s: round must be at least 0, got %s", who, round);
    }
  }

  /** Names the first entry that is not finite; call it when there is one. */
  static void refuse(Object who, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      if (!Double.isFinite(vector[i])) {
        Checks.that(
            false, "%s: entry %s is %s; only finite vectors can be sent", who, i, vector[i]);
      }
    }
  }
}
