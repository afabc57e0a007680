package org.flyball.reproduce;

import java.util.Arrays;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Regularizer;
import org.flyball.objective.SyntheticRegression;
import org.flyball.objective.TwoPointLaw;
import org.flyball.random.Seed;

/** Our table of clients whose smoothness constants differ more and more, and what to expect. */
enum Ef21Table {
  /** L_var = 0.01. */
  ALIKE(0.01, 2056, 2046, 634, 634),
  /** L_var = 1. */
  MILD(1, 3036, 2160, 671, 671),
  /** L_var = 10. */
  STRONG(10, 10833, 3332, 1042, 509),
  /** L_var = 18.9, near the largest there can be: 19. */
  EXTREME(18.9, 26200, 6043, 1897, 187);

  static final int CLIENTS = 200;
  static final int DIMENSION = 20;
  static final int UNIFORM = 3;

  /** What counts as done: ||grad f||^2 over that of the start. */
  static final double GOAL = 1e-6;

  final double variance;

  /** Rounds of the prototype: Top-1 with L_QM, Top-1 with L_AM, Top-3, k_i by sqrt(L_i). */
  final int[] prototype;

  Ef21Table(double variance, int... prototype) {
    this.variance = variance;
    this.prototype = prototype.clone();
  }

  /** f with exactly this mean and variance of the L_i before the regularizer. */
  FiniteSum problem(Seed seed) {
    return new SyntheticRegression(CLIENTS, 5, DIMENSION, 0.1)
        .generate(
            new TwoPointLaw(1, variance, 0.05),
            Regularizer.nonConvex(0.01),
            seed.child("ef21-table").child(name()));
  }

  static double[] start(FiniteSum f) {
    return new double[f.dimension()];
  }

  /** Text for the x axis. */
  static String[] names() {
    return Arrays.stream(values()).map(row -> "L_var " + row.variance).toArray(String[]::new);
  }
}
