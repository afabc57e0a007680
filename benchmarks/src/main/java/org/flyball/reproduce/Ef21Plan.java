package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flyball.compress.RandK;
import org.flyball.compress.ScaledSign;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.data.RowOrder;
import org.flyball.federated.Engine;
import org.flyball.federated.Minimum;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Objective;
import org.flyball.objective.Smoothness;
import org.flyball.planning.BreakEven;
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
import org.flyball.planning.SimulatedEngine;
import org.flyball.planning.Workload;
import org.flyball.random.Seed;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Mark;
import org.flyball.report.Series;
import org.flyball.report.Table;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/** Forecasts of time, rounds and bits beside runs whose real messages cross a simulated network. */
final class Ef21Plan implements Experiment {

  private static final String OURS = "ours";
  private static final double TOLERANCE = 0.03;
  private static final double UP = 2e4;

  private final long pilotRounds;
  private final int[] crowds;

  /** At the usual size. */
  Ef21Plan() {
    this(60, 1_000, 10_000, 100_000);
  }

  /** With shorter pilots and fewer clients, for tests. */
  Ef21Plan(long pilotRounds, int... crowds) {
    this.pilotRounds = pilotRounds;
    this.crowds = crowds.clone();
  }

  @Override
  public String name() {
    return "ef21-plan";
  }

  @Override
  public String summary() {
    return "forecasts of time to accuracy beside runs over a simulated network, to 100 000 clients";
  }

  @Override
  public int seconds(Effort effort) {
    return effort == Effort.FULL ? 60 : 10;
  }

  /** A forecast and what came of it. */
  private record Outcome(Forecast forecast, double rounds, double bits, double seconds) {}

  /** (x_j - 1)^2 L_i / 2 in one variable: 100 000 of them fit anywhere. */
  private record Spot(int dimension, int j, double constant) implements Objective {
    @Override
    public double valueAndGradient(double[] x, double[] out) {
      Arrays.fill(out, 0);
      double off = x[j] - 1;
      out[j] = constant * off;
      return constant * off * off / 2;
    }

    @Override
    public int[] support() {
      return new int[] {j};
    }
  }

  @Override
  public ExperimentReport run(Conditions conditions) {
    Seed seed = conditions.seed().child("ef21-plan");
    FiniteSum f = Ef21Data.heart().onClients(20, RowOrder.inFile());
    Smoothness smoothness = Smoothness.of(f);
    Planner planner =
        new Planner(
            Workload.of(f, smoothness),
            Goal.of(f, 0, TOLERANCE),
            Platform.network(Links.of(UP, 1e6), Latency.of(0.005)),
            seed);
    Pilot pilot = new Pilot(f, smoothness, pilotRounds, Pilot.Steps.PROVED);
    List<Contender> contenders =
        List.of(
            Contender.gradientDescent(),
            Contender.ef21(new TopK(1)),
            Contender.ef21(new TopK(4)),
            Contender.ef21Weighted(new TopK(4)),
            Contender.ef21(new RandK(4, Scaling.CONTRACTIVE)),
            Contender.ef21(new ScaledSign()));
    List<Outcome> outcomes = new ArrayList<>();
    for (Contender contender : contenders) {
      outcomes.add(outcome(planner, planner.forecast(contender, pilot), f, seed, 1));
      conditions.progress().done(0.4 * outcomes.size() / contenders.size());
    }
    Pilot tuned = new Pilot(f, smoothness, 400, Pilot.Steps.TUNED);
    Forecast top = planner.forecast(Contender.ef21(new TopK(1)), tuned);
    Forecast dense = planner.forecast(Contender.gradientDescent(), tuned);
    BreakEven even = planner.breakEven(top, dense, BreakEven.Vary.UPLINK);
    ExperimentReport report =
        ExperimentReport.of(
                name(),
                String.format(
                    Locale.ROOT,
                    "At tuned steps Top-1 beats gradient descent over uplinks below %.0f kbit/s;"
                        + " forecast bits are within %.1f %% of those sent",
                    even.speed() / 1e3,
                    100 * worst(outcomes)))
            .paper(
                "Not from a paper: forecasts of the planning tool against what came of them. Bits"
                    + " and rounds are those of real runs; seconds are what the links' speeds make of"
                    + " the real messages.");
    report = report.with(table(outcomes)).with(speeds(planner, top, dense, even, f, seed));
    report = claims(report, outcomes, even);
    return crowds(report, conditions, seed);
  }

