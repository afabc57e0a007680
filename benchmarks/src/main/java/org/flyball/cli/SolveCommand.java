package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./flyball solve}. */
@Command(
    name = "solve",
    header = "Solve A x = b, once or as a stream of related systems.",
    customSynopsis = "./flyball solve [options] MATRIX.mtx%n",
    parameterListHeading = "%nArgument:%n",
    description = {
      "Solves the linear system by relaxation or conjugate gradients from x = 0, with the"
          + " relaxation parameter omega from theory or given. Over a stream of systems it learns"
          + " omega from nothing but the steps each solve took (arXiv 2310.02246)."
    },
    sortOptions = false,
    footerHeading = "%nJSON keys (--format json):%n",
    footer = {
      "  matrix {file, rows, entries, symmetric}, method, omegaChoice, grid[],",
      "  rightHandSide, shiftsFile, tolerance, maxSteps, seed,",
      "  solves[] {steps, omega, residual, relativeResidual, why, fellBack, shift},",
      "  asked, converged, fallbacks, totalSteps, favourite, interrupted, warnings[], seconds",
      "  residual is ||b - A x||; why is converged, step limit reached, diverged,",
      "  not finite or indefinite; omega is null for cg and adaptive; favourite is the learner's omega. A number that is NaN or",
      "  infinite is null. Only seconds differs between two equal runs.",
      "",
      "Examples:",
      "  ./flyball solve bus.mtx --rhs b.txt --write-solution x.mtx",
      "  ./flyball solve bus.mtx --method ssor-cg",
      "  ./flyball solve bus.mtx --repeat 500 --grid towards-two:30:1e-4",
      "  ./flyball solve grid.mtx --shifts c.txt --omega tuned --grid 1:1.95:20",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:every solve converged",
      "  1:some did not, or a result could not be written in the end",
      "  2:bad usage",
      "  3:bad matrix, shifts or right-hand side, or --write-solution impossible",
      " 70:a bug in Flyball",
      "130:Ctrl-C; finished solves are shown and written"
    })
final class SolveCommand implements Callable<Integer> {

  /** Per omega; below this a learner has hardly tried them all. */
  private static final int LEARNING_SOLVES = 5;

  @Parameters(
      paramLabel = "MATRIX.mtx",
      description = "A, square, in Matrix Market format; .gz is unpacked.")
  Path matrix = Path.of("");

  @Mixin Systems systems = new Systems();

  @Mixin Relaxing relaxing = new Relaxing();

  @Mixin Output output = new Output();

  @Mixin CommonOptions common = new CommonOptions();

  /** How the help groups the options. */
  static final OptionGroups GROUPS =
      new OptionGroups()
          .then(Systems.class, "The systems")
          .then(Relaxing.class, "The method")
          .then(Output.class, "Output")
          .then(CommonOptions.class, "Every command");

  private final Console console;

  SolveCommand(Console console) {
    this.console = console;
  }

  /** What to solve. */
  static final class Systems {
    @Option(
        names = "--rhs",
        paramLabel = "ones|random|FILE",
        description =
            "b: all ones; standard Gaussian entries, fresh for each solve; or one number per row"
                + " from a file. Default: ones for one system, random for a stream.")
    @Nullable String rightHandSide;

    @Option(
        names = "--repeat",
        paramLabel = "N",
        converter = Words.OfCount.class,
        description = "Solve N systems. With --shifts: go through its list N times.")
    int repeat = 1;

    @Option(
        names = "--shifts",
        paramLabel = "FILE",
        description = "Solve (A + c I) x = b for each c in the file, one number per line.")
    @Nullable Path shifts;
  }

  /** How to solve it. */
  static final class Relaxing {
    @Option(
        names = "--method",
        paramLabel = "sor|ssor|cg|ssor-cg",
        converter = Words.OfMethod.class,
        description = {
          "sor: successive over-relaxation, the default.",
          "ssor: forward and backward sweeps in turn.",
          "cg: conjugate gradients, which have no omega.",
          "ssor-cg: conjugate gradients preconditioned by ssor, the fastest for one symmetric"
              + " positive definite matrix."
        })
    Method method = Method.SOR;

