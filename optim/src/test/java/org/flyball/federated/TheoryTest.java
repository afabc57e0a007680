package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flyball.compress.Compressor;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.objective.FeatureSupport;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.RareFeatures;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/** Step sizes against formulas written out here. */
class TheoryTest {

  private static final int D = 10;
  private static final int N = 8;
  private static final FiniteSum F = Problems.regression(N, D);
  private static final Smoothness S = Smoothness.of(F);
  private static final TopK TOP = new TopK(2);
  private static final double XI = 2 * (1 + Math.sqrt(0.8)) / 0.4 - 1; // (1 + q) / alpha - 1

  private static double step(Method method, Analysis analysis) {
    return Theory.of(method, F, S, analysis).stepSize();
  }

  private static void assertInverse(double inverse, double step) {
    assertEquals(1 / inverse, step, 1e-12 / inverse);
  }

  @Test
  void ef21_oldAndNewAnalysis() {
    Method ef21 = Method.ef21(TOP);
    double l = S.function();
    assertInverse(l + S.quadraticMean() * XI, step(ef21, Analysis.QUADRATIC_MEAN));
    assertInverse(l + S.arithmeticMean() * XI, step(ef21, Analysis.ARITHMETIC_MEAN));
    double finer = Math.min(S.plus(), S.weightedPlus());
    assertInverse(l + finer * XI, step(ef21, Analysis.CURVATURE));
    assertInverse(
        l + S.arithmeticMean() * XI, step(Method.ef21Weighted(TOP), Analysis.ARITHMETIC_MEAN));
    assertInverse(l, step(Method.gradientDescent(), Analysis.ARITHMETIC_MEAN));
  }

  @Test
  void potential_weighsErrorsByL() {
    Theory theory = Theory.of(Method.ef21(TOP), F, S, Analysis.ARITHMETIC_MEAN);
    double theta = 1 - Math.sqrt(0.8);
    double[] expected = new double[N];
    for (int i = 0; i < N; i++) {
      expected[i] = S.arithmeticMean() / S.client(i) / N / (2 * theta);
    }
    assertArrayEquals(expected, theory.potential().memories(), 1e-9);
    Theory weighted = Theory.of(Method.ef21Weighted(TOP), F, S, Analysis.ARITHMETIC_MEAN);
    for (int i = 0; i < N; i++) {
      expected[i] = S.client(i) / (N * S.arithmeticMean()) / (2 * theta); // w_i / (2 theta)
    }
    assertArrayEquals(expected, weighted.potential().memories(), 1e-9);
    assertEquals(2 * 0.75 / 0.375, theory.meanBound(0.75, 0.375), 1e-12); // 2 Phi / (gamma T)
  }