  private static Outcome outcome(
      Planner planner, Forecast forecast, FiniteSum f, Seed seed, double factor) {
    SimulatedEngine engine =
        new SimulatedEngine(Engine.local(1), planner.workload(), planner.platform(), seed);
    Minimum end =
        Training.of(forecast.contender().method(), seed)
            .with(StepSize.theory().times(factor))
            .with(Setup.plain().with(planner.workload().smoothness()).with(engine))
            .minimize(
                f,
                new double[f.dimension()],
                Stop.below(planner.goal().tolerance()).within(100_000));
    double rounds = end.why() == Termination.CONVERGED ? end.rounds() : Double.NaN;
    return new Outcome(forecast, rounds, engine.bitsUp(), engine.seconds());
  }

  /** The forecast for as many rounds as there were, over what they took. */
  private static double bitsRatio(Outcome outcome) {
    double opening = Arrays.stream(outcome.forecast().sizes().opening()).sum();
    return (opening + outcome.rounds() * outcome.forecast().sizes().allUp()) / outcome.bits();
  }

  private static double worst(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(o -> Math.abs(bitsRatio(o) - 1)).max().orElse(Double.NaN);
  }

  private static double worstTime(List<Outcome> outcomes) {
    return outcomes.stream()
        .mapToDouble(o -> Math.abs(o.forecast().seconds(o.rounds()) / o.seconds() - 1))
        .max()
        .orElse(Double.NaN);
  }

  private static double worstRounds(List<Outcome> outcomes) {
    return outcomes.stream()
        .mapToDouble(o -> Math.abs(Math.log(o.forecast().rounds() / o.rounds())))
        .map(Math::exp)
        .max()
        .orElse(Double.NaN);
  }

  private static Table table(List<Outcome> outcomes) {
    Table table =
        Table.of(
            "forecasts",
            "Forecast and run, heart_scale on 20 clients, to 0.03 of the first gradient",
            "method",
            "rounds proved",
            "rounds expected",
            "from",
            "to",
            "rounds run",
            "bits forecast over sent",
            "seconds forecast",
            "seconds simulated");
    for (Outcome o : outcomes) {
      Expectation e = o.forecast().expected().orElseThrow();
      table =
          table.row(
              o.forecast().contender().name(),
              o.forecast().proved(),
              e.rounds(),
              e.low(),
              e.high(),
              o.rounds(),
              bitsRatio(o),
              o.forecast().seconds(),
              o.seconds());
    }
    return table;
  }