    @Option(
        names = "--omega",
        paramLabel = "auto|adaptive|tuned|young|W",
        converter = Words.OfOmega.class,
        description = {
          "auto: a formula for each matrix, which must be symmetric positive definite. For sor"
              + " Young's, exact if the matrix is consistently ordered, else a rule of thumb; for ssor"
              + " and ssor-cg the one with the least bound on the condition.",
          "adaptive: found within each solve from its residuals (sor).",
          "young: as auto, but refuses a matrix for which it is not exact (sor).",
          "tuned: learnt from the stream by a bandit (Tsallis-INF). A solve that takes more than a"
              + " tenth of --max-steps is finished by ssor-cg at omega 1, or by adaptive sor if the"
              + " matrix is not symmetric; all its steps count against its omega.",
          "W: a number in (0, 2); 1 is Gauss-Seidel.",
          "Default: auto for one system, tuned for a stream."
        })
    @Nullable OmegaChoice omega;

    @Option(
        names = "--grid",
        paramLabel = "GRID",
        converter = Words.OfGrid.class,
        description = {
          "What tuned chooses among.",
          "1:1.95:20 is 20 values, evenly spaced (the paper's grid).",
          "towards-two:20:1e-2, the default, is 2 / (1 + t) for 20 values of t from 1 down to"
              + " 1e-2: dense near 2, where ill-conditioned matrices need it.",
          "1,1.5,1.8 lists the values."
        })
    @Nullable GridChoice grid;

    @Option(
        names = "--tolerance",
        paramLabel = "E",
        converter = Words.OfTolerance.class,
        description =
            "A solve is done at ||b - A x|| <= E times that of its start, which is ||b|| (default"
                + " 1e-8).")
    double tolerance = 1e-8;

    @Option(
        names = "--max-steps",
        paramLabel = "N",
        converter = Words.OfCount.class,
        description = "Sweeps after which a solve gives up (default 10000).")
    int maxSteps = 10_000;
  }

  /** What to do with the answers. */
  static final class Output {
    @Option(
        names = "--write-solution",
        paramLabel = "FILE",
        description =
            "Write x as a Matrix Market array, one column per solve, converged or not; whole or"
                + " not at all.")
    @Nullable Path file;
  }

  @Override
  public Integer call() throws IOException {
    requireOtherFile();
    MatrixInput input = MatrixInput.read(matrix);
    ShiftList shifts =
        systems.shifts == null ? ShiftList.none() : ShiftList.read(systems.shifts, input);
    long asked = (long) systems.repeat * shifts.values().length;
    if (asked > 10_000_000) {
      throw new BadUsageException(asked + " solves are too many for one run; at most 1e7");
    }
    SolveSettings settings = settings(input, shifts, (int) asked);
    Seed seed = Seed.of(common.seed);
    int rows = input.matrix().rows();
    RightHandSide b = RightHandSide.of(settings.rightHandSide(), rows, seed.child("rhs"));
    SolutionFile solutions =
        output.file == null
            ? SolutionFile.none()
            : SolutionFile.at(output.file, rows, settings.solves());
    if (!common.quiet) {
      settings.warnings().forEach(warning -> console.say("flyball: warning: " + warning));
    }
    ProgressBar progress = ProgressBar.of(console, common);
    long start = System.nanoTime();
    Relaxation relaxation = relaxation(input, shifts, settings, seed.child("omega"));
    console.interruption().begin();
    List<SolveOutcome> outcomes =
        new SolveLoop(input, shifts, b, relaxation, settings.tolerance())
            .run(settings.solves(), solutions, progress, console.interruption());
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.clear();
    return report(
        new SolveResult(input, settings, outcomes, relaxation.favourite(), seconds), solutions);
  }

  /** Overwriting an input is never meant. */
  private void requireOtherFile() throws IOException {
    Path target = output.file;
    if (target == null) {
      return;
    }
    List<Path> inputs = new ArrayList<>(List.of(matrix));
    if (systems.shifts != null) {
      inputs.add(systems.shifts);
    }
    if (systems.rightHandSide != null) {
      inputs.add(Words.path(systems.rightHandSide));
    }
    for (Path input : inputs) {
      OutputFile.requireOther("--write-solution", target, input);
    }
  }

