package org.flyball.reproduce;

import java.util.Arrays;
import java.util.List;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.report.Series;
import org.flyball.run.Certificate;
import org.flyball.run.Stop;
import org.flyball.run.Termination;

/**
 * How ||grad f||^2 went down in one training, by rounds and by bits. Points are dense at first and
 * then a percent apart.
 *
 * @param rounds of the points
 * @param squares ||grad f||^2 there, over that of the start
 * @param bits sent by a client until there, on average, as encoded
 * @param paperBits the same as papers count: 32 for a number, nothing for indices and headers
 * @param end how it ended
 */
record TrainingCurve(
    double[] rounds, double[] squares, double[] bits, double[] paperBits, End end) {

  /**
   * How a training ended.
   *
   * @param rounds how many were done
   * @param reached the first round at or below each goal; NaN for a goal that was not reached
   * @param lowest the lowest ||grad f||^2 seen, over that of the start
   * @param meanSquare of ||grad f||^2 over the rounds but the last, not divided by anything; exact
   *     gradients of all clients only, else over the points
   * @param stepSize gamma
   * @param why why it ended
   * @param certificates what was promised, if that was asked for
   * @param x the last point
   */
  record End(
      long rounds,
      double[] reached,
      double lowest,
      double meanSquare,
      double stepSize,
      Termination why,
      List<Certificate> certificates,
      double[] x) {}

  /** Where to stop, and what to look for. */
  record Goals(long rounds, double... levels) {}

  /** One curve per seed, at the same rounds, as ||grad f||^2 over that of the start. */
  static Series overSeeds(String name, List<TrainingCurve> curves) {
    double[][] runs = new double[curves.size()][];
    for (int r = 0; r < runs.length; r++) {
      runs[r] = curves.get(r).drawable();
    }
    return Series.overSeeds(name, curves.get(0).rounds, runs);
  }

  /**
   * Trains until the last goal is reached or the rounds are over.
   *
   * @param goals descending, of ||grad f||^2 over that of the start
   */
  static TrainingCurve of(
      Training training, FiniteSum f, double[] x0, Goals goals, Conditions conditions) {
    FederatedRun run = training.start(f, x0, Stop.after(goals.rounds()));
    return of(run, f.size(), goals, isFree(training), conditions);
  }

  /** The same, looking at every round whatever it costs. */
  static TrainingCurve inFull(
      Training training, FiniteSum f, double[] x0, Goals goals, Conditions conditions) {
    return of(training.start(f, x0, Stop.after(goals.rounds())), f.size(), goals, true, conditions);
  }

  private static boolean isFree(Training training) {
    return training.method().estimate().isExact() && training.method().participation().isFull();
  }

  private static TrainingCurve of(
      FederatedRun run, int clients, Goals goals, boolean free, Conditions conditions) {
    Recorder recorder = new Recorder(goals, clients, square(run));
    double stepSize = run.stepSize();
    recorder.look(run, true);
    while (!recorder.isDone() && run.step()) {
      boolean point = recorder.isDue(run.steps());
      if (free || point) {
        recorder.look(run, point);
      }
      if (point && conditions.cancelled().getAsBoolean()) {
        throw new Cancelled();
      }
    }
    recorder.last(run);
    return recorder.curve(run, stepSize);
  }

  private static double square(FederatedRun run) {
    double norm = run.measure();
    return norm * norm;
  }

  /** The first round at or below this goal, in the order of {@link Goals#levels}. */
  double reached(int goal) {
    return end.reached[goal];
  }

  /** Bits of a client where a level was first met; NaN if it was not. */
  double bitsAt(double level) {
    for (int i = 0; i < squares.length; i++) {
      if (squares[i] <= level) {
        return bits[i];
      }
    }
    return Double.NaN;
  }

  /** The first recorded round at or below a level; NaN if there is none. */
  double roundAt(double level) {
    for (int i = 0; i < squares.length; i++) {
      if (squares[i] <= level) {
        return rounds[i];
      }
    }
    return Double.NaN;
  }

  /** The last value. */
  double last() {
    return squares[squares.length - 1];
  }

  /** By rounds, from 1 on where the axis is logarithmic. */
  Series byRounds(String name) {
    return Series.line(name, rounds, drawable());
  }

  /** By bits as encoded. */
  Series byBits(String name) {
    return Series.line(name, bits, drawable());
  }

  /** By bits as papers count. */
  Series byPaperBits(String name) {
    return Series.line(name, paperBits, drawable());
  }

  /** A diverging curve would press all others flat. */
  private double[] drawable() {
    double[] y = squares.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] <= 1e6 ? y[i] : Double.NaN;
    }
    return y;
  }

  /** Collects the points. */
  private static final class Recorder {

    private final Goals goals;
    private final double clients;
    private final double first;
    private final double[] reached;
    private double[][] points = new double[4][64];
    private int size;
    private long nextDue = 1;
    private double lowest = 1;
    private double sum;
    private long looks;
    private int open;

    Recorder(Goals goals, int clients, double first) {
      this.goals = goals;
      this.clients = clients;
      this.first = first;
      reached = new double[goals.levels().length];
      Arrays.fill(reached, Double.NaN);
    }

    boolean isDone() {
      return reached.length > 0 && open == reached.length;
    }

    boolean isDue(long round) {
      return round >= nextDue;
    }

    void look(FederatedRun run, boolean record) {
      double square = square(run);
      double relative = first == 0 ? 0 : square / first;
      if (run.steps() < goals.rounds()) {
        sum += square;
        looks++;
      }
      lowest = Math.min(lowest, relative);
      while (open < reached.length && relative <= goals.levels()[open]) {
        reached[open++] = run.steps();
      }
      if (record || isDone()) {
        add(run, relative);
      }
    }

    /** The last round, unless it has been seen. */
    void last(FederatedRun run) {
      if (points[0][size - 1] != run.steps()) {
        look(run, true);
      }
    }

    private void add(FederatedRun run, double relative) {
      if (size > 0 && points[0][size - 1] == run.steps()) {
        return;
      }
      if (size == points[0].length) {
        for (int c = 0; c < points.length; c++) {
          points[c] = Arrays.copyOf(points[c], 2 * size);
        }
      }
      points[0][size] = run.steps();
      points[1][size] = relative;
      points[2][size] = run.traffic().bitsUp() / clients;
      points[3][size] = run.traffic().paperBitsUp() / clients;
      size++;
      nextDue = Math.max(run.steps() + 1, (long) Math.ceil(1.01 * run.steps()));
    }

    TrainingCurve curve(FederatedRun run, double stepSize) {
      return new TrainingCurve(
          Arrays.copyOf(points[0], size),
          Arrays.copyOf(points[1], size),
          Arrays.copyOf(points[2], size),
          Arrays.copyOf(points[3], size),
          new End(
              run.steps(),
              reached,
              lowest,
              sum / Math.max(1, looks),
              stepSize,
              run.why(),
              run.certificates(),
              run.x()));
    }
  }
}
