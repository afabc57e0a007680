package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flyball.data.BadFileException;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.walk.History;
import org.flyball.walk.HistoryDriven;
import org.flyball.walk.IndependentDraws;
import org.flyball.walk.MeanEstimate;
import org.flyball.walk.MeanEstimator;
import org.flyball.walk.MeanRun;
import org.flyball.walk.MetropolisWalk;
import org.flyball.walk.Mhda;
import org.flyball.walk.NonBacktracking;
import org.flyball.walk.Prior;
import org.flyball.walk.RandomWalk;
import org.flyball.walk.Sampling;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.Shuffling;
import org.flyball.walk.Weighting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./flyball walk}. */
@Command(
    name = "walk",
    header = "Walk a graph that shuns where it has been, and know the mean of a function.",
    customSynopsis = "./flyball walk [options] GRAPH%n",
    parameterListHeading = "%nArgument:%n",
    description = {
      "Sends walkers along the edges of a graph, each repelled by the nodes it has visited, and"
          + " estimates the mean of one value per node with its standard error, next to what theory"
          + " predicts and to what independent draws would give. Self-loops, repeated edges and"
          + " directions are left out; of a graph in several parts the largest is walked."
    },
    sortOptions = false,
    footerHeading = "%nJSON keys (--format json):%n",
    footer = {
      "  graph {file, nodes, edges, smallestDegree, largestDegree, bipartite,",
      "  components, nodesInFile, edgesInFile}, of, weights, walk, base, alpha, memory,",
      "  prior, walkers, burnIn, start, seed, steps, why, estimate, standardError,",
      "  degreesOfFreedom, interval {level, low, high}, visits, effectiveSampleSize,",
      "  measuredVariance, measuredVarianceInterval {level, low, high}, exactMean,",
      "  standardErrorsOff, iidVariance, asymptoticVariance, alphaToBeatIid,",
      "  alphaToBeatIidFading, relaxationSteps, neighboursPerStep,",
      "  advice {base, alpha, memory, variance, standardError,",
      "  choices[] {alpha, variance, fadingVariance},",
      "  approximation {alpha, memory, gain, variance}}, otherAdvice {the same},",
      "  interrupted, warnings[], seconds, theorySeconds, stepsPerSecond",
      "  Variances are n Var, n counting the visits of all walkers: measured from the",
      "  walkers' differences, asymptotic from theory, iid of independent draws. From",
      "  alphaToBeatIid on, every mean is known better than from independent draws",
      "  with memory 1, from alphaToBeatIidFading with less. why is converged, step",
      "  limit reached, not finite or interrupted. null where there is no such number.",
      "  standardErrorsOff shows a bias that all walkers share. advice is for a mean;",
      "  approximation is for stochastic approximation with steps n^-gain.",
      "  Only seconds, theorySeconds and stepsPerSecond differ between equal runs.",
      "",
      "Graphs:",
      "  An edge list (two ids a line, further columns ignored; the third is the weight",
      "  for --base weighted), METIS (named .graph or .metis), Matrix Market, or a",
      "  graph mapped by Flyball; all but the last also .gz. Or a graph that comes with",
      "  Flyball: karate, dolphins, polblogs_lcc, power, as-22july06,",
      "  cond-mat-2005_lcc.",
      "",
      "Examples:",
      "  ./flyball walk dolphins",
      "  ./flyball walk friends.txt.gz --of ages.txt --base simple --alpha auto",
      "  ./flyball walk polblogs_lcc --walk hdt --steps 1e6 --start 0 --burn-in 1e4",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:done: all steps, or the tolerance if there is one",
      "  1:tolerance not reached, no node counted, or output not written",
      "  2:bad usage",
      "  3:bad graph, value or snapshot file, or an output that cannot be written",
      " 70:a bug in Flyball",
      "130:Ctrl-C; the estimate so far is shown and written"
    })
final class WalkCommand implements Callable<Integer> {

  @Parameters(paramLabel = "GRAPH", description = "A graph file, or the name of a bundled graph.")
  Path file = Path.of("");

  @Mixin WalkOptions.Problem problem = new WalkOptions.Problem();

  @Mixin WalkOptions.Walking walking = new WalkOptions.Walking();

  @Mixin WalkOptions.Running running = new WalkOptions.Running();

  @Mixin WalkOptions.Output output = new WalkOptions.Output();

  @Mixin CommonOptions common = new CommonOptions();

  /** How the help groups the options. */
  static final OptionGroups GROUPS =
      new OptionGroups()
          .then(WalkOptions.Problem.class, "The mean")
          .then(WalkOptions.Walking.class, "The walk")
          .then(WalkOptions.Running.class, "The run")
          .then(WalkOptions.Output.class, "Output")
          .then(CommonOptions.class, "Every command");

