package org.flyball.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseMatrix;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {

  private static LabelledData data(FiniteSum f, int client) {
    return ((EmpiricalRisk) f.client(client)).data();
  }

  /** n=200, d=20, m=5, q=0.05, mean 1; L_QM/L_AM as published beside each variance. */
  @ParameterizedTest
  @CsvSource({"0.01, 1.005, 0.001", "1, 1.40, 0.01", "10, 3.26, 0.01", "18.9, 4.38, 0.01"})
  void twoPointLaw_isMetExactly(double variance, double ratio, double lastDigit) {
    FiniteSum f =
        new SyntheticRegression(200, 5, 20, 0.1)
            .generate(new TwoPointLaw(1, variance, 0.05), Regularizer.nonConvex(0.01), Seed.of(1));
    Smoothness s = Smoothness.of(f);
    assertEquals(1.02, s.arithmeticMean(), 1e-13);
    assertEquals(variance, s.variance(), 1e-12 * (1 + variance));
    assertEquals(ratio, s.quadraticMean() / s.arithmeticMean(), lastDigit / 2);
    double high = 1 + Math.sqrt(variance * 19);
    assertEquals(high + 0.02, s.client(0), 1e-13 * high);
    assertEquals(1 - Math.sqrt(variance / 19) + 0.02, s.client(199), 1e-13);
  }

  @Test
  void targets_areTheConstantsAndSeedsTheData() {
    SyntheticRegression recipe = new SyntheticRegression(3, 4, 2, 0.5);
    double[] targets = {0, 2, 7};
    FiniteSum f = recipe.generate(targets, Regularizer.none(), Seed.of(2));
    assertArrayEquals(targets, Smoothness.of(f).clients(), 1e-14);
    assertEquals(0, f.client(0).support().length);
    FiniteSum again = recipe.generate(targets, Regularizer.none(), Seed.of(2));
    FiniteSum other = recipe.generate(targets, Regularizer.none(), Seed.of(3));
    assertEquals(data(f, 2), data(again, 2));
    assertNotEquals(data(f, 2), data(other, 2));
    // More clients do not change the first ones.
    FiniteSum more =
        new SyntheticRegression(4, 4, 2, 0.5)
            .generate(new double[] {0, 2, 7, 1}, Regularizer.none(), Seed.of(2));
    assertEquals(data(f, 1), data(more, 1));
  }

  @Test
  void withoutNoise_oneXSolvesAllAndMuIsItsHessians() {
    FiniteSum f =
        new SyntheticRegression(4, 3, 5, 0)
            .generate(new double[] {1, 2, 3, 4}, Regularizer.none(), Seed.of(5));
    double[] x = new double[5];
    double[] g = new double[5];
    double step = 1 / Smoothness.of(f).function();
    double mu = Smoothness.polyakLojasiewicz(f);
    double value = f.valueAndGradient(x, g);
    for (int k = 0; k < 300; k++) {
      double square = 0;
      for (int j = 0; j < 5; j++) {
        square += g[j] * g[j];
        x[j] -= step * g[j];
      }
      assertTrue(square >= 2 * mu * value * (1 - 1e-9)); // f* = 0
      double next = f.valueAndGradient(x, g);
      assertTrue(next <= (1 - mu * step) * value * (1 + 1e-9) + 1e-25);
      value = next;
    }
    assertTrue(value <= 1e-3);
  }

  @Test
  void impossibleLaws_areRefused() {
    assertComplaint(
        "TwoPointLaw: a share of 0.05 of 30 clients is 1.5, must be whole and neither none nor all",
        () -> new TwoPointLaw(1, 1, 0.05).constants(30));
    assertComplaint(
        "TwoPointLaw: mean 1.0, variance 20.0, share 0.05 leave nothing for the smaller"
            + " constant; lower the variance below 19.00",
        () -> new TwoPointLaw(1, 20, 0.05));
    assertThrows(IllegalArgumentException.class, () -> new TwoPointLaw(1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SyntheticRegression(1, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new SyntheticRegression(1, 1, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> new RareFeatures(1, 1, 0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new RareFeatures(1, 1, 1, 0));
    assertComplaint(
        "SyntheticRegression: the constant of client 1 is -1.0, must be 0 or positive and finite",
        () ->
            new SyntheticRegression(2, 1, 1, 0)
                .generate(new double[] {1, -1}, Regularizer.none(), Seed.of(1)));
  }

  private static void assertComplaint(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  /** Each feature has ceil(share n) clients; L_i is the largest of the formula's s_q, squared. */
  @ParameterizedTest
  @ValueSource(doubles = {0.04, 0.3, 1})
  void rareFeatures_haveTheirSharingAndTheirConstants(double share) {
    int n = 25;
    int m = 6;
    FiniteSum f = new RareFeatures(n, m, 40, share).generate(Seed.of(8));
    FeatureSupport support = FeatureSupport.of(f);
    for (int count : support.sharing()) {
      assertEquals((int) Math.ceil(share * n), count);
    }
    Smoothness s = Smoothness.of(f);
    for (int i = 0; i < n; i++) {
      int features = support.features()[i].length;
      int last = Math.min(m, features) - 1;
      double wanted =
          0.9 * Math.sqrt(19.0 * last / Math.max(1, features - 1) + 1) + (i == 0 ? 1 : 0);
      assertEquals(features == 0 ? 0 : wanted * wanted, s.client(i), 1e-12);
    }
    assertEquals(data(f, 3), data(new RareFeatures(n, m, 40, share).generate(Seed.of(8)), 3));
  }

  /** 10 000 clients of one row with all 300 features, evaluated and measured in a small heap. */
  @Test
  void tenThousandClients_fitTheMemory() {
    FiniteSum f =
        new SyntheticRegression(10_000, 1, 300, 1)
            .generate(new TwoPointLaw(1, 1, 0.05), Regularizer.none(), Seed.of(9));
    long entries = 0;
    for (int i = 0; i < f.size(); i++) {
      entries += data(f, i).features().entries();
    }
    assertEquals(3_000_000, entries);
    assertEquals(1, Smoothness.of(f).arithmeticMean(), 1e-12);
    Runtime.getRuntime().gc();
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    assertTrue(used < 400L << 20, () -> used + " bytes");
    assertTrue(f.value(new double[300]) > 0);
  }

  /** One variable, one row, and a row of nothing but a stored zero. */
  @Test
  void smallestProblems() {
    SparseMatrix zero = SparseMatrix.ofRows(1, 1, new int[] {0, 1}, new int[1], new double[1]);
    EmpiricalRisk f =
        EmpiricalRisk.of(
            new LabelledData(zero, new double[] {1}), Loss.logistic(), Regularizer.none());
    assertEquals(0, f.curvature().orElseThrow().smoothness());
    assertEquals(0, f.support().length);
    assertEquals(Math.log(2), f.value(new double[] {3}), 1e-15);
    Smoothness s = Smoothness.of(FiniteSum.of(List.of(f, f)));
    assertEquals(0, s.function());
    assertEquals(0, s.plus());
    assertEquals(0, s.weightedPlus());
  }
}
