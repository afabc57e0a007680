package org.flyball.reproduce;

import org.flyball.linear.LinearSystem;
import org.flyball.linear.Sor;
import org.flyball.linear.SweepBound;
import org.flyball.linear.Young;
import org.flyball.run.Stop;

/**
 * How near SOR is to its asymptotic rate by the time it stops, on a shifted grid (arXiv 2310.02246,
 * Assumption 2.1): the k-th root of {@code ||C^k||_2} beside rho(C), one step before the last.
 *
 * @param beta the Jacobi radius of the shifted grid
 * @param omegas the relaxation parameters
 * @param cost the sweeps that each takes
 * @param root the k-th root of {@code ||C^k||_2}, k = cost - 1
 * @param tau the smallest of Assumption 2.1, one for all these omegas and omega*, where it is
 *     needed most
 */
record Asymptocity(double beta, double[] omegas, int[] cost, double[] root, double tau) {

  static final double TOLERANCE = 1e-8;
  static final Stop STOP = Stop.below(TOLERANCE);

  static Asymptocity of(ShiftedGrid.Instance instance, double[] omegas) {
    LinearSystem system = instance.system();
    DenseSor dense = new DenseSor(system.matrix().toSparseMatrix());
    int[] cost = new int[omegas.length];
    double[] root = new double[omegas.length];
    for (int i = 0; i < omegas.length; i++) {
      cost[i] = (int) new Sor(omegas[i], STOP).solve(system).steps();
      root[i] = root(dense, omegas[i], cost[i]);
    }
    double star = instance.omegaStar();
    int atStar = (int) new Sor(star, STOP).solve(system).steps();
    double tau = share(root(dense, star, atStar), Young.radius(star, instance.beta()));
    for (int i = 0; i < omegas.length; i++) {
      tau = Math.max(tau, share(root[i], Young.radius(omegas[i], instance.beta())));
    }
    return new Asymptocity(instance.beta(), omegas, cost, root, tau);
  }

  private static double root(DenseSor dense, double omega, int cost) {
    return DenseSor.rootOfPower(dense.residualMatrix(omega), Math.max(1, cost - 1));
  }

  private static double share(double root, double radius) {
    return (root - radius) / (1 - radius);
  }

  double radius(int i) {
    return Young.radius(omegas[i], beta);
  }

  /** The asymptocity at one omega. */
  double excess(int i) {
    return root[i] - radius(i);
  }

  SweepBound bound() {
    return new SweepBound(beta, tau);
  }

  /** The largest ratio of cost to U; the assumption makes it at most 1. */
  double worstShare() {
    SweepBound bound = bound();
    double worst = 0;
    for (int i = 0; i < omegas.length; i++) {
      worst = Math.max(worst, cost[i] / bound.steps(omegas[i], TOLERANCE));
    }
    return worst;
  }
}
