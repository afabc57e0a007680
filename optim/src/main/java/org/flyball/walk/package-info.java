/**
 * Tokens that walk a network link by link, avoid where they have been, and bring home a mean over
 * the nodes or the root of a stochastic approximation.
 *
 * <pre>
 * mean       sum_i w_i g_i                        g_i at node i, w the weighting
 * root       sum_i w_i H(theta, i) = 0            H = -grad f_i: the minimum of sum_i w_i f_i
 *
 * a step     X_{n+1} ~ K[x_n](X_n, .)             K_ij[x] ~ P_ij (x_j / mu_j)^-alpha
 *            x_{n+1} = x_n + gamma_{n+1} (delta_X_{n+1} - x_n)          gamma_n = (n + c)^-a
 *            theta_{n+1} = theta_n + beta_{n+1} (w / mu)_X H(theta_n, X_{n+1})   beta_n = (n + 1)^-b
 * </pre>
 *
 * <p>P is a reversible chain with the law mu, which the walk keeps: it visits as the base does, but
 * its average over n steps is off by less. With {@code s = (1 + lambda) / (1 - lambda)} of each
 * mode of P and {@code k = alpha (1 + lambda)}, n Var is the sum over the modes of
 *
 * <pre>
 * s                 the base chain
 * s / (2k + 1)      a = 1: all visits weigh the same          O(1/alpha)
 * s / (k + 1)^2     a &lt; 1, the plain time average             O(1/alpha^2)
 * </pre>
 *
 * <p>and independent draws have 1 there: above some alpha a walk beats them. These are limits of
 * variances. A mean along a repelled walk has a bias besides, of order 1/n from the beginning
 * (leave the first tenth out) and n^-a from a fading memory ({@link
 * org.flyball.walk.MeanEstimator}): for a mean take a = 1. The iterate theta sees the second line
 * or the third, or something between them that depends on {@code beta_n / gamma_n} ({@link
 * org.flyball.walk.TimeScales}); its average sees the third for every b &lt; 1.
 *
 * <pre>{@code
 * Sampling walk = new SelfRepellent(ReversibleChain.simple(graph), 10);
 * MeanEstimate mean =
 *     new MeanEstimator().withBurnIn(1_000).estimate(walk, graph::degree, 10_000, Seed.of(42));
 * Interval interval = mean.interval(0.95);
 *
 * Sampling token = new SelfRepellent(ReversibleChain.metropolis(graph), 5)
 *     .withHistory(History.fading(0.8));
 * Root root = StochasticApproximation.of(token, Gain.power(0.9).safeFor(8), Seed.of(42))
 *     .minimize(f, new double[f.dimension()], Stop.after(100_000));
 * }</pre>
 *
 * <table>
 * <caption>Letters and words</caption>
 * <tr><td>P, mu</td><td>{@link org.flyball.graph.ReversibleChain}; mu is {@link
 * org.flyball.walk.Sampling#mass}, up to a factor</td></tr>
 * <tr><td>X_n</td><td>{@link org.flyball.walk.Sampler#node}</td></tr>
 * <tr><td>x_n</td><td>{@link org.flyball.walk.RepellentToken#frequencies}</td></tr>
 * <tr><td>x_0, c</td><td>{@link org.flyball.walk.Prior}: 1, or N with the words "each node visited
 * once"</td></tr>
 * <tr><td>a, gamma</td><td>{@link org.flyball.walk.History}: exponent, gain</td></tr>
 * <tr><td>alpha</td><td>{@link org.flyball.walk.SelfRepellent}, {@link
 * org.flyball.walk.HistoryDriven}</td></tr>
 * <tr><td>K[x]</td><td>{@link org.flyball.walk.Kernel}: how it is drawn from</td></tr>
 * <tr><td>H, theta*</td><td>{@link org.flyball.walk.Field}, {@link
 * org.flyball.walk.Root}</td></tr>
 * <tr><td>b, beta</td><td>{@link org.flyball.walk.PowerGain}: exponent; {@link
 * org.flyball.walk.Gain}, whose {@code at(n)} is beta_{n+1}</td></tr>
 * <tr><td>w</td><td>{@link org.flyball.walk.Weighting}</td></tr>
 * </table>
 *
 * <p><b>Which class.</b> Where links only can be followed: {@link org.flyball.walk.SelfRepellent};
 * {@link org.flyball.walk.HistoryDriven} where asking all neighbours at every step is too dear, or
 * over {@link org.flyball.walk.Mhda}, which is not reversible. To compare with: {@link
 * org.flyball.walk.RandomWalk}, {@link org.flyball.walk.MetropolisWalk}, {@link
 * org.flyball.walk.NonBacktracking}. Where any node can be had at any time: {@link
 * org.flyball.walk.Shuffling}, which nothing here beats, and {@link
 * org.flyball.walk.IndependentDraws}. For a finite sum whose nodes can keep a gradient each, {@link
 * org.flyball.walk.McSag} is far ahead of {@link org.flyball.walk.StochasticApproximation}. Before
 * walking, {@link org.flyball.walk.Recommendation} and {@link org.flyball.walk.Prediction} say what
 * to expect of a mean, {@link org.flyball.walk.IterateNoise} of an iterate.
 *
 * <p>A graph should be connected: a walk stays in the component it starts in, and the theory
 * refuses others ({@link org.flyball.graph.Subgraph#largestComponent}). Periodic base chains,
 * self-loops and parallel edges are legal.
 *
 * <p>Papers: self-repellent walks (Doshi, Hu and Eun, ICML 2023, arXiv 2305.05097); with stochastic
 * approximation (Hu, Doshi and Eun, ICLR 2024, arXiv 2401.09665); the history-driven target (Hu, Ma
 * and Eun, ICML 2025, arXiv 2505.18300); MHDA (Lee, Xu and Eun, SIGMETRICS 2012, arXiv 1204.4140);
 * MC-SAG (Even, ICML 2023, arXiv 2302.14428). Formulas beyond their abstracts are derived, and held
 * against simulations by the tests. Exact draws by rejection and by tables that may be old, and the
 * variance of averages in all three cases, are ours. Not here: self-repellence over bases that are
 * not reversible, walks with Levy jumps, repelling ensembles that draw without replacement (arXiv
 * 2310.04854), score-repellent Monte Carlo (arXiv 2604.22948), Walkman, alpha that grows with time.
 */
@NullMarked
package org.flyball.walk;

import org.jspecify.annotations.NullMarked;
