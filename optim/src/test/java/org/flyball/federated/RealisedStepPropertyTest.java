package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.flyball.compress.TopK;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/**
 * {@code f(x+) + C+ <= f(x) + C - (s/2) ||grad f(x)||^2} for every step that stands, computed here
 * from the objectives and the memories alone, with the weights of the proof.
 */
class RealisedStepPropertyTest {

  private static final int CASES = 200;
  private static final int ROUNDS = 40;

  private static FiniteSum logistic(Xoshiro256 random) {
    int n = 2 + random.nextInt(6);
    int d = 2 + random.nextInt(9);
    List<LabelledData> clients = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int rows = 1 + random.nextInt(5);
      double[][] matrix = new double[rows][d];
      double[] labels = new double[rows];
      double scale = Math.exp(random.nextGaussian()); // unequal L_i
      for (int r = 0; r < rows; r++) {
        labels[r] = random.nextInt(2) == 0 ? -1 : 1;
        for (int j = 0; j < d; j++) {
          matrix[r][j] = scale * random.nextGaussian();
        }
      }
      clients.add(new LabelledData(SparseMatrix.of(matrix), labels));
    }
    return FiniteSum.of(clients, Loss.logistic(), Regularizer.nonConvex(0.05));
  }

  private static FiniteSum problem(Xoshiro256 random) {
    return random.nextInt(2) == 0
        ? logistic(random)
        : Problems.quadratics(
            2 + random.nextInt(5), 2 + random.nextInt(8), Seed.of(random.nextLong()));
  }

  /** The largest excess over the bound in a run, divided by the size of f and C. */
  private static double worst(FiniteSum f, Method method, StepSize steps, long draw) {
    int d = f.dimension();
    Smoothness s = Smoothness.of(f);
    Theory theory = Theory.of(method, f, s, Analysis.ARITHMETIC_MEAN);
    double[] c = theory.potential().memories().clone();
    for (int i = 0; i < c.length; i++) {
      c[i] *= theory.stepSize();
    }
    double[] x0 = new double[d];
    Xoshiro256 random = Seed.of(draw).stream();
    for (int j = 0; j < d; j++) {
      x0[j] = 3 * random.nextGaussian();
    }
    FederatedRun run =
        Training.of(method, Seed.of(1))
            .with(steps)
            .with(Setup.plain().with(s))
            .start(f, x0, Stop.after(ROUNDS));
    Inspection seen = new Inspection(d);
    double[] gradient = new double[d];
    run.crew().inspect(run.x(), c, seen);
    double phi = f.value(run.x()) + seen.potential;
    f.gradient(run.x(), gradient);
    double square = Vectors.dot(gradient, gradient);
    double worst = Double.NEGATIVE_INFINITY;
    long retreats = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double step = run.stepSize();
      if (!run.step()) {
        return Double.POSITIVE_INFINITY; // it left the range of a double
      }
      if (run.retreats() > retreats) {
        retreats = run.retreats();
        continue;
      }
      run.crew().inspect(run.x(), c, seen);
      double value = f.value(run.x());
      double next = value + seen.potential;
      double size = Math.abs(value) + Math.abs(phi) + seen.potential;
      worst = Math.max(worst, (next - (phi - step / 2 * square)) / size);
      phi = next;
      f.gradient(run.x(), gradient);
      square = Vectors.dot(gradient, gradient);
    }
    return worst;
  }

  private static Method method(Xoshiro256 random, int d) {
    TopK top = new TopK(1 + random.nextInt(d));
    Method method = random.nextInt(2) == 0 ? Method.ef21(top) : Method.ef21Weighted(top);
    return method.with(List.of(Feedback.Opening.values()).get(random.nextInt(3)));
  }

  @Test
  void everyStepThatStands_keepsTheInequality() {
    ForAll.cases(
        CASES,
        Seed.of(31),
        random -> {
          FiniteSum f = problem(random);
          Method method = method(random, f.dimension());
          double factor = Math.pow(10, random.nextInt(4));
          double excess = worst(f, method, StepSize.realised().times(factor), random.nextLong());
          assertTrue(excess <= 1e-13, () -> method + " " + factor + ": " + excess);
        });
  }

  /** Without the guard: at 1000 times the realised step's theory, most runs break it. */
  @Test
  void farTooLongSteps_withoutGuard_breakIt() {
    int broken = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Xoshiro256 random = Seed.of(seed).stream();
      FiniteSum f = problem(random);
      Method method = method(random, f.dimension());
      double excess = worst(f, method, StepSize.theory().times(1000), random.nextLong());
      broken += excess > 1e-13 ? 1 : 0;
    }
    assertTrue(broken > 0.9 * CASES, "" + broken);
  }
}
