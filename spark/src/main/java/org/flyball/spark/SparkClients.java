package org.flyball.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.flyball.objective.Curvature;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Objective;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
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
  private final int[] entries;
  private final Map<Recipe, double[][]> spectra = new ConcurrentHashMap<>();

  private SparkClients(JavaRDD<ClientData> data, List<String> keys) {
    this.context = JavaSparkContext.fromSparkContext(data.context());
    this.data = data;
    List<long[]> found = data.mapPartitionsWithIndex(SparkClients::count, true).collect();
    Checks.that(!found.isEmpty(), "SparkClients: there is no row, so there is no client");
    homes = new Fleet.Home[found.size()];
    rows = new int[homes.length];
    entries = new int[homes.length];
    int columns = 0;
    for (int i = 0; i < homes.length; i++) {
      long[] one = found.get(i);
      homes[i] = new Fleet.Home((int) one[0], (int) one[1], 2 * one[4] + one[2]);
      rows[i] = (int) one[2];
      entries[i] = (int) one[4];
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
    return new SparkClients(keep(rows.mapPartitions(SparkClients::block)), List.of());
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
    return new SparkClients(keep(blocks), List.copyOf(counts.keySet()));
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
    Checks.that(
        loss instanceof Serializable,
        "SparkClients: the loss %s cannot be shipped; make it Serializable",
        loss);
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

  /** What can be asked of one client's data, where they are. */
  interface Question extends Function<ClientData, double[]>, Serializable {}

  /** Asks one client: a job of one task. */
  double[] ask(int client, Question question) {
    Fleet.Home home = homes[client];
    int index = home.index();
    return data.mapPartitions(clients -> List.of(question.apply(skip(clients, index))).iterator())
        .collectPartitions(new int[] {home.partition()})[0]
        .get(0);
  }

  private static ClientData skip(Iterator<ClientData> clients, int count) {
    for (int i = 0; i < count; i++) {
      clients.next();
    }
    return clients.next();
  }

  /** The largest eigenvalue of each client's curvature, and its trace; one job. */
  double[][] spectra(Recipe recipe) {
    return spectra.computeIfAbsent(
        recipe,
        bare ->
            data.mapPartitions(clients -> spectra(clients, bare))
                .collect()
                .toArray(new double[0][]));
  }

  private static Iterator<double[]> spectra(Iterator<ClientData> clients, Recipe recipe) {
    List<double[]> found = new ArrayList<>();
    while (clients.hasNext()) {
      Curvature one = clients.next().objective(recipe).curvature().orElseThrow();
      found.add(new double[] {one.smoothness(), one.trace()});
    }
    return found.iterator();
  }

  int entries(int client) {
    return entries[client];
  }

  /**
   * The constants of a sum from one job: every L_i as it is, and for L, L_+ and L_+,w upper bounds
   * made of them. Steps of theory are then shorter than they might be, by at most the ratio of L_AM
   * to L in their first term. The exact ones, {@code Smoothness.of(sum)}, are those of the local
   * engine to the last bit, for up to 1500 features; but they pass a matrix of d &times; d from
   * client to client, twice.
   */
  public Smoothness bounds(Loss loss, Regularizer regularizer) {
    Recipe recipe = new Recipe(dimension, loss, regularizer);
    double[] constants = new double[homes.length];
    double mean = 0;
    for (int i = 0; i < homes.length; i++) {
      constants[i] =
          new RemoteRisk(this, i, recipe)
              .curvature()
              .orElseThrow(
                  () -> new IllegalArgumentException("SparkClients: this loss is not smooth"))
              .smoothness();
      mean += constants[i] / homes.length;
    }
    return Smoothness.of(mean, constants);
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
