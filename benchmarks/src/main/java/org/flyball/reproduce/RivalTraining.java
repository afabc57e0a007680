package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.flyball.data.BundledData;
import org.flyball.data.BundledGraph;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.data.RowOrder;
import org.flyball.graph.IterateTheory;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.StepDecay;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.walk.Field;
import org.flyball.walk.Gain;
import org.flyball.walk.History;
import org.flyball.walk.HistoryDriven;
import org.flyball.walk.IndependentDraws;
import org.flyball.walk.IterateNoise;
import org.flyball.walk.McSag;
import org.flyball.walk.MetropolisWalk;
import org.flyball.walk.Mhda;
import org.flyball.walk.Momentum;
import org.flyball.walk.NonBacktracking;
import org.flyball.walk.PowerGain;
import org.flyball.walk.ReplicaMean;
import org.flyball.walk.Reshuffle;
import org.flyball.walk.Root;
import org.flyball.walk.Sampling;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.Shuffling;
import org.flyball.walk.StochasticApproximation;
import org.flyball.walk.Weighting;

/**
 * A logistic regression on a network: rows 9i to 9i + 8 of the breast cancer data live on dolphin
 * i, of 62, features standardised over those 558 rows, with |theta|^2 / 2 added.
 */
final class RivalTraining {

  static final double A = 0.8;
  static final double B = 0.9;
  static final double ALPHA = 5;
  static final double SAG_STEP = 0.1;

  /** MC-SAG is at the rounding error of a double by then. */
  private static final int SAG_STEPS = 20_000;

  private static final ReversibleChain SIMPLE =
      ReversibleChain.simple(BundledGraph.DOLPHINS.graph());
  private static final ReversibleChain CHAIN =
      ReversibleChain.metropolis(BundledGraph.DOLPHINS.graph());

  /**
   * One rival.
   *
   * @param name for people
   * @param at after how many steps it was looked at
   * @param found squared distance from the minimiser then, over the runs
   * @param predicted by V_eff at the last step, where there is a theory
   */
  record Rival(String name, int[] at, ReplicaMean[] found, OptionalDouble predicted) {

    double last() {
      return found[found.length - 1].mean();
    }

    /** At the last place that is not after this step. */
    double by(int step) {
      int k = 0;
      while (k + 1 < at.length && at[k + 1] <= step) {
        k++;
      }
      return found[k].mean();
    }
  }

  private record Plan(
      String name, Function<Seed, Run<Root>> start, int[] at, OptionalDouble predicted) {}

  private final FiniteSum f = problem(Regularizer.squaredNorm(1));
  private final FiniteSum server =
      problem(Regularizer.none()).withRegularizer(Regularizer.squaredNorm(1));
  private final double largest = Smoothness.of(f).largest();
  private final double[] best = minimiser();
  private final List<Plan> plans = new ArrayList<>();
  private final int steps;

  private RivalTraining(int steps) {
    this.steps = steps;
    IterateNoise noise = IterateNoise.at(best, Field.gradients(f), Weighting.uniform(), CHAIN);
    IterateTheory theory = noise.theory(StepDecay.SLOWER);
    double beta = Gain.power(B).at(steps - 1);
    double ratio = IterateTheory.ratio(steps, A, B);
    double independent = 0;
    double[] draws = theory.independentDraws();
    for (int j = 0; j < best.length; j++) {
      independent += draws[j * best.length + j];
    }
    Sampling base = new SelfRepellent(CHAIN, 0);
    SelfRepellent walk = new SelfRepellent(CHAIN, ALPHA).withHistory(History.fading(A));
    Repulsion repellent = Repulsion.selfRepellent(ALPHA);
    sgd("Metropolis", base, beta * theory.trace(Repulsion.none(), ratio).value());
    sgd("MHDA", Mhda.uniform(CHAIN.graph()));
    sgd("NBRW, reweighted", new NonBacktracking(SIMPLE.graph()));
    sgd(
        "HDT, alpha = 5",
        new HistoryDriven(MetropolisWalk.uniform(SIMPLE), ALPHA).withHistory(History.fading(A)));
    sgd(
        "HDT-MHDA, alpha = 5",
        new HistoryDriven(Mhda.uniform(CHAIN.graph()), ALPHA).withHistory(History.fading(A)));
    sgd("SRRW, alpha = 5", walk, beta * theory.trace(repellent, ratio).value());
    plans.add(
        new Plan(
            "SRRW, alpha = 5, heavy ball",
            seed -> recipe(walk, seed).with(Momentum.HEAVY_BALL).start(f, zero(), stop()),
            places(),
            OptionalDouble.of(beta * noise.heavyBall().trace(repellent, ratio).value())));
    sgd("independent draws", IndependentDraws.uniform(f.size()), beta * independent);
    sgd("single shuffle", new Shuffling(f.size(), Reshuffle.ONCE));
    sgd("reshuffling", new Shuffling(f.size()));
    sag("MC-SAG, Metropolis", base);
    sag("MC-SAG, SRRW, alpha = 5", new SelfRepellent(CHAIN, ALPHA));
  }

