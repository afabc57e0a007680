package org.flyball.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.flyball.compress.TopK;
import org.flyball.federated.Method;
import org.flyball.federated.Minimum;
import org.flyball.federated.Setup;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/** Clients from an RDD, from text, from tables, by key: those of the local engine. */
class SparkClientsTest {

  private static final int DIMENSION = 12;
  private static final Regularizer REGULARIZER = Regularizer.nonConvex(0.02);

  private final List<List<LabelledRow>> rows = Problems.rows(6, DIMENSION, Seed.of(4));
  private final FiniteSum local = local(Loss.logistic());

  @TempDir Path folder = Path.of("");

  private FiniteSum local(Loss loss) {
    return FiniteSum.of(Problems.local(rows, DIMENSION), loss, REGULARIZER);
  }

  private JavaRDD<LabelledRow> partitions() {
    return Sparks.local().parallelize(rows, rows.size()).flatMap(List::iterator);
  }

  @Test
  void partitions_areClients_ofUnequalSizes() {
    try (SparkClients clients = SparkClients.ofPartitions(partitions())) {
      assertEquals(6, clients.size());
      assertEquals(DIMENSION, clients.dimension());
      assertEquals(List.of(), clients.keys());
      for (int i = 0; i < 6; i++) {
        assertEquals(rows.get(i).size(), clients.rows(i));
      }
      FiniteSum f = clients.sum(Loss.logistic(), REGULARIZER);
      double[] x = {1, -1, 0.5, 0, 2, 0, 0, 0, -3, 0, 0, 0.1};
      double[] here = new double[DIMENSION];
      double[] there = new double[DIMENSION];
      assertEquals(local.valueAndGradient(x, here), f.valueAndGradient(x, there));
      assertArrayEquals(here, there);
    }
  }

  @Test
  void smoothness_isThatOfTheLocalSum_toTheLastBit() {
    try (SparkClients clients = SparkClients.ofPartitions(partitions())) {
      for (Loss loss : List.of(Loss.logistic(), Loss.square())) {
        Smoothness here = Smoothness.of(local(loss));
        assertEquals(here, Smoothness.of(clients.sum(loss, REGULARIZER)));
        Smoothness bounds = clients.bounds(loss, REGULARIZER);
        assertArrayEquals(here.clients(), bounds.clients());
        assertTrue(bounds.function() >= here.function(), bounds.toString());
        assertTrue(bounds.plus() >= here.plus() && bounds.weightedPlus() >= here.weightedPlus());
      }
      assertThrows(IllegalArgumentException.class, () -> clients.bounds(Loss.hinge(), REGULARIZER));
    }
  }

  @Test
  void stepsOfTheory_giveTheIteratesOfTheLocalEngine() {
    try (SparkClients clients = SparkClients.ofPartitions(partitions())) {
      assertSame(clients, clients.sum(Loss.logistic(), REGULARIZER));
    }
  }

  private void assertSame(SparkClients clients, FiniteSum f) {
    Training training = Training.of(Method.ef21Weighted(new TopK(2)), Seed.of(1));
    Minimum here = training.minimize(local, new double[DIMENSION], Stop.after(10));
    Minimum there =
        training
            .with(Setup.plain().with(clients.engine()))
            .minimize(f, new double[DIMENSION], Stop.after(10));
    assertArrayEquals(here.x(), there.x());
    assertEquals(here.value(), there.value());
  }

  @Test
  void keys_areClients_howeverManyPartitionsThereAre() {
    List<Tuple2<String, LabelledRow>> keyed = new ArrayList<>();
    for (int r = 0; r < 13; r++) { // a row of each client in turn
      for (int i = 0; i < rows.size(); i++) {
        if (r < rows.get(i).size()) {
          keyed.add(new Tuple2<>("hospital " + i, rows.get(i).get(r)));
        }
      }
    }
    for (int partitions : new int[] {1, 3, 8}) {
      JavaPairRDD<String, LabelledRow> pairs =
          JavaPairRDD.fromJavaRDD(Sparks.local().parallelize(keyed, 5));
      try (SparkClients clients = SparkClients.byKey(pairs, partitions)) {
        assertEquals(6, clients.size());
        assertEquals("hospital 3", clients.keys().get(3));
        assertSame(clients, clients.sum(Loss.logistic(), REGULARIZER));
      }
    }
  }

