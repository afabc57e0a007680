package org.flyball.descent;

/** y, where gradients are taken, is the run's x. */
class ScheduleFreeState extends Slots {

  private final ScheduleFree recipe;
  private final double[] z;
  private final double[] weights = slot("weights", 0); // their sum
  private final double[] largest = slot("largest", 0); // rate

  ScheduleFreeState(String kind, ScheduleFree recipe, double[] x0) {
    super(kind);
    this.recipe = recipe;
    z = slot("z", x0);
  }

  /** What the rate is multiplied by; called once a step. */
  double correction() {
    return 1;
  }

  /** Turns the gradient into the base optimizer's direction. */
  void precondition(double[] gradient) {}

  @Override
  public void update(long step, double given, double value, double[] gradient, double[] y) {
    double rate = given * correction();
    largest[0] = Math.max(largest[0], rate);
    double weight =
        (recipe.power() == 0 ? 1 : StrictMath.exp(recipe.power() * StrictMath.log(step + 1.0)))
            * largest[0]
            * largest[0];
    weights[0] += weight;
    double c = weights[0] == 0 ? 0 : weight / weights[0];
    precondition(gradient);
    double decay = recipe.weightDecay();
    double move = rate * (recipe.beta() * (1 - c) - 1);
    for (int i = 0; i < y.length; i++) {
      double direction = gradient[i] + decay * y[i];
      y[i] += c * (z[i] - y[i]) + move * direction;
      z[i] -= rate * direction;
    }
  }

  @Override
  public void iterate(double[] y, double[] out) {
    double beta = recipe.beta();
    for (int i = 0; i < y.length; i++) {
      out[i] = (y[i] - (1 - beta) * z[i]) / beta;
    }
  }

  @Override
  public boolean isElsewhere() {
    return true;
  }
}
