package org.flyball.bandit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/** Against every active set solved by commons-math3's QR, and against its pseudo-inverse. */
class BoundedLeastSquaresOracleTest {

  @Test
  void allActiveSets_noneBetter_andTheConditionsOfKuhnAndTucker() {
    int[] bounded = new int[1];
    ForAll.cases(
        300,
        Seed.of(7).child("box"),
        random -> {
          int n = 1 + random.nextInt(5);
          int rows = 1 + random.nextInt(12);
          double[][] features =
              random.nextInt(2) == 0 ? dense(random, rows, n) : cheb(random, rows, n);
          double[] values = new double[rows];
          BoundedLeastSquares fit = new BoundedLeastSquares(n);
          for (int i = 0; i < rows; i++) {
            values[i] = 3 * random.nextGaussian();
            fit.add(features[i], values[i]);
          }
          double[] bound = new double[n];
          for (int j = 0; j < n; j++) {
            bound[j] = random.nextInt(8) == 0 ? 0 : 2 * random.nextDouble();
          }
          double[] theta = new double[n];
          fit.solve(bound, theta);
          double found = objective(features, values, theta);
          double best = bestOfAllSets(features, values, bound);
          assertEquals(best, found, 1e-9 * (1 + best), "objective");
          for (int j = 0; j < n; j++) {
            assertTrue(Math.abs(theta[j]) <= bound[j], "outside the box");
            double gradient = gradient(features, values, theta, j);
            boolean at = Math.abs(theta[j]) == bound[j];
            bounded[0] += at ? 1 : 0;
            if (!at) {
              assertEquals(0, gradient, 1e-8, "free gradient");
            } else if (bound[j] > 0) {
              assertTrue(gradient * Math.signum(theta[j]) <= 1e-8, "gradient points inwards");
            }
          }
        });
    assertTrue(bounded[0] > 300, "the bounds were hardly ever met: " + bounded[0]);
  }

  /** As {@link ChebCb} meets it: contexts in a cluster, losses of hundreds, degree 5. */
  @Test
  void clusteredContexts_conditionsOfKuhnAndTucker() {
    ForAll.cases(
        500,
        Seed.of(7).child("cluster"),
        random -> {
          int rows = 1 + random.nextInt(40);
          double width = Math.pow(10, -4 * random.nextDouble());
          double middle = (1 - width) * (2 * random.nextDouble() - 1);
          double[][] features = new double[rows][6];
          double[] values = new double[rows];
          double largest = 0;
          BoundedLeastSquares fit = new BoundedLeastSquares(6);
          for (int i = 0; i < rows; i++) {
            double angle = Math.acos(middle + width * (2 * random.nextDouble() - 1));
            for (int j = 0; j < 6; j++) {
              features[i][j] = Math.cos(j * angle);
            }
            values[i] = 2_000 * Math.pow(random.nextDouble(), 3);
            largest = Math.max(largest, values[i]);
            fit.add(features[i], values[i]);
          }
          double[] bound = new double[6];
          for (int j = 0; j < 6; j++) {
            bound[j] = largest * (j == 0 ? 1 : 2.0 / j);
          }
          double[] theta = new double[6];
          fit.solve(bound, theta);
          double size = 1e-11 * rows * largest;
          for (int j = 0; j < 6; j++) {
            assertTrue(Math.abs(theta[j]) <= bound[j], "outside the box");
            double gradient = gradient(features, values, theta, j);
            if (Math.abs(theta[j]) < bound[j]) {
              assertEquals(0, gradient, size, "free gradient");
            } else {
              assertTrue(gradient * Math.signum(theta[j]) <= size, "gradient points inwards");
            }
          }
        });
  }

  @Test
  void wideBox_minimumNorm() {
    ForAll.cases(
        Seed.of(7).child("norm"),
        random -> {
          int n = 6;
          int rows = 1 + random.nextInt(9);
          double[][] features = dense(random, rows, n);
          double[] values = new double[rows];
          BoundedLeastSquares fit = new BoundedLeastSquares(n);
          for (int i = 0; i < rows; i++) {
            values[i] = random.nextGaussian();
            fit.add(features[i], values[i]);
          }
          SingularValueDecomposition svd =
              new SingularValueDecomposition(new Array2DRowRealMatrix(features));
          double[] wanted = svd.getSolver().solve(new ArrayRealVector(values)).toArray();
          double[] theta = new double[n];
          fit.solve(new double[] {1e9, 1e9, 1e9, 1e9, 1e9, 1e9}, theta);
          double least = svd.getSingularValues()[Math.min(rows, n) - 1];
          double shrunk = Math.pow(BoundedLeastSquares.RIDGE / least, 2);
          double norm = new ArrayRealVector(wanted).getNorm();
          // Error of the ridge, and rounding at a condition of up to 1e6 times the features.
          assertArrayEquals(wanted, theta, (shrunk + 1e-8) * (1 + norm));
        });
  }

