package org.flyball.reproduce;

import java.util.Arrays;
import java.util.List;
import org.flyball.linear.AdaptiveSor;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.SsorCg;
import org.flyball.report.Ground;
import org.flyball.run.Termination;
import org.flyball.tuning.Grid;

/**
 * What every omega would have cost, and what a direct solve and adaptive SOR do, at some of the
 * steps of one simulation: from the same field, at the same moment. Not for several threads.
 */
final class HeatProbe implements Heat.StepSolver {

  private static final List<Double> LEVELS = List.of(1.0, 1.1, 1.25, 1.5, 2.0, 3.0);

  private final Grid grid;
  private final int stride;
  private final SparseDirect direct;
  private final int[][] counts;
  private final long[] star;
  private long starNanos;
  private long directNanos;
  private long adaptiveNanos;
  private long adaptiveSweeps;
  private boolean adaptiveFailed;
  private double disagreement;

  /** For so many cells a side; solves every {@code stride}-th step in all ways. */
  HeatProbe(Heat heat, Grid grid, int stride) {
    this.grid = grid;
    this.stride = stride;
    direct = new SparseDirect(heat.pattern(), heat.side());
    counts = new int[Heat.STEPS / stride][];
    star = new long[counts.length];
  }

  /** Goes on by Young's omega. */
  @Override
  public Heat.Step solve(LinearSystem system, double[] field, Heat.Hint hint) {
    long start = ProcessorTime.nanos();
    Solution solution = new SsorCg(hint.omegaStar(), RelaxHeat.STOP).solve(system, field);
    starNanos += ProcessorTime.nanos() - start;
    int middle = hint.step() - stride / 2;
    if (middle >= 0 && middle % stride == 0 && middle / stride < counts.length) {
      star[middle / stride] = solution.steps();
      probe(middle / stride, system, field, solution.x());
    }
    return new Heat.Step(solution.x(), solution.steps(), hint.omegaStar());
  }

  private void probe(int at, LinearSystem system, double[] field, double[] reference) {
    counts[at] = new int[grid.size()];
    for (int arm = 0; arm < grid.size(); arm++) {
      counts[at][arm] =
          (int) new SsorCg(grid.get(arm), RelaxHeat.STOP).solve(system, field).steps();
    }
    long start = ProcessorTime.nanos();
    double[] exact = direct.solve(system);
    directNanos += ProcessorTime.nanos() - start;
    // A matrix of its own, whose preparation counts.
    LinearSystem fresh = new LinearSystem(system.matrix().times(1), system.rightHandSide());
    start = ProcessorTime.nanos();
    Solution adaptive = new AdaptiveSor(RelaxHeat.STOP).solve(fresh, field);
    adaptiveNanos += ProcessorTime.nanos() - start;
    adaptiveSweeps += adaptive.steps();
    adaptiveFailed |= adaptive.why() != Termination.CONVERGED;
    disagreement = Math.max(disagreement, difference(exact, reference));
  }

  private static double difference(double[] a, double[] b) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < a.length; i++) {
      difference += (a[i] - b[i]) * (a[i] - b[i]);
      size += a[i] * a[i];
    }
    return Math.sqrt(difference / size);
  }

  int stride() {
    return stride;
  }

  /** This simulation, without what was tried besides. */
  Heat.Result alone(Heat.Result all) {
    return new Heat.Result(all.iterations(), all.omegas(), all.field(), 1e-9 * starNanos);
  }

  /** Of all steps, from those probed. */
  double directSeconds() {
    return 1e-9 * directNanos * stride;
  }

  double adaptiveSeconds() {
    return 1e-9 * adaptiveNanos * stride;
  }

  double adaptiveSweeps() {
    return (double) adaptiveSweeps * stride;
  }

  boolean adaptiveFailed() {
    return adaptiveFailed;
  }

  /** The largest relative difference of Cholesky's solutions from those of SSOR-CG. */
  double disagreement() {
    return disagreement;
  }

  /** The iterations of Young's omega over those of the best omega of the grid, at these steps. */
  double starOverBest() {
    long least = 0;
    long own = 0;
    for (int t = 0; t < counts.length; t++) {
      least += Arrays.stream(counts[t]).min().orElse(0);
      own += star[t];
    }
    return (double) own / least;
  }

  /** The middles of the probed stretches. */
  double[] times() {
    double[] times = new double[counts.length];
    for (int t = 0; t < times.length; t++) {
      times[t] = (t + 0.5) * stride * Heat.DT;
    }
    return times;
  }

  /** The middle of the omegas that were the cheapest, at each probed step. */
  double[] best() {
    double[] best = new double[counts.length];
    for (int t = 0; t < best.length; t++) {
      int least = Arrays.stream(counts[t]).min().orElse(0);
      int first = -1;
      int last = -1;
      for (int arm = 0; arm < counts[t].length; arm++) {
        if (counts[t][arm] == least) {
          first = first < 0 ? arm : first;
          last = arm;
        }
      }
      best[t] = (grid.get(first) + grid.get(last)) / 2;
    }
    return best;
  }

  /** Iterations of every omega over the least at that time. */
  Ground ground() {
    double[] x = new double[counts.length + 1];
    Arrays.setAll(x, t -> t * stride * Heat.DT);
    double[] y = new double[grid.size() + 1];
    double half = (grid.get(1) - grid.get(0)) / 2;
    Arrays.setAll(y, j -> j == 0 ? grid.get(0) - half : grid.get(j - 1) + half);
    double[] value = new double[counts.length * grid.size()];
    for (int t = 0; t < counts.length; t++) {
      double least = Math.max(1, Arrays.stream(counts[t]).min().orElse(1));
      for (int j = 0; j < grid.size(); j++) {
        value[t * grid.size() + j] = Math.max(1, counts[t][j]) / least;
      }
    }
    return new Ground(
        "iterations, times the least",
        x,
        y,
        value,
        LEVELS.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
