package org.flyball.linear;

import org.flyball.run.Termination;

/** One solve among several that share the sweeps of {@link Lanes}: what {@link SorRun} is alone. */
final class Lane extends Course {

  final Sor solver;
  private final LinearSystem system;
  private final Lanes lanes;
  private final double[] held; // the start; once the lane has ended, its answer
  private int place = -1; // among the lanes that run, or -1

  Lane(Lanes lanes, Sor solver, LinearSystem system, double[] x0) {
    super(solver.stop());
    this.lanes = lanes;
    this.solver = solver;
    this.system = system;
    this.held = x0.clone();
  }

  /** Judges the start. */
  void begin() {
    double[] residual = lanes.spareResidual();
    system.residual(held, residual);
    judgeStart(
        lanes.zeroDiagonal() ? Termination.ZERO_DIAGONAL : Termination.INTERRUPTED,
        Vectors.norm(residual),
        Vectors.norm(system.rightHandSide()));
  }

  /** Takes part in the sweeps from now on. */
  void enter(int place) {
    this.place = place;
    double[] residual = lanes.spareResidual();
    system.residual(held, residual);
    lanes.triangles().scale(residual);
    lanes.writeResidual(place, residual);
    double[] x = lanes.spareIterate();
    System.arraycopy(held, 0, x, 0, x.length);
    lanes.triangles().scaleIterate(x);
    lanes.writeIterate(place, x);
  }

  void moveTo(int newPlace) {
    place = newPlace;
  }

  /** Judges a sweep; keeps the answer if it was the last. */
  void swept(double norm) {
    steps++;
    measure = norm;
    judgeStep();
    if (why == Termination.NOT_FINITE) {
      // The iterate is lost. Doing the solve again alone finds the last one that was finite.
      SorRun again = solver.alone(Start.at(system, held, "SorBatch: the start"));
      Solution solution = again.finishAndClose();
      steps = again.steps;
      measure = again.measure;
      System.arraycopy(solution.x(), 0, held, 0, held.length);
    } else if (why != Termination.INTERRUPTED) {
      lanes.readIterate(place, held);
    }
  }

  @Override
  boolean confirm() {
    double[] x = lanes.spareIterate();
    double[] residual = lanes.spareResidual();
    lanes.readIterate(place, x);
    system.residual(x, residual);
    double fresh = Vectors.norm(residual);
    if (fresh <= threshold) {
      return true;
    }
    lanes.triangles().scale(residual);
    lanes.writeResidual(place, residual);
    measure = fresh;
    return false;
  }

  /** The solution so far, or at the end; its array is fresh. */
  Solution solution() {
    double[] answer = held.clone();
    if (why == Termination.INTERRUPTED && steps > 0) {
      lanes.readIterate(place, answer);
    }
    double[] residual = new double[answer.length];
    system.residual(answer, residual);
    return new Solution(answer, why, steps, Vectors.norm(residual));
  }
}