  @Test
  void tenThousandRows_sameAsAllAtOnce() {
    Xoshiro256 random = Seed.of(3).stream();
    double[][] features = cheb(random, 10_000, 6);
    double[] values = new double[features.length];
    BoundedLeastSquares fit = new BoundedLeastSquares(6);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian() + features[i][2];
      fit.add(features[i], values[i]);
    }
    double[] wanted =
        new QRDecomposition(new Array2DRowRealMatrix(features))
            .getSolver()
            .solve(new ArrayRealVector(values))
            .toArray();
    double[] theta = new double[6];
    fit.solve(new double[] {9, 9, 9, 9, 9, 9}, theta);
    assertArrayEquals(wanted, theta, 1e-11);
  }

  private static double bestOfAllSets(double[][] features, double[] values, double[] bound) {
    int n = bound.length;
    double best = Double.POSITIVE_INFINITY;
    for (int set = 0; set < Math.pow(3, n); set++) {
      double[] theta = new double[n];
      int free = 0;
      for (int j = 0, code = set; j < n; j++, code /= 3) {
        theta[j] = code % 3 == 0 ? Double.NaN : code % 3 == 1 ? bound[j] : -bound[j];
        free += code % 3 == 0 ? 1 : 0;
      }
      if (free > 0) {
        solveFree(features, values, theta, free);
      }
      boolean inside = true;
      for (int j = 0; j < n; j++) {
        inside &= Math.abs(theta[j]) <= bound[j] * (1 + 1e-12);
      }
      if (inside) {
        best = Math.min(best, objective(features, values, theta));
      }
    }
    return best;
  }

  /** Fills the NaN of theta, by least squares with the ridge as further rows. */
  private static void solveFree(double[][] features, double[] values, double[] theta, int free) {
    int n = theta.length;
    RealMatrix matrix = new Array2DRowRealMatrix(features.length + n, free);
    double[] right = new double[features.length + n];
    int[] which = new int[free];
    int c = 0;
    System.arraycopy(values, 0, right, 0, values.length);
    for (int j = 0; j < n; j++) {
      boolean open = Double.isNaN(theta[j]);
      for (int i = 0; i < features.length; i++) {
        if (open) {
          matrix.setEntry(i, c, features[i][j]);
        } else {
          right[i] -= features[i][j] * theta[j];
        }
      }
      if (open) {
        matrix.setEntry(features.length + j, c, BoundedLeastSquares.RIDGE);
        which[c++] = j;
      }
    }
    double[] found =
        new QRDecomposition(matrix).getSolver().solve(new ArrayRealVector(right)).toArray();
    for (int k = 0; k < free; k++) {
      theta[which[k]] = found[k];
    }
  }

  private static double[][] dense(Xoshiro256 random, int rows, int n) {
    double[][] features = new double[rows][n];
    for (double[] row : features) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return features;
  }

  private static double[][] cheb(Xoshiro256 random, int rows, int n) {
    double[][] features = new double[rows][n];
    for (double[] row : features) {
      double angle = Math.acos(2 * random.nextDouble() - 1);
      for (int j = 0; j < n; j++) {
        row[j] = Math.cos(j * angle);
      }
    }
    return features;
  }

  private static double objective(double[][] features, double[] values, double[] theta) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double r = residual(features, values, theta, i);
      sum += r * r;
    }
    for (double t : theta) {
      sum += BoundedLeastSquares.RIDGE * BoundedLeastSquares.RIDGE * t * t;
    }
    return sum;
  }

  private static double gradient(double[][] features, double[] values, double[] theta, int j) {
    double sum = BoundedLeastSquares.RIDGE * BoundedLeastSquares.RIDGE * theta[j];
    for (int i = 0; i < values.length; i++) {
      sum += features[i][j] * residual(features, values, theta, i);
    }
    return sum;
  }

  private static double residual(double[][] features, double[] values, double[] theta, int i) {
    double sum = -values[i];
    for (int j = 0; j < theta.length; j++) {
      sum += features[i][j] * theta[j];
    }
    return sum;
  }
}
