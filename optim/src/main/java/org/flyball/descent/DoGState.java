package org.flyball.descent;

import org.flyball.linear.Vectors;
import org.flyball.run.Checks;

/** Of DoG; without blocks there is one. */
final class DoGState extends Slots {

  private final int[] sizes;
  private final double[] origin;
  private final double[] reach;
  private final double[] squares;

  DoGState(String kind, DoG recipe, double[] x0, int... sizes) {
    super(kind);
    this.sizes = sizes;
    origin = slot("origin", x0);
    reach = zeros("reach", sizes.length);
    squares = zeros("squares", sizes.length);
    double[] zero = new double[x0.length];
    int from = 0;
    for (int b = 0; b < sizes.length; b++) {
      int to = from + sizes[b];
      Checks.that(to <= x0.length, "DoG: the blocks have more than the %s variables", x0.length);
      double norm = Math.sqrt(Vectors.squaredDistance(x0, zero, from, to));
      reach[b] = recipe.relative() * (1 + norm);
      squares[b] = recipe.epsilon();
      from = to;
    }
    Checks.that(from == x0.length, "DoG: the blocks have %s of %s variables", from, x0.length);
  }

  @Override
  public void update(long step, double rate, double value, double[] gradient, double[] x) {
    int from = 0;
    for (int b = 0; b < sizes.length; b++) {
      int to = from + sizes[b];
      reach[b] = Math.max(reach[b], Math.sqrt(Vectors.squaredDistance(x, origin, from, to)));
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += gradient[i] * gradient[i];
      }
      squares[b] += sum;
      double size = rate * reach[b] / Math.sqrt(squares[b]);
      for (int i = from; i < to; i++) {
        x[i] -= size * gradient[i];
      }
      from = to;
    }
  }

  /** The first block's. */
  @Override
  public double scale() {
    return reach[0] / Math.sqrt(squares[0]);
  }
}
