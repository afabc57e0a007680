package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.compress.TopK;
import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/** Where compression without memory diverges and error feedback does not. */
class CounterexampleTest {

  private static final FiniteSum F = Problems.counterexample();
  private static final double[] ONES = {1, 1, 1};

  private static Minimum run(Method method, StepSize steps, long rounds) {
    return Training.of(method, Seed.of(1)).with(steps).minimize(F, ONES, Stop.after(rounds));
  }

  private static double norm(double[] x) {
    return Math.sqrt(Vectors.dot(x, x));
  }

  @Test
  void constantsAreThoseOfThePaper() {
    double[] gradient = new double[3];
    F.client(0).gradient(ONES, gradient);
    assertArrayEquals(new double[] {-5.5, 4.5, 4.5}, gradient, 1e-15);
    F.gradient(ONES, gradient);
    assertArrayEquals(new double[] {7 / 6.0, 7 / 6.0, 7 / 6.0}, gradient, 1e-14);
    Smoothness smoothness = Smoothness.of(F);
    assertEquals(103 / 6.0, smoothness.function(), 1e-12);
    assertArrayEquals(new double[] {34.5, 34.5, 34.5}, smoothness.clients(), 1e-12);
    Theory theory = Theory.of(Method.ef21(new TopK(1)), F, smoothness, Analysis.ARITHMETIC_MEAN);
    assertEquals(0.00585912, theory.stepSize(), 5e-9);
  }

  @Test
  void dcgdDivergesExponentially() {
    double[] x = run(Method.dcgd(new TopK(1)), StepSize.constant(0.01), 20).x();
    double predicted = StrictMath.pow(1 + 11 * 0.01 / 6, 20);
    assertEquals(1.438133, predicted, 5e-7);
    assertArrayEquals(new double[] {predicted, predicted, predicted}, x, 1e-13);
  }

  @Test
  void ef21ConvergesAtItsTheoryStep() {
    Method ef21 = Method.ef21(new TopK(1));
    assertEquals(0.868409, norm(run(ef21, StepSize.theory(), 100).x()), 5e-7);
    assertEquals(1.736955e-3, norm(run(ef21, StepSize.theory(), 1000).x()), 5e-9);
    assertEquals(1.7462e-9, norm(run(ef21, StepSize.theory(), 3000).x()), 5e-13);
  }

  @Test
  void ef14ConvergesWhereDcgdDiverges() {
    double[] x = run(Method.ef14(new TopK(1)), StepSize.constant(0.01), 3000).x();
    assertTrue(norm(x) < 1e-14, "norm " + norm(x));
  }
}
