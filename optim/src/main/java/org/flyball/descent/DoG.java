package org.flyball.descent;

import java.util.Arrays;
import org.flyball.run.Checks;

/**
 * Distance over gradients (arXiv 2302.12022): {@code x -= rate (rbar / sqrt(G)) g} with rbar the
 * largest distance from x_0 so far, at least {@code relative (1 + ||x_0||)}, and {@code G = epsilon
 * + sum ||g||^2}. Theory and practice want the average: {@code new DoG().averaged(8)}.
 *
 * @param relative the first movement, positive; 1e-6 is usual
 * @param epsilon positive; 1e-8 is usual
 */
public record DoG(double relative, double epsilon) implements Optimizer {

  /** Checks the arguments. */
  public DoG {
    Limits.positive(relative, "DoG: relative");
    Limits.positive(epsilon, "DoG: epsilon");
  }

  /** With 1e-6 and 1e-8. */
  public DoG() {
    this(1e-6, 1e-8);
  }

  /**
   * L-DoG: every block of variables, a layer say, on its own.
   *
   * @param sizes of the blocks, in order; they add up to the dimension
   */
  public Optimizer perBlock(int... sizes) {
    return new BlockDoG(this, sizes);
  }

  @Override
  public State start(double[] x0) {
    return new DoGState("DoG", this, x0, x0.length);
  }

  /** L-DoG. */
  private static final class BlockDoG implements Optimizer {

    private final DoG each;
    private final int[] sizes;

    BlockDoG(DoG each, int[] sizes) {
      this.each = each;
      this.sizes = sizes.clone();
      for (int size : sizes) {
        Checks.that(size >= 1, "DoG.perBlock: a block has %s variables, must have 1 or more", size);
      }
    }

    @Override
    public State start(double[] x0) {
      return new DoGState("DoG.perBlock", each, x0, sizes);
    }

    @Override
    public String toString() {
      return each + ".perBlock(" + Arrays.toString(sizes) + ")";
    }
  }
}