  private SolveSettings settings(MatrixInput input, ShiftList shifts, int asked)
      throws IOException {
    boolean stream = asked > 1;
    OmegaChoice omega = omega(stream);
    if (relaxing.method.needsSymmetry()) {
      input.requireSymmetry(relaxing.method);
    }
    boolean tuned = omega.kind() == OmegaChoice.Kind.TUNED;
    if (relaxing.grid != null && !tuned) {
      throw new BadUsageException(
          "--grid is for --omega tuned; this run has --omega " + omega.text());
    }
    List<String> warnings = new ArrayList<>();
    if (omega.asksTheory()) {
      input.requireForTheory(omega);
    } else {
      input
          .asymmetry()
          .ifPresent(
              entries ->
                  warnings.add(
                      input.name()
                          + " is not symmetric: "
                          + entries
                          + "; SOR promises nothing for it"));
    }
    int arms = grid().grid().size();
    if (tuned && asked < LEARNING_SOLVES * arms) {
      String solves = asked + (asked == 1 ? " solve is" : " solves are");
      warnings.add(
          solves
              + " few to learn the best of "
              + arms
              + " omegas from"
              + (input.symmetric() ? "; --omega auto needs no learning" : ""));
    }
    return new SolveSettings(
        relaxing.method,
        omega,
        tuned ? Arrays.stream(grid().grid().toArray()).boxed().toList() : List.of(),
        systems.rightHandSide != null ? systems.rightHandSide : stream ? "random" : "ones",
        shifts.file(),
        relaxing.tolerance,
        relaxing.maxSteps,
        common.seed,
        asked,
        warnings);
  }

  private OmegaChoice omega(boolean stream) {
    String method = Words.spelled(relaxing.method);
    if (!relaxing.method.hasOmega()) {
      if (relaxing.omega != null) {
        throw new BadUsageException("--method " + method + " has no omega; leave --omega out");
      }
      return OmegaChoice.NONE;
    }
    OmegaChoice omega =
        relaxing.omega != null ? relaxing.omega : stream ? OmegaChoice.TUNED : OmegaChoice.AUTO;
    boolean onlySor =
        omega.kind() == OmegaChoice.Kind.YOUNG || omega.kind() == OmegaChoice.Kind.ADAPTIVE;
    if (onlySor && relaxing.method != Method.SOR) {
      throw new BadUsageException(
          "--omega " + omega.text() + " is for --method sor; for " + method + " use auto or tuned");
    }
    return omega;
  }

  private GridChoice grid() {
    return relaxing.grid == null ? GridChoice.DEFAULT : relaxing.grid;
  }

  private Relaxation relaxation(
      MatrixInput input, ShiftList shifts, SolveSettings settings, Seed seed) throws IOException {
    Stop stop = Stop.below(settings.tolerance()).within(settings.maxSteps());
    return switch (settings.omega().kind()) {
      case TUNED -> Relaxation.tuned(relaxing.method, input, grid().grid(), stop, seed);
      case FIXED, NONE ->
          Relaxation.of(relaxing.method, Relaxation.same(settings.omega().value(), shifts), stop);
      case ADAPTIVE -> Relaxation.adaptive(shifts, stop);
      case AUTO, YOUNG ->
          Relaxation.of(
              relaxing.method,
              Relaxation.theory(relaxing.method, input, shifts, console.interruption()),
              stop);
    };
  }

  private int report(SolveResult result, SolutionFile solutions) {
    int code = result.exitCode();
    Optional<Path> written = Optional.empty();
    Optional<IOException> failure = Optional.empty();
    try {
      written = console.interruption().insist(solutions::write);
    } catch (IOException full) {
      failure = Optional.of(full);
    }
    boolean json = common.format == OutputFormat.JSON;
    console.out().print(json ? SolveJson.of(result) : SolveTable.of(result));
    if (!json && written.isPresent()) {
      console.out().print("solution   written to " + written.get() + "\n");
    }
    console.out().flush();
    if (failure.isPresent()) {
      console.say("flyball: the solution could not be written: " + Failures.words(failure.get()));
      return code == ExitCode.DONE ? ExitCode.GOAL_MISSED : code;
    }
    return code;
  }
}
