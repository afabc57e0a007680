package org.flyball.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Objective;
import org.flyball.objective.Regularizer;
import org.flyball.run.Checks;
import scala.Tuple2;

/**
 * Clients whose rows are in a Spark cluster and stay there: one for each partition of an RDD, or
 * one for each key. Unequal clients are the normal case; each counts as one of n, as in the papers.
 *
 * <pre>{@code
 * JavaRDD<LabelledRow> rows = SparkRows.libsvm(context, "hdfs:///data/clicks", 1_000);
 * try (SparkClients clients = SparkClients.ofPartitions(rows)) {
 *   FiniteSum f = clients.sum(Loss.logistic(), Regularizer.nonConvex(0.001));
 *   Setup setup = Setup.plain().with(clients.engine()).measuredByProof();
 *   Minimum minimum = Training.of(Method.ef21(new TopK(100)), Seed.of(42))
 *       .with(setup).minimize(f, new double[f.dimension()], Stop.after(1_000));
 * }
 * }</pre>
 *
 * <p>Memory in the executors: 12 bytes an entry and 16 a row in the clients of each run, and once
 * the same on their disks; what a method keeps, 8 bytes d for each client and memory. It is beside
 * Spark's own storage: leave room by {@code spark.memory.fraction}.
 *
 * <p>The lineage of the rows must give the same rows in the same order whenever it is computed
 * again, or a rebuilt client is another one.
 */
public final class SparkClients implements AutoCloseable {

  private final JavaSparkContext context;
  private final JavaRDD<ClientData> data;
  private final Fleet.Home[] homes;
  private final int[] rows;
  private final List<String> keys;
  private final int dimension;

  private SparkClients(JavaRDD<ClientData> data, List<String> keys, int least) {
    this.context = JavaSparkContext.fromSparkContext(data.context());
    this.data = data;
    List<long[]> found = data.mapPartitionsWithIndex(SparkClients::count, true).collect();
    Checks.that(!found.isEmpty(), "SparkClients: there is no row, so there is no client");
    homes = new Fleet.Home[found.size()];
    rows = new int[homes.length];
    int columns = least;
    for (int i = 0; i < homes.length; i++) {
      long[] one = found.get(i);
      homes[i] = new Fleet.Home((int) one[0], (int) one[1], 2 * one[4] + one[2]);
      rows[i] = (int) one[2];
      columns = (int) Math.max(columns, one[3]);
    }
    Checks.that(columns >= 1, "SparkClients: no row has a feature");
    dimension = columns;
    this.keys = keys;
  }

  private static Iterator<long[]> count(int partition, Iterator<ClientData> clients) {
    List<long[]> found = new ArrayList<>();
    while (clients.hasNext()) {
      ClientData one = clients.next();
      found.add(new long[] {partition, found.size(), one.rows(), one.columns(), one.entries()});
    }
    return found.iterator();
  }

  /** One client for each partition that has rows, in their order. */
  public static SparkClients ofPartitions(JavaRDD<LabelledRow> rows) {
    return new SparkClients(keep(rows.mapPartitions(SparkClients::block)), List.of(), 0);
  }

  private static Iterator<ClientData> block(Iterator<LabelledRow> rows) {
    RowBlock.Builder builder = new RowBlock.Builder();
    rows.forEachRemaining(builder::add);
    return builder.isEmpty()
        ? List.<ClientData>of().iterator()
        : List.<ClientData>of(builder.build()).iterator();
  }

  private static JavaRDD<ClientData> keep(JavaRDD<ClientData> data) {
    return data.persist(StorageLevel.DISK_ONLY());
  }

