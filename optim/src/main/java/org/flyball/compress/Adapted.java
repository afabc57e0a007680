package org.flyball.compress;

/** Another body for a compression whose coordinates are drawn as before. */
record Adapted(Compression drawer, Compression body) implements Compression {

  @Override
  public void compress(double[] vector, long round, Message out) {
    body.compress(vector, round, out);
  }

  @Override
  public SharedDraw sharedDraw() {
    return drawer.sharedDraw();
  }
}
