package org.flyball.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark for tests: one context in a JVM, which ends with it. */
final class Sparks {

  private Sparks() {}

  private static final class Holder {
    private static final JavaSparkContext LOCAL = new JavaSparkContext(conf("local[2]"));
  }

  static JavaSparkContext local() {
    return Holder.LOCAL;
  }

  static SparkConf conf(String master) {
    return new SparkConf()
        .setMaster(master)
        .setAppName("flyball")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "localhost")
        .set("spark.driver.bindAddress", "127.0.0.1");
  }
}
