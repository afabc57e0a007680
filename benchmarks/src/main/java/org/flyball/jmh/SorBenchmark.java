package org.flyball.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.flyball.linear.Laplacian;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Solution;
import org.flyball.linear.Sor;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Stencil;
import org.flyball.run.Run;
import org.flyball.run.Stop;
import org.ojalgo.equation.Equation;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.task.iterative.GaussSeidelSolver;
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
 * What does one SOR sweep over the 5-point Laplacian cost, against a plain textbook loop, ojAlgo's
 * Gauss-Seidel, EJML's sparse product and the memory limit?
 *
 * <p>{@code flyball} is one {@code step()} of a run: a sweep, the exact residual and its norm.
 * Large systems look ahead: the mean over steps is meant. {@code flyballPlain} does one sweep after
 * the other, {@code flyballTwoThreads} shares them, {@code flyballSweep} is the sweep alone. {@code
 * textbook} is a blind sweep over compressed rows; {@code textbookWithResidual} computes b - A x
 * after it, which is what a tolerance costs everybody else. {@code flyballStencil} is a step over
 * the same matrix without its entries; the {@code Nine} methods are steps with nine points. {@code
 * ojalgo} is one blind sweep of its solver (relaxation factor included). {@code ejmlProduct} is one
 * sparse product. {@code triad} is a_i = b_i + s c_i over arrays that move 84 bytes per unknown,
 * what a sweep over compressed rows moves (12 bytes for each of 4 off-diagonal entries and 36 for
 * the row).
 *
 * <p>Sides 64 and 200 are in cache (0.2 and 2 MB), 1000 is not (60 MB and more). omega = 1.999
 * keeps the residual from decaying to subnormal numbers within an iteration. Divide by the 5 side^2
 * - 4 side entries for the cost per entry. Numbers and reading: {@code benchmarks/RESULTS.md}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class SorBenchmark {

  private static final double OMEGA = 1.999;
  private static final int SWEEPS_PER_CALL = 10; // ojAlgo's solver has no single sweep

  @Param({"64", "200", "1000"})
  int side;

  private double[] b = {};
  private double[] x = {};
  private double[] out = {};
  private int[] rowStart = {};
  private int[] column = {};
  private double[] value = {};
  private DMatrixSparseCSC csc = new DMatrixSparseCSC(1, 1);
  private DMatrixRMaj denseX = new DMatrixRMaj(1, 1);
  private DMatrixRMaj denseOut = new DMatrixRMaj(1, 1);
  private Stencil stencil = Stencil.fivePoint(1, 1);
  private LinearSystem system = new LinearSystem(Laplacian.fivePoint(1, 1), new double[1]);
  private Stencil nine = stencil;
  private LinearSystem nineSystem = system;
  private Run<Solution> run = new Sor(OMEGA, Stop.after(1)).start(system, new double[1]);
  private Run<Solution> plainRun = run;
  private Run<Solution> sharedRun = run;
  private BareSweep bare = new BareSweep(OMEGA, system);
  private Run<Solution> stencilRun = run;
  private Run<Solution> nineRun = run;
  private Run<Solution> nineStencilRun = run;
  private List<Equation> equations = List.of();
  private final GaussSeidelSolver ojalgo = new GaussSeidelSolver();
  private R064Store ojalgoX = R064Store.FACTORY.make(1, 1);
  private double[] triadA = {};
  private double[] triadB = {};
  private double[] triadC = {};

  /** Builds the matrix in every library's form. */
  @Setup(Level.Trial)
  public void build() {
    SparseMatrix matrix = Laplacian.fivePoint(side, side);
    int n = matrix.rows();
    b = new double[n];
    Arrays.setAll(b, i -> (7 * (i + 1)) % 11 - 5);
    rowStart = new int[n + 1];
    column = new int[matrix.entries()];
    value = new double[matrix.entries()];
    int[] next = {0};
    matrix.forEach(
        (i, j, v) -> {
          column[next[0]] = j;
          value[next[0]] = v;
          rowStart[i + 1] = ++next[0];
        });
    csc = matrix.toCsc();
    denseX = new DMatrixRMaj(n, 1);
    denseOut = new DMatrixRMaj(n, 1);
    System.arraycopy(b, 0, denseX.data, 0, n);
    stencil = Stencil.fivePoint(side, side);
    system = new LinearSystem(matrix, b);
    nine = Stencil.ninePoint(side, side);
    nineSystem = new LinearSystem(nine.toSparseMatrix(), b);
    equations = List.of();
    ojalgo.configurator().iterations(SWEEPS_PER_CALL).relaxation(OMEGA);
    out = new double[n];
    triadA = new double[84 * n / 24];
    triadB = new double[triadA.length];
    triadC = new double[triadA.length];
    Arrays.fill(triadB, 1);
    Arrays.fill(triadC, 2);
  }

  /** Starts every method from zero again. */
  @Setup(Level.Iteration)
  public void restart() {
    x = new double[b.length];
    ojalgoX = R064Store.FACTORY.make(b.length, 1);
    Sor sor = new Sor(OMEGA, Stop.after(Long.MAX_VALUE));
    run = sor.start(system, x);
    plainRun = BareSweep.plain(sor, system);
    sharedRun = sor.withThreads(2).start(system, x);
    bare = new BareSweep(OMEGA, system);
    stencilRun = sor.start(new LinearSystem(stencil, b), x);
    nineRun = sor.start(nineSystem, x);
    nineStencilRun = sor.start(new LinearSystem(nine, b), x);
  }

  /** A sweep with its exact residual and the norm. */
  @Benchmark
  public double flyball() {
    run.step();
    return run.measure();
  }

  /** The same without look-ahead, which large systems have by themselves. */
  @Benchmark
  public double flyballPlain() {
    plainRun.step();
    return plainRun.measure();
  }

  /** The same with look-ahead on two threads. */
  @Benchmark
  public double flyballTwoThreads() {
    sharedRun.step();
    return sharedRun.measure();
  }

  /** A sweep with its exact residual, but without the norm. */
  @Benchmark
  public double[] flyballSweep() {
    return bare.sweep();
  }

  /** A step over a stencil. */
  @Benchmark
  public double flyballStencil() {
    stencilRun.step();
    return stencilRun.measure();
  }

  /** The same over compressed rows, with nine points. */
  @Benchmark
  public double flyballNine() {
    nineRun.step();
    return nineRun.measure();
  }

  /** The same over a stencil of nine points. */
  @Benchmark
  public double flyballNineStencil() {
    nineStencilRun.step();
    return nineStencilRun.measure();
  }

  /** A blind sweep as in a textbook. */
  @Benchmark
  public double[] textbook() {
    sweep();
    return x;
  }

  /** The same, then the norm of b - A x. */
  @Benchmark
  public double textbookWithResidual() {
    sweep();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double r = b[i];
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        r -= value[k] * x[column[k]];
      }
      sum += r * r;
    }
    return Math.sqrt(sum);
  }

  private void sweep() {
    for (int i = 0; i < x.length; i++) {
      double sum = b[i];
      double diagonal = 0;
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        if (column[k] == i) {
          diagonal = value[k];
        } else {
          sum -= value[k] * x[column[k]];
        }
      }
      x[i] = (1 - OMEGA) * x[i] + OMEGA * sum / diagonal;
    }
  }

  private List<Equation> equations() {
    List<Equation> all = Equation.sparseSystem(b.length, b.length, 5);
    system.matrix().toSparseMatrix().forEach((i, j, v) -> all.get(i).set(j, v));
    for (int i = 0; i < b.length; i++) {
      all.get(i).setRHS(b[i]);
    }
    return all;
  }

  /** Ten blind sweeps of ojAlgo's solver. */
  @Benchmark
  @OperationsPerInvocation(SWEEPS_PER_CALL)
  public double ojalgo() {
    if (equations.isEmpty()) { // a million objects, which the other bodies need not wait for
      equations = equations();
    }
    return ojalgo.resolve(equations, ojalgoX);
  }

  /** One sparse product of EJML. */
  @Benchmark
  public DMatrixRMaj ejmlProduct() {
    CommonOps_DSCC.mult(csc, denseX, denseOut);
    return denseOut;
  }

  /** One product of ours. */
  @Benchmark
  public double[] flyballProduct() {
    system.matrix().multiply(b, out);
    return out;
  }

  /** One product of ours with a stencil. */
  @Benchmark
  public double[] flyballStencilProduct() {
    stencil.multiply(b, out);
    return out;
  }

  /** The memory limit of a sweep. */
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
}
