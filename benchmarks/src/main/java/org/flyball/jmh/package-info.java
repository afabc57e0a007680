/**
 * JMH benchmarks, one question per class. Run them with {@code ./flyball bench [REGEX]}; results
 * and what follows from them are in {@code benchmarks/RESULTS.md}.
 *
 * <p>Shared machines make wall-clock means useless. Compare ratios within one run, and read {@code
 * cpuNanos}, the CPU time of the process per operation ({@link org.flyball.jmh.CpuTime}), minimum
 * and median over iterations.
 */
@NullMarked
package org.flyball.jmh;

import org.jspecify.annotations.NullMarked;
