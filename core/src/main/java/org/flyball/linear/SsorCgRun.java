package org.flyball.linear;

import org.flyball.run.Termination;

/**
 * One solve by {@link SsorCg}, in the scaled variables of {@link ScaledMatrix} and the split ones
 * of {@link EisenstatSweep}: with {@code q = W^-1 r} and the direction {@code t = W^-T u}, plain
 * conjugate gradients on q and u,
 *
 * <pre>
 * alpha = q^T q / t^T T t    x += alpha t    r -= alpha T t    q -= alpha W^-1 T t    u = q + beta u
 * </pre>
 */
final class SsorCgRun extends KrylovRun {

  private final LinearSystem system;
  private final ScaledMatrix matrix;
  private final EisenstatSweep sweep;
  private final SymmetricSweep lower;
  private final double[] x0;
  private final double[] x; // scaled iterate
  private final double[] r; // scaled residual, in units
  private final double[] q; // W^-1 r
  private final double[] u; // W^T t
  private final double[] t; // direction
  private final double[] s; // W^-1 T t - t; zeros whenever a direction is taken
  private final double[] image; // T t; free between steps
  private final double unit;
  private double square; // q^T q

  SsorCgRun(SsorCg recipe, LinearSystem system, double[] x0) {
    super(recipe.stop());
    this.system = system;
    this.matrix = system.matrix().scaled();
    this.sweep = matrix.eisenstatSweep(recipe.omega());
    this.lower = matrix.symmetricSweep(recipe.omega());
    this.x0 = x0.clone();
    this.x = x0.clone();
    int n = x0.length;
    this.r = new double[n];
    this.q = new double[n];
    this.u = new double[n];
    this.t = new double[n];
    this.s = new double[n];
    this.image = new double[n];
    system.residual(x, r);
    double norm = Vectors.norm(r);
    Termination flaw = Termination.INTERRUPTED;
    if (matrix.zeroDiagonalRow() >= 0) {
      flaw = Termination.ZERO_DIAGONAL;
    } else if (matrix.negativeDiagonalRow() >= 0) {
      flaw = Termination.INDEFINITE;
    }
    if (flaw == Termination.INTERRUPTED) {
      matrix.scale(r);
      matrix.scaleIterate(x);
      this.unit = unit(Vectors.norm(r));
      split();
    } else {
      this.unit = 1;
    }
    open(flaw, norm, Vectors.norm(system.rightHandSide()));
  }

  /** Divides a fresh residual by the unit and gives q. */
  private void split() {
    for (int i = 0; i < r.length; i++) {
      r[i] /= unit;
    }
    lower.solveLower(r, q);
    square = Vectors.dot(q, q);
  }

  @Override
  double curvature() {
    return sweep.forward(u, t, s, image);
  }

  @Override
  double retreat(double alpha) {
    double q0 = 0;
    double q1 = 0;
    int i = 0;
    for (int end = q.length - 1; i < end; i += 2) {
      double qa = q[i] - alpha * (t[i] + s[i]);
      double qb = q[i + 1] - alpha * (t[i + 1] + s[i + 1]);
      q[i] = qa;
      q[i + 1] = qb;
      q0 += qa * qa;
      q1 += qb * qb;
      s[i] = 0;
      s[i + 1] = 0;
    }
    if (i < q.length) {
      q[i] -= alpha * (t[i] + s[i]);
      q0 += q[i] * q[i];
      s[i] = 0;
    }
    square = q0 + q1;
    return unit * matrix.retreat(alpha, image, r);
  }

  @Override
  double progress() {
    return square;
  }

  @Override
  void advance(double alpha, double beta) {
    sweep.backward(alpha * unit, beta, x, q, u, t, s);
  }

  @Override
  void move(double alpha) {
    double length = alpha * unit;
    for (int i = 0; i < x.length; i++) {
      x[i] += length * t[i];
    }
  }

  @Override
  double refresh() {
    matrix.unscale(1, x, image);
    system.residual(image, r);
    double norm = Vectors.norm(r);
    matrix.scale(r);
    split();
    return norm;
  }

  @Override
  double[] answer() {
    double[] out = new double[x.length];
    matrix.unscale(1, x, out);
    return out;
  }

  @Override
  double residual(double[] at) {
    double[] out = new double[at.length];
    system.residual(at, out);
    return Vectors.norm(out);
  }

  @Override
  double[] start() {
    return x0.clone();
  }
}
