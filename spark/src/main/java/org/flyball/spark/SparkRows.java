package org.flyball.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.flyball.data.LabelledData;
import org.flyball.data.Libsvm;
import org.flyball.linear.SparseRows;
import org.flyball.run.Checks;
import scala.Tuple2;

/**
 * Rows from what Spark can read.
 *
 * <pre>{@code
 * JavaRDD<LabelledRow> text = SparkRows.libsvm(context, "hdfs:///data/clicks/*.gz", 1_000);
 * JavaRDD<LabelledRow> table = SparkRows.of(spark.read().parquet("s3a://b/clicks"), "y", "x");
 * JavaPairRDD<String, LabelledRow> byHospital = SparkRows.byKey(visits, "hospital", "y", "x");
 * }</pre>
 *
 * <p>Features of a table are one column that is an array of numbers, or a struct with fields {@code
 * indices} and {@code values}; or two columns, indices and values, both arrays. Indices count from
 * 0 and ascend. The vectors of Spark's MLlib are such a struct in a Parquet file that is read with
 * the schema spelled out; in a table that has them as vectors, MLlib's {@code vector_to_array}
 * makes arrays of them.
 */
public final class SparkRows {

  /** Indices up to the largest; how many features there are is known only when all are read. */
  private static final int ANY_DIMENSION = Integer.MAX_VALUE - 9;

  private SparkRows() {}

  /**
   * LIBSVM text from files of any file system that Hadoop knows: {@code label index:value ...},
   * indices from 1, as {@link Libsvm} reads it. Spark cuts the files; unpacked or splittable ones
   * into about as many partitions as asked for. A malformed line fails the job that reads it, with
   * the number of the line within its partition.
   */
  public static JavaRDD<LabelledRow> libsvm(JavaSparkContext context, String path, int partitions) {
    return context
        .textFile(path, partitions)
        .mapPartitionsWithIndex((index, lines) -> parse(path, index, lines), true);
  }

  private static Iterator<LabelledRow> parse(String path, int partition, Iterator<String> lines) {
    LineStream text = new LineStream(lines);
    if (!text.hasRow()) {
      return List.<LabelledRow>of().iterator();
    }
    LabelledData data;
    try {
      data = Libsvm.read(text, path + ", partition " + partition, ANY_DIMENSION);
    } catch (IOException bad) {
      throw new UncheckedIOException(bad);
    }
    SparseRows rows = SparseRows.of(data.features());
    return IntStream.range(0, data.rows()).mapToObj(i -> row(rows, i, data.labels()[i])).iterator();
  }

  private static LabelledRow row(SparseRows rows, int i, double label) {
    int[] indices = new int[rows.entries(i)];
    double[] values = new double[indices.length];
    int[] size = {0};
    rows.forEach(
        i,
        (j, v) -> {
          indices[size[0]] = j;
          values[size[0]++] = v;
        });
    return new LabelledRow(label, indices, values);
  }

  /**
   * The rows of a table.
   *
   * @param label the column of labels, numbers or booleans
   * @param features one column, or those of indices and values
   */
  public static JavaRDD<LabelledRow> of(Dataset<Row> table, String label, String... features) {
    return select(table, label, features).toJavaRDD().map(row -> row(row, 0));
  }

  /**
   * The rows of a table, each with the key of its client.
   *
   * @param key the column of keys, of any type, taken as texts
   * @param label as for {@link #of}
   * @param features as for {@link #of}
   */
  public static JavaPairRDD<String, LabelledRow> byKey(
      Dataset<Row> table, String key, String label, String... features) {
    return select(table, label, features, functions.col(key).cast("string"))
        .toJavaRDD()
        .mapToPair(row -> new Tuple2<>(key(row), row(row, 1)));
  }

  private static String key(Row row) {
    Checks.that(!row.isNullAt(0), "SparkRows: a row has no key: %s", row);
    return row.getString(0);
  }

  /** Key if wanted, label, indices (of length 0 if there are none), values: all of one type. */
  private static Dataset<Row> select(
      Dataset<Row> table, String label, String[] features, Column... before) {
    Checks.that(
        features.length == 1 || features.length == 2,
        "SparkRows: %s columns of features; name one, or two: indices and values",
        features.length);
    Column first = functions.col(features[0]);
    boolean struct =
        features.length == 1
            && table.select(first).schema().fields()[0].dataType().typeName().equals("struct");
    Column[] columns = Arrays.copyOf(before, before.length + 3);
    columns[before.length] = functions.col(label).cast("double");
    if (struct) {
      columns[before.length + 1] = first.getField("indices").cast("array<int>");
      columns[before.length + 2] = first.getField("values").cast("array<double>");
    } else if (features.length == 2) {
      columns[before.length + 1] = first.cast("array<int>");
      columns[before.length + 2] = functions.col(features[1]).cast("array<double>");
    } else {
      columns[before.length + 1] = functions.lit(null).cast("array<int>");
      columns[before.length + 2] = first.cast("array<double>");
    }
    return table.select(columns);
  }

  private static LabelledRow row(Row row, int at) {
    Checks.that(!row.isNullAt(at), "SparkRows: a row has no label: %s", row);
    Checks.that(!row.isNullAt(at + 2), "SparkRows: a row has no features: %s", row);
    double[] values = doubles(row.getList(at + 2));
    if (row.isNullAt(at + 1)) {
      return LabelledRow.dense(row.getDouble(at), values);
    }
    List<Integer> list = row.getList(at + 1);
    int[] indices = list.stream().mapToInt(Integer::intValue).toArray();
    return new LabelledRow(row.getDouble(at), indices, values);
  }

  private static double[] doubles(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
