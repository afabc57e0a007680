package org.flyball.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * A JMH profiler: CPU nanoseconds of the whole process per operation, which other processes on the
 * machine do not lengthen as they do the clock time. {@code -prof org.flyball.jmh.CpuTime}. For
 * single-threaded benchmarks that hardly allocate; compiler and collector threads are in it.
 */
public final class CpuTime implements InternalProfiler {

  private long before;

  @Override
  public String getDescription() {
    return "CPU time of the process per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = processCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long spent = processCpuTime() - before;
    long operations = Math.max(1, result.getMetadata().getAllOps());
    double each = (double) spent / operations;
    return List.of(
        new ScalarResult("cpuNanos.median", each, "ns/op", AggregationPolicy.AVG),
        new ScalarResult("cpuNanos.min", each, "ns/op", AggregationPolicy.MIN));
  }

  private static long processCpuTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
