package org.flyball.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.flyball.random.Seed;
import org.flyball.report.Claim;
import org.flyball.report.Verdict;
import org.junit.jupiter.api.Test;

class ScheduleExperimentsTest {

  private static final Conditions CONDITIONS = Conditions.quick(Seed.of(11));

  private static List<Experiment> small() {
    return List.of(
        new ScheduleTheory(20, 20, 60),
        new ScheduleEfficiency(1),
        new ScheduleHorizon(40),
        new ScheduleRefined(400));
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

  /** Every claim says whose it is. */
  @Test
  void sources_areThePapersDerivedOrOurs() {
    for (Experiment experiment : small()) {
      for (Claim claim : experiment.run(CONDITIONS).claims()) {
        assertTrue(
            claim.source().contains("arXiv")
                || claim.source().startsWith("derived")
                || claim.source().startsWith("our"),
            claim.toString());
        assertTrue(Double.isFinite(claim.measured()), claim.toString());
      }
    }
  }

  /** What only rounding or a bug can break holds at any size; conjectures and tuning need not. */
  @Test
  void claimsOfTheory_holdAtSmallSizes() {
    for (Experiment experiment : List.of(new ScheduleTheory(20, 20, 60), new ScheduleHorizon(40))) {
      for (Claim claim : experiment.run(CONDITIONS).claims()) {
        if (!claim.source().startsWith("ours") && !claim.source().contains("conjecture")) {
          assertEquals(Verdict.CONFIRMED, claim.verdict(), claim.toString());
        }
      }
    }
  }

  /**
   * A verdict is a judgement: at a fifth of the length the picture is another one, and it says so.
   */
  @Test
  void pictureThatIsTooCoarse_isNotExcused() {
    Claim claim =
        new ScheduleRefined(60)
            .run(CONDITIONS).claims().stream()
                .filter(each -> each.text().startsWith("Refined factors at"))
                .findFirst()
                .orElseThrow();
    assertEquals(Verdict.NOT_CONFIRMED, claim.verdict(), claim.toString());
  }

  @Test
  void experiments_areRegistered() {
    Set<String> names =
        Set.of("schedule-theory", "schedule-efficiency", "schedule-horizon", "schedule-refined");
    for (String name : names) {
      assertEquals(name, Experiments.named(name).orElseThrow().name());
    }
  }
}
