package org.flyball.linear;

import java.util.Arrays;

/** One solve by {@link Ssor}. */
final class SsorRun extends RelaxationRun {

  private final SymmetricSweep sweep;
  private final double[] d; // scaled update of the forward half of the next step

  SsorRun(Ssor recipe, Start start) {
    super(recipe.stop(), start, start.scaled());
    sweep = matrix.symmetricSweep(recipe.omega());
    d = start.workspace().zeros();
    open();
  }

  @Override
  void begin() {
    sweep.solveLower(r, d);
  }

  @Override
  void forget() {}

  @Override
  double relax() {
    Arrays.fill(r, 0);
    sweep.backward(d, x, spare, r);
    sweep.forward(spare, r, d);
    return matrix.norm(r);
  }
}
