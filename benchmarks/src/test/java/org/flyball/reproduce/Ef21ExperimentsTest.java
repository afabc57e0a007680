package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.flyball.compress.TopK;
import org.flyball.federated.Compressors;
import org.flyball.federated.Method;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.RareFeatures;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Verdict;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

class Ef21ExperimentsTest {

  private static final Conditions CONDITIONS = Conditions.quick(Seed.of(11));

  private static List<Experiment> small() {
    return List.of(
        new Ef21Counterexample(),
        new Ef21Variance(List.of(Ef21Table.ALIKE)),
        new Ef21Bandwidth(List.of(Ef21Table.EXTREME)),
        new Ef21Stochastic(Ef21Table.ALIKE, 60, 2, 200),
        new Ef21Partial(Ef21Table.ALIKE, 60, 2),
        new Ef21Rare(new RareFeatures(20, 3, 30, 0.5), 100),
        new Ef21Bits(300),
        new Ef21Plan(20, 100));
  }

  @Test
  void numbers_doNotDependOnTheThreads() throws Exception {
    for (Experiment experiment : small()) {
      assertEquals(
          OnThreads.onThreads(1, experiment, CONDITIONS),
          OnThreads.onThreads(3, experiment, CONDITIONS),
          experiment.name());
    }
  }

  /** It draws nothing, so all of it holds whatever the seed. */
  @Test
  void counterexample_isConfirmedInFull() {
    ExperimentReport report = new Ef21Counterexample().run(CONDITIONS);
    assertTrue(report.claims().size() >= 9);
    for (Claim claim : report.claims()) {
      assertEquals(Verdict.CONFIRMED, claim.verdict(), claim.toString());
    }
  }

  /** Claims that only rounding or a bug can break, at any size. */
  @Test
  void claimsOfTheory_holdAtSmallSizes() {
    for (Experiment experiment :
        List.of(
            new Ef21Variance(List.of(Ef21Table.ALIKE)),
            new Ef21Partial(Ef21Table.ALIKE, 60, 2),
            new Ef21Rare(new RareFeatures(20, 3, 30, 0.5), 100))) {
      for (Claim claim : experiment.run(CONDITIONS).claims()) {
        boolean proved =
            claim.text().startsWith("EF21-W and EF21 with Top-1")
                || claim.text().startsWith("Two programs need the same rounds")
                || claim.text().startsWith("Weights from L_i wrong")
                || claim.text().startsWith("Best weights are never")
                || claim.text().startsWith("The mean of ||grad f||^2 over rounds and seeds");
        if (proved) {
          assertEquals(Verdict.CONFIRMED, claim.verdict(), claim.toString());
        }
      }
    }
  }

  /** The floor of the bowl needs many rounds: with few it is not excused. */
  @Test
  void bowlThatHasHardlyRun_isNotConfirmed() {
    List<Claim> claims =
        new Ef21Stochastic(Ef21Table.ALIKE, 20, 1, 20)
            .run(CONDITIONS).claims().stream()
                .filter(claim -> claim.text().startsWith("EF21-SGD there"))
                .toList();
    assertEquals(2, claims.size());
    for (Claim claim : claims) {
      assertEquals(Verdict.NOT_CONFIRMED, claim.verdict(), claim.toString());
    }
  }

  @Test
  void curve_hasTheRunsNumbers_andStopsAtItsLastGoal() {
    FiniteSum f = Ef21Counterexample.clients();
    Training training =
        Training.of(Method.ef21(new TopK(1)), Seed.of(1)).with(StepSize.constant(0.005));
    double[] x0 = {1, 1, 1};
    TrainingCurve curve =
        TrainingCurve.of(training, f, x0, new TrainingCurve.Goals(2000, 0.5, 0.01), CONDITIONS);
    long rounds = curve.end().rounds();
    double first = training.minimize(f, x0, Stop.after(0)).gradientNormSquared();
    double last = training.minimize(f, x0, Stop.after(rounds)).gradientNormSquared();
    double before = training.minimize(f, x0, Stop.after(rounds - 1)).gradientNormSquared();
    assertEquals(last / first, curve.last(), 1e-12);
    assertTrue(curve.last() <= 0.01 && before / first > 0.01);
    assertEquals(rounds, curve.reached(1));
    assertTrue(curve.reached(0) < rounds);
    assertEquals(1, curve.squares()[0]);
    // Three numbers in round 0, then one a round; 32 bits each.
    assertEquals(32 * (3 + rounds), curve.paperBits()[curve.paperBits().length - 1]);
  }

  /** L_QM / L_AM of the four rows, as the prototype had them. */
  @Test
  void table_hasTheVariancesItNames() {
    for (Ef21Table row : Ef21Table.values()) {
      Smoothness smoothness = Smoothness.of(row.problem(Seed.of(3)));
      assertEquals(row.variance, smoothness.variance(), 1e-9 * row.variance, row.name());
      assertEquals(1 + 2 * 0.01, smoothness.arithmeticMean(), 1e-9, row.name());
    }
  }

  /** k_i of the table: 3 for all where whole numbers exceed the budget, else large, small. */
  @Test
  void sharesOfTheTable_areItsOwn() {
    int[][] wanted = {{3, 3}, {3, 3}, {16, 2}, {20, 1}};
    for (Ef21Table row : Ef21Table.values()) {
      Compressors shares = Ef21Draw.shares(Smoothness.of(Ef21Draw.problem(row)));
      int[] k = wanted[List.of(Ef21Table.values()).indexOf(row)];
      assertEquals(new TopK(k[0]), shares.of(0), row.name());
      assertEquals(new TopK(k[1]), shares.of(199), row.name());
    }
  }

  /** The deviates: what DATA.md says of them. */
  @Test
  void drawOfTheTable_isTheFileInTheListing() throws Exception {
    try (InputStream in = Ef21Draw.class.getResourceAsStream("ef21-table.f32")) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      assertEquals(
          "18a5f78a303feec6671c525753e79056a2cf99e7d70027da5908e4c868e2ed1f",
          HexFormat.of().formatHex(sum));
    }
    Smoothness smoothness = Smoothness.of(Ef21Draw.problem(Ef21Table.EXTREME));
    assertEquals(18.9, smoothness.variance(), 1e-8);
  }

  /** Pitfall 8: nothing compressed costs what GD costs; little of it, twice L_AM / L. */
  @Test
  void coordinates_areGdsAtLeast() {
    Smoothness smoothness = Smoothness.of(2, 2, 4);
    assertEquals(1, Ef21Bits.predicted(smoothness, 1), 1e-15);
    assertEquals(3, Ef21Bits.predicted(smoothness, 1e-12), 1e-9);
  }

  @Test
  void noisyBowl_hasTheMomentsOfItsPaper() {
    NoisyBowl bowl = new NoisyBowl(2);
    double[] zero = new double[2];
    double[] sum = new double[2];
    double squares = 0;
    for (int row = 0; row < 3; row++) {
      double[] out = new double[2];
      bowl.gradient(zero, new int[] {row}, 1, out);
      sum[0] += out[0];
      sum[1] += out[1];
      squares += (out[0] * out[0] + out[1] * out[1]) / 3;
    }
    assertEquals(0, sum[0], 1e-15);
    assertEquals(0, sum[1], 1e-15);
    assertEquals(2, squares, 1e-12); // its variance
  }
}
