package org.flyball.graph;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What noise from a walk leaves in the iterate of a stochastic approximation: the covariance of
 * {@code beta_n^-1/2 (theta_n - theta*)} in the limit (arXiv 2401.09665, the theorem's three cases,
 * and everything between them). From {@link AsymptoticCovariance#iterate}.
 *
 * <p>The cases are told apart by {@code ratio = beta_n / gamma_n}, the iterate's speed over the
 * memory's: 0 is case (i), b &gt; a; 1 is case (ii), a = b; infinity is case (iii), a &gt; b. The
 * limits are far away: with a = 0.8 and b = 0.9 the ratio is still 0.32 after 1e5 steps. So at
 * finite n take {@link #ratio}; the figures are then right to a few per cent where the limits would
 * be off by a factor.
 *
 * <pre>
 * K V + V K^T + N + N^T = 0,  K = J11 + I/2 if b = 1, else J11
 * N = 1/2 sum_i s_i (kappa_i I - ratio K)^-1 (e^2 / kappa_i I - ratio K) h_i h_i^T
 * kappa_i = k_i + e,  e = 1 - ratio/2 if b = 1, else 1
 * </pre>
 *
 * <p>The sum over modes is over the quadratures of {@link AsymptoticCovariance}, a small Hessenberg
 * solve for each of their nodes.
 */
public final class IterateTheory {

  private final AsymptoticCovariance noise;
  private final StepDecay decay;
  private final int blocks; // 2 with momentum, whose noise enters there, negated
  private final double[] jacobian; // of theta alone
  private final double[] drift; // K, of all blocks
  private @Nullable CurvatureModes modes; // made on demand; immutable, so races are harmless

  private IterateTheory(
      AsymptoticCovariance noise, StepDecay decay, int blocks, double[] jacobian, double[] drift) {
    this.noise = noise;
    this.decay = decay;
    this.blocks = blocks;
    this.jacobian = jacobian;
    this.drift = drift;
    requireStable();
  }

  static IterateTheory plain(AsymptoticCovariance noise, double[] jacobian, StepDecay decay) {
    int d = check(noise, jacobian);
    double[] drift = jacobian.clone();
    for (int p = 0; p < d; p++) {
      drift[p * d + p] += decay.halfStep();
    }
    return new IterateTheory(noise, decay, 1, jacobian.clone(), drift);
  }

  static IterateTheory heavyBall(AsymptoticCovariance noise, double[] jacobian) {
    int d = check(noise, jacobian);
    int n = 2 * d;
    double[] drift = new double[n * n];
    for (int p = 0; p < d; p++) {
      drift[p * n + d + p] = -1;
      drift[(d + p) * n + d + p] = -1;
      for (int q = 0; q < d; q++) {
        drift[(d + p) * n + q] = -jacobian[p * d + q];
      }
    }
    return new IterateTheory(noise, StepDecay.SLOWER, 2, jacobian.clone(), drift);
  }

  private static int check(AsymptoticCovariance noise, double[] jacobian) {
    int d = noise.dimension();
    Checks.length(jacobian, d * d, "IterateTheory: the Jacobian, dimension x dimension,");
    Checks.finite(jacobian, "IterateTheory: the Jacobian");
    return d;
  }

  private void requireStable() {
    int n = noise.dimension() * blocks;
    EigenDecomposition_F64<DMatrixRMaj> spectrum = DecompositionFactory_DDRM.eig(n, false);
    Checks.that(
        spectrum.decompose(new DMatrixRMaj(n, n, true, drift)),
        "IterateTheory: the Jacobian's eigenvalues did not converge");
    for (int i = 0; i < n; i++) {
      double real = spectrum.getEigenvalue(i).real;
      if (!(real < 0)) {
        Checks.that(
            false,
            "IterateTheory: the Jacobian has an eigenvalue with real part %s, must be below %s with"
                + " steps %s; scale the steps up or let them fall slower, b < 1",
            real - decay.halfStep(),
            -decay.halfStep(),
            decay);
      }
    }
  }

  /**
   * beta_n / gamma_n for gamma_n = n^-a and beta_n = n^-b.
   *
   * @param steps n, at least 1
   * @param memory a
   * @param decay b
   */
  public static double ratio(long steps, double memory, double decay) {
    Checks.that(steps >= 1, "IterateTheory: steps must be at least 1, got %s", steps);
    return Math.pow(steps, memory - decay);
  }

  /**
   * The covariance over beta_n.
   *
   * @param ratio beta_n / gamma_n, at least 0, infinity allowed; below 2 if b = 1
   * @return (dimension &times; dimension, row-major), fresh
   */
  public double[] covariance(Repulsion repulsion, double ratio) {
    checkRatio(ratio);
    if (ratio == Double.POSITIVE_INFINITY) {
      return fromNoise(noise.base());
    }
    int d = noise.dimension();
    int n = d * blocks;
    int at = n - d;
    double[] half = new double[n * n];
    ShiftedSolves shifted = new ShiftedSolves(drift, n);
    double[] m = new double[n];
    double[] b = new double[n];
    double[] x = new double[n];
    double e = 1 - ratio * decay.halfStep();
    for (int q = 0; q < d; q++) {
      KrylovMeasure measure = noise.joint()[q];
      double[] sum = new double[n];
      for (int k = 0; k < measure.eigenvalue.length; k++) {
        double lambda = measure.eigenvalue[k];
        double kappa = repulsion.at(lambda) + e;
        double s = AsymptoticVariance.slowness(lambda);
        System.arraycopy(measure.weight, k * d, m, at, d);
        shifted.toBasis(m, b);
        shifted.multiply(b, x);
        for (int i = 0; i < n; i++) {
          x[i] = e * e / kappa * b[i] - ratio * x[i];
        }
        shifted.solve(kappa, ratio, x);
        for (int i = 0; i < n; i++) {
          sum[i] += 0.5 * s * x[i];
        }
      }
      shifted.fromBasis(sum, x);
      for (int i = 0; i < n; i++) {
        half[i * n + at + q] = x[i];
      }
    }
    double[] w = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        w[i * n + j] = half[i * n + j] + half[j * n + i];
      }
    }
    return first(Lyapunov.solve(drift, w, n));
  }

  /**
   * The trace of {@link #covariance}: E |theta_n - theta*|^2 over beta_n. For a symmetric Jacobian
   * and no momentum it needs no cross terms, which makes it cheaper by the dimension, and its error
   * is bounded; otherwise the error is what {@link AsymptoticCovariance#disagreement} measures.
   */
  public ExactVariance trace(Repulsion repulsion, double ratio) {
    checkRatio(ratio);
    if (blocks == 1 && isSymmetric()) {
      CurvatureModes ready = modes;
      if (ready == null) {
        ready = new CurvatureModes(noise, jacobian);
        modes = ready;
      }
      return ready.trace(repulsion, ratio, decay);
    }
    double trace = trace(covariance(repulsion, ratio));
    return new ExactVariance(trace, (noise.disagreement() + 1e-12) * trace);
  }

  /** The same covariance where every step sees an independent draw from mu. */
  public double[] independentDraws() {
    return fromNoise(noise.independentDraws());
  }

  /**
   * n Cov of the Polyak-Ruppert mean of the iterates, for any b in (1/2, 1) and any a &lt; 1:
   * {@code J11^-1 U(alpha) J11^-T}, the gain of case (i) at the rate 1/n in all three.
   */
  public double[] averaged(Repulsion repulsion) {
    return sandwiched(noise.timeAverage(repulsion));
  }

  /** The same for independent draws. */
  public double[] averagedIndependentDraws() {
    return sandwiched(noise.independentDraws());
  }

  private double[] sandwiched(double[] u) {
    int d = noise.dimension();
    DMatrixRMaj inverse = new DMatrixRMaj(d, d);
    CommonOps_DDRM.invert(new DMatrixRMaj(d, d, true, jacobian), inverse);
    DMatrixRMaj left = new DMatrixRMaj(d, d);
    DMatrixRMaj out = new DMatrixRMaj(d, d);
    CommonOps_DDRM.mult(inverse, DMatrixRMaj.wrap(d, d, u), left);
    CommonOps_DDRM.multTransB(left, inverse, out);
    return out.data;
  }

  /** The covariance that noise without memory leaves. */
  private double[] fromNoise(double[] u) {
    int d = noise.dimension();
    int n = d * blocks;
    int at = n - d;
    double[] w = new double[n * n];
    for (int p = 0; p < d; p++) {
      for (int q = 0; q < d; q++) {
        w[(at + p) * n + at + q] = u[p * d + q];
      }
    }
    return first(Lyapunov.solve(drift, w, n));
  }

  private double[] first(double[] all) {
    int d = noise.dimension();
    int n = d * blocks;
    double[] out = new double[d * d];
    for (int p = 0; p < d; p++) {
      System.arraycopy(all, p * n, out, p * d, d);
    }
    return out;
  }

  private double trace(double[] matrix) {
    int d = noise.dimension();
    double sum = 0;
    for (int p = 0; p < d; p++) {
      sum += matrix[p * d + p];
    }
    return sum;
  }

  private boolean isSymmetric() {
    int d = noise.dimension();
    for (int p = 0; p < d; p++) {
      for (int q = 0; q < p; q++) {
        double size = Math.abs(jacobian[p * d + p]) + Math.abs(jacobian[q * d + q]);
        if (Math.abs(jacobian[p * d + q] - jacobian[q * d + p]) > 1e-14 * size) {
          return false;
        }
      }
    }
    return true;
  }

  private void checkRatio(double ratio) {
    double limit = decay == StepDecay.HARMONIC ? 2 : Double.POSITIVE_INFINITY;
    if (!(ratio >= 0 && (ratio < limit || decay == StepDecay.SLOWER))) {
      Checks.that(
          false,
          "IterateTheory: ratio must be at least 0 and, with harmonic steps, below 2, got %s with"
              + " %s",
          ratio,
          decay);
    }
  }
}
