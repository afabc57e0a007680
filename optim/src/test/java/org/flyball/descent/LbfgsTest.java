package org.flyball.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.flyball.data.BundledData;
import org.flyball.data.ExternalData;
import org.flyball.data.LabelledCsv;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseMatrix;
import org.flyball.objective.Objective;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The six known optima, hard functions, and what happens at the end of precision. */
class LbfgsTest {

  private static void reaches(double optimum, LabelledData data) {
    Objective f = Problems.softmax(data, 1e-3);
    Minimum found = new Lbfgs().minimize(f, new double[f.dimension()], Stop.below(1e-9));
    assertEquals(Termination.CONVERGED, found.why());
    assertEquals(optimum, found.value(), 1e-8);
  }

  @ParameterizedTest
  @CsvSource({"IRIS, 0.1592600472", "WINE, 0.0730774487", "DIGITS, 0.1357390615"})
  void knownOptima(BundledData data, double optimum) {
    reaches(optimum, data.data());
  }

  @ParameterizedTest
  @CsvSource({"glass, 0.8815122462", "vehicle, 0.7000975788"})
  void knownOptima_ofExternalData(String name, double optimum) throws IOException {
    Optional<Path> file = ExternalData.find("multiclass/" + name + ".csv");
    Assumptions.assumeTrue(file.isPresent(), "FLYBALL_DATA has no " + name);
    reaches(optimum, LabelledCsv.read(file.orElseThrow()));
  }

  /** The file lacks the speaker, of whom each has 66 rows in a row: the source's first column. */
  @Test
  void knownOptimum_ofVowel() throws IOException {
    Optional<Path> file = ExternalData.find("multiclass/vowel.csv");
    Assumptions.assumeTrue(file.isPresent(), "FLYBALL_DATA has no vowel");
    LabelledData nine = LabelledCsv.read(file.orElseThrow());
    double[][] ten = new double[nine.rows()][10];
    nine.features().forEach((i, j, v) -> ten[i][j + 1] = v);
    for (int i = 0; i < ten.length; i++) {
      ten[i][0] = Math.floorDiv(i, 66);
    }
    reaches(1.4311668606, new LabelledData(SparseMatrix.of(ten), nine.labels()));
  }

  private static Objective rosenbrock(int pairs) {
    return new Objective() {
      @Override
      public int dimension() {
        return 2 * pairs;
      }

      @Override
      public double valueAndGradient(double[] x, double[] out) {
        double sum = 0;
        for (int i = 0; i < x.length; i += 2) {
          double valley = x[i + 1] - x[i] * x[i];
          double rest = 1 - x[i];
          sum += 100 * valley * valley + rest * rest;
          out[i] = -400 * x[i] * valley - 2 * rest;
          out[i + 1] = 200 * valley;
        }
        return sum;
      }
    };
  }

  @Test
  void rosenbrock_fromTheUsualStart() {
    double[] x0 = new double[20];
    double[] ones = new double[20];
    for (int i = 0; i < 20; i += 2) {
      x0[i] = -1.2;
      x0[i + 1] = 1;
      ones[i] = 1;
      ones[i + 1] = 1;
    }
    LbfgsRun run = new Lbfgs().start(rosenbrock(10), x0, Stop.below(1e-10).within(200));
    Minimum found = run.finish();
    assertEquals(Termination.CONVERGED, found.why());
    assertArrayEquals(ones, found.x(), 1e-9);
    assertTrue(run.evaluations() <= 2 * run.steps(), run.evaluations() + " evaluations");
  }

  /** Every accepted step fulfils both Wolfe conditions, so values fall. */
  @Test
  void values_neverRise() {
    LbfgsRun run =
        new Lbfgs(3).start(rosenbrock(1), new double[] {-1.2, 1}, Stop.below(1e-8).within(200));
    double before = run.result().value();
    while (run.step()) {
      assertTrue(run.result().value() < before);
      before = run.result().value();
    }
    assertEquals(Termination.CONVERGED, run.why());
  }

  /** From 1e-6 of the gradient the tolerance cannot be met: values say nothing any more. */
  @Test
  void unreachableTolerance_endsAsStalledOrExactlyZero() {
    Objective f = Problems.softmax(BundledData.IRIS.data(), 1e-3);
    Minimum found = new Lbfgs().minimize(f, new double[f.dimension()], Stop.after(100_000));
    assertTrue(found.steps() < 5_000, found.steps() + " steps");
    assertEquals(Termination.STALLED, found.why());
    assertTrue(found.gradientNorm() < 1e-12, "norm " + found.gradientNorm());
  }

  @Test
  void startAtTheOptimum_takesNoStep() {
    Minimum found = new Lbfgs().minimize(Problems.bowl(), new double[] {1, -2}, Stop.after(9));
    assertEquals(Termination.CONVERGED, found.why());
    assertEquals(0, found.steps());
  }

  /** {@code -x}: every step may be longer. The search gives up, and says so. */
  @Test
  void unboundedBelow_ends() {
    Objective slide =
        new Objective() {
          @Override
          public int dimension() {
            return 1;
          }

          @Override
          public double valueAndGradient(double[] x, double[] out) {
            out[0] = -1;
            return -x[0];
          }
        };
    Minimum found = new Lbfgs().minimize(slide, new double[1], Stop.after(9));
    assertEquals(Termination.STALLED, found.why());
  }

  @Test
  void resumed_goesOnBitForBit() {
    Objective f = Problems.softmax(BundledData.IRIS.data(), 1e-3);
    double[] x0 = new double[f.dimension()];
    Minimum whole = new Lbfgs(4).minimize(f, x0, Stop.after(40));
    LbfgsRun run = new Lbfgs(4).start(f, x0, Stop.after(40));
    for (int k = 0; k < 17; k++) {
      run.step();
    }
    LbfgsRun other = new Lbfgs(4).resume(f, Stop.after(40), run.snapshot());
    assertArrayEquals(whole.x(), other.finish().x());
    assertEquals(40, other.steps());
  }

  @Test
  void resumed_keepsItsGoal() {
    Objective f = Problems.softmax(BundledData.IRIS.data(), 1e-3);
    double[] x0 = new double[f.dimension()];
    Stop stop = Stop.below(1e-4);
    Minimum whole = new Lbfgs().minimize(f, x0, stop);
    LbfgsRun run = new Lbfgs().start(f, x0, stop);
    for (int k = 0; k < 5; k++) {
      run.step();
    }
    assertEquals(whole.steps(), new Lbfgs().resume(f, stop, run.snapshot()).finish().steps());
  }
}