  /**
   * Measured on the bundled graphs, alpha 5 to 20, memory 1: with fewer, the mean degree was up to
   * 500 standard errors off, with more than these at most 2.
   */
  private static final long STEPS_PER_NODE = 1000;

  private final Console console;

  WalkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    requireOtherFile();
    if (output.snapshot != null) {
      SolutionFile.at(output.snapshot, 1, 1); // complains now if it cannot be written later
    }
    WalkBase base = walking.base == null ? WalkBase.MH : walking.base;
    WalkGraph input = WalkGraph.read(file, walking.walk, base, problem.component);
    double[] values =
        problem.values == null ? input.degrees() : input.numbers(problem.values, "values");
    long start = System.nanoTime();
    WalkSettings settings = settings(input, base, values);
    double theorySeconds = (System.nanoTime() - start) / 1e9;
    if (!common.quiet) {
      settings.warnings().forEach(warning -> console.say("flyball: warning: " + warning));
    }
    return run(input, settings, values, theorySeconds);
  }

  private int run(WalkGraph input, WalkSettings settings, double[] values, double theorySeconds)
      throws IOException {
    ProgressBar progress = ProgressBar.of(console, common);
    long start = System.nanoTime();
    MeanRun run = start(input, settings, values);
    long before = run.steps();
    console.interruption().begin();
    MeanEstimate estimate =
        new WalkLoop(run, settings.stop()).run(progress, console.interruption());
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.clear();
    WalkResult.Exact exact =
        WalkResult.Exact.of(settings.estimator().weighting(), settings.sampling(), values);
    WalkResult result =
        new WalkResult(
            input,
            settings,
            exact,
            estimate,
            run.steps(),
            run.steps() - before,
            seconds,
            theorySeconds);
    if (!common.quiet) {
      result.bias().ifPresent(warning -> console.say("flyball: warning: " + warning));
    }
    return report(result, run, values);
  }

  private MeanRun start(WalkGraph input, WalkSettings settings, double[] values)
      throws IOException {
    MeanEstimator estimator = settings.estimator();
    Sampling sampling = settings.sampling();
    Seed seed = Seed.of(common.seed).child("walk");
    if (output.resume != null) {
      Snapshot saved = WalkSnapshot.load(output.resume, input, settings, values);
      return estimator.resume(sampling, node -> values[node], settings.stop(), saved);
    }
    return settings.start().isPresent()
        ? estimator.startAt(
            input.node(settings.start().get()),
            sampling,
            node -> values[node],
            settings.stop(),
            seed)
        : estimator.start(sampling, node -> values[node], settings.stop(), seed);
  }

  private void checkOptions() {
    String name = Words.spelled(walking.walk);
    if (walking.base != null && !walking.walk.hasBase()) {
      throw new BadUsageException(
          "--base is for --walk self-repellent, hdt and base; " + name + " has none");
    }
    if (!walking.walk.hasMemory()
        && (walking.alpha != null || walking.memory != null || walking.prior != null)) {
      throw new BadUsageException(
          "--alpha, --memory and --prior are for walks that remember, self-repellent, hdt and"
              + " hdt-mhda; not for "
              + name);
    }
    if (walking.alpha != null && walking.alpha.isAuto()) {
      if (walking.walk != WalkKind.SELF_REPELLENT) {
        throw new BadUsageException("--alpha auto is for --walk self-repellent");
      }
      if (running.theory == WalkOptions.Theory.NEVER) {
        throw new BadUsageException("--alpha auto needs theory; leave --theory never out");
      }
    }
    if (running.burnIn >= running.steps) {
      throw new BadUsageException(
          "--burn-in " + running.burnIn + " leaves nothing of --steps " + running.steps);
    }
  }

  /** Overwriting an input is never meant. */
  private void requireOtherFile() throws IOException {
    Path target = output.snapshot;
    if (target == null || !Files.exists(target)) {
      return;
    }
    List<Path> inputs = new ArrayList<>(List.of(file));
    if (problem.values != null) {
      inputs.add(problem.values);
    }
    for (Path input : inputs) {
      if (Files.exists(input) && Files.isSameFile(input, target)) {
        throw new BadUsageException("--snapshot would overwrite the input " + input);
      }
    }
  }

  private Weighting weighting(WalkGraph input) throws IOException {
    return switch (problem.weights) {
      case "uniform" -> Weighting.uniform();
      case "visited" -> Weighting.asVisited();
      default -> weighting(Words.path(problem.weights), input);
    };
  }

  private static Weighting weighting(Path path, WalkGraph input) throws IOException {
    if (!Files.exists(path)) {
      throw new BadUsageException("--weights " + path + " is neither uniform, visited nor a file");
    }
    double[] numbers = input.numbers(path, "weights");
    try {
      return Weighting.of(numbers);
    } catch (IllegalArgumentException bad) {
      String why = String.valueOf(bad.getMessage()).replaceFirst("^Weighting: ", "");
      throw new BadFileException(
          path.toString(), 0, 0, why, "give numbers that are not negative, not all of them 0");
    }
  }

  private WalkSettings settings(WalkGraph input, WalkBase base, double[] values)
      throws IOException {
    WalkKind walk = walking.walk;
    MeanEstimator estimator =
        new MeanEstimator()
            .withTokens(running.walkers)
            .withBurnIn(running.burnIn)
            .withWeighting(weighting(input));
    if (running.start != null) {
      input.node(running.start); // complains now if there is none
    }
    AlphaChoice choice = walking.alpha == null ? AlphaChoice.USUAL : walking.alpha;
    double alpha =
        choice.isAuto()
            ? WalkOutlook.advice(input, base, estimator, values).alpha()
            : choice.value();
    History history =
        new History(
            walking.memory == null ? 1 : walking.memory,
            walking.prior == null ? Prior.ONE_VISIT_IN_ALL : walking.prior);
    Sampling sampling = sampling(input, base, alpha, history);
    Stop stop =
        running.tolerance > 0
            ? Stop.below(running.tolerance).relativeTo(Stop.Scale.ONE).within(running.steps)
            : Stop.after(running.steps);
    return new WalkSettings(
        walk,
        base,
        walk.hasMemory() ? alpha : 0,
        walk.hasMemory() ? history.exponent() : 1,
        history.prior(),
        problem.values == null ? "degree" : problem.values.toString(),
        problem.weights,
        Optional.ofNullable(running.start),
        estimator,
        sampling,
        stop,
        common.seed,
        running.theory == WalkOptions.Theory.ALWAYS && input.hasTheory()
            ? Optional.of(WalkOutlook.of(input, base, estimator, sampling, values))
            : Optional.empty(),
        warnings(input, walk, history));
  }

  private Sampling sampling(WalkGraph input, WalkBase base, double alpha, History history) {
    return switch (walking.walk) {
      case SELF_REPELLENT -> new SelfRepellent(base.chain(input), alpha).withHistory(history);
      case HDT ->
          new HistoryDriven(
                  base == WalkBase.MH
                      ? MetropolisWalk.uniform(ReversibleChain.simple(input.graph()))
                      : new RandomWalk(base.chain(input)),
                  alpha)
              .withHistory(history);
      case HDT_MHDA -> new HistoryDriven(Mhda.uniform(input.graph()), alpha).withHistory(history);
      case BASE -> new RandomWalk(base.chain(input));
      case NBRW -> new NonBacktracking(input.graph());
      case MHDA -> Mhda.uniform(input.graph());
      case IID -> IndependentDraws.uniform(input.graph().nodes());
      case SHUFFLE -> new Shuffling(input.graph().nodes());
    };
  }

  private List<String> warnings(WalkGraph input, WalkKind walk, History history) {
    List<String> warnings = new ArrayList<>();
    if (input.isPart()) {
      warnings.add(
          input.name()
              + " has "
              + input.whole().components()
              + " components; walking the largest, "
              + input.graph().nodes()
              + " of "
              + input.whole().nodes()
              + " nodes");
    }
    if (walk.hasMemory() && running.steps / STEPS_PER_NODE < input.graph().nodes()) {
      warnings.add(
          "each walker makes "
              + running.steps / input.graph().nodes()
              + " steps a node; below "
              + STEPS_PER_NODE
              + " walkers with a memory may share an error that the standard error does not show");
    }
    if (running.start != null && running.burnIn == 0 && walk.isWalk()) {
      warnings.add(
          "all walkers start at one node: what they have not forgotten of it is not in the standard"
              + " error; --burn-in leaves first steps out");
    }
    if (running.walkers == 1 && walk.hasMemory() && history.exponent() == 1) {
      warnings.add(
          "the standard error of one walker that remembers all visits alike is too large; take two"
              + " or more");
    }
    return warnings;
  }

  private int report(WalkResult result, MeanRun run, double[] values) {
    int code = result.exitCode();
    Path saved = output.snapshot;
    Optional<IOException> failure = Optional.empty();
    if (saved != null) {
      Snapshot whole = WalkSnapshot.of(run, result.input(), result.settings(), values);
      try {
        console
            .interruption()
            .insist(
                () -> {
                  whole.save(saved);
                  return saved;
                });
      } catch (IOException full) {
        failure = Optional.of(full);
      }
    }
    boolean json = common.format == OutputFormat.JSON;
    console.out().print(json ? WalkJson.of(result) : WalkTable.of(result));
    if (!json && saved != null && failure.isEmpty()) {
      console.out().print("snapshot   written to " + saved + "; go on with --resume\n");
    }
    console.out().flush();
    if (failure.isPresent()) {
      console.say("flyball: the snapshot could not be written: " + Failures.words(failure.get()));
      return code == ExitCode.DONE ? ExitCode.GOAL_MISSED : code;
    }
    return code;
  }
}
