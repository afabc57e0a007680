/**
 * The grammar every method of Flyball speaks: <b>recipe &rarr; run &rarr; result</b>.
 *
 * <p>A recipe is an immutable record of hyper-parameters ({@code Sor}, {@code TsallisInf}, ...). It
 * starts a {@link org.flyball.run.Run}: mutable, for one thread, advanced by {@code step()}. A run
 * ends in an immutable result that says why it ended ({@link org.flyball.run.Termination}).
 *
 * <pre>{@code
 * Run<Solution> run = new Sor(1.5, Stop.below(1e-8)).start(system, x0);
 * Trace residuals = new Trace("residual");
 * Solution solution = run.finish(residuals.and(Monitor.within(Duration.ofSeconds(2))));
 * }</pre>
 *
 * <table>
 * <caption>Who does what</caption>
 * <tr><td>{@link org.flyball.run.Stop}</td><td>when a run is done: a tolerance, what it is relative to, a step limit</td></tr>
 * <tr><td>{@link org.flyball.run.Monitor}</td><td>sees two primitives a step and may end the run: time budget, log, {@link org.flyball.run.Progress}</td></tr>
 * <tr><td>{@link org.flyball.run.Trace}</td><td>a monitor that keeps columns of numbers</td></tr>
 * <tr><td>{@link org.flyball.run.Snapshot}</td><td>the whole state of a long run, to go on bit for bit: {@code recipe.resume(snapshot)}</td></tr>
 * <tr><td>{@link org.flyball.run.WholeFile}</td><td>writes a file whole or not at all</td></tr>
 * <tr><td>{@link org.flyball.run.Certificate}</td><td>what a theorem promised beside what was measured</td></tr>
 * </table>
 */
@NullMarked
package org.flyball.run;

import org.jspecify.annotations.NullMarked;
