package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flyball.objective.Smoothness;
import org.flyball.planning.Contender;
import org.flyball.planning.Expectation;
import org.flyball.planning.Forecast;
import org.flyball.planning.Goal;
import org.flyball.planning.Latency;
import org.flyball.planning.Links;
import org.flyball.planning.Machines;
import org.flyball.planning.Pilot;
import org.flyball.planning.Planner;
import org.flyball.planning.Platform;
import org.flyball.planning.Workload;
import org.flyball.random.Seed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./flyball plan}. */
@Command(
    name = "plan",
    header = "Predict how long a training will take, and whether compression pays.",
    customSynopsis = "./flyball plan [options] [DATA.libsvm]%n",
    parameterListHeading = "%nArgument:%n",
    description = {
      "For links, latency and clients that you name, predicts the time to an accuracy of gradient"
          + " descent, EF21, EF21-W and their kin with each compressor, and the link speed below"
          + " which compression pays. Rounds come twice: at worst, as theory proves, and as a short"
          + " run of the real method lets expect."
    },
    sortOptions = false,
    footerHeading = "%nJSON keys (--format json):%n",
    footer = {
      "  problem {file, clients, dimension, smoothness {l, lAm, lQm, lVar}},",
      "  goal {tolerance, gap, firstGradientNormSquared, assumed},",
      "  platform {engine, workers, slowestUp, latency, delay},",
      "  pilot {rounds, clients, steps},",
      "  forecasts[] {name, stepSize, seconds, rounds, fewestRounds, mostRounds,",
      "  stepFactor, measured, provedRounds, provedSeconds, bitsUp, bitsDown,",
      "  round {latency, down, compute, up, server}, dominant},",
      "  breakEven[] {name, against, vary, outcome, bitsPerSecond, pays},",
      "  warnings[], seconds",
      "  Sorted by seconds, the time to the goal: by the pilot, or without one by",
      "  proof. bitsUp and bitsDown are of one client and round. fewestRounds and",
      "  mostRounds are two ways to prolong the pilot; measured: it reached the goal.",
      "  outcome is always, never, below or above the speed of the slowest uplink;",
      "  vary is uplink (downlinks stay) or both. Infinite numbers are null.",
      "",
      "Examples:",
      "  ./flyball plan a9a.txt.gz --clients 100 --up 1Mbit --latency 20ms",
      "  ./flyball plan --clients 1000 --dimension 10000 --up 10Mbit --down 50Mbit",
      "  ./flyball plan --clients 100000 --dimension 1000 --server 10Gbit --pilot 0",
      "  ./flyball plan w8a.txt.gz --engine spark:8 --latency 60ms --up 1Gbit",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:done",
      "  1:no method is expected to reach the goal",
      "  2:bad usage",
      "  3:bad data file",
      " 70:a bug in Flyball"
    })
final class PlanCommand implements Callable<Integer> {

  /** A made problem with more numbers than this would take too long. */
  private static final long MOST_MADE = 2_000_000;

  private static final int MOST_MADE_CLIENTS = 50;

  @Parameters(
      arity = "0..1",
      paramLabel = "DATA.libsvm",
      description = "Rows as for train; without it, --dimension and --smoothness state a problem.")
  @Nullable Path data;

  @Mixin PlanOptions.Stated stated = new PlanOptions.Stated();

  @Mixin TrainOptions.Problem problem = new TrainOptions.Problem();

  @Mixin PlanOptions.Comparing comparing = new PlanOptions.Comparing();

  @Mixin PlanOptions.Place place = new PlanOptions.Place();

  @Mixin CommonOptions common = new CommonOptions();

  /** How the help groups the options. */
  static final OptionGroups GROUPS =
      new OptionGroups()
          .then(TrainOptions.Problem.class, "The problem")
          .then(PlanOptions.Stated.class, "A problem without data")
          .then(PlanOptions.Comparing.class, "The comparison")
          .then(PlanOptions.Place.class, "The place")
          .then(CommonOptions.class, "Every command");

  private final Console console;

  PlanCommand(Console console) {
    this.console = console;
  }

