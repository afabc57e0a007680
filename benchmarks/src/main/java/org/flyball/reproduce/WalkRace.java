package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.flyball.random.Seed;
import org.flyball.report.Series;
import org.flyball.run.Stop;
import org.flyball.walk.ApproximationRun;
import org.flyball.walk.Gain;
import org.flyball.walk.ReplicaMean;
import org.flyball.walk.Sampling;
import org.flyball.walk.StochasticApproximation;

/** SGD on one problem along several walks: squared distances from the minimum, run by run. */
final class WalkRace {

  private final WalkProblem problem;
  private final Gain gain;
  private final long steps;
  private final int runs;

  /**
   * A race.
   *
   * @param gain beta, the same for all
   * @param steps n of every run, at least 100
   */
  WalkRace(WalkProblem problem, Gain gain, long steps, int runs) {
    this.problem = problem;
    this.gain = gain;
    this.steps = steps;
    this.runs = runs;
  }

  /** What is done beside plain steps. */
  interface Twist {
    /** The recipe with momentum or averaging, or as it is. */
    StochasticApproximation of(StochasticApproximation plain);
  }

  /**
   * Who takes part.
   *
   * @param name for tables and legends
   * @param sampling which nodes it sees
   * @param twist how it steps
   * @param predicted E ||theta_n - theta*||^2 of step n; NaN where there is no theory
   */
  record Entrant(String name, Sampling sampling, Twist twist, LongToDoubleFunction predicted) {

    static Entrant of(String name, Sampling sampling, LongToDoubleFunction predicted) {
      return new Entrant(name, sampling, plain -> plain, predicted);
    }
  }

  /**
   * How somebody did.
   *
   * @param at steps at which it was looked
   * @param squares ||theta - theta*||^2 by run and look
   */
  record Curve(Entrant entrant, long[] at, double[][] squares) {

    /** After all steps. */
    ReplicaMean end() {
      double[] last = new double[squares.length];
      for (int r = 0; r < last.length; r++) {
        last[r] = squares[r][at.length - 1];
      }
      return ReplicaMean.of(last);
    }

    double predicted() {
      return entrant.predicted().applyAsDouble(at[at.length - 1]);
    }

    /** Median over runs, with its band. */
    Series series() {
      return Series.overSeeds(entrant.name(), x(), squares);
    }

    /** The mean over runs: what is predicted. */
    Series mean() {
      double[] y = new double[at.length];
      for (double[] run : squares) {
        for (int k = 0; k < y.length; k++) {
          y[k] += run[k] / squares.length;
        }
      }
      return Series.line(entrant.name(), x(), y);
    }

    double[] x() {
      double[] x = new double[at.length];
      for (int k = 0; k < x.length; k++) {
        x[k] = at[k];
      }
      return x;
    }
  }

  /** Runs everybody on all cores. */
  List<Curve> run(List<Entrant> entrants, Seed seed, Conditions conditions) {
    long[] looks = looks();
    double[][][] squares = new double[entrants.size()][runs][];
    conditions.forAll(
        entrants.size() * runs,
        0,
        1,
        t -> {
          int e = t / runs;
          int r = t % runs;
          squares[e][r] = one(entrants.get(e), seed.child(e).child(r), looks, conditions);
        });
    List<Curve> curves = new ArrayList<>();
    for (int e = 0; e < entrants.size(); e++) {
      curves.add(new Curve(entrants.get(e), looks, squares[e]));
    }
    return curves;
  }

  private double[] one(Entrant entrant, Seed seed, long[] looks, Conditions conditions) {
    StochasticApproximation plain = StochasticApproximation.of(entrant.sampling(), gain, seed);
    ApproximationRun run =
        entrant.twist().of(plain).start(problem.f(), new double[problem.best().length], stop());
    double[] squares = new double[looks.length];
    for (int k = 0; k < looks.length; k++) {
      if (conditions.cancelled().getAsBoolean()) {
        throw new Cancelled();
      }
      while (run.steps() < looks[k] && run.step()) {}
      squares[k] = problem.squaredDistance(run.result().x());
    }
    return squares;
  }

  private Stop stop() {
    return Stop.after(steps);
  }

  /** Eight to a decade from 100 on, and the last step. */
  private long[] looks() {
    List<Long> looks = new ArrayList<>();
    for (int k = 0; ; k++) {
      long at = Math.round(100 * Math.pow(10, k / 8.0));
      if (at >= steps) {
        break;
      }
      looks.add(at);
    }
    looks.add(steps);
    return looks.stream().mapToLong(Long::longValue).toArray();
  }
}
