/**
 * What {@code ./flyball bench} measures, keeps and compares: {@link
 * org.flyball.performance.Question}s that set benchmarks beside their rivals and a limit, {@link
 * org.flyball.performance.Results} as a JSON file, and the {@link
 * org.flyball.performance.Comparison} with results of before.
 *
 * <p>Times are CPU nanoseconds per operation, because other programs lengthen them less than clock
 * times. The noise band goes from the least to the largest iteration. Machines differ, so what is
 * compared between runs is the ratio to a limit or rival of the same run.
 */
@NullMarked
package org.flyball.performance;

import org.jspecify.annotations.NullMarked;
