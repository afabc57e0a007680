package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flyball.graph.Repulsion;
import org.flyball.random.Seed;
import org.flyball.report.Claim;
import org.flyball.report.Verdict;
import org.junit.jupiter.api.Test;

class WalkGraphExperimentsTest {

  private static final Conditions CONDITIONS = Conditions.quick(Seed.of(11));

  private static WalkWikivote.Found small() {
    return new WalkWikivote.Found(WalkProblem.dolphins(), false);
  }

  private static List<Experiment> experiments() {
    return List.of(
        new WalkDolphins(500, 3),
        new WalkWikivote(WalkGraphExperimentsTest::small, 500, 3),
        new WalkCover(4),
        new WalkScale(2_000, 3));
  }

  @Test
  void numbers_doNotDependOnTheThreads() throws Exception {
    for (Experiment experiment : experiments()) {
      assertEquals(
          OnThreads.onThreads(1, experiment, CONDITIONS),
          OnThreads.onThreads(3, experiment, CONDITIONS),
          experiment.name());
    }
  }

  @Test
  void numbers_dependOnTheSeed() {
    Experiment experiment = new WalkCover(2);
    String other = OnThreads.numbers(experiment.run(Conditions.quick(Seed.of(12))));
    assertFalse(other.equals(OnThreads.numbers(experiment.run(CONDITIONS))));
  }

  /** Claims that no chance can break, at any size. */
  @Test
  void exactClaims_hold() {
    int exact = 0;
    for (Experiment experiment : experiments()) {
      for (Claim claim : experiment.run(CONDITIONS).claims()) {
        boolean certain =
            claim.text().startsWith("The minimum is the reference's")
                || claim.text().startsWith("tr V of")
                || claim.text().startsWith("Over a mapped file");
        if (certain) {
          exact++;
          assertEquals(Verdict.CONFIRMED, claim.verdict(), claim.toString());
        }
      }
    }
    assertEquals(3, exact);
  }

  /** After 500 steps nothing has converged: claims that need it are not excused. */
  @Test
  void racesThatHaveHardlyBegun_areNotConfirmed() {
    List<Claim> claims = new WalkDolphins(500, 3).run(CONDITIONS).claims();
    Claim remembered =
        claims.stream()
            .filter(claim -> claim.text().contains("MC-SAG beats all of these"))
            .findFirst()
            .orElseThrow();
    assertEquals(Verdict.NOT_CONFIRMED, remembered.verdict(), remembered.toString());
    for (Claim claim : claims) {
      assertTrue(Double.isFinite(claim.measured()), claim.text());
    }
  }

  @Test
  void problems_areTheReferences() {
    WalkProblem dolphins = WalkProblem.dolphins();
    assertEquals(62, dolphins.f().size());
    assertEquals(-0.11776149, dolphins.best()[0], 5e-9);
    assertEquals(0.4155115988, dolphins.central().value(dolphins.best()), 5e-11);
    WalkProblem weblogs = WalkProblem.weblogs();
    assertEquals(1222, weblogs.f().size());
    double[] gradient = new double[weblogs.best().length];
    weblogs.f().gradient(weblogs.best(), gradient);
    for (double g : gradient) {
      assertEquals(0, g, 1e-13);
    }
  }

  /** Section 5 of the method, V_eff at n = 1e5. */
  @Test
  void forecast_isTheReferences() {
    WalkForecast forecast = new WalkForecast(WalkProblem.dolphins());
    assertEquals(.3162, WalkForecast.ratio(100_000, 0.8), 1e-4);
    assertEquals(
        7.83e-7, forecast.along(Repulsion.selfRepellent(5), 0.8).applyAsDouble(100_000), 5e-10);
    assertEquals(2.36e-6, forecast.drawn().applyAsDouble(100_000), 5e-9);
  }
}
