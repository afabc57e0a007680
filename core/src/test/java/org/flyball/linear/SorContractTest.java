package org.flyball.linear;

import org.flyball.run.Stop;

class SorContractTest extends LinearSolverContractTest {

  @Override
  LinearSolver solver(Stop stop) {
    return new Sor(1.5, stop);
  }
}
