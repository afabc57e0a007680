package org.flyball.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.SparseMatrix;
import org.flyball.run.Termination;

/** Solves one system after the other, until all are done or the user has had enough. */
final class SolveLoop {

  private final MatrixInput input;
  private final ShiftList shifts;
  private final RightHandSide rightHandSide;
  private final Relaxation relaxation;
  private final double tolerance;

  SolveLoop(
      MatrixInput input,
      ShiftList shifts,
      RightHandSide rightHandSide,
      Relaxation relaxation,
      double tolerance) {
    this.input = input;
    this.shifts = shifts;
    this.rightHandSide = rightHandSide;
    this.relaxation = relaxation;
    this.tolerance = tolerance;
  }

  /**
   * Does {@code solves} solves; the list of shifts is gone through again and again.
   *
   * @param solutions receives x of each finished solve
   * @return the finished ones, fewer than asked for after an interruption
   */
  List<SolveOutcome> run(
      int solves, SolutionFile solutions, ProgressBar progress, Interruption interruption) {
    List<SolveOutcome> outcomes = new ArrayList<>();
    for (int k = 0; k < solves && !interruption.requested(); k++) {
      int shift = k % shifts.values().length;
      SparseMatrix matrix = shifts.apply(shift, input.matrix());
      Relaxation.Start start =
          relaxation.start(new LinearSystem(matrix, rightHandSide.of(k)), shift);
      double first = start.run().measure();
      int done = k;
      Solution solution =
          start
              .run()
              .finish(
                  (step, measure) -> {
                    progress.show(
                        (done + share(measure / first)) / solves,
                        () -> words(done, solves, step, measure / first));
                    return !interruption.requested();
                  });
      if (solution.why() == Termination.INTERRUPTED) {
        break;
      }
      solutions.add(solution.x());
      outcomes.add(
          new SolveOutcome(
              shifts.values()[shift],
              solution.steps(),
              start.omega(),
              solution.residual(),
              first,
              solution.why(),
              start.fellBack().getAsBoolean()));
    }
    return outcomes;
  }

  /** How far a solve is: residuals fall geometrically. */
  private double share(double relative) {
    double share = Math.log(relative) / Math.log(tolerance);
    return share > 0 ? Math.min(share, 1) : 0;
  }

  private static String words(int done, int solves, long step, double relative) {
    String what = solves == 1 ? "" : "solve " + (done + 1) + " of " + solves + ", ";
    return what + "step " + step + String.format(Locale.ROOT, ", residual %.1e", relative);
  }
}
