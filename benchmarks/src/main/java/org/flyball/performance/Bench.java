package org.flyball.performance;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.flyball.jmh.CpuTime;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures trials by JMH, one run of it for each, so that what is finished is never lost. */
public final class Bench {

  private static final long LOOK_MILLIS = 100;

  /** How long a trial is measured. */
  public enum Length {
    /** One JVM, two warm-ups of a second and five iterations of half a second. */
    SHORT,
    /** What the benchmark's annotations say, mostly two JVMs and seven seconds each. */
    FULL
  }

  private final Length length;
  private final BooleanSupplier stop;

  /**
   * @param stop asked all the time; once it is true the JVM that measures is ended
   */
  public Bench(Length length, BooleanSupplier stop) {
    this.length = length;
    this.stop = stop;
  }

  /**
   * Measures one.
   *
   * @return empty if it was stopped
   * @throws RunnerException if JMH could not run it
   */
  public Optional<Measurement> run(Trial trial) throws RunnerException {
    CountDownLatch done = new CountDownLatch(1);
    Thread watcher = new Thread(() -> watch(done), "bench-stop");
    watcher.setDaemon(true);
    watcher.start();
    long start = System.nanoTime();
    try {
      PrintStream nowhere =
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      Runner runner =
          new Runner(
              options(trial).build(),
              OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT));
      RunResult result = runner.runSingle();
      return stop.getAsBoolean()
          ? Optional.empty()
          : Optional.of(measurement(trial, result, (System.nanoTime() - start) / 1e9));
    } catch (RunnerException | RuntimeException failure) {
      if (stop.getAsBoolean()) {
        return Optional.empty(); // it failed because we, or the user, ended its JVM
      }
      throw failure;
    } finally {
      done.countDown();
    }
  }

  /** The JVM that measures does not know that the user wants to stop. */
  private void watch(CountDownLatch done) {
    try {
      while (!done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (stop.getAsBoolean()) {
          ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private ChainedOptionsBuilder options(Trial trial) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(Trial.PACKAGE + trial.benchmark()) + "$")
            .addProfiler(CpuTime.class)
            .shouldFailOnError(true);
    for (Map.Entry<String, String> param : trial.params().entrySet()) {
      options = options.param(param.getKey(), param.getValue());
    }
    if (length == Length.SHORT) {
      TimeValue half = TimeValue.milliseconds(500);
      options = options.forks(1).warmupIterations(2).warmupTime(TimeValue.seconds(1));
      options = options.measurementIterations(5).measurementTime(half);
    }
    return options;
  }

  private static Measurement measurement(Trial trial, RunResult result, double seconds) {
    List<Double> cpu = new ArrayList<>();
    List<Double> clock = new ArrayList<>();
    TimeUnit unit = result.getParams().getTimeUnit();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        Result<?> spent = iteration.getSecondaryResults().get("cpuNanos.min");
        if (spent != null) {
          cpu.add(spent.getScore());
        }
        clock.add(iteration.getPrimaryResult().getScore() * unit.toNanos(1));
      }
    }
    return new Measurement(
        trial.benchmark(),
        trial.params(),
        result.getBenchmarkResults().size(),
        seconds,
        cpu.stream().mapToDouble(Double::doubleValue).toArray(),
        clock.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
