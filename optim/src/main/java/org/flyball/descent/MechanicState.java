package org.flyball.descent;

import org.flyball.linear.Vectors;

/** Of Mechanic. */
final class MechanicState extends Wrapped {

  private static final int COUNT = 6;
  private static final double EPSILON = 1e-8;

  private final double decay;
  private final double initial;
  private final double[] origin;
  private final double[] delta;
  private final double[] moved; // scratch: x, moved by the base optimizer
  private final double[] scales = zeros("scales", COUNT);
  private final double[] most = zeros("most", COUNT);
  private final double[] squares = zeros("squares", COUNT);
  private final double[] rewards = zeros("rewards", COUNT);
  private final double[] scale;

  MechanicState(Mechanic recipe, Optimizer.State inner, double[] x0) {
    super("Mechanic", inner);
    decay = recipe.decay();
    initial = recipe.initial();
    origin = slot("origin", x0);
    delta = zeros("delta", x0.length);
    scale = slot("scale", recipe.initial());
    moved = new double[x0.length];
  }

  @Override
  public double scale() {
    return scale[0];
  }

  @Override
  public void update(long step, double rate, double value, double[] gradient, double[] x) {
    learn(-alignment(gradient, x));
    System.arraycopy(x, 0, moved, 0, x.length);
    inner.update(step, rate, value, gradient, moved);
    double s = scale[0];
    for (int i = 0; i < x.length; i++) {
      delta[i] += moved[i] - x[i];
      x[i] = origin[i] + s * delta[i];
    }
  }

  private double alignment(double[] gradient, double[] x) {
    double product = Vectors.dot(gradient, delta);
    double norm = Vectors.norm(x);
    return decay == 0 || norm == 0
        ? product
        : product + decay * scale[0] * Vectors.norm(gradient) / norm * Vectors.dot(x, delta);
  }

  private void learn(double h) {
    double sum = 0;
    double beta = 0;
    double gap = 1;
    for (int i = 0; i < COUNT; i++) {
      gap /= 10;
      beta = 1 - gap;
      double clipped = Math.max(-most[i], Math.min(most[i], h));
      most[i] = Math.max(beta * most[i], Math.abs(h) + EPSILON);
      squares[i] = beta * beta * squares[i] + h * h;
      rewards[i] = beta * rewards[i] + clipped * scales[i];
      scales[i] =
          (initial / COUNT * most[i] + Math.max(0, rewards[i])) / (Math.sqrt(squares[i]) + EPSILON);
      sum += scales[i];
    }
    scale[0] = sum;
  }
}
