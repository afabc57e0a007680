package org.flyball.linear;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * A symmetric matrix with the same few coefficients in every row: differences on a regular grid
 * with zero values around it. It stores no entries, so a sweep moves only its vectors.
 *
 * <pre>{@code
 * Stencil.fivePoint(nx, ny)                                      // 4 and -1: the Laplacian
 * Stencil.fivePoint(nx, ny).withNeighbours(-100, -1).withDiagonal(202)  // anisotropic
 * Stencil.ninePoint(nx, ny)                                      // 20, -4 and -1
 * Stencil.sevenPoint(nx, ny, nz).times(1e-3).shifted(1)          // I + a step of heat flow
 * }</pre>
 *
 * <p><b>When to use.</b> Wherever the coefficients are constant: the same steps as those of the
 * {@link SparseMatrix} with these entries, in less time and memory. <b>When not.</b> For
 * coefficients that vary, other boundaries or other orders of the unknowns: assemble.
 *
 * <p>Unknowns go along x first, then y, then z: (x, y, z) is number x + nx (y + ny z). All sums are
 * taken in the order of the sparse kernels, so {@link Sor}, {@link AdaptiveSor}, {@link Ssor},
 * {@link ConjugateGradient} and {@link SsorCg} give the same iterates bit for bit as on {@link
 * #toSparseMatrix}. (One exception: nine points on a grid of width 2, where the last bits differ.)
 *
 * <p>Memory: a few numbers. A step of {@link Sor} with five points moves about 44 bytes a row,
 * where stored entries take 84. Stencils made from one another share the work vectors of finished
 * solves: at most eight solves' at once, nine vectors each, softly referenced; see {@link
 * LinearSolver}. Safe for use by many threads.
 */
public final class Stencil extends Matrix {

  private final int dimensions;
  private final int nx;
  private final int ny;
  private final int nz;
  private final double diagonal;
  private final double alongX;
  private final double alongY;
  private final double alongZ;
  private final double falling;
  private final double rising;
  private final StencilLines lines;
  private final Workspaces workspaces;

  private Stencil(int dimensions, int nx, int ny, int nz, double... coefficient) {
    this(new Workspaces(nx * ny * nz), dimensions, nx, ny, nz, coefficient);
  }

  private Stencil(
      Workspaces workspaces, int dimensions, int nx, int ny, int nz, double... coefficient) {
    this.workspaces = workspaces;
    this.dimensions = dimensions;
    this.nx = nx;
    this.ny = ny;
    this.nz = nz;
    for (double c : coefficient) {
      Checks.that(Double.isFinite(c), "Stencil: a coefficient is %s; it must be finite", c);
    }
    diagonal = coefficient[0];
    alongX = coefficient[1];
    alongY = coefficient[2];
    alongZ = coefficient[3];
    falling = coefficient[4];
    rising = coefficient[5];
    lines = StencilLines.of(new int[] {nx, ny, nz}, coefficient);
  }

  /**
   * The 5-point Laplacian: diagonal 4, neighbours -1; the same as {@link Laplacian#fivePoint}.
   *
   * @param nx points along x, at least 1
   * @param ny points along y, at least 1; nx ny below 2^31
   */
  public static Stencil fivePoint(int nx, int ny) {
    checkSize(nx, ny, 1, nx + " x " + ny);
    return new Stencil(2, nx, ny, 1, 4, -1, -1, 0, 0, 0);
  }

  /**
   * The compact 9-point Laplacian (Collatz's "Mehrstellenverfahren", times 6): diagonal 20,
   * neighbours -4, corners -1. Positive definite, but not consistently ordered.
   *
   * @param nx points along x, at least 1
   * @param ny points along y, at least 1; nx ny below 2^31
   */
  public static Stencil ninePoint(int nx, int ny) {
    checkSize(nx, ny, 1, nx + " x " + ny);
    return new Stencil(2, nx, ny, 1, 20, -4, -4, 0, -1, -1);
  }

  /**
   * The 7-point Laplacian in space: diagonal 6, neighbours -1. Consistently ordered.
   *
   * @param nx points along x, at least 1
   * @param ny points along y, at least 1
   * @param nz points along z, at least 1; nx ny nz below 2^31
   */
  public static Stencil sevenPoint(int nx, int ny, int nz) {
    checkSize(nx, ny, nz, nx + " x " + ny + " x " + nz);
    return new Stencil(3, nx, ny, nz, 6, -1, -1, -1, 0, 0);
  }

