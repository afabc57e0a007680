package org.flyball.performance;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flyball.run.Checks;

/**
 * One benchmark with one set of parameters, measured.
 *
 * @param benchmark class and method, without the package: "SorBenchmark.flyball"
 * @param params the values of its parameters by name
 * @param forks how many JVMs the iterations come from
 * @param seconds how long all of it took, setup and warm-up included; 0 if unknown
 * @param cpuNanos CPU time of the process per operation, an iteration each; shared, do not write
 * @param clockNanos clock time per operation, an iteration each; shared, do not write
 */
public record Measurement(
    String benchmark,
    Map<String, String> params,
    int forks,
    double seconds,
    double[] cpuNanos,
    double[] clockNanos) {

  /** Checks that there is something to take a minimum of. */
  public Measurement {
    params = Map.copyOf(params);
    Checks.that(cpuNanos.length > 0, "%s: there is no iteration in cpuNanos", benchmark);
    for (double nanos : cpuNanos) {
      Checks.that(
          nanos > 0 && nanos < Double.POSITIVE_INFINITY,
          "%s: every time in cpuNanos must be positive and finite, got %s",
          benchmark,
          nanos);
    }
  }

  /** The least CPU time of an iteration. */
  public double least() {
    return Arrays.stream(cpuNanos).min().orElseThrow();
  }

  /** The largest. */
  public double largest() {
    return Arrays.stream(cpuNanos).max().orElseThrow();
  }

  /** What tells it from all others: "SorBenchmark.flyball side=200". */
  public String key() {
    return key(benchmark, params);
  }

  static String key(String benchmark, Map<String, String> params) {
    return benchmark
        + new TreeMap<>(params)
            .entrySet().stream()
                .map(param -> " " + param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining());
  }
}
