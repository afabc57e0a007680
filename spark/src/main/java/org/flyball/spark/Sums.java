package org.flyball.spark;

import java.util.Arrays;

/** Sums over some clients, in their order. */
final class Sums {

  double value;
  double potential;
  double errors;
  final double[] gradient;

  Sums(int dimension) {
    gradient = new double[dimension];
  }

  void clear() {
    value = 0;
    potential = 0;
    errors = 0;
    Arrays.fill(gradient, 0);
  }

  void add(double v, double p, double e, double[] g) {
    value += v;
    potential += p;
    errors += e;
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] += g[j];
    }
  }

  void add(Sums other) {
    add(other.value, other.potential, other.errors, other.gradient);
  }
}
