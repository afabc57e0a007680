package org.flyball.linear;

import org.flyball.run.Stop;

class SsorContractTest extends LinearSolverContractTest {

  @Override
  LinearSolver solver(Stop stop) {
    return new Ssor(1.5, stop);
  }
}
