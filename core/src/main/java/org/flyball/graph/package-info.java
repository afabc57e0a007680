/**
 * Graphs, the reversible random walks on them, and what theory knows of these walks.
 *
 * <pre>
 * P_ij  = c_ij / mu_i,  c_ij = c_ji      a reversible chain: symmetric conductances over masses
 * mu P  = mu                             its stationary law, up to a factor
 * u_i^T P = lambda_i u_i^T               its modes, s_i = (1 + lambda_i) / (1 - lambda_i)
 * </pre>
 *
 * <p><b>Self-repellent walks</b> (Doshi, Hu and Eun, arXiv 2305.05097; Hu, Doshi and Eun, arXiv
 * 2401.09665) draw from {@code K_ij[x] ~ P_ij (x_j / mu_j)^-alpha}, x being the weighted visits so
 * far, {@code x' = x + gamma (indicator of the node just drawn - x)}, {@code gamma_n = (n+1)^-a}.
 * K[x] is reversible with the law {@code pi[x]}, and the Jacobian of pi at mu is {@code -alpha (I +
 * P^T) + 2 alpha mu 1^T}: it has P's modes, with {@code -k_i}, {@code k_i = alpha (1 + lambda_i)}.
 * The visits' fluctuations V and those of an iterate {@code theta' = theta + beta H(theta, X)},
 * {@code beta_n = (n+1)^-b}, then solve
 *
 * <pre>
 * J V + V J^T + Q = 0,   J = [[J11, J12], [0, J22 / rho]] + I/2 if b = 1,   rho = beta_n / gamma_n
 * J22 u_i = -(k_i + 1) u_i,   J12 u_i = -k_i h_i,   Q = sum_i s_i [h_i; u_i/rho] [h_i; u_i/rho]^T
 * </pre>
 *
 * <p>mode by mode, {@code h_i = H^T u_i}. Nothing in these solutions needs an eigenvector: they are
 * sums {@code sum_i f(lambda_i) h_i h_i^T}, for which one Lanczos process from each column of H
 * gives Gauss's quadrature ({@link org.flyball.graph.WalkTheory}).
 *
 * <table>
 * <caption>Letters and words</caption>
 * <tr><td>N, d_i</td><td>nodes and degree of a {@link org.flyball.graph.Graph}</td></tr>
 * <tr><td>P, mu</td><td>{@link org.flyball.graph.ReversibleChain}: probability, mass</td></tr>
 * <tr><td>c</td><td>{@link org.flyball.graph.Conductance}</td></tr>
 * <tr><td>lambda_2, 1 - lambda_2</td><td>secondEigenvalue, gap of {@link
 * org.flyball.graph.WalkTheory}</td></tr>
 * <tr><td>lambda_i, u_i, v_i</td><td>{@link org.flyball.graph.ChainModes}</td></tr>
 * <tr><td>s</td><td>what the base chain's variance is multiplied by, mode by mode</td></tr>
 * <tr><td>alpha, k</td><td>{@link org.flyball.graph.Repulsion}</td></tr>
 * <tr><td>g^T V_x g</td><td>{@link org.flyball.graph.AsymptoticVariance}</td></tr>
 * <tr><td>U(alpha)</td><td>timeAverage of {@link org.flyball.graph.AsymptoticCovariance}</td></tr>
 * <tr><td>V, rho</td><td>{@link org.flyball.graph.IterateTheory}</td></tr>
 * <tr><td>K[x], pi[x], w</td><td>{@link org.flyball.graph.RepelledKernel}</td></tr>
 * </table>
 *
 * <pre>{@code
 * Graph graph = BundledGraph.DOLPHINS.graph();
 * WalkTheory theory = WalkTheory.of(ReversibleChain.metropolis(graph));
 * double alpha = theory.alphaToBeatIid();
 * ExactVariance exact = theory.of(values).visitAverage(Repulsion.selfRepellent(alpha));
 * }</pre>
 *
 * <p><b>Which class.</b> {@link org.flyball.graph.CompactGraph} from arrays of edges, {@link
 * org.flyball.graph.GraphBuilder} from edges one by one with any ids, {@link
 * org.flyball.graph.SyntheticGraph} by rule, {@code org.flyball.data} from files; {@link
 * org.flyball.graph.GraphSummary} says whether a walk can go everywhere, {@link
 * org.flyball.graph.Subgraph} cuts out where it can. Theory of any connected graph: {@link
 * org.flyball.graph.WalkTheory}; of a small one, all modes at once: {@link
 * org.flyball.graph.ChainModes}.
 *
 * <p>The formulas are derived, not read; the tests check them against the whole dense equation. Not
 * here: non-reversible bases, for which there is no such theory of self-repellence.
 */
@NullMarked
package org.flyball.graph;

import org.jspecify.annotations.NullMarked;
