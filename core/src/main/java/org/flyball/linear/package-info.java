/**
 * Sparse linear systems {@code A x = b} and the classical relaxation methods, exactly as Young
 * (1971) and arXiv 2310.02246 define them.
 *
 * <pre>
 * A = D + L + U         D diagonal, L strictly lower, U strictly upper triangle
 * W = D / omega + L     SOR: x &lt;- x + W^-1 (b - A x)
 * M = I - W^-1 A        what one step does to the error
 * C = I - A W^-1        what one step does to the residual: r_k = C^k r_0
 * P = omega / (2 - omega) W D^-1 W^T      SSOR: x &lt;- x + P^-1 (b - A x), for symmetric A
 * </pre>
 *
 * <table>
 * <caption>Words and letters</caption>
 * <tr><td>{@code omega}</td><td>relaxation parameter, in (0, 2)</td></tr>
 * <tr><td>{@code beta}</td><td>spectral radius of the Jacobi iteration I - D^-1 A</td></tr>
 * <tr><td>{@code tolerance}</td><td>epsilon of the stopping rule</td></tr>
 * </table>
 *
 * <p>Where to start:
 *
 * <ul>
 *   <li><b>A matrix.</b> {@link org.flyball.linear.Triplets} or {@link
 *       org.flyball.linear.SparseMatrix} where entries are stored, EJML's and commons-math3's
 *       matrices included; {@link org.flyball.linear.Stencil} for constant coefficients on a
 *       regular grid, the same numbers in less time; {@link org.flyball.linear.Laplacian} for
 *       examples; {@link org.flyball.linear.LinearOperator} where only products are known. With a
 *       right-hand side it is a {@link org.flyball.linear.LinearSystem}.
 *   <li><b>One solve.</b> {@link org.flyball.linear.SsorCg} for a symmetric positive definite
 *       matrix; {@link org.flyball.linear.ConjugateGradient} where only products with it are known
 *       or another {@link org.flyball.linear.Preconditioning} is at hand; {@link
 *       org.flyball.linear.Sor} where memory or simplicity counts or the matrix is not symmetric;
 *       {@link org.flyball.linear.Ssor} for the theory's sake. All are a {@link
 *       org.flyball.linear.LinearSolver}, measure the true {@code ||b - A x||_2}, and end in a
 *       {@link org.flyball.linear.Solution}.
 *   <li><b>Omega.</b> {@link org.flyball.linear.Young} has the best one where theory knows it;
 *       {@link org.flyball.linear.AdaptiveSor} finds it within a solve; {@link
 *       org.flyball.linear.SorRace} compares several; {@code org.flyball.tuning.Tuned} learns it
 *       from the solves of a stream.
 *   <li><b>Many or large systems.</b> {@link org.flyball.linear.SorBatch} for several right-hand
 *       sides at once, {@link org.flyball.linear.Sor#withThreads} for several processors.
 *   <li><b>What theory promises.</b> {@link org.flyball.linear.EnergyBound}, {@link
 *       org.flyball.linear.SweepBound} and {@link org.flyball.linear.ConditionBound}.
 *   <li><b>Eigenvalues, between bounds.</b> {@link org.flyball.linear.Lanczos}, {@link
 *       org.flyball.linear.JacobiSpectrum} and {@link org.flyball.linear.SsorSpectrum}, as {@link
 *       org.flyball.linear.Spectrum} and {@link org.flyball.linear.Eigenvalue}; {@link
 *       org.flyball.linear.DefinitenessProof} where a chance of error is too much.
 * </ul>
 *
 * <p>All else is hidden: how a {@link org.flyball.linear.Matrix} is kept for sweeping
 * (ScaledMatrix, LowerTriangle, Triangle..., Stencil...), several sweeps or solves in one pass
 * (LookAhead, Lanes, ...), and the runs behind the recipes (SorRun, KrylovRun, ...).
 *
 * <p>SOR converges from every start if A is symmetric positive definite and 0 &lt; omega &lt; 2
 * (Ostrowski, Reich).
 */
@NullMarked
package org.flyball.linear;

import org.jspecify.annotations.NullMarked;