  @Test
  void wrongConstants_costAtMostTheirFactor() {
    double kappa = 3;
    double[] estimates = new double[N];
    for (int i = 0; i < N; i++) {
      estimates[i] = S.client(i) * (i % 2 == 0 ? kappa : 1 / kappa);
    }
    Method method = Method.ef21(TOP).with(Weights.proportionalTo(estimates));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < N; i++) {
      sum += estimates[i];
      squares += S.client(i) * S.client(i) / estimates[i];
    }
    double constant = Math.sqrt(sum * squares) / N;
    assertInverse(S.function() + constant * XI, step(method, Analysis.ARITHMETIC_MEAN));
    assertTrue(constant <= kappa * S.arithmeticMean());
  }

  @Test
  void floor_costsLittle_andSavesClientsWithoutCurvature() {
    Smoothness flat = Smoothness.of(1, 0, 1, 2, 3, 4, 5, 6, 7);
    Method strict = Method.ef21Weighted(TOP);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Theory.of(strict, F, flat, Analysis.ARITHMETIC_MEAN));
    assertEquals(
        "Weights: L_i of client 0 is 0, so it would never be heard; give a floor, say"
            + " Weights.bySmoothness(0.1)",
        refused.getMessage());
    Method floored = strict.with(Weights.bySmoothness(0.1));
    double inverse = 1 / Theory.of(floored, F, flat, Analysis.ARITHMETIC_MEAN).stepSize();
    double most = 1 + flat.arithmeticMean() / Math.sqrt(0.9) * XI;
    assertTrue(inverse <= most && inverse > 1 + flat.arithmeticMean() * XI, inverse + " " + most);
    // Plain EF21 needs no weights and takes such clients as they are.
    assertInverse(
        1 + flat.arithmeticMean() * XI,
        Theory.of(Method.ef21(TOP), F, flat, Analysis.ARITHMETIC_MEAN).stepSize());
  }

  @Test
  void unequalCompressorsAndParticipation_addUpClientByClient() {
    List<Compressor> all = new ArrayList<>();
    double[] p = new double[N];
    double sum = 0;
    for (int i = 0; i < N; i++) {
      all.add(new TopK(1 + i));
      p[i] = (i + 1.0) / N;
      sum += S.client(i) * Contraction.xi(p[i] * (1 + i) / D) / N;
    }
    Method method = Method.ef21(TOP).with(new Compressors(all)).with(Participation.independent(p));
    assertInverse(S.function() + sum, step(method, Analysis.ARITHMETIC_MEAN));
    assertInverse(
        S.function() + S.arithmeticMean() * Contraction.xi(0.5 * 0.2),
        step(Method.ef21(TOP).with(Participation.independent(0.5)), Analysis.ARITHMETIC_MEAN));
  }

  @Test
  void linearRate() {
    double mu = 0.05;
    Theory theory = Theory.of(Method.ef21(TOP), F, S, Analysis.QUADRATIC_MEAN, mu);
    double theta = 1 - Math.sqrt(0.8);
    double first = 1 / (S.function() + S.quadraticMean() * Math.sqrt(2) * XI);
    assertEquals(Math.min(first, theta / (2 * mu)), theory.stepSize(), 1e-12);
    assertEquals(mu, theory.promise().mu());
    Theory steep = Theory.of(Method.ef21(TOP), F, S, Analysis.QUADRATIC_MEAN, 100);
    assertEquals(theta / 200, steep.stepSize(), 1e-12);
  }

  @Test
  void heavyBall_downlink_proximal() {
    double l = S.function();
    double b = S.arithmeticMean() * XI;
    Method ef21 = Method.ef21(TOP);
    assertInverse(
        1.5 * l / 0.25 + b / 0.5,
        step(ef21.with(ServerStep.gradient().withMomentum(0.5)), Analysis.ARITHMETIC_MEAN));
    assertInverse(
        2 * l + Math.sqrt(3) * b,
        step(
            ef21.with(ServerStep.gradient().withProximal(Proximal.absoluteNorm(1))),
            Analysis.ARITHMETIC_MEAN));
    double alpha = 0.3;
    double ratio = Contraction.beta(alpha) / Contraction.theta(alpha);
    double mean = S.arithmeticMean();
    assertInverse(
        l + mean * Math.sqrt(2 * 2 * ratio + 2 * XI * XI * (1 + 2 * ratio)),
        step(ef21.with(ServerStep.gradient().withDownlink(new TopK(3))), Analysis.ARITHMETIC_MEAN));
  }

  @Test
  void unbiasedMethods_gainWithClients() {
    double l = S.function();
    double q = S.quadraticMean();
    RandK random = new RandK(2, Scaling.UNBIASED);
    double omega = 4;
    double r = omega / (1 + omega);
    assertInverse(
        l + q * Math.sqrt(omega / N) / (1 - Math.sqrt(r)),
        step(Method.diana(random, D), Analysis.QUADRATIC_MEAN));
    assertInverse(
        l + q * Math.sqrt(0.8 * omega / (0.2 * N)),
        step(Method.marina(0.2, random), Analysis.QUADRATIC_MEAN));
    assertInverse(
        l + q * Math.sqrt(2 * omega * (2 * omega + 1) / N),
        step(Method.dasha(random, D), Analysis.QUADRATIC_MEAN));
    assertInverse(
        l + 2 * S.largest() * omega / N, step(Method.dcgd(random), Analysis.QUADRATIC_MEAN));
  }

  @Test
  void whatNobodyProved_isSaidSo() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> step(Method.ef14(TOP), Analysis.ARITHMETIC_MEAN));
    assertEquals(
        "Theory: none of this kind is known of Residual[]; give a constant step size",
        refused.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> step(Method.dcgd(TOP), Analysis.ARITHMETIC_MEAN));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            step(
                Method.ef21(TOP)
                    .with(new ServerStep(0.5, Proximal.absoluteNorm(1), Optional.empty())),
                Analysis.ARITHMETIC_MEAN));
  }

  /** Each weight moved down with its partners moved up must not be better. */
  @Test
  void rareFeatures_bestWeights() {
    FiniteSum f = new RareFeatures(20, 6, 30, 0.3).generate(Seed.of(2));
    Smoothness smoothness = Smoothness.of(f);
    Method method = Method.ef21(new TopK(1));
    double[] inverse = new double[Analysis.values().length];
    for (Analysis analysis : Analysis.values()) {
      inverse[Arrays.asList(Analysis.values()).indexOf(analysis)] =
          1 / Theory.of(method, f, smoothness, analysis).stepSize();
    }
    assertTrue(inverse[3] < 0.5 * inverse[1], Arrays.toString(inverse));
    assertTrue(inverse[1] <= inverse[0]);
    FeatureSupport support = FeatureSupport.of(f);
    double[] cost = new double[20];
    for (int i = 0; i < 20; i++) {
      double xi = Contraction.xi(Math.min(1, 1.0 / support.features()[i].length));
      cost[i] = xi * xi * smoothness.client(i) * smoothness.client(i) / 400;
    }
    double[] best = RareFeatureWeights.best(support, cost);
    double[] load = new double[30];
    double value = 0;
    for (int i = 0; i < 20; i++) {
      value += cost[i] / best[i];
      for (int j : support.features()[i]) {
        load[j] += best[i];
      }
    }
    for (double sum : load) {
      assertTrue(sum <= 1 + 1e-12);
    }
    Smoothness norms = Smoothness.of(smoothness.function(), smoothness.clients());
    double weighted = 1 / Theory.of(method, f, norms, Analysis.RARE_FEATURES).stepSize();
    assertEquals(smoothness.function() + Math.sqrt(value), weighted, 1e-9 * weighted);
    double share = Math.sqrt(support.mostClients() / 20.0);
    double even = share * smoothness.plus() * Contraction.xi(1.0 / support.mostFeatures());
    assertTrue(even < Math.sqrt(value), even + " " + Math.sqrt(value)); // L_+ knows more, here
    assertEquals(smoothness.function() + even, inverse[3], 1e-9 * inverse[3]);
    double equalShares = 0;
    for (int i = 0; i < 20; i++) {
      equalShares += cost[i] * support.mostClients();
    }
    assertTrue(value <= equalShares);
    assertFalse(Double.isNaN(value));
  }
}
