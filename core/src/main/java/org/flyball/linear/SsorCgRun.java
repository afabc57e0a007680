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

  SsorCgRun(SsorCg recipe, Start start) {
    super(recipe.stop(), start.workspace());
    this.system = start.system();
    this.matrix = start.scaled();
    this.sweep = matrix.eisenstatSweep(recipe.omega());
    this.lower = matrix.symmetricSweep(recipe.omega());
    Workspace workspace = start.workspace();
    this.x0 = start.x0();
    this.x = workspace.copy(x0);
    this.r = workspace.zeros();
    this.q = workspace.zeros();
    this.u = workspace.zeros();
    this.t = workspace.zeros();
    this.s = workspace.zeros();
    this.image = workspace.zeros();
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
  double residual(double[] at, double[] out) {
    system.residual(at, out);
    return Vectors.norm(out);
  }

  @Override
  double[] start() {
    return x0.clone();
  }
}
