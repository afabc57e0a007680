/**
 * What is minimised, {@code f(x) = (1/n) sum_i f_i(x) + R(x)} over n clients with R on the server,
 * and how smooth it is.
 *
 * <p>A client's f_i is most often the mean loss of its m_i data rows, {@code (1/m_i) sum_j loss(a_j
 * . x, b_j)}, with or without a regularizer: {@link org.flyball.objective.EmpiricalRisk}. Then the
 * Hessian is at most {@code H_i = curvature/m_i A_i^T A_i + shift I}, and is H_i at x = 0 for the
 * logistic loss and everywhere for squares, hence
 *
 * <pre>
 * L_i = lmax(H_i)     L = lmax((1/n) sum H_i)     L_AM = (1/n) sum L_i     L_QM^2 = (1/n) sum L_i^2
 * </pre>
 *
 * <p>L is not that of all rows stacked unless all m_i are equal: f is a mean of means. Always L
 * &lt;= L_AM &lt;= L_QM &lt;= L_max (without R). For other H_i, an upper bound is enough: {@link
 * org.flyball.objective.Curvature}.
 *
 * <table>
 * <caption>What is where</caption>
 * <tr><td>{@link org.flyball.objective.Objective}</td><td>a smooth function; bring your own</td></tr>
 * <tr><td>{@link org.flyball.objective.RowObjective}</td><td>a mean over rows, for stochastic gradients</td></tr>
 * <tr><td>{@link org.flyball.objective.FiniteSum}</td><td>f: the clients and the server's R</td></tr>
 * <tr><td>{@link org.flyball.objective.EmpiricalRisk}</td><td>a {@link org.flyball.objective.Loss} over rows with a {@link org.flyball.objective.Regularizer}</td></tr>
 * <tr><td>{@link org.flyball.objective.SoftmaxRegression}</td><td>multinomial logistic regression</td></tr>
 * <tr><td>{@link org.flyball.objective.Quadratic}</td><td>a dense quadratic</td></tr>
 * <tr><td>{@link org.flyball.objective.Smoothness}</td><td>L, L_i, their means, L_+, mu</td></tr>
 * <tr><td>{@link org.flyball.objective.FeatureSupport}</td><td>J_i, |I_j|, c and r of rare features</td></tr>
 * <tr><td>{@link org.flyball.objective.SyntheticRegression}</td><td>clients with the L_i you want</td></tr>
 * <tr><td>{@link org.flyball.objective.RareFeatures}</td><td>clients with a part of the features each</td></tr>
 * </table>
 *
 * <p>Papers: EF21 (arXiv 2106.05203), Error Feedback Reloaded (arXiv 2402.10774), rare features
 * (arXiv 2305.15264). Not here: networks, constraints, non-smooth regularizers.
 */
@NullMarked
package org.flyball.objective;

import org.jspecify.annotations.NullMarked;
