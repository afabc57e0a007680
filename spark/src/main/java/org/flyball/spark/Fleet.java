package org.flyball.spark;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The clients of a sum and where their rows come from.
 *
 * @param context of Spark
 * @param data the rows, in as many partitions as there are homes
 * @param recipe of the objectives
 * @param homes of the clients, by number
 */
record Fleet(JavaSparkContext context, JavaRDD<ClientData> data, Recipe recipe, Home[] homes) {

  /**
   * Where a client's rows are.
   *
   * @param partition of the data
   * @param index in that partition
   * @param cost of a gradient, in multiplications
   */
  record Home(int partition, int index, long cost) {}

  int size() {
    return homes.length;
  }
}
