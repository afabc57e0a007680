package org.flyball.planning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flyball.federated.Theory;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Objective;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * Predicts how long trainings will take: see the package. A forecast without a pilot costs a few
 * messages to compress and a few passes over the n clients: milliseconds for thousands of them.
 *
 * @param workload what is to be computed
 * @param goal how well
 * @param platform where
 * @param seed of the delays and of the messages that are measured
 */
public record Planner(Workload workload, Goal goal, Platform platform, Seed seed) {

  /** Checks that the parts fit. */
  public Planner {
    platform.links().check(platform.workers(workload.clients()));
  }

  /** A client of whom only the dimension is known, which is what step sizes need. */
  private record Unknown(int dimension) implements Objective {
    @Override
    public double valueAndGradient(double[] x, double[] out) {
      throw new IllegalStateException("Planner: no gradient is known of a stated workload");
    }
  }

  /** By what is proved alone. */
  public Forecast forecast(Contender contender) {
    return forecast(contender, Optional.empty());
  }

  /** With what a pilot lets expect. */
  public Forecast forecast(Contender contender, Pilot pilot) {
    return forecast(
        contender, Optional.of(pilot.expect(contender, goal.tolerance(), seed.child("pilot"))));
  }

  /** With rounds that are known from elsewhere. */
  public Forecast forecast(Contender contender, Optional<Expectation> expected) {
    FiniteSum clients =
        FiniteSum.of(Collections.nCopies(workload.clients(), new Unknown(workload.dimension())));
    Theory theory =
        Theory.of(contender.method(), clients, workload.smoothness(), contender.analysis());
    double proved = goal.proved(theory);
    if (goal.mu() > 0) {
      proved = Math.min(proved, linear(contender, clients));
    }
    double counted = expected.map(Expectation::rounds).orElse(proved);
    double rounds = counted < Double.POSITIVE_INFINITY ? counted : proved;
    MessageSizes sizes =
        MessageSizes.of(contender.method(), workload, rounds, seed.child("messages"));
    Timetable times = new Timetable(workload, platform, seed);
    return new Forecast(
        contender,
        theory.stepSize(),
        proved,
        expected,
        sizes,
        times.rounds(sizes.openingDown(), sizes.opening()).mean(1, 1),
        times.rounds(sizes.down(), sizes.up()).mean(1, 1));
  }

  /** Rounds by a linear rate; infinite if none is proved of this method. */
  private double linear(Contender contender, FiniteSum clients) {
    try {
      Theory theory =
          Theory.of(
              contender.method(), clients, workload.smoothness(), contender.analysis(), goal.mu());
      return goal.provedLinear(theory, workload.smoothness().function());
    } catch (IllegalArgumentException none) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** All of them, the fastest first. */
  public List<Forecast> compare(List<Contender> contenders) {
    List<Forecast> forecasts = new ArrayList<>();
    contenders.forEach(contender -> forecasts.add(forecast(contender)));
    return sorted(forecasts);
  }

  /** All of them with a pilot, the fastest first. */
  public List<Forecast> compare(List<Contender> contenders, Pilot pilot) {
    List<Forecast> forecasts = new ArrayList<>();
    contenders.forEach(contender -> forecasts.add(forecast(contender, pilot)));
    return sorted(forecasts);
  }

  private static List<Forecast> sorted(List<Forecast> forecasts) {
    forecasts.sort(Comparator.comparingDouble(Forecast::seconds)); // equals stay as they were
    return List.copyOf(forecasts);
  }

  /**
   * Whether a method pays against another, and below which speed.
   *
   * @param compressed a forecast of this planner
   * @param dense another one, usually of gradient descent
   * @param vary which links
   * @throws IllegalArgumentException if there are no links
   */
  public BreakEven breakEven(Forecast compressed, Forecast dense, BreakEven.Vary vary) {
    return BreakEven.of(this, compressed, dense, vary);
  }

  Timetable timetable() {
    return new Timetable(workload, platform, seed);
  }

  /**
   * The same with the fixed cost of a round that a measurement shows: what is left of it when all
   * that is predicted is taken away, but never below 0. Measure one contender on the real engine,
   * warm, and forecast the others.
   *
   * @param measured seconds of a round beyond round 0
   */
  public Planner calibrated(Contender contender, double measured) {
    Checks.that(
        measured > 0 && measured < Double.POSITIVE_INFINITY,
        "Planner: a round of %s seconds cannot be, must be positive and finite",
        measured);
    Latency latency = platform.latency();
    Platform free = platform.with(new Latency(0, latency.meanDelay()));
    double rest = new Planner(workload, goal, free, seed).forecast(contender).round().seconds();
    return new Planner(
        workload,
        goal,
        platform.with(new Latency(Math.max(0, measured - rest), latency.meanDelay())),
        seed);
  }
}
