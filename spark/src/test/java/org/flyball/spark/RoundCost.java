package org.flyball.spark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.flyball.compress.TopK;
import org.flyball.data.LabelledData;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.data.Libsvm;
import org.flyball.data.RowOrder;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Method;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import scala.Tuple2;
import scala.reflect.ClassTag$;

/**
 * Measures what a round costs on Spark beside the same round in one process; see
 * benchmarks/RESULTS.md. Arguments: master, LIBSVM file, clients, k of Top-k, tasks (0: Spark's
 * parallelism).
 */
final class RoundCost {

  private static final int WARM = 300;
  private static final int ROUNDS = 600;

  private RoundCost() {}

  public static void main(String[] arguments) throws Exception {
    String master = arguments[0];
    int clients = Integer.parseInt(arguments[2]);
    LabelledData data = Libsvm.read(Path.of(arguments[1])).withSigns();
    FiniteSum f =
        FiniteSum.of(
            data.split(clients, RowOrder.inFile(), Remainder.DROPPED),
            Loss.logistic(),
            Regularizer.none());
    Method method = Method.ef21(new TopK(Integer.parseInt(arguments[3])));
    Training training = Training.of(method, Seed.of(42)).with(StepSize.constant(0.5));
    try (JavaSparkContext context = new JavaSparkContext(Sparks.conf(master))) {
      Results results = new Results();
      context.sc().addSparkListener(results);
      SparkEngine engine = SparkEngine.on(context).withTasks(Integer.parseInt(arguments[4]));
      report("local engine, one thread", training, f, List.of());
      report(
          "Spark " + master, training.with(Setup.plain().with(engine)), f, List.of(engine.meter()));
      System.out.printf(
          "  a job's closure beside x: %d bytes; a task's result as sent: %d bytes%n",
          closure(context, f.dimension()), results.last);
    }
  }

  private static int closure(JavaSparkContext context, int d) {
    Errand.Answer answer = new Errand.Answer(1, new byte[8 * d], false);
    RoundTask task =
        new RoundTask(
            new Errand("a name of 36 characters, and an epoch", Settlement.of(0), answer));
    Roster roster = new Roster(context.sc(), new Roster.Group[0]);
    return SparkEnv.get()
            .closureSerializer()
            .newInstance()
            .serialize(new Tuple2<>(roster, task), ClassTag$.MODULE$.apply(Tuple2.class))
            .limit()
        - 8 * d;
  }

  /** How large results are with what Spark puts around them. */
  private static final class Results extends SparkListener {
    private volatile long last;

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      last = end.taskMetrics().resultSize();
    }
  }

  private static void report(String name, Training training, FiniteSum f, List<Meter> meter) {
    FederatedRun run = training.start(f, new double[f.dimension()], Stop.after(WARM + ROUNDS));
    for (int t = 0; t < WARM; t++) {
      run.step();
    }
    double[] jobs = seconds(meter);
    double[] took = new double[ROUNDS];
    for (int t = 0; t < ROUNDS; t++) {
      long start = System.nanoTime();
      run.step();
      took[t] = (System.nanoTime() - start) / 1e6;
    }
    double mean = Arrays.stream(took).average().orElse(Double.NaN);
    Arrays.sort(took);
    System.out.printf(
        Locale.ROOT,
        "%s: ms a round: least %.2f, lower quartile %.2f, median %.2f, mean %.2f, 95 %% %.2f%n",
        name,
        took[0],
        took[ROUNDS / 4],
        took[ROUNDS / 2],
        mean,
        took[ROUNDS * 95 / 100]);
    if (!meter.isEmpty()) {
      double[] after = seconds(meter);
      double job = (after[0] - jobs[0]) / ROUNDS * 1e3;
      double work = (after[1] - jobs[1]) / ROUNDS * 1e3;
      System.out.printf(
          Locale.ROOT,
          "  of the mean: Spark %.2f, clients' work %.2f, the driver's own %.2f; own share %.0f %%;"
              + " %.0f bytes up and %.0f down a round%n",
          job - work,
          work,
          mean - job,
          100 * (mean - job + work) / mean,
          after[2],
          after[3]);
    }
  }

  private static double[] seconds(List<Meter> meters) {
    return meters.isEmpty()
        ? new double[4]
        : new double[] {
          meters.get(0).seconds(),
          meters.get(0).secondsOfWork(),
          (double) meters.get(0).replyBytes() / meters.get(0).jobs(),
          (double) meters.get(0).orderBytes() / meters.get(0).jobs()
        };
  }
}
