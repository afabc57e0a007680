package org.flyball.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseMatrix;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class ObjectivePropertyTest {

  private static final Loss[] LOSSES = {Loss.logistic(), Loss.square(), Loss.halfSquare()};

  private static double[] point(int d, Xoshiro256 random) {
    double[] x = new double[d];
    Arrays.setAll(x, j -> 2 * random.nextGaussian());
    return x;
  }

  /** Rows with gaps, sometimes all zero, sometimes none; labels -1 and +1 suit every loss. */
  private static LabelledData data(int rows, int d, Xoshiro256 random) {
    double[][] dense = new double[rows][d];
    double[] labels = new double[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = random.nextInt(2) * 2 - 1;
      for (int j = 0; j < d; j++) {
        dense[i][j] = random.nextInt(2) * random.nextGaussian();
      }
    }
    return rows == 0
        ? new LabelledData(SparseMatrix.ofRows(0, d, new int[1], new int[0], new double[0]), labels)
        : new LabelledData(SparseMatrix.of(dense), labels);
  }

  private static Regularizer regularizer(Xoshiro256 random) {
    return switch (random.nextInt(3)) {
      case 0 -> Regularizer.none();
      case 1 -> Regularizer.squaredNorm(random.nextDouble());
      default -> Regularizer.nonConvex(random.nextDouble());
    };
  }

  private static EmpiricalRisk risk(int d, Xoshiro256 random) {
    return EmpiricalRisk.of(
        data(random.nextInt(7), d, random), LOSSES[random.nextInt(3)], regularizer(random));
  }

  private static FiniteSum sum(Xoshiro256 random) {
    int d = 1 + random.nextInt(6);
    List<Objective> clients = new ArrayList<>();
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      clients.add(risk(d, random));
    }
    return FiniteSum.of(clients).withRegularizer(regularizer(random));
  }

  /** The textbook's formulas with dense rows, as they are written in the papers. */
  private static double textbook(EmpiricalRisk f, double[] x) {
    int m = f.rows();
    double[] dense = f.data().features().toDense().data;
    double sum = 0;
    for (int i = 0; i < m; i++) {
      double z = 0;
      for (int j = 0; j < x.length; j++) {
        z += dense[i * x.length + j] * x[j];
      }
      double b = f.data().labels()[i];
      double bz = -b * z;
      sum +=
          f.loss() == Loss.logistic()
              ? Math.max(bz, 0) + Math.log1p(Math.exp(-Math.abs(bz)))
              : (f.loss() == Loss.square() ? 1 : 0.5) * (z - b) * (z - b);
    }
    double reg = 0;
    for (double v : x) {
      reg +=
          f.regularizer() instanceof Regularizer.NonConvex nonConvex
              ? nonConvex.lambda() * v * v / (1 + v * v)
              : f.regularizer().smoothness() / 2 * v * v;
    }
    return (m == 0 ? 0 : sum / m) + reg;
  }

  @Test
  void values_areTheTextbooks() {
    ForAll.cases(
        Seed.of(41),
        random -> {
          EmpiricalRisk f = risk(1 + random.nextInt(6), random);
          double[] x = point(f.dimension(), random);
          double wanted = textbook(f, x);
          assertEquals(wanted, f.value(x), 1e-14 * (1 + wanted));
          assertEquals(f.value(x), f.valueAndGradient(x, new double[x.length]));
        });
  }

  /**
   * Central differences with step h: error h^2/6 times the third derivative, which is below 100
   * here, and rounding 1e-16 |f| / h.
   */
  @Test
  void gradients_areTheDerivatives() {
    double h = 1e-5;
    ForAll.cases(
        Seed.of(42),
        random -> {
          FiniteSum f = sum(random);
          double[] x = point(f.dimension(), random);
          double[] g = new double[x.length];
          double[] again = new double[x.length];
          double value = f.valueAndGradient(x, g);
          f.gradient(x, again);
          assertArrayEquals(g, again);
          assertEquals(f.value(x), value);
          for (int j = 0; j < x.length; j++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += h;
            down[j] -= h;
            double slope = (f.value(up) - f.value(down)) / (up[j] - down[j]);
            assertEquals(slope, g[j], 1e-8 + 1e-10 * Math.abs(value));
          }
        });
  }

  /** The mean over all rows is the gradient; weights 1/m give the same; a row alone is itself. */
  @Test
  void rowGradients_makeUpTheWhole() {
    ForAll.cases(
        Seed.of(43),
        random -> {
          EmpiricalRisk f = risk(1 + random.nextInt(6), random);
          int m = f.rows();
          if (m == 0) {
            return;
          }
          double[] x = point(f.dimension(), random);
          double[] whole = new double[x.length];
          double[] mean = new double[x.length];
          double[] weighted = new double[x.length];
          f.gradient(x, whole);
          int[] all = new int[m + 3]; // more rows than are used
          double[] weights = new double[m];
          Arrays.setAll(all, i -> Math.min(i, m - 1));
          Arrays.fill(weights, 1.0 / m);
          f.gradient(x, all, m, mean);
          f.gradient(x, all, weights, m, weighted);
          int row = random.nextInt(m);
          EmpiricalRisk alone = EmpiricalRisk.of(f.data().select(row), f.loss(), f.regularizer());
          double[] one = new double[x.length];
          double[] same = new double[x.length];
          f.gradient(x, new int[] {row}, 1, one);
          alone.gradient(x, same);
          double size = Arrays.stream(whole).map(Math::abs).max().orElse(0);
          assertArrayEquals(whole, mean, 1e-14 * (1 + size));
          assertArrayEquals(whole, weighted, 1e-14 * (1 + size));
          assertArrayEquals(same, one, 1e-14 * (1 + size));
          assertEquals(alone.curvature().orElseThrow().smoothness(), f.rowSmoothness(row), 1e-13);
        });
  }

  /** Without a server: L <= L_AM <= L_QM <= L_max, L_+ and L_+,w below their means; all bound. */
  @Test
  void constants_areOrderedAndBoundTheGradients() {
    ForAll.cases(
        Seed.of(44),
        random -> {
          FiniteSum f = sum(random);
          Smoothness s = Smoothness.of(f.withRegularizer(Regularizer.none()));
          double up = 1 + 1e-13;
          assertTrue(s.function() <= s.arithmeticMean() * up, s::toString);
          assertTrue(s.arithmeticMean() <= s.quadraticMean() * up, s::toString);
          assertTrue(s.quadraticMean() <= s.largest() * up, s::toString);
          assertTrue(s.plus() <= s.quadraticMean() && s.weightedPlus() <= s.arithmeticMean());
          assertTrue(s.function() <= s.plus() * up, s::toString);
          double whole = Smoothness.of(f).function();
          double[] x = point(f.dimension(), random);
          double[] y = point(f.dimension(), random);
          double scale = Math.pow(10, -random.nextInt(5));
          for (int j = 0; j < x.length; j++) {
            x[j] *= scale;
            y[j] *= scale;
          }
          double distance = squared(x, y);
          double mean = 0;
          double weighted = 0;
          for (int i = 0; i < f.size(); i++) {
            double change = change(f.client(i), x, y);
            assertTrue(change <= s.client(i) * s.client(i) * distance * (1 + 1e-9) + 1e-28);
            mean += change / f.size();
            weighted += s.client(i) == 0 ? 0 : change / s.client(i) / f.size();
          }
          assertTrue(change(f, x, y) <= whole * whole * distance * (1 + 1e-9) + 1e-28);
          assertTrue(mean <= s.plus() * s.plus() * distance * (1 + 1e-9) + 1e-28);
          assertTrue(
              weighted * s.arithmeticMean()
                  <= s.weightedPlus() * s.weightedPlus() * distance * (1 + 1e-9) + 1e-28);
        });
  }

  private static double change(Objective f, double[] x, double[] y) {
    double[] gx = new double[x.length];
    double[] gy = new double[x.length];
    f.gradient(x, gx);
    f.gradient(y, gy);
    return squared(gx, gy);
  }

  private static double squared(double[] x, double[] y) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += (x[j] - y[j]) * (x[j] - y[j]);
    }
    return sum;
  }

  /** L_i is the largest eigenvalue of the Hessian at 0, here from differences of the gradient. */
  @Test
  void smoothness_isReachedAtZero() {
    double h = 1e-4;
    ForAll.cases(
        Seed.of(45),
        random -> {
          EmpiricalRisk f = risk(1 + random.nextInt(6), random);
          int d = f.dimension();
          double[] hessian = new double[d * d];
          double[] up = new double[d];
          double[] down = new double[d];
          for (int j = 0; j < d; j++) {
            double[] x = new double[d];
            x[j] = h;
            f.gradient(x, up);
            x[j] = -h;
            f.gradient(x, down);
            for (int i = 0; i < d; i++) {
              hessian[i * d + j] = (up[i] - down[i]) / (2 * h);
            }
          }
          double wanted = Eigenvalues.of(hessian, d).largest();
          assertEquals(wanted, f.curvature().orElseThrow().smoothness(), 1e-6 * (1 + wanted));
        });
  }

  /** What f does not depend on is outside its support, and what is inside moves the gradient. */
  @Test
  void support_isWhatTheGradientDependsOn() {
    ForAll.cases(
        Seed.of(46),
        random -> {
          FiniteSum f = sum(random);
          FeatureSupport support = FeatureSupport.of(f);
          int d = f.dimension();
          int[] sharing = new int[d];
          int most = 0;
          for (int i = 0; i < f.size(); i++) {
            double[] g = new double[d];
            f.client(i).gradient(point(d, random), g);
            for (int j : support.features()[i]) {
              sharing[j]++;
              g[j] = 0;
            }
            assertArrayEquals(new double[d], g);
            most = Math.max(most, support.features()[i].length);
          }
          assertArrayEquals(sharing, support.sharing());
          assertEquals(Arrays.stream(sharing).max().orElse(0), support.mostClients());
          assertEquals(most, support.mostFeatures());
        });
  }
}
