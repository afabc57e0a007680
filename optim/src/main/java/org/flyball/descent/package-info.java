/**
 * Optimizers that schedules drive: {@code x_{k+1} = x_k - rate.at(k) * direction_k}, the direction
 * being the {@link org.flyball.descent.Optimizer}'s affair and the rate a {@link
 * org.flyball.schedule.Schedule}'s.
 *
 * <pre>{@code
 * Descent descent = Descent.of(new Adam(0.9, 0.95), Schedule.linearDecay(steps).times(0.1), seed)
 *     .with(Batches.of(16));
 * Minimum first = descent.minimize(f, x0, Stop.after(steps));
 * Schedule refined = first.refine(new Refinement(0.1).withNorm(NormRule.L1)).times(0.1);
 * Minimum second = descent.with(refined).minimize(f, x0, Stop.after(steps));
 * }</pre>
 *
 * <p>The norms that refinement wants are those of the gradients as they come, before clipping and
 * before weight decay; a run records both on the way.
 *
 * <table>
 * <caption>Which optimizer</caption>
 * <tr><td>{@link org.flyball.descent.Sgd}, {@link org.flyball.descent.HeavyBall}, {@link
 *     org.flyball.descent.Nesterov}</td><td>one rate for all variables; {@link
 * org.flyball.descent.CycledMomentum} for momentum that a schedule moves</td></tr>
 * <tr><td>{@link org.flyball.descent.AdaGrad}, {@link org.flyball.descent.RmsProp}, {@link
 *     org.flyball.descent.Adam}, {@link org.flyball.descent.AdamW}, {@link
 *     org.flyball.descent.AmsGrad}, {@link org.flyball.descent.Lion}</td><td>one per variable; in
 *     PyTorch's conventions</td></tr>
 * <tr><td>{@link org.flyball.descent.ScheduleFree}, {@link
 *     org.flyball.descent.ScheduleFreeAdamW}</td><td>a rate, but no schedule: the length of the run
 *     need not be known</td></tr>
 * <tr><td>{@link org.flyball.descent.DAdaptSgd}, {@link org.flyball.descent.DAdaptAdaGrad}, {@link
 *     org.flyball.descent.DAdaptAdam}, {@link org.flyball.descent.Prodigy}, {@link
 *     org.flyball.descent.DoG}, {@link org.flyball.descent.DoWG}, {@link
 *     org.flyball.descent.Mechanic}</td><td>a schedule of peak 1, but no rate: the scale is
 *     learnt</td></tr>
 * <tr><td>{@link org.flyball.descent.AdaGradNorm}, {@link org.flyball.descent.Cocob}, {@link
 *     org.flyball.descent.PolyakStep}, {@link org.flyball.descent.AdGd}</td><td>neither: theory's
 *     own rates</td></tr>
 * <tr><td>{@link org.flyball.descent.Lbfgs}</td><td>smooth functions without noise, to many
 *     digits</td></tr>
 * </table>
 *
 * <p>All but L-BFGS go through one loop, {@link org.flyball.descent.DescentRun}; {@link
 * org.flyball.descent.Optimizer#clipped} and {@link org.flyball.descent.Optimizer#averaged} go
 * around any of them. Papers are named where the methods are. Not here: Adam's beta1 along a
 * schedule, inner momentum and the Polyak variant of schedule-free methods, learning rates per
 * layer, second-order methods beyond L-BFGS.
 */
@NullMarked
package org.flyball.descent;

import org.jspecify.annotations.NullMarked;
