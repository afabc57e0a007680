package org.flyball.linear;

import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Run;
import org.flyball.run.Termination;

/**
 * The ends of the spectrum of {@code D^-1 A}, which decide how Jacobi and SOR converge. By Lanczos
 * on the similar matrix {@code D^-1/2 A D^-1/2} (Golub and Van Loan), without reorthogonalisation,
 * which the end values do not need.
 *
 * <p>{@code smallest} approaches the true value from above. An eigenvalue is proved to lie within
 * {@code smallestError} of it (residual norm of the Ritz pair). That it is the smallest is not
 * proved: {@link SsorSpectrum} has bounds for that, at a few times the steps. Cost: one product and
 * 10 n flops per step; about sqrt(condition) steps.
 *
 * @param smallest estimate of the smallest eigenvalue of D^-1 A
 * @param smallestError an eigenvalue lies this near to {@code smallest}
 * @param largest estimate of the largest eigenvalue
 * @param largestError an eigenvalue lies this near to {@code largest}
 * @param steps Lanczos steps done
 */
public record JacobiSpectrum(
    double smallest, double smallestError, double largest, double largestError, int steps) {

  /**
   * Estimates both ends, the smaller one to about 1e-12 of itself where 5 000 steps suffice.
   *
   * @param matrix symmetric, with a positive diagonal, at least 1 &times; 1
   */
  public static JacobiSpectrum of(SparseMatrix matrix) {
    return start(matrix).finish();
  }

  /**
   * The same step by step, for those who may want to stop. The measure is the larger error relative
   * to its end, looked at every tenth step.
   *
   * @param matrix symmetric, with a positive diagonal, at least 1 &times; 1
   */
  public static Run<JacobiSpectrum> start(SparseMatrix matrix) {
    return new Search(scaled(matrix), matrix.rows());
  }

  /** {@code D^-1/2 A D^-1/2}. */
  static LinearOperator scaled(SparseMatrix matrix) {
    int n = matrix.rows();
    Checks.that(
        n >= 1 && matrix.isSymmetric(),
        "JacobiSpectrum: the matrix must be symmetric and not empty, got %s with a_ij - a_ji up to %s",
        matrix,
        matrix.asymmetry());
    double[] scale = matrix.diagonal();
    for (int i = 0; i < n; i++) {
      Checks.that(
          scale[i] > 0, "JacobiSpectrum: diagonal entry %s is %s, must be positive", i, scale[i]);
      scale[i] = 1 / Math.sqrt(scale[i]);
    }
    double[] inner = new double[n];
    return (x, out) -> {
      for (int i = 0; i < n; i++) {
        inner[i] = scale[i] * x[i];
      }
      matrix.multiply(inner, out);
      for (int i = 0; i < n; i++) {
        out[i] *= scale[i];
      }
    };
  }

  /** The Jacobi radius {@code rho(I - D^-1 A)}; below 1 exactly if Jacobi converges. */
  public double jacobiRadius() {
    return Math.max(1 - smallest, largest - 1);
  }

  /** Both ends of an operator until the errors are small, not the bounds. */
  private static final class Search implements Run<JacobiSpectrum> {

    private static final int LOOK_EVERY = 10;
    private static final int MAX_STEPS = 5_000;
    private static final double RELATIVE_ERROR = 1e-6;

    private final LanczosProcess process;
    private double measure = Double.POSITIVE_INFINITY;
    private Termination why = Termination.INTERRUPTED;

    Search(LinearOperator operator, int n) {
      process = new LanczosProcess(operator, n, Seed.of(0).child("lanczos").stream());
    }

    @Override
    public boolean step() {
      if (why != Termination.INTERRUPTED) {
        return false;
      }
      if (!process.step()) {
        why = Termination.NOT_FINITE;
        return false;
      }
      int done = process.known().size();
      boolean last = process.isExhausted() || done == MAX_STEPS;
      if (last || done % LOOK_EVERY == 0) {
        JacobiSpectrum now = result();
        measure =
            Math.max(
                relative(now.smallestError, now.smallest), relative(now.largestError, now.largest));
        if (measure <= RELATIVE_ERROR || process.isExhausted()) {
          why = Termination.CONVERGED;
        } else if (last) {
          why = Termination.STEP_LIMIT;
        }
      }
      return true;
    }

    private static double relative(double error, double value) {
      return error == 0 ? 0 : error / Math.abs(value);
    }

    @Override
    public long steps() {
      return process.known().size();
    }

    @Override
    public double measure() {
      return measure;
    }

    @Override
    public Termination why() {
      return why;
    }

    @Override
    public JacobiSpectrum result() {
      Tridiagonal known = process.known();
      if (known.size() == 0) {
        double none = Double.NaN;
        double far = Double.POSITIVE_INFINITY;
        return new JacobiSpectrum(none, far, none, far, 0);
      }
      double unit = process.unit();
      Tridiagonal.Ritz low = known.end(-1);
      Tridiagonal.Ritz high = known.end(1);
      return new JacobiSpectrum(
          unit * low.value(),
          unit * low.error(),
          unit * high.value(),
          unit * high.error(),
          known.size());
    }
  }
}
