package org.flyball.linear;

import org.flyball.run.Stop;

class SsorConjugateGradientContractTest extends LinearSolverContractTest {

  @Override
  LinearSolver solver(Stop stop) {
    return new ConjugateGradient(stop).with(new SsorPreconditioning(1.2));
  }
}