  private static void checkSize(int nx, int ny, int nz, String grid) {
    Checks.that(
        nx >= 1 && ny >= 1 && nz >= 1,
        "Stencil: a grid of %s points; every side must be at least 1",
        grid);
    // The first product of two ints fits a long; the second need not.
    long plane = (long) nx * ny;
    Checks.that(
        plane <= Integer.MAX_VALUE && plane * nz <= Integer.MAX_VALUE,
        "Stencil: a grid of %s points is more than an array holds, 2147483647",
        grid);
  }

  /** The same with another diagonal. */
  public Stencil withDiagonal(double value) {
    return with(value, alongX, alongY, alongZ, falling, rising);
  }

  /** The same on a plane grid with other coefficients for the neighbours along x and along y. */
  public Stencil withNeighbours(double x, double y) {
    Checks.that(dimensions == 2, "Stencil.withNeighbours: got 2 coefficients for %s", this);
    return with(diagonal, x, y, 0, falling, rising);
  }

  /** The same on a grid in space with other coefficients for the neighbours along x, y and z. */
  public Stencil withNeighbours(double x, double y, double z) {
    Checks.that(dimensions == 3, "Stencil.withNeighbours: got 3 coefficients for %s", this);
    return with(diagonal, x, y, z, 0, 0);
  }

  /**
   * The same on a plane grid with other coefficients for the corners; two zeros make it a stencil
   * of five points. A mixed derivative has corners of opposite signs.
   *
   * @param down for (x + 1, y + 1) and (x - 1, y - 1)
   * @param up for (x + 1, y - 1) and (x - 1, y + 1)
   */
  public Stencil withCorners(double down, double up) {
    Checks.that(dimensions == 2, "Stencil.withCorners: there are no corners in %s", this);
    return with(diagonal, alongX, alongY, 0, down, up);
  }

  private Stencil with(double... coefficient) {
    return new Stencil(workspaces, dimensions, nx, ny, nz, coefficient);
  }

  /** How many points the stencil has inside the grid: 5, 7 or 9. */
  public int points() {
    return dimensions == 3 ? 7 : falling == 0 && rising == 0 ? 5 : 9;
  }

  @Override
  public int rows() {
    return nx * ny * nz;
  }

  @Override
  public int columns() {
    return rows();
  }

  @Override
  public double[] diagonal() {
    double[] d = new double[rows()];
    Arrays.fill(d, diagonal);
    return d;
  }

  @Override
  double diagonal(int row) {
    return diagonal;
  }

  @Override
  Workspaces workspaces() {
    return workspaces;
  }

  /** {@code out = A x}, with {@code out} another array than {@code x}. Cost: 16 bytes a row. */
  @Override
  public void multiply(double[] x, double[] out) {
    Checks.length(x, columns(), "Stencil.multiply: x");
    Checks.length(out, rows(), "Stencil.multiply: out");
    if (x == out) {
      Checks.that(false, "Stencil.multiply: x and out are the same array");
    }
    StencilProduct.multiply(lines, x, out);
  }

  @Override
  public Stencil shifted(double c) {
    Checks.that(Double.isFinite(c), "Stencil.shifted: the shift is %s; it must be finite", c);
    return withDiagonal(diagonal + c);
  }

  @Override
  public Stencil times(double c) {
    return with(c * diagonal, c * alongX, c * alongY, c * alongZ, c * falling, c * rising);
  }

  /** The same matrix with its entries stored: {@link #points} of them in a row, or fewer. */
  @Override
  public SparseMatrix toSparseMatrix() {
    return StencilProduct.toSparseMatrix(lines, toString());
  }

  /** Symmetric by its making. */
  @Override
  Symmetry measureSymmetry() {
    return new Symmetry(0, 0);
  }

  @Override
  ScaledMatrix scale() {
    return new ScaledStencil(lines);
  }

  private double[] coefficients() {
    return new double[] {diagonal, alongX, alongY, alongZ, falling, rising};
  }

  /** Whether both have the same grid and coefficients. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Stencil that
        && dimensions == that.dimensions
        && nx == that.nx
        && ny == that.ny
        && nz == that.nz
        && Arrays.equals(coefficients(), that.coefficients());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * nx + ny) + nz) + Arrays.hashCode(coefficients());
  }

  @Override
  public String toString() {
    String grid = dimensions == 3 ? nx + " x " + ny + " x " + nz : nx + " x " + ny;
    return "Stencil of " + points() + " points on " + grid;
  }
}
