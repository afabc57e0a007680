package org.flyball.jmh;

import java.util.concurrent.TimeUnit;
import org.flyball.compress.TopK;
import org.flyball.data.LabelledData;
import org.flyball.data.RowOrder;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Method;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.linear.Triplets;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Objective;
import org.flyball.objective.Regularizer;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Stop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a round of EF21 cost above the gradients it needs?
 *
 * <p>Logistic regression on data of the shape of w8a (49 749 rows, 300 features, 11.65 of them in a
 * row, all 1), 20 clients, Top-3, which is 1 % of the entries. {@code gradients} is every client's
 * gradient and nothing else; {@code ef21} is a whole round on one thread: order, gradients,
 * compression, bytes, decoding, the server's step, the norm of the gradient; {@code descent} is the
 * same with dense messages.
 *
 * <p>Quiet machine, JDK 17, least of three iterations, microseconds: gradients 1092, a round of
 * EF21 1175, of gradient descent 1170. So 8 % for all that is not a gradient, and next to nothing
 * for the compression.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 1)
public class FederatedBenchmark {

  private static final int FEATURES = 300;
  private static final double FILL = 11.65 / FEATURES;
  private static final int CLIENTS = 20;
  private static final int KEPT = 3;
  private static final double STEP = 0.1;

  private final FiniteSum f;
  private final double[] x = new double[FEATURES];
  private final double[] gradient = new double[FEATURES];
  private final FederatedRun ef21;
  private final FederatedRun descent;

  /** As many rows as w8a has. */
  public FederatedBenchmark() {
    this(49_749);
  }

  FederatedBenchmark(int rows) {
    f =
        FiniteSum.of(
            data(rows).split(CLIENTS, RowOrder.inFile(), LabelledData.Remainder.DROPPED),
            Loss.logistic(),
            Regularizer.none());
    ef21 = start(Method.ef21(new TopK(KEPT)));
    descent = start(Method.gradientDescent());
  }

  private static LabelledData data(int rows) {
    Xoshiro256 random = Seed.of(8).stream();
    Triplets features = new Triplets(rows, FEATURES);
    double[] labels = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < FEATURES; j++) {
        if (random.nextDouble() < FILL) {
          features.add(i, j, 1);
        }
      }
      labels[i] = random.nextDouble() < 0.5 ? 1 : -1;
    }
    return new LabelledData(features.toMatrix(), labels);
  }

  private FederatedRun start(Method method) {
    return Training.of(method, Seed.of(1))
        .with(StepSize.constant(STEP))
        .start(f, x, Stop.after(Long.MAX_VALUE));
  }

  /** The clients' gradients alone; the sum of their first entries. */
  @Benchmark
  public double gradients() {
    double sum = 0;
    for (Objective client : f.clients()) {
      client.gradient(x, gradient);
      sum += gradient[0];
    }
    return sum;
  }

  /** A round of EF21 with Top-3. */
  @Benchmark
  public double ef21() {
    ef21.step();
    return ef21.measure();
  }

  /** A round of gradient descent. */
  @Benchmark
  public double descent() {
    descent.step();
    return descent.measure();
  }
}
