package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.flyball.compress.Identity;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Quadratic;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.objective.SyntheticRegression;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Certificate;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** Promises that are kept, and an alarm where they are not. */
class CertificateTest {

  private static final int D = 20;
  private static final FiniteSum F = problem();
  private static final double[] X0 = Problems.start(D);

  private static FiniteSum problem() {
    double[] targets = new double[20];
    for (int i = 0; i < 20; i++) {
      targets[i] = i == 0 ? 10 : 0.5;
    }
    return new SyntheticRegression(20, 5, D, 0.1)
        .generate(targets, Regularizer.nonConvex(0.01), Seed.of(17));
  }

  private static List<Certificate> certify(Method method, StepSize steps, long rounds) {
    return Training.of(method, Seed.of(1))
        .with(steps)
        .with(Setup.plain().certifiedAbove(0))
        .minimize(F, X0, Stop.after(rounds))
        .certificates();
  }

  @Test
  void everyRoundOnEveryPath_forTopK_byAllAnalyses() {
    for (int k : new int[] {1, 4, 10}) {
      for (Feedback.Opening opening :
          new Feedback.Opening[] {Feedback.Opening.DENSE, Feedback.Opening.COMPRESSED}) {
        for (Analysis analysis : Analysis.values()) {
          List<Certificate> got =
              certify(Method.ef21(new TopK(k)).with(opening), StepSize.theory(analysis), 500);
          assertEquals(3, got.size());
          got.forEach(c -> assertTrue(c.holds(), got::toString));
          assertEquals(k / 20.0, got.get(2).bound(), 1e-9);
          assertFalse(got.get(0).claim().contains("expectation"));
        }
        List<Certificate> weighted =
            certify(Method.ef21Weighted(new TopK(k)).with(opening), StepSize.theory(), 500);
        assertTrue(weighted.get(0).holds() && weighted.get(1).holds(), weighted::toString);
      }
    }
  }

  /** Without a promise for every round there is only the sum to be kept on one path. */
  @Test
  void drawsArePromisedInExpectationOnly() {
    for (Method method :
        List.of(
            Method.ef21(new TopK(4)).with(Participation.independent(0.5)),
            Method.ef21(new RandK(4, Scaling.CONTRACTIVE)))) {
      List<Certificate> got = certify(method, StepSize.theory(), 300);
      assertTrue(got.get(0).claim().startsWith("the mean of ||grad f||^2"), got::toString);
      assertTrue(got.get(0).claim().endsWith("in expectation, this is one path"), got::toString);
      assertTrue(got.get(0).holds(), got::toString);
    }
  }

  /** Theory steps are loose: 5 times as long still holds here, 50 times must not. */
  @Test
  void fiftyTimesTheStep_breaksTheOneStepInequality() {
    for (int k : new int[] {1, 4}) {
      Method method = Method.ef21(new TopK(k));
      Certificate broken = certify(method, StepSize.theory().times(50), 500).get(0);
      assertFalse(broken.holds(), broken::toString);
      assertTrue(broken.measured() > broken.bound());
      assertTrue(broken.toString().startsWith("BROKEN: Phi falls by gamma c"), broken::toString);
      assertTrue(broken.claim().contains("tightest in round "));
    }
  }

  @Test
  void plQuadratics_contractEveryRound() {
    FiniteSum f = Problems.quadratics(6, 8, Seed.of(4));
    double mu = Smoothness.polyakLojasiewicz(f);
    double[] best =
        Training.of(Method.gradientDescent(), Seed.of(1))
            .minimize(f, Problems.start(8), Stop.below(1e-13).within(100_000))
            .x();
    for (int k : new int[] {1, 4}) {
      List<Certificate> got =
          Training.of(Method.ef21(new TopK(k)), Seed.of(1))
              .with(StepSize.polyakLojasiewicz(mu))
              .with(Setup.plain().certifiedAbove(f.value(best)))
              .minimize(f, Problems.start(8), Stop.after(300))
              .certificates();
      assertTrue(got.get(0).holds(), got::toString);
      assertTrue(got.get(0).claim().startsWith("Phi contracts"), got::toString);
      assertTrue(got.get(1).claim().startsWith("Phi falls by the product"), got::toString);
      assertTrue(got.get(1).holds(), got::toString);
    }
  }

