package org.flyball.spark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.flyball.federated.Engine;
import org.flyball.federated.EngineProvider;
import org.flyball.run.Checks;

/**
 * Spark for the command: {@code ./flyball train DATA --engine spark --master local[2]}. The driver
 * reads the data and ships each client its rows, so it is for one machine; data that are on a
 * cluster stay there with {@link SparkClients}.
 */
public final class SparkEngineProvider implements EngineProvider {

  private static final String LOGGING = "log4j2.configurationFile";

  /** How long Spark is kept alive for a command that was interrupted. */
  private static final int PATIENCE_SECONDS = 20;

  /** Hooks of a higher priority run first; Spark's is 40. */
  private static final int BEFORE_SPARK = 100;

  /** For {@link java.util.ServiceLoader}. */
  public SparkEngineProvider() {}

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Session open(String master) {
    String where = master.isEmpty() ? "local[*]" : master;
    Checks.that(
        where.matches("local(\\[.*])?|local-cluster\\[.*]|[a-z0-9]+:.*|yarn"),
        "this is none of Spark's masters; write local[2], local[*] or spark://host:7077");
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "classpath:org/flyball/spark/quiet-log4j2.properties");
    }
    SparkConf conf =
        new SparkConf()
            .setMaster(where)
            .setAppName("flyball train")
            .setIfMissing("spark.ui.enabled", "false")
            .setIfMissing("spark.ui.showConsoleProgress", "false");
    if (where.startsWith("local")) { // all on this machine, whatever its name resolves to
      conf.setIfMissing("spark.driver.host", "localhost")
          .setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    return new OfContext(new JavaSparkContext(conf));
  }

  /**
   * Keeps Spark alive until it is closed, even while the JVM ends: the last round is to be saved.
   */
  private static final class OfContext implements Session {
    private final JavaSparkContext context;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable hook = this::waitForTheCommand;

    OfContext(JavaSparkContext context) {
      this.context = context;
      ShutdownHookManager.get()
          .addShutdownHook(hook, BEFORE_SPARK, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void waitForTheCommand() {
      try {
        if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          closed.countDown(); // it has had its time
        }
      } catch (InterruptedException enough) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Engine engine() {
      return SparkEngine.on(context);
    }

    @Override
    public void close() {
      closed.countDown();
      if (!ShutdownHookManager.get().isShutdownInProgress()) {
        ShutdownHookManager.get().removeShutdownHook(hook);
        context.close();
      }
    }
  }
}
