package org.flyball.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.data.BundledData;
import org.flyball.data.FeatureScaling;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseMatrix;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/** Softmax regression by hand, against differences and the binary logistic loss; the hinge. */
class SoftmaxRegressionTest {

  private static LabelledData random(Xoshiro256 random, int rows, int d, int classes) {
    double[][] values = new double[rows][d];
    double[] labels = new double[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = i < classes ? i : random.nextInt(classes);
      for (int j = 0; j < d; j++) {
        values[i][j] = random.nextInt(3) == 0 ? 0 : random.nextGaussian();
      }
    }
    return new LabelledData(SparseMatrix.of(values), labels);
  }

  private static double[] gaussians(Xoshiro256 random, int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
    }
    return x;
  }

  @Test
  void atZero_allClassesAreAlike() {
    LabelledData iris = BundledData.IRIS.data();
    SoftmaxRegression f =
        SoftmaxRegression.of(
            FeatureScaling.minMax(iris).withBias().apply(iris), Regularizer.none());
    double[] out = new double[15];
    assertEquals(15, f.dimension());
    assertEquals(Math.log(3), f.valueAndGradient(new double[15], out), 1e-13);
    double square = 0;
    for (double g : out) {
      square += g * g;
    }
    assertEquals(0.544585885977, Math.sqrt(square), 1e-11); // schedules, check 9
    assertEquals(1, f.errorRate(new double[15])); // all ties
  }

  @Test
  void gradient_isTheDerivative_andRowsAddUp() {
    ForAll.cases(
        Seed.of(31),
        random -> {
          int classes = 2 + random.nextInt(4);
          LabelledData data = random(random, classes + random.nextInt(8), 3, classes);
          SoftmaxRegression f = SoftmaxRegression.of(data, Regularizer.squaredNorm(0.1));
          int n = f.dimension();
          double[] x = gaussians(random, n);
          double[] p = gaussians(random, n);
          double[] g = new double[n];
          double value = f.valueAndGradient(x, g);
          assertEquals(value, f.value(x), 1e-13);
          double h = 1e-5;
          double[] up = x.clone();
          double[] down = x.clone();
          double slope = 0;
          for (int i = 0; i < n; i++) {
            up[i] += h * p[i];
            down[i] -= h * p[i];
            slope += g[i] * p[i];
          }
          assertEquals((f.value(up) - f.value(down)) / (2 * h), slope, 1e-7);
          int[] all = new int[f.rows()];
          double[] weights = new double[f.rows()];
          for (int i = 0; i < all.length; i++) {
            all[i] = all.length - 1 - i;
            weights[i] = 1.0 / all.length;
          }
          double[] other = new double[n];
          assertEquals(value, f.valueAndGradient(x, all, all.length, other), 1e-13);
          assertArrayEquals(g, other, 1e-13);
          f.gradient(x, all, weights, all.length, other);
          assertArrayEquals(g, other, 1e-13);
        });
  }

  /** With w and -w for two classes the scores differ by 2 w . a. */
  @Test
  void twoClasses_areBinaryLogisticRegression() {
    LabelledData heart = BundledData.HEART_SCALE.data();
    SoftmaxRegression f = SoftmaxRegression.of(heart, Regularizer.none());
    EmpiricalRisk binary = EmpiricalRisk.of(heart, Loss.logistic(), Regularizer.none());
    double[] w = gaussians(Seed.of(4).stream(), 13);
    double[] both = new double[26];
    double[] twice = new double[13];
    for (int j = 0; j < 13; j++) {
      both[j] = -w[j];
      both[13 + j] = w[j];
      twice[j] = 2 * w[j];
    }
    assertEquals(binary.value(twice), f.value(both), 1e-14);
  }

  /** Over all rows, in another order, the minibatch is the whole. */
  @Test
  void minibatchOfAllRows_isTheWhole_forLinearModelsToo() {
    LabelledData heart = BundledData.HEART_SCALE.data();
    double[] x = gaussians(Seed.of(6).stream(), 13);
    int[] all = new int[270];
    for (int i = 0; i < all.length; i++) {
      all[i] = all.length - 1 - i;
    }
    for (Loss loss : new Loss[] {Loss.logistic(), Loss.halfSquare(), Loss.hinge()}) {
      EmpiricalRisk f = EmpiricalRisk.of(heart, loss, Regularizer.squaredNorm(0.1));
      double[] whole = new double[13];
      double[] batch = new double[13];
      double value = f.valueAndGradient(x, whole);
      assertEquals(value, f.valueAndGradient(x, all, 270, batch), 1e-12 * value);
      assertArrayEquals(whole, batch, 1e-12);
    }
  }

  @Test
  void hugeScores_doNotOverflow() {
    LabelledData data =
        new LabelledData(SparseMatrix.of(new double[][] {{1}, {-1}}), new double[] {0, 1});
    SoftmaxRegression f = SoftmaxRegression.of(data, Regularizer.none());
    double[] out = new double[2];
    assertEquals(0, f.valueAndGradient(new double[] {1e300, -1e300}, out));
    assertEquals(2e5, f.valueAndGradient(new double[] {-1e5, 1e5}, out), 1e-9);
    assertArrayEquals(new double[] {-1, 1}, out);
  }

  @Test
  void rowSmoothness_boundsTheSecondDerivative() {
    ForAll.cases(
        Seed.of(32),
        random -> {
          LabelledData data = random(random, 4, 3, 3);
          SoftmaxRegression f = SoftmaxRegression.of(data, Regularizer.none());
          double[] x = gaussians(random, 9);
          double[] y = gaussians(random, 9);
          double[] gx = new double[9];
          double[] gy = new double[9];
          for (int row = 0; row < 4; row++) {
            f.gradient(x, new int[] {row}, 1, gx);
            f.gradient(y, new int[] {row}, 1, gy);
            double change = 0;
            double distance = 0;
            for (int i = 0; i < 9; i++) {
              change += (gx[i] - gy[i]) * (gx[i] - gy[i]);
              distance += (x[i] - y[i]) * (x[i] - y[i]);
            }
            double bound = f.rowSmoothness(row) * Math.sqrt(distance);
            assertTrue(Math.sqrt(change) <= bound * (1 + 1e-12));
          }
        });
  }

  @Test
  void badArguments_areRefused() {
    LabelledData iris = BundledData.IRIS.data();
    assertThrows(
        IllegalArgumentException.class,
        () -> SoftmaxRegression.of(iris, new double[] {0, 1}, Regularizer.none()));
    assertThrows(
        IllegalArgumentException.class,
        () -> SoftmaxRegression.of(iris, new double[] {2, 1, 0}, Regularizer.none()));
    assertThrows(
        IllegalArgumentException.class,
        () -> SoftmaxRegression.of(iris.select(0, 1), Regularizer.none()));
  }

  /** b z = 0.5 and -1 cost 0.5 and 2; at and beyond the margin nothing. */
  @Test
  void hinge() {
    Loss hinge = Loss.hinge();
    assertEquals(0.5, hinge.value(0.5, 1, hinge.slope(0.5, 1)));
    assertEquals(2, hinge.value(1, -1, hinge.slope(1, -1)));
    assertEquals(1, hinge.slope(1, -1));
    assertEquals(-1, hinge.slope(0.5, 1));
    assertEquals(0, hinge.slope(1, 1));
    assertEquals(0, hinge.value(3, 1, 0));
    LabelledData heart = BundledData.HEART_SCALE.data();
    EmpiricalRisk risk = EmpiricalRisk.of(heart, hinge, Regularizer.none());
    assertTrue(risk.curvature().isEmpty());
    double[] out = new double[13];
    double batch = risk.valueAndGradient(new double[13], new int[] {3, 5}, 2, out);
    assertEquals(1, batch);
  }

  /** Values 1, 3 and, where there is no entry, 0: the range is [0, 3]. A constant becomes 0. */
  @Test
  void minMaxScaling() {
    LabelledData data =
        new LabelledData(SparseMatrix.of(new double[][] {{1, 7}, {3, 7}, {0, 7}}), new double[3]);
    FeatureScaling scaling = FeatureScaling.minMax(data).withBias();
    SparseMatrix scaled = scaling.apply(data).features();
    assertEquals(2.0 / 3 - 1, scaled.get(0, 0), 1e-16);
    assertEquals(1, scaled.get(1, 0));
    assertEquals(-1, scaled.get(2, 0));
    assertEquals(0, scaled.get(1, 1));
    assertEquals(1, scaled.get(1, 2));
    assertEquals(3, scaled.columns());
    assertEquals(2, FeatureScaling.minMax(data).apply(data).dimension());
    assertThrows(IllegalArgumentException.class, () -> scaling.apply(data.withDimension(3)));
  }
}
