package org.flyball.linear;

/**
 * How to make a {@link Preconditioner} from a matrix: the recipe, which a solver applies to each
 * system that it starts.
 *
 * <pre>{@code
 * new ConjugateGradient(stop)                                        // none
 * new ConjugateGradient(stop).with(new JacobiPreconditioning())
 * new ConjugateGradient(stop).with(new SsorPreconditioning(1.2))
 * new ConjugateGradient(stop).with(matrix -> (r, out) -> cycle(r, out)) // your own
 * }</pre>
 */
@FunctionalInterface
public interface Preconditioning {

  /** None: every preconditioner is {@link Preconditioner#IDENTITY}. */
  Preconditioning NONE =
      new Preconditioning() {
        @Override
        public Preconditioner of(Matrix matrix) {
          return Preconditioner.IDENTITY;
        }

        @Override
        public String toString() {
          return "none";
        }
      };

  /**
   * Prepares the preconditioner of a matrix.
   *
   * @param matrix square; {@link Matrix#toSparseMatrix} has its entries
   * @throws IllegalArgumentException if the matrix does not suit; {@link ConjugateGradient} has
   *     then checked already that it is symmetric with a positive diagonal
   */
  Preconditioner of(Matrix matrix);
}
