package org.flyball.linear;

import org.flyball.run.Checks;

/**
 * {@code P = D}, the diagonal of the matrix. Costs next to nothing, and cures what bad scaling of
 * the unknowns does to conjugate gradients; no more (van der Sluis 1969: among diagonal P, D is
 * within a factor of the row length of the best).
 *
 * <p>Cost: n flops and 24 n bytes per application. A prepared one is safe for many threads.
 */
public record JacobiPreconditioning() implements Borrowing {

  @Override
  public Preconditioner of(Matrix matrix) {
    return of(matrix, new Workspace(matrix.rows()));
  }

  @Override
  public Preconditioner of(Matrix matrix, Workspace workspace) {
    Checks.that(
        matrix.rows() == matrix.columns(),
        "JacobiPreconditioning: the matrix must be square, got %s",
        matrix);
    double[] inverse = workspace.zeros();
    for (int i = 0; i < inverse.length; i++) {
      double d = matrix.diagonal(i);
      if (d == 0) {
        Checks.that(
            false, "JacobiPreconditioning: diagonal entry %s is 0; reorder the equations", i);
      }
      inverse[i] = 1 / d;
    }
    return (r, out) -> {
      for (int i = 0; i < inverse.length; i++) {
        out[i] = inverse[i] * r[i];
      }
    };
  }
}
