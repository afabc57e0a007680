package org.flyball.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;
import org.junit.jupiter.api.Test;

/**
 * Iterates and learnt rates on the bowl and on ||x||^2, as the authors' own implementations give
 * them.
 */
class LearntRateTest {

  private static DescentRun after(int steps, Optimizer optimizer) {
    DescentRun run =
        Descent.of(optimizer, Schedule.constant(1), Seed.of(1))
            .start(Problems.bowl(), new double[2], Stop.after(steps));
    run.finish();
    return run;
  }

  private static double squares(int steps, Optimizer optimizer) {
    return Descent.of(optimizer, Schedule.constant(1), Seed.of(1))
        .minimize(Problems.squares(3), new double[] {1, 2, 3}, Stop.after(steps))
        .value();
  }

  @Test
  void dAdaptation_sgd() {
    assertEquals(0.0236631057469, after(20, new DAdaptSgd()).scale(), 1e-9);
    DescentRun run = after(50, new DAdaptSgd());
    assertEquals(1.92848100967, run.scale(), 1e-9);
    assertArrayEquals(new double[] {0.886197201338, -2}, run.x(), 1e-9);
  }

  @Test
  void dAdaptation_adaGrad() {
    assertEquals(0.226182208221, after(100, new DAdaptAdaGrad()).scale(), 1e-9);
  }

  @Test
  void dAdaptation_adam() {
    assertEquals(0.461624702648, after(10, new DAdaptAdam()).scale(), 1e-9);
    assertEquals(3.95632750414, after(50, new DAdaptAdam()).scale(), 1e-9);
    assertArrayEquals(
        new double[] {0.999959925824, -2.00001623476}, after(200, new DAdaptAdam()).x(), 1e-9);
  }

  @Test
  void prodigy() {
    assertEquals(0.00387370980014, after(10, new Prodigy()).scale(), 1e-9);
    assertEquals(0.97741878167, after(50, new Prodigy()).scale(), 1e-9);
    assertArrayEquals(
        new double[] {1.00010413629, -1.99996248401}, after(200, new Prodigy()).x(), 1e-9);
    Prodigy corrected = new Prodigy(new Adam(), Distance.unknown(), Correction.BIAS, 0);
    assertEquals(0.902179836827, after(50, corrected).scale(), 1e-9);
  }

  @Test
  void distanceOverGradients() {
    assertEquals(13.999792587746, squares(5, new DoG()), 1e-9);
    assertEquals(12.956755095580, squares(50, new DoG()), 1e-9);
    assertEquals(0.030045982021, squares(100, new DoG()), 1e-9);
    assertEquals(13.359002524569, squares(50, new DoG().averaged(8)), 1e-9); // own, in Python
    double[] weighted = {13.925366452, 13.872762819, 13.775432150, 13.596171713, 13.268837793};
    for (int k = 1; k <= 5; k++) {
      assertEquals(weighted[k - 1], squares(k, new DoWG()), 1e-9);
    }
  }

  @Test
  void polyak() {
    double[] values = {3.5, .875, .21875, .0546875};
    for (int k = 1; k <= 4; k++) {
      assertEquals(values[k - 1], squares(k, new PolyakStep(0)), 1e-12);
    }
  }

  /** The sources count the steps after the first, whose size is given. */
  @Test
  void adGd() {
    AdGd first = new AdGd(1e-6, AdGd.Rule.FIRST);
    assertEquals(0.0500618352173, after(2, first).scale(), 1e-11);
    assertEquals(0.0480741680887, after(11, first).result().value(), 1e-9);
    assertEquals(3.28409659848e-10, after(41, first).result().value(), 1e-18);
    AdGd second = new AdGd(0.05, AdGd.Rule.SECOND);
    assertEquals(0.00376003431211, after(11, second).result().value(), 1e-9);
    assertEquals(1.82274827805e-12, after(41, second).result().value(), 1e-20);
  }
}
