package org.flyball.federated;

import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;

/** What can be known of a point by asking everybody: the measure of a run and its certificates. */
final class Gauge {

  static final double NOT_AT_HAND = -1;

  private final FiniteSum f;
  private final Plan plan;
  private final Crew crew;
  private final Inspection inspection;
  private final double[] gradient;
  private final double[] noWeights;

  Gauge(FiniteSum f, Plan plan, Crew crew) {
    this.f = f;
    this.plan = plan;
    this.crew = crew;
    inspection = new Inspection(f.dimension());
    gradient = new double[f.dimension()];
    noWeights = new double[f.size()];
  }

  /** ||grad f|| at the point of the last order, if it is at hand. */
  double atHand(double[] x, double stepSize) {
    return crew.gradient(gradient) ? norm(gradient, x, stepSize) : NOT_AT_HAND;
  }

  /** ||grad f||; a pass over the data. */
  double asked(double[] x, double stepSize) {
    crew.inspect(x, noWeights, inspection);
    return norm(inspection.gradient, x, stepSize);
  }

  /** What the messages prove of ||grad f||. */
  double proved(Server server) {
    System.arraycopy(server.mean(), 0, gradient, 0, gradient.length);
    f.regularizer().addGradient(1, server.x, gradient);
    return Vectors.norm(gradient) + server.errors();
  }

  /** f(x) where {@link #asked} has just been; the server's terms included. */
  double value(double[] x) {
    return inspection.value + f.regularizer().value(x) + plan.method().server().proximal().value(x);
  }

  /**
   * Shows an auditor the server's point.
   *
   * @param stepSize gamma of the gradient mapping
   * @param unit gamma in Phi
   * @return ||grad f||
   */
  double audit(
      Auditor with, double[] weights, Server server, long round, double stepSize, double unit) {
    with.observeShare(crew.leastKeptShare());
    crew.inspect(server.x, weights, inspection);
    double lag =
        plan.method().estimate().isExact()
            ? server.squaredLag()
            : Numbers.squareOfDifference(server.mean(), 1, inspection.gradient);
    double value = value(server.x);
    double norm = norm(inspection.gradient, server.x, stepSize);
    with.observe(round, unit, value, norm * norm, inspection.potential, lag);
    return norm;
  }

  /** Of the mean of the clients' gradients, which is overwritten. */
  private double norm(double[] mean, double[] x, double stepSize) {
    f.regularizer().addGradient(1, x, mean);
    plan.method().server().proximal().toGradientMapping(stepSize, x, mean);
    return Vectors.norm(mean);
  }
}
