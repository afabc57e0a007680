package org.flyball.linear;

import org.flyball.run.Stop;

class AdaptiveSorContractTest extends LinearSolverContractTest {

  @Override
  LinearSolver solver(Stop stop) {
    return new AdaptiveSor(stop);
  }
}
