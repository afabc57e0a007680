package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.flyball.run.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleCertificateTest {

  private static double bound(double... steps) {
    return ScheduleCertificate.of(steps, 1, 1).bound();
  }

  @Test
  void fewSteps() {
    assertEquals(0.75, bound(0.5), 1e-12);
    assertEquals(0.5125, bound(0.3, 0.2, 0.1), 1e-12);
    assertEquals(0.500403690899, bound(0.1, 0.3, 0.2, 0.05), 1e-12);
  }

  /** D = G = 1; semidefinite programs gave the same where they could be solved (T up to 60). */
  @ParameterizedTest
  @CsvSource({
    "linear, 0.3162277660, 0.1, 0.0316227766",
    "constant, 0.5316864900, 0.2262256433, 0.0897596041",
    "cosine, 0.3273595292, 0.1031281092, 0.0325909238",
    "1/sqrt t, 0.6638603463, 0.2953978333, 0.1208249987",
    "1/t, 0.4496586213, 0.1812049196, 0.1057160613"
  })
  void wellKnownSchedules(String name, double ten, double hundred, double thousand) {
    double[] wanted = {ten, hundred, thousand};
    for (int i = 0, gradients = 10; i < 3; i++, gradients *= 10) {
      int last = gradients;
      double root = Math.sqrt(last);
      IntToDoubleFunction step =
          switch (name) {
            case "linear" -> t -> (1 - (double) t / last) / root;
            case "constant" -> t -> 1 / root;
            case "cosine" -> t -> (1 + Math.cos(Math.PI * t / last)) / 2 / root;
            case "1/sqrt t" -> t -> 1 / Math.sqrt(t);
            default -> t -> 1.0 / t;
          };
      assertEquals(wanted[i], bound(Steps.of(last, step)), 1e-9, "T = " + last);
    }
  }

  /** For one bound of all norms in closed form, else by a search, which must find the same. */
  @Test
  void search_agreesWithTheClosedForm() {
    for (double[] steps :
        new double[][] {{0.5}, {0.1}, {0.3, 0.2, 0.1}, {0.2, 0.9, 0.1, 0.4}, {0.05, 0.05}}) {
      double[] norms = new double[steps.length + 1];
      Arrays.fill(norms, 1);
      norms[0] = Math.nextDown(1.0);
      ScheduleCertificate exact = ScheduleCertificate.of(steps, 1, 1);
      ScheduleCertificate found = ScheduleCertificate.of(steps, 1, norms);
      assertEquals(exact.bound(), found.bound(), 1e-10);
      assertEquals(exact.bestBound(), found.bestBound(), 1e-10);
      assertEquals(exact.bestScale(), found.bestScale(), 1e-4 * found.bestScale());
    }
    // One step of 1/2, by hand: S_1^2 = 2.
    assertEquals((0.5 + 2) / 2 - 0.5, bound(0.5), 1e-15);
  }

  @Test
  void linearDecay_isMinimax() {
    for (int gradients : new int[] {2, 3, 17, 400, 20_000}) {
      double[] steps = Schedule.linear(1, 0, gradients - 1).values(gradients);
      ScheduleCertificate certificate = ScheduleCertificate.of(steps, 2, 3);
      assertEquals(gradients, certificate.gradients());
      double least = 6 / Math.sqrt(gradients);
      assertEquals(least, certificate.lowerBound(), 1e-12 * least);
      assertEquals(1, certificate.efficiency(), 1e-10);
      // eta_1 = (D / (G sqrt T)) (1 - 1/T) where the factor is 1.
      double first = 2 / (3 * Math.sqrt(gradients)) * (1 - 1.0 / gradients);
      assertEquals(first, certificate.bestScale(), 1e-7 * first);
    }
  }

  /**
   * Usual practice, factors 1 - k/N for N updates, is the theory for T = N + 1: the base differs.
   */
  @Test
  void zeroBasedLinearDecay_isOptimalToo() {
    ScheduleCertificate certificate =
        ScheduleCertificate.of(Schedule.linearDecay(99).values(99), 1, 1);
    assertEquals(100, certificate.gradients());
    assertEquals(0.1, certificate.bestBound(), 1e-12);
    assertEquals(99 / 1000.0, certificate.bestScale(), 1e-9);
  }

  /** Tuned worst case over that of linear decay, and best scale over its: continuous limits. */
  @ParameterizedTest
  @CsvSource({
    "linear, 1, 1",
    "cosine, 1.0301, 0.9708",
    "power 2, 1.0607, 1.4142",
    "power 3, 1.1547, 1.7321",
    "power 0.5, 1.0607, 0.7071",
    "warm-up 10% + linear, 1.0176, 0.9827",
    "warm-up 10% + cosine, 1.0472, 0.9550",
    "one-cycle 30%, 1.0950, 0.9133",
    "1-sqrt, 1.0070, 1.4896",
    "WSD 20% 1-sqrt, 1.0630, 0.5427",
    "WSD 10% linear, 1.1407, 0.4614",
    "WSD 20% linear, 1.0798, 0.5145",
    "WSD 50% linear, 1.0163, 0.6560",
    "WSD 20% cosine, 1.0954, 0.5072",
    "triangle, 1.1165, 0.8957"
  })
  void efficiencies_atAThousandSteps(String name, double rho, double scale) {
    int n = 1_000;
    Schedule schedule =
        switch (name) {
          case "linear" -> Shape.linear().over(n);
          case "cosine" -> Shape.cosine().over(n);
          case "warm-up 10% + linear" -> Shape.linear().over(900).warmup(100);
          case "warm-up 10% + cosine" -> Shape.cosine().over(900).warmup(100);
          case "one-cycle 30%" ->
              Schedule.through(new double[] {0, 300, n}, new double[] {0, 1, 0}, Shape.cosine());
          case "1-sqrt" -> Shape.oneMinusSqrt().over(n);
          case "WSD 20% 1-sqrt" -> Schedule.wsd(0, 800, 200, Shape.oneMinusSqrt());
          case "WSD 10% linear" -> Schedule.wsd(0, 900, 100, Shape.linear());
          case "WSD 20% linear" -> Schedule.wsd(0, 800, 200, Shape.linear());
          case "WSD 50% linear" -> Schedule.wsd(0, 500, 500, Shape.linear());
          case "WSD 20% cosine" -> Schedule.wsd(0, 800, 200, Shape.cosine());
          case "triangle" -> Schedule.cyclic(0, 1, 500, 500);
          default -> Schedule.polynomial(1, 0, n, Double.parseDouble(name.substring(6)));
        };
    double[] steps = schedule.values(n);
    double[] linear = Schedule.linearDecay(n).values(n);
    assertEquals(rho, ScheduleCertificate.of(steps, 1, 1).efficiency(), 2e-3);
    assertEquals(scale, ScheduleCertificate.transfer(linear, steps), 3e-3 * scale);
  }

  @ParameterizedTest
  @CsvSource({"0.5", "0.9", "1.5", "2", "3"})
  void powers_haveAClosedForm(double power) {
    double[] steps = Schedule.polynomial(1, 0, 1_000, power).values(1_000);
    double rho = (power + 1) / (2 * Math.sqrt(power));
    assertEquals(rho, ScheduleCertificate.of(steps, 1, 1).efficiency(), 2e-3);
  }

  /** From T = 10 to 1,000 the constant step loses ever more, 1/t much more. */
  @Test
  void endlessSchedules_loseMoreAndMore() {
    double[] rho = {1.1751, 1.4123, 1.6077};
    double[] scale = {0.4075, 0.3505, 0.3105};
    for (int i = 0, gradients = 10; i < 3; i++, gradients *= 10) {
      double root = Math.sqrt(gradients);
      ScheduleCertificate constant =
          ScheduleCertificate.of(Steps.of(gradients, t -> 1 / root), 1, 1);
      assertEquals(rho[i], constant.efficiency(), 5e-5);
      assertEquals(scale[i], constant.bestScale(), 5e-5);
    }
    assertEquals(
        1.3737,
        ScheduleCertificate.of(Steps.of(1_000, t -> 1 / Math.sqrt(t)), 1, 1).efficiency(),
        5e-5);
    assertEquals(
        3.1002, ScheduleCertificate.of(Steps.of(1_000, t -> 1.0 / t), 1, 1).efficiency(), 5e-5);
    double[] tenth = Schedule.cosine(1, 0.1, 1_000).values(999);
    assertEquals(1.0976, ScheduleCertificate.of(tenth, 1, 1).efficiency(), 1e-3);
    double[] stairs = Schedule.multiStep(1, 0.1, 600, 800).values(999);
    assertEquals(1.2157, ScheduleCertificate.of(stairs, 1, 1).efficiency(), 1e-3);
  }

  /** Best base and value for D = G = 1, T = 100, with eta_T as the code of the bound has it. */
  @Test
  void publishedBound_isTheOneInPrint() {
    assertPublished(t -> 1, 0.040234, 0.248543);
    assertPublished(t -> (101.0 - t) / 101, 0.098228, 0.203608);
    assertPublished(t -> (1 + Math.cos(Math.PI * (t - 1) / 100)) / 2, 0.094695, 0.209114);
    assertPublished(t -> 1 / Math.sqrt(t), 0.238750, 0.225314);
    Refusal.of(
        "the last step must be finite and positive, got 0.0",
        () -> LastIterateBound.of(new double[] {1, 0}, 1, 1));
  }

  private static void assertPublished(IntToDoubleFunction step, double scale, double value) {
    LastIterateBound bound = LastIterateBound.of(Steps.of(101, step), 1, 1);
    assertEquals(scale, bound.bestScale(), 1e-6);
    assertEquals(value, bound.bestValue(), 1e-6);
    LastIterateBound best =
        LastIterateBound.of(Steps.of(101, t -> scale * step.applyAsDouble(t)), 1, 1);
    assertEquals(value, best.value(), 1e-6);
  }

  /** B sqrt(T) for T = 100 after k steps of 0.05, and about where it goes on. */
  @ParameterizedTest
  @CsvSource({"50, 0.061221, 1.04650", "80, 0.030798, 1.06527", "90, 0.026669, 1.12387"})
  void onward_afterConstantSteps(int done, double first, double value) {
    double[] made = Schedule.constant(0.05).values(done);
    Continuation next = ScheduleCertificate.onward(made, 100 - done, 1, 1);
    assertEquals(value, 10 * next.bound(), 1e-5);
    // The bound is flat there: a step 1 % off costs less than its last printed digit.
    assertEquals(first, next.stepSizes()[0], 0.01 * first);
    double[] whole = Steps.then(made, next.stepSizes());
    assertEquals(next.bound(), ScheduleCertificate.of(whole, 1, 1).bound(), 1e-12);
    int n = 100 - done;
    for (int j = 1; j < n; j++) {
      double linear = next.stepSizes()[0] * (n - j) / (n - 1);
      assertEquals(linear, next.stepSizes()[j - 1], 1e-15);
    }
  }

  @Test
  void onward_fromTheStart_isTheBestSchedule() {
    double[] none = new double[0];
    Continuation next = ScheduleCertificate.onward(none, 100, 2, 3);
    assertEquals(0.6, next.bound(), 1e-12);
    assertEquals(0.6, next.lowerBound(), 1e-12);
    assertEquals(2 / 30.0 * 0.99, next.stepSizes()[0], 1e-9);
    double[] norms = {4, 2, 1, 1, 2};
    Continuation refined = Continuation.of(none, none, norms, 1);
    double[] factors = {0.125, 0.45, 1, 0.2};
    for (int t = 0; t < 4; t++) {
      assertEquals(factors[t] * refined.stepSizes()[2], refined.stepSizes()[t], 1e-14);
    }
    assertEquals(0, ScheduleCertificate.onward(new double[] {0.1}, 1, 1, 1).stepSizes().length);
    Refusal.of(
        "Continuation: remaining gradients must be at least 1, got 0",
        () -> ScheduleCertificate.onward(none, 0, 1, 1));
  }

  @Test
  void noStep_leavesTheDistanceTimesTheSlope() {
    for (double[] steps : new double[][] {{}, {0}, {0, 0}}) {
      ScheduleCertificate certificate = ScheduleCertificate.of(steps, 2, 3);
      assertEquals(1, certificate.gradients());
      assertEquals(6, certificate.bound(), 1e-14);
      assertEquals(1, certificate.efficiency(), 1e-14);
      assertEquals(1, certificate.bestScale());
    }
  }

  @Test
  void zeros_moveNothing() {
    assertEquals(bound(0.3, 0.2, 0.1), bound(0.3, 0, 0.2, 0, 0, 0.1, 0, 0), 1e-13);
    // Those before the end cost gradients, and the efficiency knows.
    assertEquals(4, ScheduleCertificate.of(new double[] {.3, .2, .1, 0}, 1, 1).gradients());
    assertEquals(5, ScheduleCertificate.of(new double[] {.3, .2, 0, .1}, 1, 1).gradients());
  }

  @Test
  void hugeAndTinySteps() {
    // One step eta: 1 / (8 eta) + eta for eta above the best.
    assertEquals(1e6, bound(1e6), 1);
    assertEquals(1e200, bound(1e200), 1e188);
    assertEquals(1, bound(1e-200), 1e-12);
    assertEquals(1.125, bound(1, 1e-250), 1e-9);
    assertEquals(1.125, bound(1, Double.MIN_VALUE), 1e-9);
    assertEquals(1, ScheduleCertificate.of(new double[] {1e-320}, 1, 1).gradients());
    ScheduleCertificate scaled = ScheduleCertificate.of(new double[] {0.5e300}, 1e150, 1e-150);
    assertEquals(0.75, scaled.bound(), 1e-12);
    Refusal.of(
        "ScheduleCertificate: step size 0 is 1.0E301, which with distance 1.0 and norms up to 1.0"
            + " is beyond what doubles can certify",
        () -> bound(1e301));
  }

  @Test
  void aMillionSteps() {
    int gradients = 1_000_000;
    double[] steps = Steps.of(gradients, t -> (1 - t / 1e6) / 1e3);
    ScheduleCertificate certificate = ScheduleCertificate.of(steps, 1, 1);
    assertEquals(1e-3, certificate.bound(), 1e-13);
    assertEquals(1, certificate.efficiency(), 1e-10);
    assertEquals(1, certificate.bestScale(), 1e-6);
  }

  @Test
  void certify_setsTheMeasurementBesideTheBound() {
    ScheduleCertificate promise = ScheduleCertificate.of(new double[] {0.5}, 1, 1);
    Certificate kept = promise.certify(0.7);
    assertTrue(kept.holds());
    assertEquals(0.7, kept.measured());
    assertFalse(promise.certify(0.76).holds());
    assertFalse(promise.certify(Double.NaN).holds());
  }

  @Test
  void badArguments() {
    double[] steps = {1, 2};
    Refusal.of(
        "ScheduleCertificate: step size 1 is NaN, must be finite and not negative",
        () -> bound(1, Double.NaN));
    Refusal.of(
        "ScheduleCertificate: distance must be finite and positive, got 0.0",
        () -> ScheduleCertificate.of(steps, 0, 1));
    Refusal.of(
        "ScheduleCertificate: lipschitz must be finite and positive, got -1.0",
        () -> ScheduleCertificate.of(steps, 1, -1));
    Refusal.of(
        "ScheduleCertificate: got 2 norms for 2 steps, must be one more; or as many if the last"
            + " step size is 0",
        () -> ScheduleCertificate.of(steps, 1, new double[] {1, 1}));
    Refusal.of(
        "ScheduleCertificate: norm 2 is 0.0, must be finite and positive; where a gradient is 0"
            + " the run has arrived",
        () -> ScheduleCertificate.of(steps, 1, new double[] {1, 1, 0}));
  }
}
