package org.flyball.linear;

import java.util.Optional;

/** A stencil scaled to unit diagonal: nothing is stored by row. */
final class ScaledStencil implements ScaledMatrix {

  private final StencilLines lines;
  private final boolean negative;
  private final double root;
  private final double weight;
  private final int zeroDiagonalRow;

  ScaledStencil(StencilLines unscaled) {
    weight = Math.abs(unscaled.diagonal);
    root = Math.sqrt(weight);
    negative = unscaled.diagonal < 0;
    zeroDiagonalRow = weight == 0 ? 0 : -1;
    lines = unscaled.scaled();
  }

  @Override
  public int zeroDiagonalRow() {
    return zeroDiagonalRow;
  }

  @Override
  public int negativeDiagonalRow() {
    return negative ? 0 : -1;
  }

  @Override
  public void scale(double[] r) {
    double divisor = negative ? -root : root;
    for (int i = 0; i < r.length; i++) {
      r[i] /= divisor;
    }
  }

  @Override
  public void scaleIterate(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= root;
    }
  }

  @Override
  public void unscale(double factor, double[] x, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = factor * x[i] / root;
    }
  }

  @Override
  public double norm(double[] r) {
    return WeightedNorms.weightedNorm(r, weight);
  }

  @Override
  public double retreat(double alpha, double[] v, double[] r) {
    double w = weight;
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (int end = r.length - 1; i < end; i += 2) {
      double ra = r[i] - alpha * v[i];
      double rb = r[i + 1] - alpha * v[i + 1];
      r[i] = ra;
      r[i + 1] = rb;
      s0 += w * ra * ra;
      s1 += w * rb * rb;
    }
    if (i < r.length) {
      r[i] -= alpha * v[i];
      s0 += w * r[i] * r[i];
    }
    return WeightedNorms.weightedNorm(r, w, s0 + s1);
  }

  @Override
  public void sweep(double omega, double[] x, double[] r, double[] d) {
    StencilSweep.sweep(lines, omega, x, r, d);
  }

  @Override
  public Optional<BlockSweep> inBlocks(int rows) {
    return Optional.of(new StencilBlocks(lines, weight, rows));
  }

  @Override
  public SymmetricSweep symmetricSweep(double omega) {
    return new StencilSymmetricSweep(lines, omega);
  }

  @Override
  public EisenstatSweep eisenstatSweep(double omega) {
    return new StencilEisenstatSweep(lines, omega);
  }
}
