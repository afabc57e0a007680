package org.flyball.objective;

import org.flyball.linear.SparseMatrix;
import org.flyball.linear.SparseRows;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the Hessian of an objective: at every point it lies between {@code lowest I}
 * and the matrix {@code H = core + shift I}, in the sense of quadratic forms. The core is {@code
 * factor A^T A} for data rows A, a dense symmetric matrix, or nothing. Immutable.
 */
public final class Curvature {

  /**
   * A symmetric matrix without negative eigenvalues that is somewhere else, or known by what can be
   * asked of it: the core of {@link #ofCore}.
   */
  public interface Core {

    /** Its largest eigenvalue, or an upper bound of it. */
    double largest();

    /** The sum of its diagonal. */
    double trace();

    /** {@code out += weight core} (d &times; d, row-major), on and below the diagonal. */
    void add(double weight, double[] out);

    /** {@code out += weight core x}. */
    void addProduct(double weight, double[] x, double[] out);
  }

  private final int dimension;
  private final @Nullable Core elsewhere;
  private final @Nullable SparseMatrix rows;
  private final double factor;
  private final double @Nullable [] dense;
  private final double shift;
  private final double lowest;
  private final boolean constant;

  private Curvature(
      int dimension,
      @Nullable Core elsewhere,
      @Nullable SparseMatrix rows,
      double factor,
      double @Nullable [] dense,
      double shift,
      double lowest,
      boolean constant) {
    this.dimension = dimension;
    this.elsewhere = elsewhere;
    this.rows = rows;
    this.factor = factor;
    this.dense = dense;
    this.shift = shift;
    this.lowest = lowest;
    this.constant = constant;
  }

  /** Of a convex function with Hessian at most {@code factor A^T A}, factor 0 or positive. */
  public static Curvature ofRows(SparseMatrix rows, double factor) {
    Checks.that(
        factor >= 0 && Double.isFinite(factor),
        "Curvature: the factor is %s, must be 0 or positive and finite",
        factor);
    return new Curvature(rows.columns(), null, rows, factor, null, 0, 0, false);
  }

  /** Of a convex function with Hessian at most this. */
  public static Curvature ofCore(int dimension, Core core) {
    return new Curvature(dimension, core, null, 0, null, 0, 0, false);
  }

  /** Of a quadratic with this symmetric Hessian (d &times; d, row-major); shared, do not write. */
  static Curvature ofHessian(int dimension, double[] hessian) {
    double lowest = Eigenvalues.of(hessian, dimension).smallest();
    return new Curvature(dimension, null, null, 0, hessian, 0, lowest, true);
  }

  /** Of a function of which only the Lipschitz constant of the gradient is known. */
  public static Curvature atMost(int dimension, double smoothness) {
    Checks.that(
        dimension >= 1 && smoothness >= 0 && Double.isFinite(smoothness),
        "Curvature: dimension %s, smoothness %s; want 1 at least, and 0 or positive and finite",
        dimension,
        smoothness);
    return new Curvature(dimension, null, null, 0, null, smoothness, -smoothness, false);
  }

  /** Of the function plus a regularizer. */
  public Curvature plus(Regularizer regularizer) {
    return new Curvature(
        dimension,
        elsewhere,
        rows,
        factor,
        dense,
        shift + regularizer.smoothness(),
        lowest + regularizer.lowestCurvature(),
        constant && regularizer.isQuadratic());
  }

  /** The same, known to be the Hessian at every point. */
  public Curvature asConstant() {
    return new Curvature(dimension, elsewhere, rows, factor, dense, shift, lowest, true);
  }

  /** The number of variables. */
  public int dimension() {
    return dimension;
  }

  /** A lower bound of the Hessian's eigenvalues; negative where the function is not convex. */
  public double lowest() {
    return lowest;
  }

  /** Whether H is the Hessian at every point. */
  public boolean isConstant() {
    return constant;
  }

  /**
   * The Lipschitz constant of the gradient, {@code max(lmax(H), -lowest)}. Cost: the smaller of the
   * two Gram matrices of the rows, and its eigenvalues.
   */
  public double smoothness() {
    return Math.max(coreLargest() + shift, -lowest);
  }

  private double coreLargest() {
    if (elsewhere != null) {
      return elsewhere.largest();
    }
    if (dense != null) {
      return Eigenvalues.of(dense, dimension).largest();
    }
    if (rows == null || factor == 0 || rows.entries() == 0) {
      return 0;
    }
    SparseRows all = SparseRows.of(rows);
    int m = all.count();
    if (Math.min(m, dimension) > Eigenvalues.DENSE_LIMIT) {
      double[] products = new double[m];
      double bound = 0;
      for (int i = 0; i < m; i++) {
        bound += all.squaredNorm(i);
      }
      SparseMatrix a = rows;
      return factor
          * Eigenvalues.largest(
              (x, out) -> {
                a.multiply(x, products);
                a.multiplyTransposed(products, out);
              },
              dimension,
              bound);
    }
    if (m <= dimension) {
      return factor * Eigenvalues.of(all.outerGram(), m).largest();
    }
    double[] gram = new double[dimension * dimension];
    all.addGram(1, gram);
    return factor * Eigenvalues.of(gram, dimension).largest();
  }

  /** The trace of H. */
  public double trace() {
    double sum = dimension * shift;
    if (elsewhere != null) {
      sum += elsewhere.trace();
    } else if (dense != null) {
      for (int j = 0; j < dimension; j++) {
        sum += dense[j * dimension + j];
      }
    } else if (rows != null && factor > 0) {
      SparseRows all = SparseRows.of(rows);
      for (int i = 0; i < all.count(); i++) {
        sum += factor * all.squaredNorm(i);
      }
    }
    return sum;
  }

  /** {@code out += weight (H - shift I)} (d &times; d, row-major), on and below the diagonal. */
  public void addCore(double weight, double[] out) {
    if (elsewhere != null) {
      elsewhere.add(weight, out);
    } else if (dense != null) {
      for (int k = 0; k < out.length; k++) {
        out[k] += weight * dense[k];
      }
    } else if (rows != null && factor > 0) {
      SparseRows.of(rows).addGram(weight * factor, out);
    }
  }

  /** {@code out += weight (H - shift I) x}. */
  public void addCoreProduct(double weight, double[] x, double[] out) {
    if (elsewhere != null) {
      elsewhere.addProduct(weight, x, out);
    } else if (dense != null) {
      for (int i = 0; i < dimension; i++) {
        double sum = 0;
        for (int j = 0; j < dimension; j++) {
          sum += dense[i * dimension + j] * x[j];
        }
        out[i] += weight * sum;
      }
    } else if (rows != null && factor > 0) {
      SparseRows all = SparseRows.of(rows);
      for (int i = 0; i < all.count(); i++) {
        all.add(i, weight * factor * all.dot(i, x), out);
      }
    }
  }

  /** What is added to the core's diagonal. */
  double shift() {
    return shift;
  }

  /** Whether the core is 0. */
  boolean isShiftOnly() {
    return elsewhere == null
        && dense == null
        && (rows == null || factor == 0 || rows.entries() == 0);
  }

  /** H (d &times; d, row-major); fresh. Cost: 8 d^2 bytes. */
  public double[] matrix() {
    double[] h = new double[Math.multiplyExact(dimension, dimension)];
    addCore(1, h);
    for (int i = 0; i < dimension; i++) {
      h[i * dimension + i] += shift;
      for (int j = 0; j < i; j++) {
        h[j * dimension + i] = h[i * dimension + j];
      }
    }
    return h;
  }
}
