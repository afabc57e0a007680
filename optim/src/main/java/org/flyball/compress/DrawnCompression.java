package org.flyball.compress;

/** Sends the coordinates of a shared draw, times a factor. */
final class DrawnCompression implements Compression {

  private final Compressor recipe;
  private final int dimension;
  private final double factor;
  private final SharedDraw draw;
  private final int[] chosen;

  DrawnCompression(Compressor recipe, int dimension, double factor, int most, SharedDraw draw) {
    this.recipe = recipe;
    this.dimension = dimension;
    this.factor = factor;
    this.draw = draw;
    chosen = new int[most];
  }

  @Override
  public void compress(double[] vector, long round, Message out) {
    out.zero(dimension);
    Inputs.check(recipe, vector, dimension, round);
    int count = draw.draw(round, chosen);
    boolean empty = true;
    for (int c = 0; c < count && empty; c++) {
      empty = vector[chosen[c]] == 0;
    }
    if (empty) {
      return;
    }
    for (int c = 0; c < count; c++) {
      double v = factor * vector[chosen[c]];
      if (Double.isInfinite(v)) {
        out.zero(dimension);
      }
      out.add(chosen[c], v);
    }
    out.drawn(round);
  }

  @Override
  public SharedDraw sharedDraw() {
    return draw;
  }
}
