package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flyball.federated.Compressors;
import org.flyball.federated.Engine;
import org.flyball.federated.EngineProvider;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Method;
import org.flyball.federated.Minimum;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Theory;
import org.flyball.federated.Training;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./flyball train}. */
@Command(
    name = "train",
    header = "Train a linear model over many clients that send few bits.",
    customSynopsis = "./flyball train [options] DATA.libsvm%n",
    parameterListHeading = "%nArgument:%n",
    description = {
      "Minimises the mean loss of N clients, each with a part of the rows, from x = 0. A client"
          + " sends compressed messages; EF21 and its kin remember what compression lost. Every"
          + " message is encoded, counted and decoded as it would be on a network."
    },
    sortOptions = false,
    footerHeading = "%nJSON keys (--format json):%n",
    footer = {
      "  data {file, rows, features, clients, rowsPerClient, split}, method,",
      "  compressor, loss, regularizer, step, analysis, engine, seed,",
      "  smoothness {l, lAm, lQm, lVar, lMax, lPlus}, stepSize, retreats, rounds, why,",
      "  fault,",
      "  value, gradientNormSquared, firstGradientNormSquared,",
      "  bitsUp, bitsDown, paperBitsUp, paperBitsDown,",
      "  certificates[] {claim, source, bound, measured, holds},",
      "  interrupted, warnings[], seconds",
      "  Bits are of all clients together, round 0 included; paperBits count 32 bits",
      "  a number and nothing else. why is converged, step limit reached, diverged,",
      "  not finite or interrupted. retreats are the rounds whose step --step realised",
      "  took back; stepSize is that of the next step. A number that is NaN or infinite",
      "  is null. Only seconds differs between two equal runs.",
      "",
      "Compressors, with + between them:",
      "  top:K  block-top:SIZE:K  layer-top:SIZE,...:K  by-smoothness:top:K",
      "  identity  sign  power:ROWSxCOLUMNS:R[:warm]  rank:ROWSxCOLUMNS:R",
      "  rand:K  bernoulli:P  (with :unbiased divided by the probability)  perm",
      "  natural  qsgd:LEVELS  terngrad  natural-dithering:LEVELS[:max]",
      "  threshold:T  relative:TAU[:max]",
      "  top:5%% is 5 percent of the features, of each layer in layer-top:784,10:5%%;",
      "  by-smoothness:top:K shares K a client out by the root of L_i. :warm starts a",
      "  step from the last one. top:10+natural sends the kept values as powers of",
      "  two; +float rounds what is sent to 32 bits; +shrunk makes an unbiased",
      "  compressor contractive; top:1+rest+rand:5:unbiased sends the rest at random;",
      "  rand:5:unbiased+whole+natural applies both to all coordinates.",
      "",
      "Examples:",
      "  ./flyball train a9a.txt.gz --clients 20 --regularizer nonconvex:0.001",
      "  ./flyball train w8a.txt.gz --clients 100 --split sorted --step x64",
      "  ./flyball train a9a.txt.gz --step realised-x4",
      "  ./flyball train heart_scale.txt --method ef14 --compressor top:2 --step 0.1",
      "  ./flyball train a9a.txt.gz --engine spark --master local[2]",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:done: all rounds, or the tolerance if there is one, and every promise kept",
      "  1:tolerance not reached, diverged, a promise broken, or output not written",
      "  2:bad usage",
      "  3:bad data or snapshot file, or an output that cannot be written",
      " 70:a bug in Flyball",
      "130:Ctrl-C; the last finished round is shown and written"
    })
