package org.flyball.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.flyball.performance.Baseline;
import org.flyball.performance.Bench;
import org.flyball.performance.Machine;
import org.flyball.performance.PerformancePage;
import org.flyball.performance.Results;
import org.flyball.performance.ResultsFile;
import org.flyball.performance.Trial;
import org.flyball.report.RacePage;
import org.flyball.run.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./flyball bench}. */
@Command(
    name = "bench",
    header = "Measure Flyball against its rivals and the limits of the machine.",
    customSynopsis = "./flyball bench [options] [REGEX]%n",
    parameterListHeading = "%nArgument:%n",
    optionListHeading = "%nOptions:%n",
    description = {
      "Runs JMH benchmarks: by default a short set that sets Flyball beside"
          + " EJML, ojAlgo, commons-math3 and the memory limit, in about six minutes on a busy machine."
          + " Shows and writes a table and a"
          + " page: time, ratio to the limit or rival that the question names, noise, and what has"
          + " changed since the results committed last. Times are CPU times, which other programs"
          + " lengthen less; the band goes from the least to the largest iteration. Compared are"
          + " ratios within one run, as machines differ; beside them stands the raw ratio of times. The"
          + " system counts CPU time in ticks, often of 10 ms: on a busy machine that coarsens it."
    },
    sortOptions = false,
    footerHeading = "%nJSON keys (bench.json, --json, --format json):%n",
    footer = {
      "  format \"flyball-bench\", formatVersion 1, date, commit, command, interrupted,",
      "  machine {cpu, processors, memoryBytes, os, architecture, jdk, vm,",
      "    loadBefore, loadAfter},",
      "  results[] {benchmark, params {}, forks, seconds, cpuNanos[], clockNanos[]}",
      "  Times are per operation, one per iteration. An unknown load is null.",
      "  --format json adds questions[] {id, title, unit, reference,",
      "    entrants[] {name, role, benchmark, params {}, cpuNanosPerUnit,",
      "      slowestPerUnit, ratio {value, low, high},",
      "      change {file, verdict, raw {}, relative {}}}}; what is missing is null.",
      "",
      "Examples:",
      "  ./flyball bench",
      "  ./flyball bench 'SorBenchmark.(flyball|triad)' --short",
      "  ./flyball bench --from bench-report/bench.json --format json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:done",
      "  1:JMH or the disk gave up on the way; what was finished is shown",
      "  2:bad usage, or no benchmark matches",
      "  3:an output cannot be written, or old results are broken; found first",
      " 70:a bug in Flyball",
      "130:Ctrl-C; what was finished is shown and written"
    })
final class BenchCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "REGEX",
      arity = "0..1",
      description = "Measure what this matches, anywhere in the name, at full length.")
  String regex = "";

  @Option(names = "--all", description = "Measure everything at full length: an hour or more.")
  boolean all;

  @Option(
      names = "--short",
      description = "With REGEX or --all: one JVM and half-second iterations.")
  boolean glance;

  @Option(names = "--list", description = "Show what would be measured, and measure nothing.")
  boolean list;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "For index.html and bench.json (default: bench-report).")
  Path out = Path.of("bench-report");

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the JSON there as well, say to be committed.")
  Path json = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Measure nothing: show the results in this file.")
  Path from = Path.of("");

  @Option(
      names = "--baseline",
      paramLabel = "PATH",
      description =
          "Compare with this file, or the newest of this folder that has the benchmark (default:"
              + " benchmarks/results of these sources).")
  Path baseline = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "table|json",
      converter = Words.OfFormat.class,
      description = "How results are shown (default table).")
  OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = {"-q", "--quiet"},
      description = "Nothing on standard error but errors.")
  boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  private final Console console;
  private final String typed;

  /** {@code args} is the whole command line, for the results. */
  BenchCommand(Console console, String[] args) {
    this.console = console;
    this.typed = Typed.of(args);
  }

  @Override
  public Integer call() throws IOException {
    boolean measures = !isGiven(from);
    if (!measures && (all || !regex.isEmpty() || list)) {
      throw new BadUsageException("--from measures nothing: no REGEX, --all or --list beside it");
    }
    if (all && !regex.isEmpty()) {
      throw new BadUsageException("--all and a REGEX say different things; leave one out");
    }
    List<Trial> trials = measures ? trials() : List.of();
    if (list) {
      trials.forEach(trial -> console.out().print(trial.key() + "\n"));
      return ExitCode.DONE;
    }
    Baseline before = before();
    Results results = measures ? begin() : ResultsFile.read(from);
    RacePage.open(out);
    OutputFile.requireWritable(out.resolve("bench.json"));
    if (isGiven(json)) {
      OutputFile.requireWritable(json);
    }
    int code = ExitCode.DONE;
    if (measures) {
      console.interruption().begin();
      boolean brief = glance || (!all && regex.isEmpty());
      Bench.Length length = brief ? Bench.Length.SHORT : Bench.Length.FULL;
      BenchLoop loop = new BenchLoop(console, quiet, this::keep);
      results = loop.run(trials, new Bench(length, console.interruption()::requested), results);
      code = loop.exitCode();
    }
    return show(results, before, code);
  }

  private int show(Results results, Baseline before, int code) {
    console
        .out()
        .print(
            format == OutputFormat.JSON
                ? BenchJson.of(results, before)
                : BenchTable.of(results, before, out.resolve("index.html")));
    try {
      console
          .interruption()
          .insist(
              () -> {
                keep(results);
                PerformancePage.write(out, results, before);
                return true;
              });
    } catch (IOException full) {
      console.say("flyball: " + Failures.words(full));
      return code == ExitCode.DONE ? ExitCode.GOAL_MISSED : code;
    }
    return code;
  }

  private List<Trial> trials() {
    if (!all && regex.isEmpty()) {
      return Trial.shortSet();
    }
    try {
      List<Trial> found = Trial.matching(Pattern.compile(regex));
      if (found.isEmpty()) {
        throw new BadUsageException("no benchmark matches '" + regex + "'; try Sor");
      }
      return found;
    } catch (PatternSyntaxException bad) {
      throw new BadUsageException("REGEX: " + bad.getDescription() + " in '" + regex + "'");
    }
  }

  /** The launcher says where the sources are. */
  private Baseline before() throws IOException {
    if (isGiven(baseline)) {
      return Baseline.read(baseline);
    }
    Path committed =
        Path.of(System.getProperty("flyball.home", "")).resolve("benchmarks").resolve("results");
    return Files.isDirectory(committed) ? Baseline.read(committed) : Baseline.none();
  }

  private Results begin() {
    return new Results(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        System.getProperty("flyball.commit", "unknown"),
        typed,
        Machine.here(),
        Machine.load(),
        Double.NaN,
        Results.Ending.INTERRUPTED,
        List.of());
  }

  private void keep(Results results) throws IOException {
    byte[] bytes = Json.print(ResultsFile.json(results)).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(out.resolve("bench.json"), to -> to.write(bytes));
    if (isGiven(json)) {
      WholeFile.write(json, to -> to.write(bytes));
    }
  }

  private static boolean isGiven(Path path) {
    return !path.toString().isEmpty();
  }
}
