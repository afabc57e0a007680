package org.flyball.linear;

import org.flyball.run.Stop;
import org.flyball.run.Termination;

class ConjugateGradientContractTest extends LinearSolverContractTest {

  @Override
  LinearSolver solver(Stop stop) {
    return new ConjugateGradient(stop);
  }

  /** The plain method does not divide by the diagonal; this matrix is indefinite all the same. */
  @Override
  Termination zeroDiagonal() {
    return Termination.INDEFINITE;
  }
}
