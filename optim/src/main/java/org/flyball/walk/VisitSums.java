package org.flyball.walk;

import java.util.Arrays;
import org.flyball.run.Snapshot;

/**
 * Sums over visits, in groups that are taken as independent: one per token, or batches of one
 * token's path. With A and B the sums of {@code c f g} and {@code c f}, the mean is {@code theta =
 * sum A / sum B} and, to first order, its error is {@code sum_b (A_b - theta B_b) / sum B}, so its
 * variance is estimated by
 *
 * <pre>
 * m / (m - 1) sum_b (A_b - theta B_b)^2 / (sum B)^2
 * </pre>
 */
final class VisitSums {

  /** Batches are joined two by two when there are this many. */
  private static final int MOST_BATCHES = 40;

  private final boolean batches;
  private final double[] a; // sums of c f (g - origin), per group
  private final double[] b; // sums of c f
  private final double[] squares; // sums of c^2, proportional to the group's variance
  private int groups;
  private long length = 1; // steps of a full batch
  private long filled; // steps of the last batch
  private double second; // sum of c f (g - origin)^2
  private double origin = Double.NaN;
  private long visits;

  private VisitSums(boolean batches, int capacity, int groups) {
    this.batches = batches;
    this.a = new double[capacity];
    this.b = new double[capacity];
    this.squares = new double[capacity];
    this.groups = groups;
  }

  static VisitSums ofTokens(int tokens) {
    return new VisitSums(false, tokens, tokens);
  }

  static VisitSums ofBatches() {
    return new VisitSums(true, MOST_BATCHES, 0);
  }

  void add(int token, double weight, double factor, double value) {
    if (visits == 0) {
      origin = value; // sums of differences keep their digits where values are large and close
    }
    int group = batches ? batch() : token;
    double part = weight * factor;
    double difference = value - origin;
    a[group] += part * difference;
    b[group] += part;
    squares[group] += weight * weight;
    second += part * difference * difference;
    visits++;
  }

  /** The batch of the next visit. */
  private int batch() {
    if (groups == 0 || filled == length) {
      if (groups == MOST_BATCHES) {
        join(a);
        join(b);
        join(squares);
        groups /= 2;
        length *= 2;
      }
      groups++;
      filled = 0;
    }
    filled++;
    return groups - 1;
  }

  private static void join(double[] sums) {
    int half = sums.length / 2;
    for (int g = 0; g < half; g++) {
      sums[g] = sums[2 * g] + sums[2 * g + 1];
    }
    Arrays.fill(sums, half, sums.length, 0);
  }

  private static double sum(double[] terms) {
    double sum = 0;
    for (double term : terms) {
      sum += term;
    }
    return sum;
  }

  boolean isEmpty() {
    return !(sum(b) > 0);
  }

  long visits() {
    return visits;
  }

  /** NaN while nothing has been counted. */
  double mean() {
    return isEmpty() ? Double.NaN : origin + sum(a) / sum(b);
  }

  /** The variance of g at one node drawn from the wanted law. */
  double variance() {
    if (isEmpty()) {
      return Double.NaN;
    }
    double mean = sum(a) / sum(b);
    return Math.max(0, second / sum(b) - mean * mean);
  }

  double standardError() {
    if (groups < 2 || isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double total = sum(b);
    double mean = sum(a) / total;
    double sum = 0;
    for (int g = 0; g < groups; g++) {
      double residual = (a[g] - mean * b[g]) / total;
      sum += residual * residual;
    }
    return Math.sqrt(sum * groups / (groups - 1));
  }

  /** Welch and Satterthwaite, with the groups' variances in proportion to their squared weights. */
  double degreesOfFreedom() {
    double fourth = 0;
    for (int g = 0; g < groups; g++) {
      fourth += squares[g] * squares[g];
    }
    double total = sum(squares);
    return fourth > 0 ? Math.max(1, total * total / fourth - 1) : 1;
  }

  Snapshot snapshot() {
    return Snapshot.of("VisitSums")
        .with("a", a)
        .with("b", b)
        .with("squares", squares)
        .with("numbers", second, origin)
        .withLongs("counts", groups, length, filled, visits);
  }

  /** Takes over what was saved of sums of as many groups. */
  void restore(Snapshot snapshot) {
    System.arraycopy(snapshot.expect("VisitSums").doubles("a", a.length), 0, a, 0, a.length);
    System.arraycopy(snapshot.doubles("b", b.length), 0, b, 0, b.length);
    System.arraycopy(snapshot.doubles("squares", squares.length), 0, squares, 0, squares.length);
    double[] numbers = snapshot.doubles("numbers", 2);
    second = numbers[0];
    origin = numbers[1];
    long[] counts = snapshot.longs("counts");
    groups = (int) counts[0];
    length = counts[1];
    filled = counts[2];
    visits = counts[3];
  }
}
