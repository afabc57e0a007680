/**
 * Bandits: which of d arms is cheapest, learnt from the losses of the arms that were pulled.
 *
 * <pre>
 * minimise  E sum over t of loss_t(I_t)  -  min over i of sum over t of loss_t(i)     (the regret)
 *
 * Tsallis-INF with alpha = 1/2, per round:
 *   p = argmin over the simplex of &lt;k, p&gt; - (4 K / eta) sum sqrt(p_i)
 *     = 4 / (eta (k_i / K - x))^2,  x &lt; min k / K such that sum p = 1
 *   I ~ p,  observe loss(I)
 *   k_i &lt;- k_i + B_i + 1[i = I] (loss - B_i) / p_i
 *   importance weighted:  B_i = 0,                          eta = 2 / sqrt(t)
 *   reduced variance:     B_i = K / 2 if p_i &gt;= eta^2 or 0,  eta = 4 / sqrt(t)
 *   measured baseline:    B_i = min(mean of i, K sqrt(p_i) / eta), eta = 4 / sqrt(t)
 * </pre>
 *
 * <pre>{@code
 * Bandit bandit = new TsallisInf().start(20, seed.child("omega"));
 * Pull pull = bandit.pull();
 * bandit.learn(pull, costOf(pull.arm()));
 * }</pre>
 *
 * <p>Which one?
 *
 * <ul>
 *   <li>Nothing known: {@link org.flyball.bandit.TsallisInf}.
 *   <li>Independent losses, one mean per arm for ever: {@link org.flyball.bandit.GaussianThompson}.
 *   <li>The same, and arms on a line whose neighbours cost alike: {@link
 *       org.flyball.bandit.SmoothThompson}.
 *   <li>A few arms that are likely to be good among many: {@link org.flyball.bandit.TsallisInf}
 *       with a {@link org.flyball.bandit.HeadStart}.
 *   <li>A number that moves the losses smoothly: {@link org.flyball.bandit.ChebCb}.
 *   <li>A number that moves them in any way: {@link org.flyball.bandit.Binned}.
 *   <li>Baselines, to be beaten: {@link org.flyball.bandit.Exp3}, {@link org.flyball.bandit.Ucb1},
 *       {@link org.flyball.bandit.EpsilonGreedy}.
 * </ul>
 *
 * <table>
 * <caption>Words and letters</caption>
 * <tr><td>{@code arms}</td><td>d, number of arms</td></tr>
 * <tr><td>{@code learnt}</td><td>t - 1, losses learnt so far</td></tr>
 * <tr><td>{@code rounds}</td><td>T, horizon</td></tr>
 * <tr><td>{@code cumulative}</td><td>k, cumulative loss estimates</td></tr>
 * <tr><td>{@code rate}</td><td>eta, {@link org.flyball.bandit.LearningRate}</td></tr>
 * <tr><td>{@code scale}</td><td>K, {@link org.flyball.bandit.LossScale}</td></tr>
 * <tr><td>{@code baselines}</td><td>B_i / K, carried by the {@link org.flyball.bandit.Pull}</td></tr>
 * <tr><td>{@code context}</td><td>c, in {@link org.flyball.bandit.ContextRange} [a, b]</td></tr>
 * <tr><td>{@code bins}</td><td>m of {@link org.flyball.bandit.Binned}</td></tr>
 * <tr><td>{@code degree}</td><td>m of {@link org.flyball.bandit.ChebCb}</td></tr>
 * <tr><td>{@code gaps}</td><td>Delta_i, mean loss above the best arm's</td></tr>
 * </table>
 *
 * <p>Theorems: {@link org.flyball.bandit.RegretBound}. Sources: Zimmert and Seldin, "Tsallis-INF:
 * An Optimal Algorithm for Stochastic and Adversarial Bandits", JMLR 22 (2021), arXiv 1807.07623;
 * Abernethy, Lee and Tewari, "Fighting Bandits with a New Kind of Smoothness", NeurIPS 2015 (known
 * horizon); Auer, Cesa-Bianchi, Freund and Schapire, "The Nonstochastic Multiarmed Bandit Problem",
 * SIAM J. Comput. 32 (2002) ({@link org.flyball.bandit.Exp3}); Auer, Cesa-Bianchi and Fischer,
 * "Finite-time Analysis of the Multiarmed Bandit Problem", Machine Learning 47 (2002) ({@link
 * org.flyball.bandit.Ucb1}); Agrawal and Goyal, "Further Optimal Regret Bounds for Thompson
 * Sampling", AISTATS 2013, arXiv 1209.3353 ({@link org.flyball.bandit.GaussianThompson}); Foster
 * and Rakhlin, "Beyond UCB", ICML 2020, arXiv 2002.04926 (the draw of {@link
 * org.flyball.bandit.ChebCb}); Khodak, Chow, Balcan and Talwalkar, "Learning to Relax", ICLR 2024,
 * arXiv 2310.02246 (what it is used for here).
 *
 * <p>Not implemented: alpha other than 1/2; rates tuned to the number of pulls under way (Zimmert
 * and Seldin 2020), late feedback is unbiased but uses the plain rates; detection of a pull learnt
 * twice; contexts of more than one number.
 */
@NullMarked
package org.flyball.bandit;

import org.jspecify.annotations.NullMarked;
