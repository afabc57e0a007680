package org.flyball.linear;

import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;
import org.flyball.run.Checks;

/** One of our operators seen through commons-math3's interface, and the way back. */
final class RealOperatorView extends RealLinearOperator {

  private final int n;
  private final LinearOperator operator;

  RealOperatorView(int n, LinearOperator operator) {
    Checks.that(n >= 0, "RealLinearOperator: the size must be at least 0, got %s", n);
    this.n = n;
    this.operator = operator;
  }

  static LinearOperator from(RealLinearOperator theirs) {
    Checks.that(
        theirs.getRowDimension() == theirs.getColumnDimension(),
        "RealLinearOperator: it must be square, got %s x %s",
        theirs.getRowDimension(),
        theirs.getColumnDimension());
    return (x, out) -> {
      Checks.length(x, theirs.getColumnDimension(), "RealLinearOperator: x");
      RealVector product = theirs.operate(new ArrayRealVector(x, false));
      for (int i = 0; i < out.length; i++) {
        out[i] = product.getEntry(i);
      }
    };
  }

  @Override
  public int getRowDimension() {
    return n;
  }

  @Override
  public int getColumnDimension() {
    return n;
  }

  @Override
  public RealVector operate(RealVector x) {
    if (x.getDimension() != n) {
      throw new DimensionMismatchException(x.getDimension(), n);
    }
    double[] out = new double[n];
    operator.apply(x.toArray(), out);
    return new ArrayRealVector(out, false);
  }
}
