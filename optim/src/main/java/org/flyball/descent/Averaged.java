package org.flyball.descent;

/** An optimizer that hands out the polynomial-decay average of what another hands out. */
record Averaged(Optimizer optimizer, double power) implements Optimizer {

  Averaged {
    Limits.notNegative(power, "averaged: power");
  }

  @Override
  public boolean needsValue() {
    return optimizer.needsValue();
  }

  @Override
  public State start(double[] x0) {
    double gamma = power;
    return new Wrapped("Averaged", optimizer.start(x0)) {
      private final double[] average = slot("average", x0);
      private final double[] current = new double[x0.length];

      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        inner.update(step, rate, value, gradient, x);
        inner.iterate(x, current);
        double share = (gamma + 1) / (gamma + step + 1);
        for (int i = 0; i < average.length; i++) {
          average[i] += share * (current[i] - average[i]);
        }
      }

      @Override
      public void iterate(double[] x, double[] out) {
        System.arraycopy(average, 0, out, 0, average.length);
      }

      @Override
      public boolean isElsewhere() {
        return true;
      }
    };
  }
}
