package org.flyball.linear;

import org.flyball.run.Stop;

class SsorCgContractTest extends LinearSolverContractTest {

  @Override
  LinearSolver solver(Stop stop) {
    return new SsorCg(1.2, stop);
  }
}
