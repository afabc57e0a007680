package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.flyball.data.BadFileException;
import org.flyball.run.Certificate;
import org.flyball.schedule.ScheduleCertificate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./flyball certify}. */
@Command(
    name = "certify",
    header = "Compute the worst case of any sequence of step sizes.",
    customSynopsis = "./flyball certify [options] SCHEDULE.csv%n",
    parameterListHeading = "%nArgument:%n",
    description = {
      "After subgradient steps of these sizes on any convex function, how far above the least value"
          + " can the last point be? Proved as a bound for any steps; exact as far as anyone has"
          + " looked. Also: the scale at which the steps are best, and how far their shape is from"
          + " the best shape, linear decay."
    },
    sortOptions = false,
    footerHeading = "%nJSON keys (--format json):%n",
    footer = {
      "  schedule {file, steps}, gradients, distance, lipschitz, normsFile, bound,",
      "  lowerBound, efficiency, bestScale, bestBound, publishedBound,",
      "  certificate {text, source, bound, measured, holds}",
      "  bound is on f(last) - f(u); no schedule has one below lowerBound. Times",
      "  bestScale the steps have bestBound; efficiency is bestBound over lowerBound,",
      "  1 at best. publishedBound is what arXiv 2310.07831 promises. lipschitz is",
      "  null with --norms, certificate without --measured.",
      "",
      "SCHEDULE.csv has one step size per update in a column named stepSize, or in",
      "its only column. T updates use T + 1 gradients; zeros at the end are no updates.",
      "",
      "Examples:",
      "  ./flyball certify rates.csv",
      "  ./flyball certify rates.csv --distance 10 --lipschitz 2.5 --measured 0.3",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:certified",
      "  1:--measured is above the bound",
      "  2:bad usage",
      "  3:bad schedule or norms",
      " 70:a bug in Flyball"
    })
final class CertifyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SCHEDULE.csv", description = "The step sizes; .gz is unpacked.")
  Path schedule = Path.of("");

  @Mixin Problem problem = new Problem();

  @Mixin CommonOptions common = new CommonOptions();

  /** How the help groups the options. */
  static final OptionGroups GROUPS =
      new OptionGroups()
          .then(Problem.class, "The problems")
          .then(CommonOptions.class, "Every command");

  private final Console console;

  CertifyCommand(Console console) {
    this.console = console;
  }

  /** Which problems the worst is taken over. */
  static final class Problem {
    @Option(
        names = "--distance",
        paramLabel = "D",
        converter = ScheduleWords.OfPositive.class,
        description = "From the start to the point compared with, u (default 1).")
    double distance = 1;

    @Option(
        names = "--lipschitz",
        paramLabel = "G",
        converter = ScheduleWords.OfPositive.class,
        description = "What bounds all gradient norms (default 1).")
    @Nullable Double lipschitz;

    @Option(
        names = "--norms",
        paramLabel = "FILE",
        description =
            "A bound for each gradient norm instead, one more than steps: a column norm. The bound"
                + " holds but can be loose then.")
    @Nullable Path norms;

    @Option(
        names = "--measured",
        paramLabel = "GAP",
        converter = ScheduleWords.OfNumber.class,
        description = "f(last) - f(u) of a run, to be set beside the bound.")
    @Nullable Double measured;
  }

  @Override
  public Integer call() throws IOException {
    Double given = problem.lipschitz;
    Path bounds = problem.norms;
    if (given != null && bounds != null) {
      throw new BadUsageException("--lipschitz and --norms say the same; give one of them");
    }
    double lipschitz = given == null ? 1 : given;
    double[] steps = NormFile.stepSizes(schedule);
    ScheduleCertificate promise =
        bounds == null
            ? certified(() -> ScheduleCertificate.of(steps, problem.distance, lipschitz))
            : certified(steps, bounds);
    Double measured = problem.measured;
    Optional<Certificate> certificate =
        measured == null ? Optional.empty() : Optional.of(promise.certify(measured));
    CertifyResult result =
        new CertifyResult(
            schedule.toString(),
            steps.length,
            bounds == null ? lipschitz : Double.NaN,
            Optional.ofNullable(bounds),
            promise,
            certificate);
    console.out().print(common.format == OutputFormat.JSON ? result.json() : result.table());
    console.out().flush();
    return certificate.map(Certificate::holds).orElse(true) ? ExitCode.DONE : ExitCode.GOAL_MISSED;
  }

  private ScheduleCertificate certified(double[] steps, Path bounds) throws IOException {
    double[] norms = NormFile.bounds(bounds);
    boolean lastIsZero = steps[steps.length - 1] == 0;
    if (norms.length != steps.length + 1 && !(norms.length == steps.length && lastIsZero)) {
      throw NormFile.complaint(
          bounds,
          "the file has " + norms.length + " norms, the schedule " + steps.length + " steps",
          "give one norm more than steps, or as many if the last step size is 0");
    }
    return certified(() -> ScheduleCertificate.of(steps, problem.distance, norms));
  }

  /** What is left to refuse are step sizes beyond the range of doubles. */
  private ScheduleCertificate certified(Supplier<ScheduleCertificate> work)
      throws BadFileException {
    try {
      return work.get();
    } catch (IllegalArgumentException bad) {
      throw NormFile.complaint(
          schedule, String.valueOf(bad.getMessage()), "give steps in other units");
    }
  }
}
