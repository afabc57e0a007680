package org.flyball.linear;

import org.flyball.run.Stop;
import org.flyball.run.Termination;

/** One solve by {@link ConjugateGradient}. */
final class ConjugateGradientRun extends KrylovRun {

  private final LinearOperator operator;
  private final Preconditioner preconditioner;
  private final double[] b;
  private final double[] x0;
  private final double[] x;
  private final double[] r; // in units
  private final double[] z; // the same array as r if there is no preconditioner
  private final double[] p;
  private final double[] image; // A p
  private final double unit;
  private double square; // r^T r, in units

  /**
   * @param workspace the run's own
   * @param x0 the run's own
   */
  ConjugateGradientRun(
      Stop stop,
      LinearOperator operator,
      Preconditioner preconditioner,
      double[] b,
      Workspace workspace,
      double[] x0,
      Termination flaw) {
    super(stop, workspace);
    this.operator = operator;
    this.preconditioner = preconditioner;
    this.b = b;
    this.x0 = x0;
    this.x = workspace.copy(x0);
    this.r = workspace.zeros();
    this.z = preconditioner == Preconditioner.IDENTITY ? r : workspace.zeros();
    this.p = workspace.zeros();
    this.image = workspace.zeros();
    double norm = residual(x, r);
    this.unit = unit(norm);
    normalise();
    open(flaw, norm, Vectors.norm(b));
  }

  @Override
  double residual(double[] at, double[] out) {
    operator.apply(at, out);
    for (int i = 0; i < out.length; i++) {
      out[i] = b[i] - out[i];
    }
    return Vectors.norm(out);
  }

  private void normalise() {
    for (int i = 0; i < r.length; i++) {
      r[i] /= unit;
    }
    square = Vectors.dot(r, r);
  }

  @Override
  double curvature() {
    operator.apply(p, image);
    return Vectors.dot(p, image);
  }

  @Override
  double retreat(double alpha) {
    double[] to = r;
    double[] from = image;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (int end = to.length - 3; i < end; i += 4) {
      double r0 = to[i] - alpha * from[i];
      double r1 = to[i + 1] - alpha * from[i + 1];
      double r2 = to[i + 2] - alpha * from[i + 2];
      double r3 = to[i + 3] - alpha * from[i + 3];
      to[i] = r0;
      to[i + 1] = r1;
      to[i + 2] = r2;
      to[i + 3] = r3;
      s0 += r0 * r0;
      s1 += r1 * r1;
      s2 += r2 * r2;
      s3 += r3 * r3;
    }
    for (; i < to.length; i++) {
      double r0 = to[i] - alpha * from[i];
      to[i] = r0;
      s0 += r0 * r0;
    }
    square = (s0 + s1) + (s2 + s3);
    return unit * Vectors.norm(to, square);
  }

  @Override
  double progress() {
    if (z == r) {
      return square;
    }
    preconditioner.apply(r, z);
    return Vectors.dot(r, z);
  }

  @Override
  void advance(double alpha, double beta) {
    double[] from = z;
    double length = alpha * unit;
    for (int i = 0; i < x.length; i++) {
      double pi = p[i];
      x[i] += length * pi;
      p[i] = from[i] + beta * pi;
    }
  }

  @Override
  void move(double alpha) {
    double length = alpha * unit;
    for (int i = 0; i < x.length; i++) {
      x[i] += length * p[i];
    }
  }

  @Override
  double refresh() {
    double norm = residual(x, r);
    normalise();
    return norm;
  }

  @Override
  double[] answer() {
    return x.clone();
  }

  @Override
  double[] start() {
    return x0.clone();
  }
}
