package org.flyball.descent;

/** An optimizer on clipped gradients. */
record Clipped(Optimizer optimizer, Clip clip) implements Optimizer {

  @Override
  public boolean needsValue() {
    return optimizer.needsValue();
  }

  @Override
  public State start(double[] x0) {
    Clip limit = clip;
    return new Wrapped("Clipped", optimizer.start(x0)) {
      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        limit.apply(gradient);
        inner.update(step, rate, value, gradient, x);
      }
    };
  }
}
