package org.flyball.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.linear.AbstractRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.SsorCg;
import org.flyball.linear.SsorPreconditioning;
import org.flyball.linear.Stencil;
import org.flyball.linear.Young;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.ojalgo.equation.Equation;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.task.iterative.ConjugateGradientSolver;
import org.ojalgo.type.context.NumberContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a step of SSOR-CG cost in Eisenstat's form, against the standard form, plain conjugate
 * gradients, and those of ojAlgo and commons-math3? And what does a whole solve of the 5-point
 * Laplacian?
 *
 * <p>The step methods do 50 steps from zero, the start included, and report one. {@code standard}
 * is the textbook's preconditioned method over compressed rows: a product, a forward and a backward
 * substitution, vectors. {@code standardFlyball} is the same by our classes; {@code stencil} is
 * without stored entries. {@code triad} is a_i = b_i + s c_i over arrays that move 152 bytes per
 * unknown, what a step of plain conjugate gradients over compressed rows moves: 64 for the row's
 * five entries, 16 for the product's vectors, and 24 each for x, the residual and the direction.
 *
 * <p>The {@code solve} methods go from zero to {@code ||b - A x|| <= 1e-8 ||b||}; the setup checks
 * that every rival does, by its true residual, at the loosest setting that does. commons-math3 gets
 * our product: its own sparse matrix, a hash map, is slower by far.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class KrylovBenchmark {

  private static final int STEPS = 50;
  private static final double OMEGA = 1.5;
  private static final double TOLERANCE = 1e-8;

  @Param({"64", "200", "500"})
  int side;

  private double[] b = {};
  private SparseMatrix matrix = Laplacian.fivePoint(1, 1);
  private LinearSystem system = new LinearSystem(matrix, new double[1]);
  private LinearSystem stencil = system;
  private AbstractRealMatrix view = matrix.asRealMatrix();
  private List<Equation> equations = List.of();
  private NumberContext accuracy = NumberContext.of(8);
  private double bestOmega = 1;
  private double[] triadA = {};
  private double[] triadB = {};
  private double[] triadC = {};
  private StandardForm textbook = new StandardForm(matrix, OMEGA);

  /** Builds the matrix in every library's form and checks the rivals' answers. */
  @Setup(Level.Trial)
  public void build() {
    matrix = Laplacian.fivePoint(side, side);
    int n = matrix.rows();
    b = new double[n];
    Arrays.setAll(b, i -> (7 * (i + 1)) % 11 - 5);
    system = new LinearSystem(matrix, b);
    stencil = new LinearSystem(Stencil.fivePoint(side, side), b);
    view = matrix.asRealMatrix();
    textbook = new StandardForm(matrix, OMEGA);
    triadA = new double[152 * n / 24];
    triadB = new double[triadA.length];
    triadC = new double[triadA.length];
    Arrays.fill(triadB, 1);
    Arrays.fill(triadC, 2);
    bestOmega = Young.omega(Math.cos(Math.PI / (side + 1)));
    equations = Equation.sparseSystem(n, n, 5);
    matrix.forEach((i, j, v) -> equations.get(i).set(j, v));
    for (int i = 0; i < n; i++) {
      equations.get(i).setRHS(b[i]);
    }
    for (int digits = 6; !isSolved(solveOjalgo().data); digits++) {
      accuracy = NumberContext.of(digits);
    }
    require(isSolved(solveCommonsMath().getDataRef()), "commons-math3");
    require(solveFlyball().why() == Termination.CONVERGED, "SsorCg");
    require(solveFlyballPlain().why() == Termination.CONVERGED, "ConjugateGradient");
  }

  private static void require(boolean solved, String who) {
    if (!solved) {
      throw new IllegalStateException(who + " does not meet the tolerance");
    }
  }

  private boolean isSolved(double[] x) {
    double[] r = new double[b.length];
    system.residual(x, r);
    return StandardForm.dot(r, r) <= TOLERANCE * TOLERANCE * StandardForm.dot(b, b) * (1 + 1e-9);
  }

  /** SSOR-CG in Eisenstat's form. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Solution step() {
    return new SsorCg(OMEGA, Stop.after(STEPS)).solve(system);
  }

  /** The same over a stencil. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Solution stepStencil() {
    return new SsorCg(OMEGA, Stop.after(STEPS)).solve(stencil);
  }

  /** SSOR-CG in the standard form, as in a textbook. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double stepStandard() {
    return textbook.solve(b, STEPS);
  }

  /** The same by our classes. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Solution stepStandardFlyball() {
    return new ConjugateGradient(Stop.after(STEPS), new SsorPreconditioning(OMEGA)).solve(system);
  }

  /** Our conjugate gradients without a preconditioner. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Solution stepPlain() {
    return new ConjugateGradient(Stop.after(STEPS)).solve(system);
  }

  /** The same over a stencil. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Solution stepPlainStencil() {
    return new ConjugateGradient(Stop.after(STEPS)).solve(stencil);
  }

  /** ojAlgo's conjugate gradients. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double stepOjalgo() {
    ConjugateGradientSolver solver = new ConjugateGradientSolver();
    solver.configurator().iterations(STEPS).accuracy(NumberContext.of(16));
    return solver.resolve(equations, R064Store.FACTORY.make(b.length, 1));
  }

  /** The memory limit of a plain step. */
  @Benchmark
  public double[] triad() {
    double[] to = triadA;
    double[] from = triadB;
    double[] times = triadC;
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] + 3.0 * times[i];
    }
    return to;
  }

  /** A whole solve by SSOR-CG, at Young's omega. */
  @Benchmark
  public Solution solveFlyball() {
    return new SsorCg(bestOmega, Stop.below(TOLERANCE)).solve(system);
  }

  /** A whole solve by our conjugate gradients. */
  @Benchmark
  public Solution solveFlyballPlain() {
    return new ConjugateGradient(Stop.below(TOLERANCE)).solve(system);
  }

  /** A whole solve by ojAlgo's conjugate gradients, with its default preconditioner. */
  @Benchmark
  public R064Store solveOjalgo() {
    ConjugateGradientSolver solver = new ConjugateGradientSolver();
    solver.configurator().iterations(100_000).accuracy(accuracy);
    R064Store x = R064Store.FACTORY.make(b.length, 1);
    solver.resolve(equations, x);
    return x;
  }

  /** A whole solve by commons-math3's conjugate gradients, over our product. */
  @Benchmark
  public ArrayRealVector solveCommonsMath() {
    RealLinearOperator operator = view;
    return new ArrayRealVector(
        new org.apache.commons.math3.linear.ConjugateGradient(100_000, TOLERANCE, false)
            .solve(operator, new ArrayRealVector(b, false)));
  }
}
