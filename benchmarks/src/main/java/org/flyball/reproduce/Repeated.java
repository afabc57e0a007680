package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.flyball.random.Seed;
import org.flyball.run.Run;
import org.flyball.walk.ReplicaMean;

/**
 * Several experiments, each many times with a seed of its own: how variances are measured. Results
 * do not depend on the number of threads.
 */
final class Repeated {

  /** So many runs in one piece of work: short runs would spend their time on telling progress. */
  private static final int BLOCK = 10;

  private Repeated() {}

  /**
   * Runs them all.
   *
   * @param cells what a run gives: squared errors after so many steps, say; always as many
   * @param runs of each cell, at least 2; run r of cell c has {@code seed.child(c).child(r)}
   * @param from the share of the whole experiment done before
   * @param to the share done after
   * @return [cell][number] the mean over the runs
   */
  static ReplicaMean[][] measure(
      Conditions conditions,
      Seed seed,
      List<Function<Seed, double[]>> cells,
      int runs,
      double from,
      double to) {
    double[][][] found = new double[cells.size()][runs][];
    int blocks = (runs + BLOCK - 1) / BLOCK;
    conditions.forAll(
        cells.size() * blocks,
        from,
        to,
        piece -> {
          int cell = piece / blocks;
          int first = piece % blocks * BLOCK;
          for (int run = first; run < Math.min(runs, first + BLOCK); run++) {
            found[cell][run] = cells.get(cell).apply(seed.child(cell).child(run));
          }
        });
    ReplicaMean[][] means = new ReplicaMean[cells.size()][];
    for (int cell = 0; cell < means.length; cell++) {
      double[][] each = found[cell];
      means[cell] = new ReplicaMean[each[0].length];
      for (int k = 0; k < each[0].length; k++) {
        double[] values = new double[runs];
        for (int run = 0; run < runs; run++) {
          values[run] = each[run][k];
        }
        means[cell][k] = ReplicaMean.of(values);
      }
    }
    return means;
  }

  /**
   * Where to look at a run: the last step and, down to the least, one after each factor.
   *
   * @return ascending
   */
  static int[] places(int last, double least, double factor) {
    List<Integer> places = new ArrayList<>();
    for (double n = last; n >= least || places.isEmpty(); n /= factor) {
      places.add(0, (int) Math.round(n));
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Steps a run and measures it at these places. */
  static double[] along(Run<?> run, int[] at, DoubleSupplier measure) {
    double[] out = new double[at.length];
    for (int k = 0; k < at.length; k++) {
      while (run.steps() < at[k] && run.step()) {
        // on to the next place
      }
      out[k] = measure.getAsDouble();
    }
    return out;
  }

  /** The relative standard error of the mean square of so many normal numbers. */
  static double error(int runs) {
    return Math.sqrt(2.0 / runs);
  }

  /** The same of the difference to another such mean. */
  static double error(int runs, int others) {
    return Math.sqrt(2.0 / runs + 2.0 / others);
  }

  /** How far a measured mean square is from what it should be, in standard errors. */
  static double distance(double measured, double wanted, int runs) {
    return Math.abs(measured / wanted - 1) / error(runs);
  }
}
