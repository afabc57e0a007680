package org.flyball.linear;

/** A preconditioning that can work in the memory of the run that wants it. */
interface Borrowing extends Preconditioning {

  /** {@link #of(Matrix)}, good until the workspace is given back. */
  Preconditioner of(Matrix matrix, Workspace workspace);
}
