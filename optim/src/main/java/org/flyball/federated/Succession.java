package org.flyball.federated;

import org.flyball.run.Checks;

/** Whether the clients of one plan can go on as those of another. */
final class Succession {

  private Succession() {}

  static void check(Plan old, Plan now, int[] origin) {
    Method before = old.method();
    Method after = now.method();
    boolean same =
        after.feedback().memory().equals(before.feedback().memory())
            && after.estimate().equals(before.estimate())
            && after.server().downlink().isPresent() == before.server().downlink().isPresent()
            && (after.server().momentum() == 0) == (before.server().momentum() == 0)
            && now.dimension() == old.dimension();
    Checks.that(
        same,
        "Training: memories of %s in %s variables cannot go on as those of %s in %s",
        before,
        old.dimension(),
        after,
        now.dimension());
    Checks.that(
        !(after.feedback().memory() instanceof Memory.Difference),
        "Training: MARINA's server cannot tell what a client that leaves has left in its mean");
    Checks.that(
        origin.length == now.clients(),
        "Training: %s origins for %s clients",
        origin.length,
        now.clients());
    int staying = 0;
    for (int number : origin) {
      staying += number >= 0 ? 1 : 0;
    }
    Checks.that(
        !now.rule().inStepUnits()
            || staying == old.clients()
            || after.server().downlink().isEmpty(),
        "Training: with a compressed downlink EF14's server cannot take over the residual of a"
            + " client that leaves; send x, or start a new run at the old one's x");
    boolean[] taken = new boolean[old.clients()];
    for (int i = 0; i < origin.length; i++) {
      boolean exists = origin[i] >= -1 && origin[i] < taken.length;
      Checks.that(
          exists && (origin[i] == -1 || !taken[origin[i]]),
          "Training: client %s cannot be what %s was: there is none such, or it is taken",
          i,
          origin[i]);
      if (origin[i] >= 0) {
        taken[origin[i]] = true;
      }
    }
  }
}
