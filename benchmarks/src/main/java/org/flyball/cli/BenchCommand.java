package org.flyball.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.flyball.jmh.CpuTime;
import org.flyball.run.WholeFile;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./flyball bench}. */
@Command(
    name = "bench",
    header = "Run the JMH benchmarks.",
    customSynopsis = "./flyball bench [options] [REGEX]%n",
    parameterListHeading = "%nArgument:%n",
    optionListHeading = "%nOptions:%n",
    description = {
      "Runs the benchmarks whose class and method match, by default all, which takes a quarter of"
          + " an hour. Beside the clock time it shows cpuNanos, the CPU time per operation, which"
          + " other programs on the machine lengthen less. Compare within one run only."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./flyball bench SorBenchmark --json sor.json",
      "  ./flyball bench 'SorBenchmark.(flyball|triad)' --short",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:done",
      "  2:bad usage, or no benchmark matches",
      "  3:FILE is no place to write"
    })
final class BenchCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "REGEX",
      arity = "0..1",
      description = "What to run: a regular expression, found anywhere in the name.")
  String regex = ".*";

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write JMH's results there as well, with machine and JDK.")
  Path json = Path.of("");

  @Option(
      names = "--short",
      description = "One fork and half-second iterations: a glance, not a measurement.")
  boolean glance;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Override
  public Integer call() throws IOException, RunnerException {
    boolean keep = !json.toString().isEmpty();
    if (keep) {
      WholeFile.write(json, out -> {}); // an unwritable place is found before, not after
    }
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException bad) {
      throw new BadUsageException("REGEX: " + bad.getDescription() + " in '" + regex + "'");
    }
    Path raw = Files.createTempFile("flyball-bench", ".json");
    try {
      ChainedOptionsBuilder options =
          new OptionsBuilder()
              .include(regex)
              .addProfiler(CpuTime.class)
              .resultFormat(ResultFormatType.JSON)
              .result(raw.toString());
      if (glance) {
        TimeValue half = TimeValue.milliseconds(500);
        options = options.forks(1).warmupIterations(2).warmupTime(half);
        options = options.measurementIterations(3).measurementTime(half);
      }
      new Runner(options.build()).run();
      if (keep) {
        byte[] results = withoutPaths(Files.readString(raw)).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(json, out -> out.write(results));
      }
    } catch (NoBenchmarksException none) {
      throw new BadUsageException("no benchmark matches '" + regex + "'; try Sor");
    } finally {
      Files.deleteIfExists(raw);
    }
    return ExitCode.DONE;
  }

  /** JMH names the path of the JVM; what matters is which one and on how many processors. */
  static String withoutPaths(String results) {
    JsonArray all = JsonParser.parseString(results).getAsJsonArray();
    for (JsonElement one : all) {
      JsonObject result = one.getAsJsonObject();
      result.addProperty("jvm", System.getProperty("java.runtime.version"));
      result.remove("jvmArgs");
      result.addProperty("processors", Runtime.getRuntime().availableProcessors());
      result.addProperty("architecture", System.getProperty("os.arch"));
    }
    return new GsonBuilder().setPrettyPrinting().create().toJson(all) + "\n";
  }
}