  /**
   * One client, quadratics with eigenvalues in [mu, L]: V = e ||grad f||^2 + ||grad f - g||^2
   * contracts by rho each round at the best step, and no better (arXiv 2506.05271).
   */
  @Test
  void oneClient_contractsByTheTightRate() {
    double mu = 0.1;
    double l = 1;
    double e = Math.sqrt(0.5);
    double eta = 2 / (l + mu) * (1 - e) / (1 + e);
    double root = Math.sqrt((l - mu) * (l - mu) + 16 * l * mu * e / ((1 + e) * (1 + e)));
    double lambda = eta / (l + mu) * ((1 - e) * (l - mu) + (1 + e) * root);
    double rho = e + (1 + e) * (l - mu) * lambda / 4;
    assertEquals(0.3120, eta, 5e-5);
    assertEquals(0.93937, rho, 5e-6);
    double worst = 0;
    Xoshiro256 random = Seed.of(6).stream();
    for (int problem = 0; problem < 300; problem++) {
      double angle = Math.PI * random.nextDouble();
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      double off = (l - mu) * c * s;
      double[][] matrix = {{l * c * c + mu * s * s, off}, {off, l * s * s + mu * c * c}};
      FiniteSum f = FiniteSum.of(List.of(Quadratic.of(matrix, new double[2])));
      FederatedRun run =
          Training.of(Method.ef21(new TopK(1)).with(Feedback.Opening.COMPRESSED), Seed.of(1))
              .with(StepSize.constant(eta))
              .start(
                  f, new double[] {random.nextGaussian(), random.nextGaussian()}, Stop.after(60));
      double before = potential(f, run, e);
      while (run.step()) {
        double after = potential(f, run, e);
        worst = Math.max(worst, after / before);
        before = after;
      }
    }
    assertTrue(worst <= rho * (1 + 1e-12) && worst > 0.99 * rho, "worst " + worst);
  }

  private static double potential(FiniteSum f, FederatedRun run, double e) {
    double[] gradient = new double[2];
    f.gradient(run.x(), gradient);
    return e * Vectors.dot(gradient, gradient)
        + Numbers.squareOfDifference(run.mean(), 1, gradient);
  }

  @Test
  void messagesProveTheGradient() {
    FiniteSum f = F.withRegularizer(Regularizer.squaredNorm(0.1));
    List<Method> methods = new ArrayList<>();
    methods.add(Method.ef21(new TopK(2)));
    methods.add(Method.ef21Weighted(new TopK(2)));
    methods.add(Method.ef21Values(new TopK(2)));
    methods.add(Method.ef21Plus(new TopK(2)));
    methods.add(Method.gradientDescent());
    for (Method method : methods) {
      FederatedRun run =
          Training.of(method, Seed.of(1))
              .with(Setup.plain().measuredByProof())
              .start(f, X0, Stop.below(1e-2).within(20_000));
      double[] gradient = new double[D];
      double loosest = 1;
      while (run.step()) {
        f.gradient(run.x(), gradient);
        double norm = Vectors.norm(gradient);
        assertTrue(norm <= run.measure(), method.toString());
        loosest = Math.max(loosest, run.measure() / norm);
      }
      Minimum minimum = run.result();
      assertTrue(minimum.why().isSuccess(), minimum::toString);
      assertTrue(loosest < 100, "" + loosest);
    }
    Minimum certified =
        Training.of(Method.ef21(new TopK(2)), Seed.of(1))
            .with(Setup.plain().measuredByProof().certifiedAbove(0))
            .minimize(f, X0, Stop.after(50));
    assertEquals(4, certified.certificates().size(), certified::toString);
    assertTrue(certified.certificates().get(3).holds());
    assertTrue(certified.certificates().get(3).claim().startsWith("||grad f|| is at most"));
  }

  @Test
  void lowerBoundAboveF_isReported() {
    List<Certificate> got =
        Training.of(Method.ef21(new Identity()), Seed.of(1))
            .with(Setup.plain().certifiedAbove(1e6))
            .minimize(F, X0, Stop.after(3))
            .certificates();
    Certificate last = got.get(got.size() - 1);
    assertFalse(last.holds());
    assertEquals("f is above the lower bound given", last.claim());
  }
}
