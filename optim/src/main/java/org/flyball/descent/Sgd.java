package org.flyball.descent;

import org.flyball.linear.Vectors;

/** Gradient descent, {@code x -= rate g}; on minibatches, stochastic gradient descent. */
public record Sgd() implements Optimizer {

  @Override
  public State start(double[] x0) {
    return new Slots("Sgd") {
      @Override
      public void update(long step, double rate, double value, double[] gradient, double[] x) {
        Vectors.add(x, -rate, gradient);
      }
    };
  }
}
