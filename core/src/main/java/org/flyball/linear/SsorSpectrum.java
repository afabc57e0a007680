package org.flyball.linear;

import java.util.Arrays;
import org.flyball.run.Checks;
import org.flyball.run.Monitor;
import org.flyball.run.Stop;

/**
 * The numbers of a symmetric positive definite matrix that the theory of SSOR and SSOR-CG asks for
 * (arXiv 2310.02246, section 2 and Lemma E.2), each between bounds.
 *
 * <pre>
 * mu = lambda_max(D A^-1) = 1 / lambda_min(D^-1 A)      beta = rho(I - D^-1 A)
 * nu = lambda_max((L D^-1 L^T - D/4) A^-1)              kappa(A)
 * </pre>
 *
 * <p>None takes a solve with A. For nu, with {@code K = D^-1/2 L D^-1/2},
 *
 * <pre>
 * K K^T - I/4 - t (I + K + K^T) = (K - t I)(K - t I)^T - (t + 1/2)^2 I
 * </pre>
 *
 * <p>so nu is the t at which {@code ||K - t I||_2 = t + 1/2}. Left of it the difference of the
 * squares, h(t), is positive; h is convex and falls with a slope in {@code [-lambda_max(D^-1 A),
 * -lambda_min(D^-1 A)]}. Secants from the left, from -1/4 on, where h is not negative (K^T has a
 * null vector), therefore approach nu from one side, faster than linearly. Cost: about ten Lanczos
 * runs of sqrt(kappa) steps.
 *
 * @param matrix both ends of A
 * @param jacobi both ends of D^-1 A
 * @param nu as above; its lower bound is good to rounding, the upper one as the seeded bounds are
 */
public record SsorSpectrum(Spectrum matrix, Spectrum jacobi, Eigenvalue nu) {

  private static final Monitor PATIENT = (step, measure) -> true;

  /**
   * Computes them all.
   *
   * @param matrix symmetric positive definite
   * @param lanczos how accurate the bounds should be; the values are good to about 1e-10
   */
  public static SsorSpectrum of(SparseMatrix matrix, Lanczos lanczos) {
    return of(matrix, lanczos, PATIENT);
  }

  /**
   * The same under a monitor, which sees the products of each stage and its measure; when it has
   * seen enough, the numbers are as good as they are by then.
   */
  public static SsorSpectrum of(SparseMatrix matrix, Lanczos lanczos, Monitor monitor) {
    LinearOperator scaled = JacobiSpectrum.scaled(matrix);
    int n = matrix.rows();
    Spectrum jacobi = lanczos.start(scaled, n, Lanczos.Ends.BOTH).finish(monitor);
    Checks.that(
        jacobi.smallest().value() > 0,
        "SsorSpectrum: the matrix is not positive definite: D^-1 A has the eigenvalue %s",
        jacobi.smallest().value());
    Spectrum own = lanczos.start(matrix::multiply, n, Lanczos.Ends.BOTH).finish(monitor);
    return new SsorSpectrum(own, jacobi, new TriangleShift(matrix).nu(jacobi, lanczos, monitor));
  }

  /**
   * Both ends of {@code P^-1 A} with SSOR's P. None is above 1, which is proved.
   *
   * @param matrix symmetric positive definite
   * @param omega in (0, 2)
   */
  public static Spectrum preconditioned(SparseMatrix matrix, double omega, Lanczos lanczos) {
    double relaxation = new SsorCg(omega, Stop.after(1)).omega(); // for its checks
    JacobiSpectrum.scaled(matrix); // for its checks
    ScaledTriangles triangles = matrix.triangles();
    EisenstatSweep sweep = new EisenstatSweep(triangles, relaxation);
    int n = matrix.rows();
    double[] none = new double[n];
    double[] u = new double[n];
    double[] t = new double[n];
    double[] s = new double[n];
    double[] image = new double[n];
    // P^-1 A is similar to (2/omega - 1) W^-1 T W^-T, and W^-1 T t = t + s for t = W^-T v.
    LinearOperator similar =
        (v, out) -> {
          Arrays.fill(s, 0);
          sweep.backward(0, 0, none, v, u, t, s);
          sweep.forward(u, t, s, image);
          for (int i = 0; i < n; i++) {
            out[i] = (2 / omega - 1) * (t[i] + s[i]);
          }
        };
    Spectrum found = lanczos.start(similar, n, Lanczos.Ends.BOTH).finish();
    Eigenvalue top = found.largest();
    return new Spectrum(
        found.smallest(),
        new Eigenvalue(top.value(), top.error(), top.atLeast(), Math.min(1, top.atMost())),
        found.failure(),
        found.steps(),
        found.why());
  }

  /** lambda_max(D A^-1). */
  public Eigenvalue mu() {
    return jacobi.smallest().inverse();
  }

  /** The Jacobi radius rho(I - D^-1 A). */
  public Eigenvalue beta() {
    Eigenvalue low = jacobi.smallest();
    Eigenvalue high = jacobi.largest();
    boolean fromLow = 1 - low.value() >= high.value() - 1;
    return new Eigenvalue(
        Math.max(1 - low.value(), high.value() - 1),
        fromLow ? low.error() : high.error(),
        Math.max(1 - low.atMost(), high.atLeast() - 1),
        Math.max(1 - low.atLeast(), high.atMost() - 1));
  }

  /** The condition bound of SSOR from the values: what Lemma E.2 prints. */
  public ConditionBound conditionBound() {
    return new ConditionBound(Math.max(1, mu().value()), Math.max(-0.25, nu.value()));
  }

  /** The same from the upper bounds on mu and nu: on the safe side. */
  public ConditionBound safeConditionBound() {
    return new ConditionBound(Math.max(1, mu().atMost()), Math.max(-0.25, nu.atMost()));
  }
}
