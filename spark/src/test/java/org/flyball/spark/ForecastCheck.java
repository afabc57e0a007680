package org.flyball.spark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.flyball.compress.TopK;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.data.Libsvm;
import org.flyball.data.RowOrder;
import org.flyball.federated.Engine;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.linear.SparseMatrix;
import org.flyball.objective.EmpiricalRisk;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.planning.Contender;
import org.flyball.planning.Goal;
import org.flyball.planning.Latency;
import org.flyball.planning.Links;
import org.flyball.planning.Machines;
import org.flyball.planning.Planner;
import org.flyball.planning.Platform;
import org.flyball.planning.RoundCost;
import org.flyball.planning.Workload;
import org.flyball.random.Seed;
import org.flyball.run.Stop;

/**
 * Forecasts of a round's cost beside measured rounds on a cluster; see benchmarks/RESULTS.md. Three
 * numbers are taken from measurements: computing from rounds of the local engine, the fixed cost
 * from one kind of round on the cluster, the speed of its links from another. The rest is foretold.
 * Arguments: master, LIBSVM file.
 */
final class ForecastCheck {

  private static final int CLIENTS = 20;
  private static final int WARM = 150;
  private static final int ROUNDS = 300;

  private ForecastCheck() {}

  private record Problem(String name, FiniteSum f) {

    static Problem sparse(int dimension) {
      List<List<LabelledRow>> rows = Problems.rows(CLIENTS, dimension, Seed.of(3));
      FiniteSum f =
          FiniteSum.of(Problems.local(rows, dimension), Loss.logistic(), Regularizer.none());
      return new Problem("d = " + dimension, f);
    }

    Workload workload() {
      double[] ones = new double[CLIENTS];
      Arrays.fill(ones, 1); // only rounds are foretold, not how many
      return Workload.of(f, Smoothness.of(1, ones));
    }

    long nonzeros() {
      long sum = 0;
      for (int i = 0; i < CLIENTS; i++) {
        SparseMatrix features = ((EmpiricalRisk) f.client(i)).data().features();
        sum += features.entries();
      }
      return sum;
    }

    /** The median of rounds, in seconds. */
    double measured(Contender contender, Engine engine) {
      Training training =
          Training.of(contender.method(), Seed.of(42))
              .with(StepSize.constant(0.1))
              .with(Setup.plain().with(engine));
      FederatedRun run = training.start(f, new double[f.dimension()], Stop.after(WARM + ROUNDS));
      double[] took = new double[ROUNDS];
      for (int t = -WARM; t < ROUNDS; t++) {
        long start = System.nanoTime();
        run.step();
        if (t >= 0) {
          took[t] = (System.nanoTime() - start) * 1e-9;
        }
      }
      Arrays.sort(took);
      return took[ROUNDS / 2];
    }
  }

  public static void main(String[] arguments) throws Exception {
    Problem large = Problem.sparse(20_000);
    Problem middle = Problem.sparse(5_000);
    Problem w8a =
        new Problem(
            "w8a",
            FiniteSum.of(
                Libsvm.read(Path.of(arguments[1]))
                    .withSigns()
                    .split(CLIENTS, RowOrder.inFile(), Remainder.DROPPED),
                Loss.logistic(),
                Regularizer.none()));
    Contender few = Contender.ef21(new TopK(20));
    Contender many = Contender.ef21(new TopK(2_000));
    Contender dense = Contender.gradientDescent();
    Engine local = Engine.local(1);
    double perEntry = w8a.measured(few, local) / w8a.nonzeros();
    double perCoordinate = large.measured(few, local) / (CLIENTS * 20_000.0);
    Machines machines = new Machines(2, perEntry, perCoordinate, 0);
    try (JavaSparkContext context = new JavaSparkContext(Sparks.conf(arguments[0]))) {
      Engine spark = SparkEngine.on(context);
      Platform free = Platform.cluster(Links.unlimited(), Latency.of(0), machines);
      Goal goal = Goal.steepest(1, 0.1);
      large.measured(few, spark); // executors are slow at first
      large.measured(dense, spark);
      Planner first = new Planner(large.workload(), goal, free, Seed.of(1));
      double fixed =
          Math.max(0, large.measured(few, spark) - first.forecast(few).round().seconds());
      double rest = large.measured(dense, spark) - fixed - first.forecast(dense).round().seconds();
      double speed = first.forecast(dense).sizes().allUp() / Math.max(rest, 1e-9);
      System.out.printf(
          Locale.ROOT,
          "from measurements: %.2f ns an entry, %.2f ns a coordinate, %.2f ms fixed, %.0f Mbit/s%n",
          1e9 * perEntry,
          1e9 * perCoordinate,
          1e3 * fixed,
          1e-6 * speed);
      Links links = Links.unlimited().withServer(speed, Double.POSITIVE_INFINITY);
      Platform cluster = Platform.cluster(links, Latency.of(fixed), machines);
      for (Problem problem : List.of(large, middle, w8a)) {
        for (Contender contender : List.of(few, many, dense)) {
          if (contender.equals(many) && problem.equals(w8a)) {
            continue; // w8a has 300 features
          }
          RoundCost round =
              new Planner(problem.workload(), goal, cluster, Seed.of(1))
                  .forecast(contender)
                  .round();
          double seconds = problem.measured(contender, spark);
          System.out.printf(
              Locale.ROOT,
              "%s, %s: forecast %.2f ms (%s), measured %.2f ms, ratio %.2f%n",
              problem.name(),
              contender.name(),
              1e3 * round.seconds(),
              round.dominant(),
              1e3 * seconds,
              round.seconds() / seconds);
        }
      }
    }
  }
}
