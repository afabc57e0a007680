package org.flyball.linear;

import org.flyball.run.Checks;

/**
 * {@code P = D}, the diagonal of the matrix. Costs next to nothing, and cures what bad scaling of
 * the unknowns does to conjugate gradients; no more (van der Sluis 1969: among diagonal P, D is
 * within a factor of the row length of the best).
 *
 * <p>Cost: n flops and 24 n bytes per application. A prepared one is safe for many threads.
 */
public record JacobiPreconditioning() implements Preconditioning {

  @Override
  public Preconditioner of(Matrix matrix) {
    double[] inverse = matrix.diagonal();
    Checks.that(
        matrix.rows() == matrix.columns(),
        "JacobiPreconditioning: the matrix must be square, got %s",
        matrix);
    for (int i = 0; i < inverse.length; i++) {
      if (inverse[i] == 0) {
        Checks.that(
            false, "JacobiPreconditioning: diagonal entry %s is 0; reorder the equations", i);
      }
      inverse[i] = 1 / inverse[i];
    }
    return (r, out) -> {
      for (int i = 0; i < inverse.length; i++) {
        out[i] = inverse[i] * r[i];
      }
    };
  }
}
