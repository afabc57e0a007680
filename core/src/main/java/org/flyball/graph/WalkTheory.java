package org.flyball.graph;

import org.flyball.linear.Eigenvalue;
import org.jspecify.annotations.Nullable;

/**
 * What theory knows of a reversible chain and of the self-repellent walks over it, on any connected
 * graph and without its eigenvectors: how fast it mixes, how strongly a walk must repel itself to
 * beat independent draws, and the exact asymptotic variance of any function.
 *
 * <pre>{@code
 * WalkTheory theory = WalkTheory.of(ReversibleChain.metropolis(graph));
 * double alpha = theory.alphaToBeatIid();
 * AsymptoticVariance degree = theory.of(degrees);
 * double gain = degree.base().value()
 *     / degree.visitAverage(Repulsion.selfRepellent(10)).value();
 * }</pre>
 *
 * <p><b>When to use.</b> To choose a base chain and alpha before walking, to know a walk's error
 * bars without repeating it, and to test a sampler. <b>When not.</b> The theory is asymptotic: it
 * does not see the time a walk takes to find the far end of the graph. Non-reversible chains are
 * outside it.
 *
 * <p>Periodic chains are inside: the mode lambda = -1 carries no variance. Disconnected ones are
 * refused. Memory: 12 bytes per arc, and a few vectors. Immutable, safe for any number of threads.
 */
public final class WalkTheory {

  private final SymmetricChain chain;
  private @Nullable Eigenvalue gap; // made on demand; immutable, so races are harmless
  private @Nullable Eigenvalue smallest; // likewise

  private WalkTheory(SymmetricChain chain) {
    this.chain = chain;
  }

  /**
   * The theory of a chain.
   *
   * @throws IllegalArgumentException if the chain cannot reach every node, naming two
   */
  public static WalkTheory of(ReversibleChain chain) {
    return new WalkTheory(SymmetricChain.of(chain, "WalkTheory"));
  }

  /**
   * {@code 1 - lambda_2}. Its lower bound holds except with probability 1e-12 ({@link
   * org.flyball.linear.Lanczos}).
   */
  public Eigenvalue gap() {
    Eigenvalue ready = gap;
    if (ready == null) {
      ready = chain.gap();
      gap = ready;
    }
    return ready;
  }

  /**
   * lambda_2, the largest eigenvalue below the trivial 1, between its bounds. Of one node, which
   * has none, -1.
   */
  public Eigenvalue secondEigenvalue() {
    Eigenvalue g = gap();
    return new Eigenvalue(1 - g.value(), g.error(), 1 - g.atMost(), 1 - g.atLeast());
  }

  /** The smallest eigenvalue: -1 for a periodic chain. */
  public Eigenvalue smallestEigenvalue() {
    Eigenvalue ready = smallest;
    if (ready == null) {
      ready = chain.smallest();
      smallest = ready;
    }
    return ready;
  }

  /**
   * The alpha beyond which the visit average (a = 1) beats independent draws for every function:
   * {@code lambda_2 / (1 - lambda_2^2)}; 0 if lambda_2 is not above 0.
   */
  public double alphaToBeatIid() {
    double g = gap().value();
    return g >= 1 ? 0 : (1 - g) / (g * (2 - g)); // at 2, of a lone edge, both factors are rounding
  }

  /**
   * The alpha beyond which {@link AsymptoticVariance#timeAverage}, and an iterate much slower than
   * the memory, beat independent draws for every function: {@code (sqrt((1 + lambda_2) / (1 -
   * lambda_2)) - 1) / (1 + lambda_2)}; 0 if lambda_2 is not above 0.
   */
  public double alphaToBeatIidByTimeAverage() {
    double g = gap().value();
    return g >= 1 ? 0 : (Math.sqrt((2 - g) / g) - 1) / (2 - g);
  }

  /**
   * The variances of a function.
   *
   * @param values g (nodes), finite; not kept
   */
  public AsymptoticVariance of(double[] values) {
    chain.check(values, 1, "WalkTheory.of: values");
    double mean = chain.mean(values, 0, 1);
    double[][] centred = {chain.centred(values, 0, 1, mean)};
    return new AsymptoticVariance(mean, measure(centred, 0));
  }

  /**
   * The covariances of several functions, such as the noise {@code H(theta*, i)} of a stochastic
   * approximation.
   *
   * @param values H (nodes &times; dimension, row-major), finite; not kept
   * @param dimension how many functions there are
   */
  public AsymptoticCovariance of(double[] values, int dimension) {
    return AsymptoticCovariance.of(
        this::measure, chain, values, dimension, "WalkTheory.of: values");
  }

  private KrylovMeasure measure(double[][] v, int q) {
    return KrylovMeasure.of(chain, v, q, Math.max(0x1p-53, gap().atLeast()));
  }

  @Override
  public String toString() {
    return "WalkTheory[nodes=" + chain.nodes() + "]";
  }
}