final class TrainCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DATA.libsvm",
      description = "Rows in LIBSVM format, or .csv with the label last; .gz is unpacked.")
  Path data = Path.of("");

  @Mixin TrainOptions.Problem problem = new TrainOptions.Problem();

  @Mixin TrainOptions.Training training = new TrainOptions.Training();

  @Mixin TrainOptions.Running running = new TrainOptions.Running();

  @Mixin TrainOptions.Output output = new TrainOptions.Output();

  @Mixin CommonOptions common = new CommonOptions();

  /** How the help groups the options. */
  static final OptionGroups GROUPS =
      new OptionGroups()
          .then(TrainOptions.Problem.class, "The problem")
          .then(TrainOptions.Training.class, "The method")
          .then(TrainOptions.Running.class, "The run")
          .then(TrainOptions.Output.class, "Output")
          .then(CommonOptions.class, "Every command");

  private final Console console;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    TrainKnobs knobs = training.knobs();
    knobs.checkFor(training.method);
    requireOtherFiles();
    Seed seed = Seed.of(common.seed);
    TrainProblem read =
        TrainProblem.read(
            data,
            problem.clients,
            problem.split,
            problem.loss,
            problem.regularizer.regularizer(),
            problem.place,
            seed.child("split"));
    SolutionFile solution =
        output.file == null
            ? SolutionFile.none()
            : SolutionFile.at(output.file, read.sum().dimension(), 1);
    if (output.snapshot != null) {
      SolutionFile.at(output.snapshot, 1, 1); // complains now if it cannot be written later
    }
    try (EngineProvider.Session session = running.engine.open(running.master)) {
      TrainSettings settings = settings(read, knobs, session.engine(), seed.child("train"));
      if (!common.quiet) {
        settings.warnings().forEach(warning -> console.say("flyball: warning: " + warning));
      }
      return run(read, settings, solution);
    }
  }

  private int run(TrainProblem read, TrainSettings settings, SolutionFile solution)
      throws IOException {
    ProgressBar progress = ProgressBar.of(console, common);
    long start = System.nanoTime();
    FederatedRun run = start(read, settings);
    double first = first(read);
    console.interruption().begin();
    Minimum minimum =
        new TrainLoop(run, settings.stop(), Math.sqrt(first)).run(progress, console.interruption());
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.clear();
    solution.add(minimum.x());
    return report(
        new TrainResult(
            read,
            settings,
            minimum,
            first,
            new TrainResult.Steps(run.stepSize(), run.retreats()),
            seconds),
        run,
        solution);
  }

  private FederatedRun start(TrainProblem read, TrainSettings settings) throws IOException {
    try {
      if (output.resume == null) {
        double[] x0 = new double[read.sum().dimension()];
        return settings.training().start(read.sum(), x0, settings.stop());
      }
      Snapshot saved = TrainSnapshot.load(output.resume, settings, read);
      return settings.training().resume(read.sum(), settings.stop(), saved);
    } catch (IllegalArgumentException misfit) {
      throw new BadUsageException(String.valueOf(misfit.getMessage()));
    }
  }

  /** ||grad f(0)||^2. */
  private static double first(TrainProblem read) {
    double[] gradient = new double[read.sum().dimension()];
    read.sum().gradient(new double[gradient.length], gradient);
    double sum = 0;
    for (double v : gradient) {
      sum += v * v;
    }
    return sum;
  }

  private TrainSettings settings(TrainProblem read, TrainKnobs knobs, Engine engine, Seed seed) {
    List<String> warnings = new ArrayList<>();
    if (read.leftOver() > 0) {
      warnings.add(
          "the last "
              + read.leftOver()
              + " of "
              + read.rows()
              + " rows are left out, so that all clients have equally many");
    }
    TrainMethod name = training.method;
    CompressorChoice choice =
        training.compressor != null
            ? training.compressor
            : CompressorChoice.parse(name.usualCompressor());
    Compressors compressors =
        choice.of(read.sum().size(), read.sum().dimension(), read::smoothness);
    name.objection(compressors.list().get(0))
        .ifPresent(
            words -> {
              throw new BadUsageException(words);
            });
    Method method;
    try {
      method = name.with(knobs, compressors, read);
    } catch (IllegalArgumentException misfit) {
      throw new BadUsageException(String.valueOf(misfit.getMessage()));
    }
    StepSize step = step(method, read, warnings);
    Setup setup = Setup.plain().with(engine).with(read.smoothness());
    if (running.certify == TrainOptions.Certify.ALWAYS && training.step.isProved()) {
      setup = setup.certifiedAbove(0); // no loss and no regularizer here is ever negative
    }
    boolean asks = running.tolerance > 0;
    return new TrainSettings(
        name,
        choice.text(),
        Words.spelled(problem.split),
        Words.spelled(problem.loss),
        problem.regularizer.text()
            + (problem.place == TrainProblem.Place.SERVER ? " on the server" : ""),
        training.step.text(),
        Words.spelled(training.analysis),
        running.engine.text(),
        new Training(method, step, seed, setup),
        asks ? Stop.below(running.tolerance).within(running.rounds) : Stop.after(running.rounds),
        asks,
        common.seed,
        warnings);
  }

  private StepSize step(Method method, TrainProblem read, List<String> warnings) {
    StepChoice choice = training.step;
    if (choice.kind() == StepChoice.Kind.REALISED) {
      return StepSize.realised(training.analysis).times(choice.value());
    } else if (!choice.ofTheory()) {
      return StepSize.constant(choice.value());
    }
    try {
      Theory.of(method, read.sum(), read.smoothness(), training.analysis);
      return StepSize.theory(training.analysis).times(choice.value());
    } catch (IllegalArgumentException none) {
      Optional<Double> borrowed = TrainSteps.ofEf21(method, read, training.analysis);
      if (borrowed.isEmpty()) {
        throw new BadUsageException(
            "--step "
                + choice.text()
                + ": "
                + none.getMessage()
                + "; 1/L is "
                + String.format(Locale.ROOT, "%.3g", 1 / read.smoothness().function()));
      }
      warnings.add(
          "no step size is proved for "
              + Words.spelled(training.method)
              + " as it is asked for here; it gets EF21's for the same compressor");
      return StepSize.constant(choice.value() * borrowed.get());
    }
  }

  /** Overwriting an input is never meant. */
  private void requireOtherFiles() throws IOException {
    List<Path> targets = new ArrayList<>();
    if (output.file != null) {
      targets.add(output.file);
    }
    if (output.snapshot != null) {
      targets.add(output.snapshot);
    }
    for (Path target : targets) {
      if (Files.exists(target) && Files.exists(data) && Files.isSameFile(data, target)) {
        throw new BadUsageException(target + " would overwrite the data");
      }
    }
    if (targets.size() == 2 && targets.get(0).equals(targets.get(1))) {
      throw new BadUsageException("--write-solution and --snapshot name the same file");
    }
  }

  private int report(TrainResult result, FederatedRun run, SolutionFile solution) {
    int code = result.exitCode();
    Path saved = output.snapshot;
    Optional<Path> written = Optional.empty();
    Optional<IOException> failure = Optional.empty();
    try {
      written = console.interruption().insist(solution::write);
      if (saved != null) {
        Snapshot whole = TrainSnapshot.of(run, result.settings(), result.problem());
        console
            .interruption()
            .insist(
                () -> {
                  whole.save(saved);
                  return saved;
                });
      }
    } catch (IOException full) {
      failure = Optional.of(full);
    }
    boolean json = common.format == OutputFormat.JSON;
    console.out().print(json ? TrainJson.of(result) : TrainTable.of(result));
    if (!json && written.isPresent()) {
      console.out().print("solution   written to " + written.get() + "\n");
    }
    if (!json && saved != null && failure.isEmpty()) {
      console.out().print("snapshot   written to " + saved + "; go on with --resume\n");
    }
    console.out().flush();
    if (failure.isPresent()) {
      console.say("flyball: a result could not be written: " + Failures.words(failure.get()));
      return code == ExitCode.DONE ? ExitCode.GOAL_MISSED : code;
    }
    return code;
  }
}
