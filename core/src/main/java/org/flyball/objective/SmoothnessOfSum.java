package org.flyball.objective;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.flyball.run.Checks;

/**
 * Smoothness constants from the curvature of the clients.
 *
 * <p>L_+ is exact where every Hessian H_i is constant: {@code L_+^2 = lmax((1/n) sum H_i^2)}.
 * Elsewhere grad f_i(x) - grad f_i(y) = B (x - y) with a mean Hessian B between l I and H_i, whose
 * eigenvalues e in [l, L_i] lie under the parabola's chord, {@code e^2 <= (L_i + l) e - l L_i};
 * hence {@code B^2 <= (L_i + l) H_i - l L_i I}, and the largest eigenvalue of the weighted sum of
 * these matrices bounds L_+^2. For convex f_i (l = 0) it follows that {@code L_+,w^2 <= L_AM L}.
 */
final class SmoothnessOfSum {

  /** Up to so many multiplications the H_i are squared; with more, the chord stands for them. */
  private static final double SQUARING_LIMIT = 1e9;

  private final int d;
  private final int n;
  private final Curvature[] curvature;
  private final double[] clients;
  private final boolean squares;

  private SmoothnessOfSum(FiniteSum sum) {
    this.d = sum.dimension();
    List<Objective> functions = sum.clients();
    this.n = functions.size();
    this.curvature = new Curvature[n];
    this.clients = new double[n];
    for (int i = 0; i < n; i++) {
      int client = i;
      curvature[i] =
          functions
              .get(i)
              .curvature()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Smoothness: the curvature of client "
                              + client
                              + " is not known; override Objective.curvature, or give the constants"
                              + " to Smoothness.of(L, L_1, ...)"));
      clients[i] = curvature[i].smoothness();
    }
    this.squares = d <= Eigenvalues.DENSE_LIMIT && (double) n * d * d * d <= SQUARING_LIMIT;
  }

  static Smoothness of(FiniteSum sum) {
    SmoothnessOfSum all = new SmoothnessOfSum(sum);
    Smoothness rough = Smoothness.of(0, all.clients);
    double arithmetic = rough.arithmeticMean();
    double[] plus = new double[all.n];
    double[] weighted = new double[all.n];
    for (int i = 0; i < all.n; i++) {
      plus[i] = 1.0 / all.n;
      // 1 / (n^2 w_i) with w_i = L_i / sum L_j; a client with L_i = 0 has a constant gradient.
      weighted[i] = all.clients[i] == 0 ? 0 : arithmetic / all.clients[i] / all.n;
    }
    double function = all.ofMean(sum.regularizer());
    // By chords of convex functions it is L_AM times the L of the mean without R, known already.
    double weightedSquare =
        all.hasConvexChordsOnly()
            ? arithmetic * Math.max(0, function - sum.regularizer().smoothness())
            : all.largestSquare(weighted);
    return new Smoothness(
        function,
        all.clients,
        Math.min(Math.sqrt(all.largestSquare(plus)), rough.quadraticMean()),
        Math.min(Math.sqrt(weightedSquare), arithmetic));
  }

  private boolean hasConvexChordsOnly() {
    boolean all = true;
    for (Curvature c : curvature) {
      all &= c.lowest() == 0 && !(squares && c.isConstant());
    }
    return all;
  }

  private double ofMean(Regularizer onServer) {
    double[] equal = new double[n];
    Arrays.fill(equal, 1.0 / n);
    double lowest = onServer.lowestCurvature();
    for (Curvature c : curvature) {
      lowest += c.lowest() / n;
    }
    if (lowest < 0 && d <= Eigenvalues.DENSE_LIMIT && isQuadratic(onServer)) {
      Eigenvalues exact = ofMeanHessian(onServer);
      return Math.max(exact.largest(), -exact.smallest());
    }
    return Math.max(largest(new double[n], equal, onServer.smoothness()), -lowest);
  }

  static double polyakLojasiewicz(FiniteSum sum) {
    SmoothnessOfSum all = new SmoothnessOfSum(sum);
    Checks.that(
        all.isQuadratic(sum.regularizer()) && all.d <= Eigenvalues.DENSE_LIMIT,
        "Smoothness: mu is known of quadratics of at most %s variables only",
        Eigenvalues.DENSE_LIMIT);
    Eigenvalues exact = all.ofMeanHessian(sum.regularizer());
    double rounding = 1e-12 * Math.max(exact.largest(), -exact.smallest());
    Checks.that(
        exact.smallest() >= -rounding && exact.largest() > 0,
        "Smoothness: the Hessian's eigenvalues go from %s to %s; mu needs a convex function that is"
            + " not linear",
        exact.smallest(),
        exact.largest());
    return exact.smallestPositive();
  }

  private boolean isQuadratic(Regularizer onServer) {
    boolean all = onServer.isQuadratic();
    for (Curvature c : curvature) {
      all &= c.isConstant();
    }
    return all;
  }

  private Eigenvalues ofMeanHessian(Regularizer onServer) {
    double[] mean = new double[d * d];
    double shift = onServer.smoothness();
    for (Curvature c : curvature) {
      c.addCore(1.0 / n, mean);
      shift += c.shift() / n;
    }
    for (int j = 0; j < d; j++) {
      mean[j * d + j] += shift;
    }
    return Eigenvalues.of(mean, d);
  }

  /** The largest eigenvalue of {@code sum weights_i H_i^2}, or a bound of it by chords. */
  private double largestSquare(double[] weights) {
    double[] square = new double[n];
    double[] linear = new double[n];
    double constant = 0;
    for (int i = 0; i < n; i++) {
      Curvature c = curvature[i];
      if (c.isConstant() && squares) {
        square[i] = weights[i];
      } else {
        linear[i] = weights[i] * (clients[i] + c.lowest());
        constant -= weights[i] * c.lowest() * clients[i];
      }
    }
    return Math.max(0, largest(square, linear, constant));
  }

  /** The largest eigenvalue of {@code sum_i (square_i H_i^2 + linear_i H_i) + constant I}. */
  private double largest(double[] square, double[] linear, double constant) {
    double shift = constant;
    double trace = 0;
    boolean shiftOnly = true;
    for (int i = 0; i < n; i++) {
      double s = curvature[i].shift();
      if (curvature[i].isShiftOnly()) {
        shift += linear[i] * s + square[i] * s * s;
      } else {
        shift += linear[i] * s;
        trace += linear[i] * (curvature[i].trace() - d * s);
        shiftOnly = false;
      }
    }
    if (shiftOnly) {
      return shift;
    }
    if (d > Eigenvalues.DENSE_LIMIT) {
      return shift + Eigenvalues.largest((x, out) -> coreProduct(linear, x, out), d, trace);
    }
    double[] sum = new double[d * d];
    for (int i = 0; i < n; i++) {
      if (linear[i] != 0) {
        curvature[i].addCore(linear[i], sum);
      }
      if (square[i] != 0 && !curvature[i].isShiftOnly()) {
        addSquare(square[i], curvature[i], sum);
      }
    }
    return Eigenvalues.of(sum, d).largest() + shift;
  }

  private void coreProduct(double[] linear, double[] x, double[] out) {
    Arrays.fill(out, 0);
    for (int i = 0; i < n; i++) {
      curvature[i].addCoreProduct(linear[i], x, out);
    }
  }

  private void addSquare(double weight, Curvature c, double[] sum) {
    DMatrixRMaj h = DMatrixRMaj.wrap(d, d, c.matrix());
    CommonOps_DDRM.multAdd(weight, h, h, DMatrixRMaj.wrap(d, d, sum));
  }
}
