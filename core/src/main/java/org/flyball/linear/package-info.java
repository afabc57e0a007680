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
 * <p>Which matrix: {@link org.flyball.linear.SparseMatrix} where entries are stored, {@link
 * org.flyball.linear.Stencil} for constant coefficients on a regular grid, the same numbers in less
 * time. Which solver: {@link org.flyball.linear.SsorCg} for a symmetric positive definite matrix,
 * {@link org.flyball.linear.ConjugateGradient} where only products with it are known or another
 * preconditioner is at hand, {@link org.flyball.linear.Sor} where memory or simplicity counts or
 * the matrix is not symmetric, {@link org.flyball.linear.Ssor} for the theory's sake. All measure
 * the true {@code ||b - A x||_2}. What theory promises of them is in {@link
 * org.flyball.linear.EnergyBound}, {@link org.flyball.linear.SweepBound} and {@link
 * org.flyball.linear.ConditionBound}, the ends of spectra between bounds in {@link
 * org.flyball.linear.Lanczos}, {@link org.flyball.linear.SsorSpectrum} and {@link
 * org.flyball.linear.DefinitenessProof}.
 *
 * <p>SOR converges from every start if A is symmetric positive definite and 0 &lt; omega &lt; 2
 * (Ostrowski, Reich). {@link org.flyball.linear.Young} has the best omega where theory knows it;
 * where it does not, {@code org.flyball.tuning.Tuned} learns it from the solves themselves.
 */
@NullMarked
package org.flyball.linear;

import org.jspecify.annotations.NullMarked;
