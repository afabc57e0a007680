package org.flyball.linear;

import org.flyball.run.Stop;

class JacobiConjugateGradientContractTest extends LinearSolverContractTest {

  @Override
  LinearSolver solver(Stop stop) {
    return new ConjugateGradient(stop).with(new JacobiPreconditioning());
  }
}
