package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.WalkTheory;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Objective;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.report.Axis;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.flyball.walk.Gain;
import org.flyball.walk.History;
import org.flyball.walk.McSag;
import org.flyball.walk.ReplicaMean;
import org.flyball.walk.Root;
import org.flyball.walk.Sampling;
import org.flyball.walk.SelfRepellent;
import org.flyball.walk.Shuffling;
import org.flyball.walk.StochasticApproximation;

/** The same rivals where every visit sees a fresh, noisy gradient: what a stream of data is. */
final class RivalStream {

  /** Standard deviation of the noise. */
  private static final double NOISE = 1;

  private static final double ALPHA = 10;
  private static final double SAG_STEP = 0.1;
  private static final double MEMORY = 0.7;

  private final int[] at;
  private final ReplicaMean[][] found;

  private RivalStream(int[] at, ReplicaMean[][] found) {
    this.at = at;
    this.found = found;
  }

  /**
   * {@code (x - g)^2 / 2}, whose gradient is seen with noise. Of one thread: it holds the noise's
   * stream.
   */
  private record NoisyValue(double g, Xoshiro256 random) implements Objective {

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public double valueAndGradient(double[] x, double[] out) {
      double error = x[0] - g;
      out[0] = error + NOISE * random.nextGaussian();
      return error * error / 2;
    }
  }

  private static FiniteSum problem(Seed seed) {
    List<Objective> nodes = new ArrayList<>();
    double[] g = SixNodes.values();
    for (int i = 0; i < g.length; i++) {
      nodes.add(new NoisyValue(g[i], seed.child("noise").child(i).stream()));
    }
    return FiniteSum.of(nodes);
  }

  /** Measures them. */
  static RivalStream of(Conditions conditions, int steps, int runs, double from, double to) {
    ReversibleChain chain = SixNodes.metropolis();
    Sampling base = new SelfRepellent(chain, 0);
    Sampling walk = new SelfRepellent(chain, ALPHA).withHistory(History.fading(MEMORY));
    int[] at = Repeated.places(steps, 30, Math.sqrt(10));
    List<Function<Seed, double[]>> work =
        List.of(sgd(base, at), sgd(walk, at), sgd(new Shuffling(6), at), sag(walk, at));
    Seed seed = conditions.seed().child("walk-rivals").child("stream");
    return new RivalStream(at, Repeated.measure(conditions, seed, work, runs, from, to));
  }

  /** Steps 1 / (n + 1): theta is the mean of what was seen. */
  private static Function<Seed, double[]> sgd(Sampling sampling, int[] at) {
    return seed -> {
      StochasticApproximation recipe = StochasticApproximation.of(sampling, Gain.power(1), seed);
      return errors(recipe.start(problem(seed), new double[1], Stop.after(at[at.length - 1])), at);
    };
  }

  private static Function<Seed, double[]> sag(Sampling sampling, int[] at) {
    return seed -> {
      McSag recipe = McSag.of(sampling, SAG_STEP, seed);
      return errors(recipe.start(problem(seed), new double[1], Stop.after(at[at.length - 1])), at);
    };
  }

  private static double[] errors(Run<Root> run, int[] at) {
    return Repeated.along(
        run,
        at,
        () -> {
          double error = run.result().x()[0] - SixNodes.MEAN;
          return error * error;
        });
  }

  private double last(int method) {
    return found[method][at.length - 1].mean();
  }

  /** The report with what was found. */
  ExperimentReport addTo(ExperimentReport report) {
    double[] x = new double[at.length];
    double[] floor = new double[at.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = at[k];
      floor[k] = NOISE * NOISE / at[k];
    }
    String[] names = {
      "SGD, Metropolis", "SGD, SRRW, alpha = 10", "SGD, shuffling", "MC-SAG, SRRW, alpha = 10"
    };
    Figure figure =
        Figure.of(
                "stream",
                String.format(
                    Locale.ROOT,
                    "With fresh noise at every visit MC-SAG stalls, and shuffling is only %.2f times"
                        + " better than SRRW",
                    last(1) / last(2)))
            .x(Axis.log("step n"))
            .y(Axis.log("squared error of the mean of six noisy values"))
            .caption(
                "Noise of variance 1 on values 1 to 6. Thin dark line: the noise alone, 1 / n.");
    for (int m = 0; m < names.length; m++) {
      double[] y = new double[x.length];
      for (int k = 0; k < y.length; k++) {
        y[k] = found[m][k].mean();
      }
      figure = figure.with(Series.line(names[m], x, y));
    }
    return claims(report.with(figure.with(Series.line("noise alone", x, floor).theory())));
  }

  private ExperimentReport claims(ExperimentReport start) {
    int n = at[at.length - 1];
    int runs = found[0][0].count();
    double u =
        WalkTheory.of(SixNodes.metropolis())
            .of(SixNodes.values())
            .timeAverage(Repulsion.selfRepellent(ALPHA))
            .value();
    double error = Repeated.error(runs);
    int decade = at.length - 3; // two places to a factor of ten
    return start
        .with(
            Claim.about(
                "Noisy values, SGD along SRRW: n times the squared error is U(10) + the noise's"
                    + " variance",
                "derived",
                u + NOISE * NOISE,
                0.1 + 4 * error,
                n * last(1)))
        .with(
            Claim.atMost(
                    "Noisy values: shuffling's lead over SRRW is small, at alpha = 10",
                    "derived: (U + 1) / 1",
                    (u + NOISE * NOISE) * (1.1 + 4 * Math.sqrt(2) * error),
                    last(1) / last(2))
                .in("times"))
        .with(
            Claim.atLeast(
                    "Noisy values: MC-SAG's error falls no further, from n / 10 to n",
                    "measured here",
                    1 - 4 * Math.sqrt(2) * error,
                    found[3][at.length - 1].mean() / found[3][decade].mean())
                .in("times"))
        .with(
            Claim.atLeast(
                    "Noisy values: SGD along SRRW ends better than MC-SAG",
                    "measured here",
                    10,
                    last(3) / last(1))
                .in("times"));
  }
}
