package org.flyball.bandit;

import java.util.ArrayList;
import java.util.List;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;

/**
 * Thompson sampling for arms on a line whose mean losses vary smoothly along it: every loss tells
 * something of the neighbours as well. The belief about the means f is a Gaussian process, an
 * Ornstein-Uhlenbeck one over the positions x:
 *
 * <pre>
 * Cov(f_i, f_j) = K^2 exp(-|x_i - x_j| / length),   loss of arm i ~ N(f_i, (noise K)^2)
 * I = argmin of one draw from f given all losses so far
 * </pre>
 *
 * <p><b>When:</b> a parameter on a grid, a loss that is smooth in it, one mean per value for ever:
 * SOR's omega at the positions {@code log(2 - omega)}, see {@code Grid.towardsTwo()}. The finer the
 * grid, the more is saved. <b>When not:</b> losses that drift or answer back ({@link TsallisInf}),
 * or arms without an order.
 *
 * <p>SOR's sweeps per solve on the stream of arXiv 2310.02246, Figure 2, 20 omegas, mean of four
 * runs over the first 100 and all 5000 solves: 77 and 60.8, {@link GaussianThompson} 109 and 63.9,
 * {@link TsallisInf} 106 and 65.6, the best omega 59.4. With 40 omegas, 2000 solves: 62.7 in all,
 * the others 77.7 and 82.1. A smaller noise may settle on a wrong arm: at 0.2 and length 3 one run
 * of four took 88.
 *
 * <p>The process is a Markov chain along the line, so the precision matrix of the belief is
 * tridiagonal: a draw is one factorisation and two substitutions, exact, and arms far apart cost no
 * more than near ones.
 *
 * <p>The draws are made once per loss: until a loss comes in it repeats its choice, and its pulls
 * have probability 1 given the draws. With many pulls under way use {@link TsallisInf}.
 *
 * <p>Cost of a pull and its loss with d arms: d Gaussian draws, d square roots and 20 d flops; no
 * allocation but the {@link Pull}. Memory: 9 d doubles.
 *
 * <p>Source: Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, for the
 * belief and the process; Russo, Van Roy, Kazerouni, Osband and Wen, "A Tutorial on Thompson
 * Sampling", arXiv 1707.02038, for the choice.
 *
 * @param positions x, ascending or descending, one per arm; empty for equal distances
 * @param length over which losses stay alike, as a part of the distance between the ends, positive
 * @param noise standard deviation of a loss of one arm, in units of the scale, positive
 * @param scale the unit K of the losses
 */
public record SmoothThompson(List<Double> positions, double length, double noise, LossScale scale)
    implements Policy {

  public SmoothThompson {
    positions = List.copyOf(positions);
    for (int i = 0; i < positions.size(); i++) {
      double x = positions.get(i);
      Checks.that(Double.isFinite(x), "SmoothThompson: position %s is %s, must be finite", i, x);
      boolean along = i < 2 || (x > positions.get(i - 1)) == (positions.get(1) > positions.get(0));
      Checks.that(
          i == 0 || (along && x != positions.get(i - 1)),
          "SmoothThompson: the positions must ascend or descend, but position %s is %s after %s",
          i,
          x,
          i == 0 ? x : positions.get(i - 1));
    }
    Checks.that(
        length > 0 && length < Double.POSITIVE_INFINITY,
        "SmoothThompson: the length must be positive and finite, got %s; 1 is usual",
        length);
    Checks.that(
        noise > 0 && noise < Double.POSITIVE_INFINITY,
        "SmoothThompson: the noise must be positive and finite, got %s; 0.5 is usual",
        noise);
  }

  /** Arms at equal distances; length 1, noise 0.5, losses in units of their running mean. */
  public SmoothThompson() {
    this(List.of(), 1, 0.5, LossScale.runningMean());
  }

  /** The same with arms at these positions. */
  public SmoothThompson at(double... x) {
    List<Double> boxed = new ArrayList<>();
    for (double each : x) {
      boxed.add(each);
    }
    return new SmoothThompson(boxed, length, noise, scale);
  }

  /** The same with another length. */
  public SmoothThompson withLength(double other) {
    return new SmoothThompson(positions, other, noise, scale);
  }

  /** The same with another noise. */
  public SmoothThompson withNoise(double other) {
    return new SmoothThompson(positions, length, other, scale);
  }

  /** The same with another unit of the losses. */
  public SmoothThompson withScale(LossScale other) {
    return new SmoothThompson(positions, length, noise, other);
  }

  /**
   * Starts a bandit that knows nothing yet.
   *
   * @param arms as many as there are positions; any number from 1 if there are none
   */
  @Override
  public Bandit start(int arms, Seed seed) {
    ArmTotals totals = ArmTotals.start(this, arms);
    return new SmoothBandit(this, apart(arms), totals, seed.stream()).open();
  }

  @Override
  public Bandit resume(Snapshot snapshot) {
    ArmTotals totals = ArmTotals.resume(this, snapshot);
    int choice = DrawnBandit.saved(snapshot, totals);
    Xoshiro256 random = Xoshiro256.of(snapshot.part("random"));
    return new SmoothBandit(this, apart(totals.arms()), totals, random).reopen(choice);
  }

  /** How far each arm is from the one before, in lengths; entry 0 says nothing. */
  double[] apart(int arms) {
    Checks.that(
        positions.isEmpty() || positions.size() == arms,
        "SmoothThompson: there are %s positions for %s arms",
        positions.size(),
        arms);
    double[] apart = new double[arms];
    double ends = positions.isEmpty() ? arms - 1 : positions.get(arms - 1) - positions.get(0);
    for (int i = 1; i < arms; i++) {
      double step = positions.isEmpty() ? 1 : positions.get(i) - positions.get(i - 1);
      apart[i] = step / ends / length;
    }
    return apart;
  }
}
