package org.flyball.spark;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Spark for tests: one context in a JVM, which ends with it. */
final class Sparks {

  private Sparks() {}

  private static @Nullable JavaSparkContext context;

  /** The context, which is on local[2] and tries a task three times. */
  static synchronized JavaSparkContext local() {
    JavaSparkContext here = context;
    if (here == null) {
      here = new JavaSparkContext(conf("local[2, 3]"));
      context = here;
    }
    return here;
  }

  /** Ends the context: what was made with it is dead. */
  static synchronized void end() {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  /** That of this JVM, for executors, which run elsewhere. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  static SparkConf conf(String master) {
    return new SparkConf()
        .setMaster(master)
        .setAppName("flyball")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "localhost")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.executor.extraClassPath", classPath())
        .set("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=4");
  }
}
