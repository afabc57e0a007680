package org.flyball.descent;

import org.flyball.linear.Vectors;

/** Of Prodigy. */
final class ProdigyState extends Slots {

  private final Prodigy recipe;
  private final double[] origin;
  private final double[] first;
  private final double[] second;
  private final double[] sum;
  private final double[] power1 = slot("power1", 1);
  private final double[] power2 = slot("power2", 1);
  private final double[] numerator = slot("numerator", 0);
  private final double[] distance;
  private final double[] most;

  ProdigyState(Prodigy recipe, double[] x0) {
    super("Prodigy");
    this.recipe = recipe;
    origin = slot("origin", x0);
    first = zeros("first", x0.length);
    second = zeros("second", x0.length);
    sum = zeros("sum", x0.length);
    distance = slot("distance", recipe.estimate().distance().initial());
    most = slot("most", recipe.estimate().distance().initial());
  }

  @Override
  public double scale() {
    return distance[0];
  }

  @Override
  public void update(long step, double rate, double value, double[] gradient, double[] x) {
    Adam adam = recipe.adam();
    double b1 = adam.beta1();
    double b2 = adam.beta2();
    double b3 = Math.sqrt(b2);
    double d = distance[0];
    double relative = d / recipe.estimate().distance().initial();
    double q = d * rate * recipe.correction().next(adam, power1, power2);
    boolean safe = recipe.estimate().warmup() == DistanceEstimate.Warmup.SAFE;
    double share = relative * (safe ? d : q);
    double product = 0;
    for (int i = 0; i < x.length; i++) {
      double g = gradient[i];
      product += g * (origin[i] - x[i]);
      first[i] = b1 * first[i] + (1 - b1) * d * g;
      second[i] = b2 * second[i] + (1 - b2) * d * d * g * g;
      sum[i] = b3 * sum[i] + share * g;
    }
    numerator[0] = b3 * numerator[0] + relative * q * product;
    learn(Vectors.norm1(sum));
    double keep = 1 - q * recipe.weightDecay();
    double eps = distance[0] * adam.epsilon();
    for (int i = 0; i < x.length; i++) {
      x[i] = keep * x[i] - q * first[i] / (Math.sqrt(second[i]) + eps);
    }
  }

  /** While d is the first guess it follows at once; later the growth is limited. */
  private void learn(double norm) {
    double wanted = recipe.estimate().coefficient() * numerator[0] / norm;
    if (!(norm > 0 && wanted < Double.POSITIVE_INFINITY)) {
      return;
    }
    if (distance[0] == recipe.estimate().distance().initial()) {
      distance[0] = Math.max(distance[0], wanted);
    }
    most[0] = Math.max(most[0], wanted);
    distance[0] = Math.min(most[0], distance[0] * recipe.estimate().distance().growth());
  }
}
