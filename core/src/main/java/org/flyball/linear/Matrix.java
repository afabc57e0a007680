package org.flyball.linear;

import org.jspecify.annotations.Nullable;

/**
 * The matrix of a {@link LinearSystem}: a {@link SparseMatrix}, whose entries are stored, or a
 * {@link Stencil}, whose are not. Every solver of this package takes both. A matrix known by its
 * product only is a {@link LinearOperator}, which {@link ConjugateGradient} takes.
 *
 * <p>Immutable and safe for use by many threads. What relaxation needs beyond the matrix is
 * prepared once, by the first solve.
 */
public abstract sealed class Matrix permits SparseMatrix, Stencil {

  private @Nullable ScaledMatrix scaled; // made on demand; immutable, so races are harmless
  private @Nullable Symmetry symmetry; // likewise

  Matrix() {}

  /** The number of rows. */
  public abstract int rows();

  /** The number of columns. */
  public abstract int columns();

  /** The diagonal, of length min(rows, columns), 0 where nothing is stored; fresh, the caller's. */
  public abstract double[] diagonal();

  /**
   * {@code out = A x}, with {@code out} another array than {@code x}. Nothing is allocated.
   *
   * @param x length columns; not written
   * @param out length rows; every entry written
   */
  public abstract void multiply(double[] x, double[] out);

  /** {@code A + c I}, for a square matrix; of the same kind. */
  public abstract Matrix shifted(double c);

  /** {@code c A}; of the same kind. */
  public abstract Matrix times(double c);

  /** The same matrix with its entries stored; itself if they are. */
  public abstract SparseMatrix toSparseMatrix();

  /** Whether {@code a_ij == a_ji} exactly, for every entry. */
  public final boolean isSymmetric() {
    return asymmetry() == 0;
  }

  /** The largest {@code |a_ij - a_ji|}, or infinity if the matrix is not square; found once. */
  public final double asymmetry() {
    return symmetry().difference();
  }

  /** How symmetric this matrix is; measured once. */
  final Symmetry symmetry() {
    Symmetry ready = symmetry;
    if (ready == null) {
      ready = measureSymmetry();
      symmetry = ready;
    }
    return ready;
  }

  /** This square matrix as relaxation wants it; made once. */
  final ScaledMatrix scaled() {
    ScaledMatrix ready = scaled;
    if (ready == null) {
      ready = keep(scale());
    }
    return ready;
  }

  /** Whether {@link #scaled} is there already. */
  final boolean isScaled() {
    return scaled != null;
  }

  /** Makes this {@link #scaled}, for every run from now on. */
  final ScaledMatrix keep(ScaledMatrix made) {
    scaled = made;
    return made;
  }

  /** What {@link #scaled} is, for one run; perhaps in the memory that the run has on loan. */
  ScaledMatrix scaled(Workspace workspace) {
    return scaled();
  }

  /** For runs that solve with this matrix, or with others of its pattern. */
  abstract Workspaces workspaces();

  /** The diagonal entry of a row, 0 where nothing is stored. */
  abstract double diagonal(int row);

  abstract Symmetry measureSymmetry();

  abstract ScaledMatrix scale();
}
