package org.flyball.planning;

import java.util.Arrays;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.objective.SyntheticRegression;
import org.flyball.random.Seed;
import org.flyball.run.Checks;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * Short runs of the real methods, from x = 0, which say how many rounds to expect: on your data, on
 * a part of the clients, or on a made problem whose L_i are yours. Where the goal is not met, the
 * curve is prolonged, see {@link Expectation}.
 *
 * <p>Steps are the proved ones, or tuned as the authors of EF21 do it: powers of 4 times the proved
 * one, up to {@value #LONGEST}, each tried for a quarter of the rounds, the best of them taken.
 * Gradient descent is tuned alike. Cost: up to about three times {@code rounds} rounds a contender.
 *
 * @param problem what is really run
 * @param smoothness of it
 * @param rounds at most so many, at least 8
 * @param steps which step sizes
 */
public record Pilot(FiniteSum problem, Smoothness smoothness, long rounds, Steps steps) {

  private static final double LONGEST = 4096;

  /** How the step sizes are chosen. */
  public enum Steps {
    /** Those that are proved. */
    PROVED,
    /** The best of a few multiples of them. */
    TUNED
  }

  /** Checks the sizes. */
  public Pilot {
    Checks.that(rounds >= 8, "Pilot: at least 8 rounds are needed, got %s", rounds);
    Checks.that(
        smoothness.size() == problem.size(),
        "Pilot: %s constants L_i for %s clients",
        smoothness.size(),
        problem.size());
  }

  /**
   * Least squares made at random with L_i of yours: of at most so many clients, taken evenly from
   * the sorted L_i, 5 rows each. Its L is its own, and so are its rounds: compare methods by it,
   * not problems.
   */
  public static Pilot made(Workload workload, int mostClients, long rounds, Seed seed) {
    double[] sorted = workload.smoothness().clients().clone();
    Arrays.sort(sorted);
    int n = Math.min(mostClients, sorted.length);
    double[] targets = new double[n];
    for (int i = 0; i < n; i++) {
      targets[i] = sorted[(int) (((2L * i + 1) * sorted.length) / (2L * n))];
    }
    FiniteSum f =
        new SyntheticRegression(n, 5, workload.dimension(), 0.1)
            .generate(targets, Regularizer.none(), seed.child("pilot"));
    return new Pilot(f, Smoothness.of(f), rounds, Steps.TUNED);
  }

  /** The same with other steps. */
  public Pilot with(Steps other) {
    return new Pilot(problem, smoothness, rounds, other);
  }

  /** The lowest norms of a run, over the first, one for each round. */
  private record Curve(double[] norms, int count, boolean met, boolean failed) {
    double lowest() {
      double least = Double.POSITIVE_INFINITY;
      for (int t = 0; t < count; t++) {
        least = Math.min(least, norms[t]);
      }
      return least;
    }
  }

  /**
   * What to expect of a contender.
   *
   * @param tolerance to which ||grad f|| is to fall, over the first
   */
  public Expectation expect(Contender contender, double tolerance, Seed seed) {
    double factor = steps == Steps.PROVED ? 1 : tuned(contender, tolerance, seed);
    Curve curve = run(contender, factor, tolerance, rounds, seed);
    while (curve.failed() && factor > 1) {
      factor /= 4;
      curve = run(contender, factor, tolerance, rounds, seed);
    }
    int last = curve.count() - 1;
    if (curve.met()) {
      return new Expectation(last, last, last, factor, last);
    } else if (curve.failed() || curve.count() < 5) {
      double never = Double.POSITIVE_INFINITY;
      return new Expectation(never, never, never, factor, last);
    }
    Extrapolation on = Extrapolation.of(curve.norms(), curve.count(), tolerance);
    return new Expectation(
        on.middle(),
        Math.min(on.geometric(), on.power()),
        Math.max(on.geometric(), on.power()),
        factor,
        last);
  }

  private double tuned(Contender contender, double tolerance, Seed seed) {
    long few = Math.max(8, rounds / 4);
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double factor = 1; factor <= LONGEST; factor *= 4) {
      Curve curve = run(contender, factor, tolerance, few, seed);
      // Who meets the goal sooner is better; else who comes nearer.
      double rank = curve.met() ? -1.0 / curve.count() : curve.lowest();
      boolean worse = curve.failed() || rank >= least;
      if (!worse) {
        least = rank;
        best = factor;
      } else if (factor > 16 * best || curve.failed()) {
        break;
      }
    }
    return best;
  }

  private Curve run(Contender contender, double factor, double tolerance, long most, Seed seed) {
    Training training =
        Training.of(contender.method(), seed.child("draws"))
            .with(StepSize.theory(contender.analysis()).times(factor))
            .with(Setup.plain().with(smoothness));
    FederatedRun run =
        training.start(
            problem, new double[problem.dimension()], Stop.below(tolerance).within(most));
    double[] norms = new double[(int) most + 1];
    double first = run.measure();
    norms[0] = 1;
    int count = 1;
    while (run.step()) {
      norms[count++] = run.measure() / first;
    }
    Termination why = run.why();
    boolean failed = why == Termination.DIVERGED || why == Termination.NOT_FINITE;
    boolean rising = !(norms[count - 1] <= 2);
    return new Curve(norms, count, why == Termination.CONVERGED, failed || rising);
  }
}
