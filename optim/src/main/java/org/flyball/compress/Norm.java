package org.flyball.compress;

import org.flyball.linear.Vectors;
import org.flyball.run.Checks;

/** The norm that thresholds and quantisers are relative to. */
public enum Norm {
  /** The square root of the sum of squares. */
  EUCLIDEAN,
  /** The largest magnitude. */
  MAXIMUM;

  double of(Object who, double[] vector) {
    double norm = this == EUCLIDEAN ? Vectors.norm(vector) : Vectors.maxNorm(vector);
    if (norm == Double.POSITIVE_INFINITY) {
      Checks.that(false, "%s: the 2-norm of the vector overflows; scale it down", who);
    }
    return norm;
  }
}