  /**
   * One client for each key, in the order of the keys as texts; its rows in the order in which they
   * come. One shuffle.
   *
   * @param partitions how many to make, each of neighbouring clients with about as many rows
   */
  public static SparkClients byKey(JavaPairRDD<String, LabelledRow> rows, int partitions) {
    Checks.that(partitions >= 1, "SparkClients: partitions is %s, must be 1 or more", partitions);
    Map<String, Long> counts = new TreeMap<>(rows.keys().countByValue());
    Checks.that(!counts.isEmpty(), "SparkClients: there is no row, so there is no client");
    Map<String, Integer> ranks = new HashMap<>();
    int[] target = new int[counts.size()];
    long whole = 0;
    for (long count : counts.values()) {
      whole += count;
    }
    long done = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      int rank = ranks.size();
      target[rank] = (int) (done * partitions / whole);
      done += entry.getValue();
      ranks.put(entry.getKey(), rank);
    }
    JavaPairRDD<Keyed.Place, LabelledRow> placed =
        rows.zipWithIndex()
            .mapToPair(
                row ->
                    new Tuple2<>(
                        new Keyed.Place(ranks.getOrDefault(row._1()._1(), 0), row._2()),
                        row._1()._2()));
    JavaRDD<ClientData> blocks =
        placed
            .repartitionAndSortWithinPartitions(new Keyed.ByRank(target, partitions))
            .mapPartitions(Keyed::blocks);
    return new SparkClients(keep(blocks), List.copyOf(counts.keySet()), 0);
  }

  /** How many there are. */
  public int size() {
    return homes.length;
  }

  /** The number of features: one more than the largest index. */
  public int dimension() {
    return dimension;
  }

  /** How many rows a client has. */
  public int rows(int client) {
    return rows[client];
  }

  /** The key of each client, ascending; empty if they are those of partitions. */
  public List<String> keys() {
    return keys;
  }

  /**
   * The mean of the clients' risks, each with the regularizer. To ask it for a value or a gradient
   * is a job for each client; {@link #engine} trains it with one a round.
   *
   * @param loss serializable, as those of {@link Loss} are
   */
  public FiniteSum sum(Loss loss, Regularizer regularizer) {
    Recipe recipe = new Recipe(dimension, loss, regularizer);
    List<Objective> all = new ArrayList<>(homes.length);
    for (int i = 0; i < homes.length; i++) {
      all.add(new RemoteRisk(this, i, recipe));
    }
    return FiniteSum.of(all);
  }

  /** The engine for these clients. */
  public SparkEngine engine() {
    return SparkEngine.on(context);
  }

  /** What an engine needs to train this sum. */
  Fleet fleet(FiniteSum f) {
    Recipe recipe = ((RemoteRisk) f.client(0)).recipe();
    boolean same = f.size() == homes.length;
    for (int i = 0; i < f.size() && same; i++) {
      same = f.client(i).equals(new RemoteRisk(this, i, recipe));
    }
    Checks.that(
        same, "SparkEngine: these are not all clients of one SparkClients.sum, in their order");
    return new Fleet(context, data, recipe, homes);
  }

  double valueAndGradient(int client, Recipe recipe, double[] x, double[] out) {
    Fleet.Home home = homes[client];
    int index = home.index();
    double[] found =
        data.mapPartitions(clients -> evaluate(clients, index, recipe, x))
            .collectPartitions(new int[] {home.partition()})[0]
            .get(0);
    System.arraycopy(found, 1, out, 0, out.length);
    return found[0];
  }

  private static Iterator<double[]> evaluate(
      Iterator<ClientData> clients, int index, Recipe recipe, double[] x) {
    for (int i = 0; i < index; i++) {
      clients.next();
    }
    double[] gradient = new double[x.length];
    double[] found = new double[x.length + 1];
    found[0] = clients.next().objective(recipe).valueAndGradient(x, gradient);
    System.arraycopy(gradient, 0, found, 1, gradient.length);
    return List.of(found).iterator();
  }

  /** Frees the rows' copies on the executors' disks. Runs of these clients are over then. */
  @Override
  public void close() {
    data.unpersist(false);
  }

  @Override
  public String toString() {
    return "SparkClients: " + size() + " clients, " + dimension + " features";
  }
}
