package org.flyball.spark;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.flyball.federated.Crew;
import org.flyball.federated.Engine;
import org.flyball.federated.Plan;
import org.flyball.objective.EmpiricalRisk;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Objective;
import org.flyball.objective.Regularizer;
import org.flyball.run.Checks;

/**
 * The clients on Apache Spark. The iterates are those of {@code Engine.local}, bit for bit, for any
 * number of executors, partitions and tasks; so are messages, traffic and what inspections tell.
 *
 * <pre>{@code
 * FiniteSum f = clients.sum(Loss.logistic(), Regularizer.none());
 * Minimum minimum = Training.of(Method.ef21(new TopK(100)), seed)
 *     .with(Setup.plain().with(clients.engine()).measuredByProof())
 *     .minimize(f, new double[f.dimension()], Stop.below(1e-3).within(10_000));
 * }</pre>
 *
 * <p>Takes the sums of {@link SparkClients}, whose rows are in the cluster, and any other sum whose
 * functions can be shipped: {@link EmpiricalRisk}s, and what is serializable.
 *
 * <p>A round is one job with {@link #withTasks as many tasks} as cores, each for several clients.
 * Up come the encoded messages, and around each a tag, its client's number and its length, 3 to 9
 * bytes. A measure that the messages do not prove costs a job more, with dense vectors: see {@link
 * org.flyball.federated.Setup#measuredByProof} and {@code measuredEvery}.
 *
 * <p>Immutable, but for its {@link #meter}.
 */
public final class SparkEngine implements Engine {

  /** When the driver gets the mean of the clients' true gradients. */
  public enum Gradients {
    /** When it asks: by a job of its own, where a measure or a certificate wants it. */
    ASKED,
    /**
     * With every round, summed where that keeps the order: dense vectors, at most one for each
     * client. What {@code Engine.local} has at hand, too: with it both stop in the same round by
     * whatever rule.
     */
    EVERY_ROUND
  }

  private final JavaSparkContext context;
  private final Recovery recovery;
  private final int tasks;
  private final Gradients gradients;
  private final Meter meter = new Meter();

  private SparkEngine(JavaSparkContext context, Recovery recovery, int tasks, Gradients gradients) {
    this.context = context;
    this.recovery = recovery;
    this.tasks = tasks;
    this.gradients = gradients;
  }

  /** On this Spark: rebuilds what is lost, tasks as Spark likes, gradients when asked for. */
  public static SparkEngine on(JavaSparkContext context) {
    return new SparkEngine(context, Recovery.REBUILD, 0, Gradients.ASKED);
  }

  /** The same with another way out of losses. */
  public SparkEngine with(Recovery other) {
    return new SparkEngine(context, other, tasks, gradients);
  }

  /** The same with other knowledge of gradients. */
  public SparkEngine with(Gradients other) {
    return new SparkEngine(context, recovery, tasks, other);
  }

  /** The same with so many tasks in a round; 0 for as many as Spark's default parallelism. */
  public SparkEngine withTasks(int number) {
    Checks.that(number >= 0, "SparkEngine: tasks is %s, must be 0 or more", number);
    return new SparkEngine(context, recovery, number, gradients);
  }

  /** What becomes of clients whose executor was lost. */
  public Recovery recovery() {
    return recovery;
  }

  /** Tasks of a round's job; 0 for as many as Spark's default parallelism. */
  public int tasks() {
    return tasks;
  }

  /** When true gradients are known. */
  public Gradients gradients() {
    return gradients;
  }

  /** What the jobs have cost so far. */
  public Meter meter() {
    return meter;
  }

  @Override
  public Crew gather(Plan plan, FiniteSum f) {
    Checks.that(
        recovery != Recovery.SIT_OUT || plan.allowsAbsence(),
        "SparkEngine: with %s every client must answer; use Recovery.REBUILD",
        plan.method());
    requireShippable(plan);
    Objective first = f.client(0);
    Fleet fleet =
        first instanceof RemoteRisk remote ? remote.clients().fleet(f) : shipped(context, f);
    return new SparkCrew(this, plan, fleet);
  }

  /** Spark's own complaint would not name what it is about. */
  private static void requireShippable(Plan plan) {
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(plan);
    } catch (IOException refused) {
      throw new IllegalArgumentException(
          "SparkEngine: "
              + plan.method()
              + " cannot be shipped, for this is not serializable: "
              + refused.getMessage(),
          refused);
    }
  }

  /** A fleet of functions that the driver has. */
  private static Fleet shipped(JavaSparkContext context, FiniteSum f) {
    int n = f.size();
    int slices = Math.min(n, context.defaultParallelism());
    List<ClientData> all = new ArrayList<>(n);
    Fleet.Home[] homes = new Fleet.Home[n];
    for (int slice = 0; slice < slices; slice++) { // as parallelize cuts a list
      int from = (int) ((long) slice * n / slices);
      int to = (int) ((slice + 1L) * n / slices);
      for (int i = from; i < to; i++) {
        ClientData data = travelling(f.client(i), i);
        all.add(data);
        homes[i] = new Fleet.Home(slice, i - from, 2L * data.entries() + 1);
      }
    }
    Recipe none = new Recipe(f.dimension(), Loss.square(), Regularizer.none());
    return new Fleet(context, context.parallelize(all, slices), none, homes);
  }

  private static ClientData travelling(Objective function, int client) {
    if (function instanceof EmpiricalRisk risk) {
      return new ClientData.Risk(
          RowBlock.of(risk.data()), new Recipe(risk.dimension(), risk.loss(), risk.regularizer()));
    }
    if (!(function instanceof Serializable)) {
      Checks.that(
          false,
          "SparkEngine: client %s is a %s, which cannot be shipped; make it Serializable, or let"
              + " SparkClients make the sum from rows",
          client,
          function.getClass().getSimpleName());
    }
    return new ClientData.Whole(function);
  }
}
