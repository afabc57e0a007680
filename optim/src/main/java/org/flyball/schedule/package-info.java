/**
 * Step-size schedules: made, composed, refined from observed gradient norms, certified.
 *
 * <p>Method: {@code x_{t+1} = x_t - eta_t g_t} for t = 1 .. T - 1, with T gradients g_t at x_t; the
 * output is the last point x_T.
 *
 * <p>Symbols of the paper and the words for them here:
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><td>eta_t</td><td>step size; {@code schedule.at(t - 1)}</td></tr>
 * <tr><td>G, G_t</td><td>{@code lipschitz}, {@code norms}: what bounds {@code ||g_t||}</td></tr>
 * <tr><td>D</td><td>{@code distance}: {@code ||x_1 - u||}, u any point, a minimiser say</td></tr>
 * <tr><td>w_t</td><td>weight of a gradient; {@code S_t = w_t + ... + w_T}</td></tr>
 * <tr><td>tau</td><td>{@code smoothing}</td></tr>
 * <tr><td>rho</td><td>{@code efficiency}</td></tr>
 * </table>
 *
 * <p><b>Theory</b>, after Defazio, Cutkosky, Mehta and Mishchenko (arXiv 2310.07831).
 *
 * <ol>
 *   <li>Conversion: for points z_t and weights {@code w_t >= 0}, {@code w_T > 0}, let {@code x_1 =
 *       z_1} and {@code x_{t+1} = x_t + (S_{t+1} / S_1)(z_{t+1} - z_t)}. Then for every convex f
 *       and every u, {@code f(x_T) - f(u) <= (1 / S_1) sum_t w_t <g_t, z_t - u>}.
 *   <li>With {@code z_{t+1} = z_t - gamma w_t g_t}: {@code eta_t = gamma w_t S_{t+1} / S_1}, and
 *       the right-hand side is at most {@code (1 / S_1)(D^2 / (2 gamma) + (gamma / 2) sum_t w_t^2
 *       G_t^2)}. It is least for {@code w_t = G_t^-2}: refinement, with {@code D / sqrt(sum
 *       G_t^-2)}.
 *   <li>For constant norms that is linear decay, {@code eta_t = (D / (G sqrt T))(1 - t / T)}, with
 *       {@code D G / sqrt T}, the minimax value of subgradient methods (arXiv 2307.11134).
 *   <li>Any steps have such weights: choose S_T and go backwards by {@code S_t = S_{t+1} + eta_t /
 *       S_{t+1}}. The least bound over S_T certifies the steps ({@link
 *       org.flyball.schedule.ScheduleCertificate}; derived for Flyball, not from the paper). Where
 *       all norms have one bound it is {@code (kappa + 1 / kappa) D G / 2 - G^2 sum eta_t}, kappa
 *       the largest up to 1 that the steps have weights for, and a convex function reaches it:
 *       docs/schedule-certificate.md has the proof.
 * </ol>
 *
 * <table>
 * <caption>Where to look</caption>
 * <tr><td>{@link org.flyball.schedule.Schedule}</td><td>all schedules of the field, and their
 *     composition</td></tr>
 * <tr><td>{@link org.flyball.schedule.Shape}</td><td>factors by progress; closed forms of
 *     refinement</td></tr>
 * <tr><td>{@link org.flyball.schedule.Refinement}</td><td>factors from the norms of a run</td></tr>
 * <tr><td>{@link org.flyball.schedule.CausalRefinement}</td><td>within one run</td></tr>
 * <tr><td>{@link org.flyball.schedule.CoordinateRefinement}</td><td>per coordinate or layer</td></tr>
 * <tr><td>{@link org.flyball.schedule.PolynomialFit}</td><td>a refined schedule in two
 *     numbers</td></tr>
 * <tr><td>{@link org.flyball.schedule.ScheduleCertificate}</td><td>the worst case of any steps, and
 *     how to carry a tuned rate from shape to shape</td></tr>
 * <tr><td>{@link org.flyball.schedule.Continuation}</td><td>the best way on when the length of a
 *     run changes</td></tr>
 * <tr><td>{@link org.flyball.schedule.LastIterateBound}</td><td>the looser bound in print</td></tr>
 * <tr><td>{@link org.flyball.schedule.Plateau}</td><td>reduce on plateau</td></tr>
 * </table>
 */
@NullMarked
package org.flyball.schedule;

import org.jspecify.annotations.NullMarked;
