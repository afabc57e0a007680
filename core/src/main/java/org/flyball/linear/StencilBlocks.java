package org.flyball.linear;

/** {@link BlockSweep} over a stencil: blocks are whole lines, and each line waits for the next. */
final class StencilBlocks implements BlockSweep {

  /** Three vectors, read and written. */
  private static final double BYTES_PER_ROW = 6 * Double.BYTES;

  private final StencilLines lines;
  private final double weight;
  private final int linesPerBlock;
  private final RowBlocks blocks;

  /**
   * @param rows of a block: as many lines as these hold, but at least four, so that {@link
   *     StencilWave} fits
   */
  StencilBlocks(StencilLines lines, double weight, int rows) {
    this.lines = lines;
    this.weight = weight;
    int fours = Math.max(1, rows / (StencilWave.LINES * lines.length));
    linesPerBlock = StencilWave.LINES * Math.min(fours, lines.lines / StencilWave.LINES + 1);
    int line = lines.length + (lines.corners ? 1 : 0);
    int plane = lines.lines > lines.plane ? lines.length * lines.plane : 0;
    blocks = RowBlocks.uniform(lines.size(), linesPerBlock * lines.length, Math.max(line, plane));
  }

  @Override
  public RowBlocks blocks() {
    return blocks;
  }

  /** {@link StencilWave} hides the chain already; a second one at a time was no faster. */
  @Override
  public boolean interleaves() {
    return false;
  }

  @Override
  public double bytesPerRow() {
    return BYTES_PER_ROW;
  }

  @Override
  public void sweep(int block, double omega, double[] x, double[] r, double[] d) {
    int first = block * linesPerBlock;
    int end = Math.min(lines.lines, first + linesPerBlock);
    StencilSweep.sweep(lines, first, end, omega, x, r, d);
  }

  @Override
  public void addSquares(int block, double[] r, double[] sums, int at) {
    WeightedNorms.addSquares(r, weight, blocks.start(block), blocks.end(block), sums, at);
  }
}
