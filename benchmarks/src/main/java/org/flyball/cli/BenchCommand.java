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
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.flyball.jmh.CpuTime;
import org.flyball.run.WholeFile;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
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
      "  1:JMH could not run them, say because another run is going on",
      "  2:bad usage, or no benchmark matches",
      "  3:FILE is no place to write",
      " 70:a bug in Flyball",
      "130:Ctrl-C"
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

  private final Console console;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    boolean keep = !json.toString().isEmpty();
    if (keep) {
      OutputFile.requireWritable(json); // found before, not after
    }
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException bad) {
      throw new BadUsageException("REGEX: " + bad.getDescription() + " in '" + regex + "'");
    }
    if (matching().isEmpty()) {
      throw new BadUsageException("no benchmark matches '" + regex + "'; try Sor");
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
      return keep ? write(withoutPaths(Files.readString(raw))) : ExitCode.DONE;
    } catch (RunnerException failure) {
      console.say("flyball: " + Failures.oneLine(words(failure)));
      return ExitCode.GOAL_MISSED;
    } finally {
      Files.deleteIfExists(raw);
    }
  }

  /** The results have been shown; a full disk does not take that back. */
  private int write(String results) {
    try {
      WholeFile.write(json, out -> out.write(results.getBytes(StandardCharsets.UTF_8)));
      return ExitCode.DONE;
    } catch (IOException full) {
      console.say("flyball: " + Failures.words(full));
      return ExitCode.GOAL_MISSED;
    }
  }

  private Set<BenchmarkListEntry> matching() {
    return BenchmarkList.defaultList()
        .find(
            OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
            List.of(regex),
            List.of());
  }

  private static String words(RunnerException failure) {
    String words = String.valueOf(failure.getMessage());
    return words.contains("JMH lock")
        ? "another JMH run holds the lock; two at a time would disturb each other: wait for it"
        : words;
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
