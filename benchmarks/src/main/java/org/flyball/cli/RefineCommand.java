package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.flyball.schedule.Ending;
import org.flyball.schedule.NormRule;
import org.flyball.schedule.Refined;
import org.flyball.schedule.Refinement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./flyball refine}. */
@Command(
    name = "refine",
    header = "Make a step-size schedule from the gradient norms of a finished run.",
    customSynopsis = "./flyball refine [options] NORMS.csv%n",
    parameterListHeading = "%nArgument:%n",
    description = {
      "Turns the gradient norms that a training run recorded into factors in [0, 1] for the step"
          + " sizes of the next run (arXiv 2310.07831): warm-up and decay come out by themselves"
          + " where the norms ask for them. Tune the base rate anew."
    },
    sortOptions = false,
    footerHeading = "%nJSON keys (--format json):%n",
    footer = {
      "  norms {file, count}, norm, smoothing, steps, effective, peak, factors[],",
      "  degenerate, floored, capped, boundOverLinear, fit {warmup, power, error},",
      "  scheduleFile, warnings[]",
      "  factors are in [0, 1]; the file has peak times them. boundOverLinear is the",
      "  least worst case with these factors over that of linear decay, should the",
      "  norms come again (l2 only, else null). fit: a straight warm-up over this",
      "  part of the run, then (1 - s)^power; null below 4 factors.",
      "",
      "NORMS.csv has one norm per step, of the gradient before clipping, in a column",
      "named norm, or in its only column; inf stands for a step that overflowed.",
      "",
      "Examples:",
      "  ./flyball refine log.csv --norm l1 --peak 0.003 --write-schedule rates.csv",
      "  ./flyball refine log.csv --steps 50000 --format json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:refined",
      "  1:not refined but linear decay, or the schedule could not be written",
      "  2:bad usage",
      "  3:bad norms, or --write-schedule impossible",
      " 70:a bug in Flyball"
    })
final class RefineCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NORMS.csv", description = "The norms; .gz is unpacked.")
  Path norms = Path.of("");

  @Mixin Refining refining = new Refining();

  @Mixin Output output = new Output();

  @Mixin CommonOptions common = new CommonOptions();

  /** How the help groups the options. */
  static final OptionGroups GROUPS =
      new OptionGroups()
          .then(Refining.class, "The refinement")
          .then(Output.class, "Output")
          .then(CommonOptions.class, "Every command");

  private final Console console;

  RefineCommand(Console console) {
    this.console = console;
  }

  /** How to refine. */
  static final class Refining {
    @Option(
        names = "--norm",
        paramLabel = "l2|l1",
        converter = ScheduleWords.OfNorm.class,
        description =
            "l2: Euclidean norms, for SGD, the default. l1: sums of absolute values of the full"
                + " gradient, for Adam.")
    NormRule norm = NormRule.L2;

    @Option(
        names = "--smoothing",
        paramLabel = "F",
        converter = ScheduleWords.OfFraction.class,
        description = "Window of the moving median, as a part of the run (default 0.1).")
    double smoothing = 0.1;

    @Option(
        names = "--steps",
        paramLabel = "N",
        converter = Words.OfCount.class,
        description = "Factors for a run of N steps (default: as many as norms).")
    int steps;

    @Option(
        names = "--effective",
        description =
            "Let all N updates move. By default the last factor is 0, as in the paper, and its"
                + " update does nothing.")
    boolean effective;
  }

  /** What to do with the factors. */
  static final class Output {
    @Option(
        names = "--peak",
        paramLabel = "R",
        converter = ScheduleWords.OfPositive.class,
        description = "The largest step size of the written schedule (default 1).")
    double peak = 1;

    @Option(
        names = "--write-schedule",
        paramLabel = "FILE",
        description = "Write the step sizes, one a line under stepSize; certify reads it.")
    @Nullable Path file;
  }

  @Override
  public Integer call() throws IOException {
    Path target = output.file;
    if (target != null) {
      OutputFile.requireOther("--write-schedule", target, norms);
      OutputFile.requireWritable(target);
    }
    int least = refining.effective ? 1 : 2;
    double[] seen = NormFile.ofRun(norms, least);
    int steps = refining.steps == 0 ? seen.length : refining.steps;
    if (steps < least) {
      throw new BadUsageException("--steps 1 leaves only the last factor, 0; try --effective");
    }
    Refinement recipe =
        new Refinement(refining.smoothing)
            .withNorm(refining.norm)
            .withEnding(refining.effective ? Ending.ALL_MOVE : Ending.LAST_IS_ZERO);
    Refined refined = recipe.refine(seen, steps);
    RefineResult result =
        RefineResult.of(norms.toString(), seen.length, recipe, refined, output.peak, target);
    if (!common.quiet) {
      refined.warnings().forEach(warning -> console.say("flyball: warning: " + warning));
    }
    String failure = write(target, refined.factors());
    console
        .out()
        .print(
            common.format == OutputFormat.JSON ? result.json() : result.table(failure.isEmpty()));
    console.out().flush();
    if (!failure.isEmpty()) {
      console.say("flyball: the schedule could not be written: " + failure);
      return ExitCode.GOAL_MISSED;
    }
    return result.isLinear() ? ExitCode.GOAL_MISSED : ExitCode.DONE;
  }

  /** What went wrong, if anything. */
  private String write(@Nullable Path target, double[] factors) {
    if (target == null) {
      return "";
    }
    try {
      double peak = output.peak;
      NormFile.STEP_SIZE.write(target, Arrays.stream(factors).map(f -> peak * f).toArray());
      return "";
    } catch (IOException full) {
      return Failures.words(full);
    }
  }
}