  @Test
  void libsvmText_isReadInPartitions() throws IOException {
    StringBuilder text = new StringBuilder("# a comment\n\n");
    List<LabelledRow> all = rows.stream().flatMap(List::stream).toList();
    for (LabelledRow row : all) {
      text.append(row.label() > 0 ? "+1" : "-1");
      for (int k = 0; k < row.indices().length; k++) {
        text.append(' ').append(row.indices()[k] + 1).append(':').append(row.values()[k]);
      }
      text.append(" # end\n");
    }
    Path file = Files.writeString(folder.resolve("rows.txt"), text);
    JavaRDD<LabelledRow> read = SparkRows.libsvm(Sparks.local(), file.toUri().toString(), 4);
    assertTrue(read.getNumPartitions() >= 4, "partitions " + read.getNumPartitions());
    assertEquals(all, read.collect());

    Files.writeString(file, "1 1:1\n1 2:x\n");
    Exception bad =
        assertThrows(
            Exception.class,
            () -> SparkRows.libsvm(Sparks.local(), file.toUri().toString(), 1).count());
    assertTrue(String.valueOf(bad.getMessage()).contains("2:5: the value of index 2"));
    Files.writeString(file, "# nothing\n\n");
    assertEquals(0, SparkRows.libsvm(Sparks.local(), file.toUri().toString(), 1).count());
  }

  @Test
  void parquet_withArraysOrStructs_byKeyOrNot() {
    SparkSession session = SparkSession.builder().sparkContext(Sparks.local().sc()).getOrCreate();
    List<LabelledRow> all = rows.get(2);
    StructType sparse =
        new StructType(
            new StructField[] {
              DataTypes.createStructField(
                  "indices", DataTypes.createArrayType(DataTypes.IntegerType), false),
              DataTypes.createStructField(
                  "values", DataTypes.createArrayType(DataTypes.DoubleType), false)
            });
    StructType schema =
        new StructType()
            .add("who", DataTypes.LongType)
            .add("label", DataTypes.IntegerType)
            .add("dense", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("sparse", sparse)
            .add("at", DataTypes.createArrayType(DataTypes.LongType))
            .add("what", DataTypes.createArrayType(DataTypes.FloatType));
    List<Row> table = new ArrayList<>();
    for (LabelledRow row : all) {
      double[] dense = new double[DIMENSION];
      for (int k = 0; k < row.indices().length; k++) {
        dense[row.indices()[k]] = row.values()[k];
      }
      List<Integer> indices = Arrays.stream(row.indices()).boxed().toList();
      List<Double> values = Arrays.stream(row.values()).boxed().toList();
      table.add(
          RowFactory.create(
              7L,
              (int) row.label(),
              Arrays.stream(dense).boxed().toList(),
              RowFactory.create(indices, values),
              indices.stream().map(Integer::longValue).toList(),
              values.stream().map(Double::floatValue).toList()));
    }
    String path = folder.resolve("table").toUri().toString();
    session.createDataFrame(table, schema).coalesce(1).write().parquet(path);
    Dataset<Row> read = session.read().parquet(path);
    assertEquals(all, SparkRows.of(read, "label", "dense").collect());
    assertEquals(all, SparkRows.of(read, "label", "sparse").collect());
    List<LabelledRow> floats = SparkRows.of(read, "label", "at", "what").collect();
    assertEquals((float) all.get(1).values()[0], floats.get(1).values()[0]);
    assertArrayEquals(all.get(1).indices(), floats.get(1).indices());
    List<Tuple2<String, LabelledRow>> keyed =
        SparkRows.byKey(read, "who", "label", "sparse").collect();
    assertEquals(new Tuple2<>("7", all.get(0)), keyed.get(0));
    assertThrows(
        IllegalArgumentException.class, () -> SparkRows.of(read, "label", "at", "what", "dense"));
  }

  @Test
  void rowsAndClients_thatCannotBe_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelledRow(1, new int[] {2, 2}, new double[] {1, 1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelledRow(1, new int[] {2}, new double[] {Double.NaN}));
    assertThrows(
        IllegalArgumentException.class, () -> new LabelledRow(1, new int[] {2}, new double[0]));
    assertThrows(IllegalArgumentException.class, () -> LabelledRow.dense(Double.NaN, 1));
    JavaRDD<LabelledRow> none = Sparks.local().emptyRDD();
    assertThrows(IllegalArgumentException.class, () -> SparkClients.ofPartitions(none));
    try (SparkClients clients = SparkClients.ofPartitions(partitions())) {
      FiniteSum f = clients.sum(Loss.logistic(), REGULARIZER);
      FiniteSum part = FiniteSum.of(f.clients().subList(1, 6));
      Training training =
          Training.of(Method.ef21(new TopK(2)), Seed.of(1))
              .with(Setup.plain().with(clients.engine()));
      assertThrows(
          IllegalArgumentException.class,
          () -> training.start(part, new double[DIMENSION], Stop.after(1)));
    }
  }
}