  private static FiniteSum problem(Regularizer regularizer) {
    return FiniteSum.of(
        BundledData.BREAST_CANCER
            .data()
            .select(IntStream.range(0, 558).toArray())
            .standardised()
            .withSigns()
            .split(62, RowOrder.inFile(), Remainder.DROPPED),
        Loss.logistic(),
        regularizer);
  }

  /** Measures them. */
  static List<Rival> measure(Conditions conditions, int steps, int runs, double from, double to) {
    RivalTraining training = new RivalTraining(steps);
    List<Function<Seed, double[]>> work = new ArrayList<>();
    for (Plan plan : training.plans) {
      work.add(seed -> training.errors(plan.start().apply(seed), plan.at()));
    }
    Seed seed = conditions.seed().child("walk-rivals").child("training");
    ReplicaMean[][] found = Repeated.measure(conditions, seed, work, runs, from, to);
    List<Rival> rivals = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Plan plan = training.plans.get(i);
      rivals.add(new Rival(plan.name(), plan.at(), found[i], plan.predicted()));
    }
    return rivals;
  }

  private int[] places() {
    return Repeated.places(steps, 100, Math.pow(10, 0.25));
  }

  /** 30 zeros. */
  private double[] zero() {
    return new double[f.dimension()];
  }

  private Stop stop() {
    return Stop.after(steps);
  }

  private void sgd(String name, Sampling sampling) {
    sgd(name, sampling, OptionalDouble.empty());
  }

  private void sgd(String name, Sampling sampling, double predicted) {
    sgd(name, sampling, OptionalDouble.of(predicted));
  }

  private void sgd(String name, Sampling sampling, OptionalDouble predicted) {
    plans.add(
        new Plan(
            name, seed -> recipe(sampling, seed).start(f, zero(), stop()), places(), predicted));
  }

  private void sag(String name, Sampling sampling) {
    int[] all = places();
    int[] at = IntStream.of(all).filter(n -> n <= SAG_STEPS).toArray();
    Stop last = Stop.after(at[at.length - 1]);
    plans.add(
        new Plan(
            name,
            seed -> McSag.of(sampling, SAG_STEP, seed).start(server, zero(), last),
            at,
            OptionalDouble.empty()));
  }

  /** Steps no longer than 1 / L of the roughest node with its weight: they bound the first few. */
  private StochasticApproximation recipe(Sampling sampling, Seed seed) {
    double mean = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sampling.nodes(); i++) {
      mean += sampling.mass(i) / sampling.nodes();
      least = Math.min(least, sampling.mass(i));
    }
    PowerGain gain = Gain.power(B).safeFor(largest * mean / least);
    return StochasticApproximation.of(sampling, gain, seed);
  }

  private double[] errors(Run<Root> run, int[] at) {
    return Repeated.along(
        run,
        at,
        () -> {
          double[] x = run.result().x();
          double sum = 0;
          for (int j = 0; j < x.length; j++) {
            sum += (x[j] - best[j]) * (x[j] - best[j]);
          }
          return sum;
        });
  }

  /** By steps against the gradient: the Hessian lies in [1, 2.37]. */
  private double[] minimiser() {
    double[] x = new double[f.dimension()];
    double[] gradient = new double[x.length];
    for (int k = 0; k < 200; k++) {
      f.gradient(x, gradient);
      for (int j = 0; j < x.length; j++) {
        x[j] -= 0.55 * gradient[j];
      }
    }
    return x;
  }

  /** What ran, for the report. */
  static String description(int steps, int runs) {
    return String.format(
        Locale.ROOT,
        "Training: logistic regression with kappa = 1, nine rows of the breast cancer data on each of"
            + " 62 dolphins (both bundled), theta_0 = 0, beta = (n+1)^-0.9, a = 0.8 where a walk has"
            + " a history, %d runs of %d steps. MC-SAG has the constant step 0.1 and keeps a"
            + " gradient on every node.",
        runs,
        steps);
  }
}