  private static Figure speeds(
      Planner planner, Forecast top, Forecast dense, BreakEven even, FiniteSum f, Seed seed) {
    double[] x = new double[25];
    double[][] lines = new double[2][x.length];
    double[] points = {1e3, 1e4, 1e5, 1e6};
    double[][] runs = new double[2][points.length];
    List<Forecast> both = List.of(top, dense);
    for (int m = 0; m < 2; m++) {
      Forecast forecast = both.get(m);
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.pow(10, 3 + i / 6.0);
        lines[m][i] =
            at(planner, x[i]).forecast(forecast.contender(), forecast.expected()).seconds();
      }
      double factor = forecast.expected().map(Expectation::factor).orElse(1.0);
      for (int i = 0; i < points.length; i++) {
        runs[m][i] = outcome(at(planner, points[i]), forecast, f, seed, factor).seconds();
      }
    }
    return Figure.of("speeds", "Compression pays below the break-even speed, and not above it")
        .x(Axis.log("bits a second of each uplink"))
        .y(Axis.log("seconds to the goal"))
        .with(Series.line("EF21 Top-1, forecast", x, lines[0]))
        .with(Series.line("GD, forecast", x, lines[1]))
        .with(Series.points("EF21 Top-1, run", points, runs[0]))
        .with(Series.points("GD, run", points, runs[1]))
        .with(Mark.vertical("break-even", even.speed()))
        .caption("Steps tuned over powers of 4 for both; downlinks 1 Mbit/s, 5 ms a round.");
  }

  private static Planner at(Planner planner, double up) {
    Platform platform = planner.platform().with(Links.of(up, 1e6));
    return new Planner(planner.workload(), planner.goal(), platform, planner.seed());
  }

  private static ExperimentReport claims(
      ExperimentReport report, List<Outcome> outcomes, BreakEven even) {
    double excess =
        outcomes.stream()
            .mapToDouble(o -> o.rounds() / o.forecast().proved())
            .max()
            .orElse(Double.NaN);
    return report
        .with(Claim.atMost("No run needs more rounds than are proved", OURS, 1, excess).in("times"))
        .with(
            Claim.atMost(
                "Bits forecast for the rounds made are within 3 % of the bits sent",
                OURS, 0.03, worst(outcomes)))
        .with(
            Claim.atMost(
                "Seconds forecast for the rounds made are within 3 % of the simulated ones",
                OURS, 0.03, worstTime(outcomes)))
        .with(
            Claim.atMost(
                    "Rounds expected from the pilot are within a factor of 3 of those run",
                    OURS,
                    3,
                    worstRounds(outcomes))
                .in("times")
                .explained("a pilot is an experience, not a promise; the table has each method"))
        .with(
            Claim.atLeast(
                    "At tuned steps Top-1 pays over uplinks slower than some speed",
                    OURS,
                    1,
                    even.outcome() == BreakEven.Outcome.BELOW ? even.speed() : Double.NaN)
                .in("bit/s")
                .explained("the outcome is " + even.outcome()));
  }

  private ExperimentReport crowds(ExperimentReport start, Conditions conditions, Seed seed) {
    int d = 10;
    Platform place =
        Platform.cluster(
            Links.of(1e6, 1e7).withServer(1e9, 1e9),
            Latency.of(0.05).withDelays(0.02),
            new Machines(Integer.MAX_VALUE, 0, 14e-9, 1.2e-9));
    double[] sizes = new double[crowds.length];
    double[] forecast = new double[crowds.length];
    double[] simulated = new double[crowds.length];
    double worstRounds = 1;
    double worstSeconds = 0;
    for (int c = 0; c < crowds.length; c++) {
      int n = crowds[c];
      FiniteSum f = spots(n, d);
      double[] constants = new double[n];
      double[] perVariable = new double[d];
      for (int i = 0; i < n; i++) {
        constants[i] = constant(i);
        perVariable[i % d] += constants[i] / n;
      }
      double function = Arrays.stream(perVariable).max().orElseThrow();
      Smoothness smoothness = Smoothness.of(function, constants);
      Planner planner =
          new Planner(Workload.of(f, smoothness), Goal.of(f, 0, 0.3), place, seed.child(n));
      FiniteSum few = spots(200, d);
      double[] fewConstants = Arrays.copyOf(constants, 200);
      Pilot pilot = new Pilot(few, Smoothness.of(function, fewConstants), 400, Pilot.Steps.PROVED);
      Forecast made = planner.forecast(Contender.ef21(new TopK(1)), pilot);
      Outcome real = outcome(planner, made, f, seed, 1);
      sizes[c] = n;
      forecast[c] = made.seconds();
      simulated[c] = real.seconds();
      double ratio = made.rounds() / real.rounds();
      worstRounds = Math.max(worstRounds, Math.max(ratio, 1 / ratio));
      worstSeconds =
          Math.max(worstSeconds, Math.abs(made.seconds(real.rounds()) / real.seconds() - 1));
      conditions.progress().done(0.4 + 0.6 * (c + 1) / crowds.length);
    }
    return start
        .with(
            Figure.of("crowds", "A pilot of 200 clients tells how long 100 000 will take")
                .x(Axis.log("clients"))
                .y(Axis.log("seconds to 0.3 of the first gradient"))
                .with(Series.line("forecast", sizes, forecast))
                .with(Series.points("every client run, links simulated", sizes, simulated))
                .caption(
                    "EF21 with Top-1, d = 10, each client with one variable; the server's link has"
                        + " 1 Gbit/s, delays are 20 ms on average."))
        .with(
            Claim.atMost(
                    "Rounds of all clients are within 10 % of those of a pilot of 200",
                    OURS, 1.1, worstRounds)
                .in("times"))
        .with(
            Claim.atMost(
                "Seconds forecast for large n are within 10 % of the simulated ones",
                OURS, 0.1, worstSeconds));
  }

  private static double constant(int client) {
    return 1 + client / 10 % 4; // 1, 2, 3, 4 over and over, alike for each variable
  }

  private static FiniteSum spots(int clients, int d) {
    List<Objective> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      all.add(new Spot(d, i % d, constant(i)));
    }
    return FiniteSum.of(all);
  }
}
