/**
 * Solvers that tune themselves: a parameter, a learner, and the cost of each solve.
 *
 * <p>Which one? In brackets the mean sweeps of SOR per solve on the stream of arXiv 2310.02246,
 * Figure 2 (5000 shifted grid Laplacians; the best fixed omega takes 59.4, omega* of each system
 * 41.9):
 *
 * <ul>
 *   <li>Nothing known of the systems: {@link org.flyball.tuning.Tuned} with {@link
 *       org.flyball.bandit.SmoothThompson} at {@link org.flyball.tuning.Grid#towardsTwo()} [61; 77
 *       over the first 100 solves].
 *   <li>Nothing known, and costs that may drift or depend on what was done before: {@link
 *       org.flyball.tuning.Tuned} with {@link org.flyball.bandit.TsallisInf} [66; 106], or with
 *       measured baselines [64; 102].
 *   <li>A number is known of each: {@link org.flyball.tuning.TunedByContext} with {@link
 *       org.flyball.bandit.ChebCb} on a {@link org.flyball.tuning.Grid} [47].
 *   <li>The number is the shift c of {@code A + c I}, the diagonal of A constant: {@link
 *       org.flyball.tuning.ResidualShiftLaw} [42.0], or, from step counts alone, {@link
 *       org.flyball.tuning.ShiftLaw} [43].
 *   <li>The same, but the law may be wrong: {@link org.flyball.tuning.Hedge} [43.1; 62.6 with the
 *       shift hidden, where the law alone takes 64 to 75].
 *   <li>Not even the kind of solver is known: {@link org.flyball.tuning.Tuned#among} with {@link
 *       org.flyball.tuning.Cost#work}.
 *   <li>I want the safest: any of them over solvers with a {@link org.flyball.tuning.Backstop}.
 * </ul>
 *
 * <table>
 * <caption>Words and letters</caption>
 * <tr><td>{@code context}, {@code shift}</td><td>c</td></tr>
 * <tr><td>{@code diagonal}</td><td>d0</td></tr>
 * <tr><td>{@code loss}</td><td>steps - 1, or another {@link org.flyball.tuning.Cost}</td></tr>
 * <tr><td>{@code ratio}</td><td>lambda, the factor the residuals settle at</td></tr>
 * </table>
 *
 * <p>Sources: Khodak, Chow, Balcan and Talwalkar, "Learning to Relax", ICLR 2024, arXiv 2310.02246;
 * Young, "Iterative Solution of Large Linear Systems", 1971. The learners with a law and the hedge
 * are ours.
 */
@NullMarked
package org.flyball.tuning;

import org.jspecify.annotations.NullMarked;