  /** What is planned for. */
  private record Case(String name, Workload workload, Goal goal, Optional<Pilot> pilot) {}

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    Seed seed = Seed.of(common.seed);
    List<String> warnings = new ArrayList<>();
    Case planned = data == null ? stated(seed, warnings) : read(data, seed, warnings);
    Planner planner;
    List<Forecast> forecasts = new ArrayList<>();
    try {
      planner =
          new Planner(
              planned.workload(),
              planned.goal(),
              platform(planned.workload().clients()),
              seed.child("plan"));
      List<Contender> contenders = comparing.methods.contenders(choices(), planned.workload());
      ProgressBar progress = ProgressBar.of(console, common);
      for (Contender contender : contenders) {
        double share = (double) forecasts.size() / contenders.size();
        progress.show(share, contender::name);
        forecasts.add(
            planned
                .pilot()
                .map(pilot -> planner.forecast(contender, pilot))
                .orElseGet(() -> planner.forecast(contender)));
      }
      progress.clear();
    } catch (IllegalArgumentException misfit) {
      throw new BadUsageException(String.valueOf(misfit.getMessage()));
    }
    forecasts.sort(Comparator.comparingDouble(Forecast::seconds));
    if (forecasts.stream().anyMatch(f -> f.expected().filter(PlanCommand::isFar).isPresent())) {
      warnings.add(
          "some goals are more than 4 times as far as the pilot went; a longer --pilot knows more");
    }
    if (!common.quiet) {
      warnings.forEach(warning -> console.say("flyball: warning: " + warning));
    }
    PlanResult result =
        new PlanResult(
            planned.name(),
            data == null,
            planner,
            place.engine.text(),
            planned.pilot(),
            forecasts,
            PlanResult.breakEven(planner, forecasts),
            warnings,
            (System.nanoTime() - start) / 1e9);
    console
        .out()
        .print(common.format == OutputFormat.JSON ? PlanJson.of(result) : PlanTable.of(result));
    console.out().flush();
    return forecasts.get(0).seconds() < Double.POSITIVE_INFINITY
        ? ExitCode.DONE
        : ExitCode.GOAL_MISSED;
  }

  private static boolean isFar(Expectation expectation) {
    return expectation.rounds() > 4.0 * expectation.pilotRounds()
        && expectation.rounds() < Double.POSITIVE_INFINITY;
  }

  private List<CompressorChoice> choices() {
    return comparing.compressors.isEmpty()
        ? PlanMethods.USUAL.stream().map(CompressorChoice::parse).toList()
        : comparing.compressors;
  }

  private Case read(Path file, Seed seed, List<String> warnings) throws IOException {
    if (stated.dimension != null || stated.constants != null || stated.nonzeros != null) {
      throw new BadUsageException(
          "--dimension, --client-smoothness and --nonzeros are for plans without a file");
    }
    TrainProblem read =
        TrainProblem.read(
            file,
            problem.clients,
            problem.split,
            problem.loss,
            problem.regularizer.regularizer(),
            problem.place,
            seed.child("split"));
    if (read.leftOver() > 0) {
      warnings.add("the last " + read.leftOver() + " rows are left out: equally many for each");
    }
    Goal goal;
    try {
      goal = Goal.of(read.sum(), 0, comparing.tolerance); // no loss here is ever negative
    } catch (IllegalArgumentException done) {
      throw new BadUsageException("nothing is left to do at x = 0: " + done.getMessage());
    }
    Pilot pilot =
        new Pilot(read.sum(), read.smoothness(), Math.max(8, comparing.pilot), comparing.steps);
    return new Case(
        read.name(),
        Workload.of(read.sum(), read.smoothness()),
        goal,
        comparing.pilot == 0 ? Optional.empty() : Optional.of(pilot));
  }

  private Case stated(Seed seed, List<String> warnings) {
    if (stated.dimension == null) {
      throw new BadUsageException("name a data file, or state the problem by --dimension D");
    }
    if (stated.smoothness.values().length != 1) {
      throw new BadUsageException("--smoothness is one number; --client-smoothness takes many");
    }
    int d = stated.dimension;
    double[] given = (stated.constants == null ? stated.smoothness : stated.constants).values();
    double[] constants = cycled(given, problem.clients);
    Smoothness smoothness = Smoothness.of(stated.smoothness.values()[0], constants);
    if (smoothness.function() > smoothness.arithmeticMean() * (1 + 1e-12)) {
      throw new BadUsageException(
          "--smoothness "
              + smoothness.function()
              + " is above the mean of the L_i, "
              + smoothness.arithmeticMean()
              + "; L of a mean never is");
    }
    Workload workload = Workload.of(d, smoothness, stated.nonzeros == null ? d : stated.nonzeros);
    int made = Math.min(problem.clients, MOST_MADE_CLIENTS);
    boolean tooLarge = 5L * made * d > MOST_MADE;
    if (tooLarge && comparing.pilot > 0) {
      warnings.add("no pilot: a made problem of this dimension would take too long; give data");
    }
    Optional<Pilot> pilot =
        comparing.pilot == 0 || tooLarge
            ? Optional.empty()
            : Optional.of(Pilot.made(workload, made, comparing.pilot, seed).with(comparing.steps));
    return new Case(
        "stated", workload, Goal.steepest(smoothness.function(), comparing.tolerance), pilot);
  }

  private Platform platform(int clients) {
    Machines machines =
        new Machines(
            place.engine.workers(), place.nonzeroTime, place.coordinateTime, place.byteTime);
    boolean local = place.engine.kind() == PlanEngine.Kind.LOCAL;
    double fixed = place.latency != null ? place.latency : local ? 0 : 0.05;
    int workers = Math.min(clients, place.engine.workers());
    Links links =
        local
            ? Links.unlimited()
            : Links.of(cycled(place.up.values(), workers), cycled(place.down.values(), workers))
                .withServer(place.server, place.server);
    return Platform.cluster(links, new Latency(fixed, place.delay), machines);
  }

  private static double[] cycled(double[] given, int count) {
    double[] all = new double[count];
    Arrays.setAll(all, i -> given[i % given.length]);
    return all;
  }
}
