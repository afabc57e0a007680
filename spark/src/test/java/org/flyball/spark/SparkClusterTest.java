package org.flyball.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.flyball.compress.TopK;
import org.flyball.federated.Estimate;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Method;
import org.flyball.federated.Minimum;
import org.flyball.federated.ServerStep;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine on a cluster of two executor JVMs, one of which is killed while a run is at work. The
 * build sets up what Spark wants for that: see the module's pom.
 */
class SparkClusterTest {

  private static final int CLIENTS = 9;
  private static final int DIMENSION = 25;
  private static final int ROUNDS = 40;
  private static final Regularizer REGULARIZER = Regularizer.nonConvex(0.01);
  private static final List<List<LabelledRow>> ROWS =
      Problems.rows(CLIENTS, DIMENSION, Seed.of(11));
  private static final FiniteSum LOCAL =
      FiniteSum.of(Problems.local(ROWS, DIMENSION), Loss.logistic(), REGULARIZER);

  private static final List<JavaSparkContext> CONTEXTS = new ArrayList<>(); // one, if it starts

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(
        System.getenv("SPARK_HOME") != null && System.getenv("SPARK_SCALA_VERSION") != null,
        "no local-cluster: SPARK_HOME and SPARK_SCALA_VERSION are not set; mvn verify sets them");
    CONTEXTS.add(cluster());
  }

  private static JavaSparkContext cluster() {
    SparkConf conf =
        Sparks.conf("local-cluster[2,1,512]")
            .set("spark.executor.memory", "512m")
            .set("spark.scheduler.minRegisteredResourcesRatio", "1.0")
            .set("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s");
    try {
      return new JavaSparkContext(conf);
    } catch (RuntimeException refused) {
      Assumptions.abort("Spark's local-cluster cannot start here: " + refused);
      throw refused;
    }
  }

  private static JavaSparkContext context() {
    return CONTEXTS.get(0);
  }

  @AfterAll
  static void stop() {
    CONTEXTS.forEach(JavaSparkContext::close);
  }

  static Stream<Method> methods() {
    return Stream.of(
        Method.ef21(new TopK(2)),
        Method.ef21(new TopK(2)).with(new Estimate.Momentum(0.3, new Estimate.Full())),
        Method.ef21(new TopK(2)).with(ServerStep.gradient().withDownlink(new TopK(3))));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void executorsDieBetweenRounds_iteratesAreThoseOfAnUndisturbedRun(Method method) {
    Training training = Training.of(method, Seed.of(5)).with(StepSize.constant(0.05));
    Minimum undisturbed = training.minimize(LOCAL, new double[DIMENSION], Stop.after(ROUNDS));
    try (SparkClients clients = SparkClients.ofPartitions(partitions())) {
      SparkEngine engine = clients.engine();
      FiniteSum f = clients.sum(Loss.logistic(), REGULARIZER);
      FederatedRun run =
          training
              .with(Setup.plain().with(engine))
              .start(f, new double[DIMENSION], Stop.after(ROUNDS));
      for (int t = 0; t < ROUNDS / 2; t++) {
        run.step();
      }
      assertEquals(CLIENTS, engine.meter().rebuilt());
      for (long executor : executors()) {
        ProcessHandle.of(executor).ifPresent(ProcessHandle::destroyForcibly);
      }
      Minimum disturbed = run.finish();
      assertTrue(engine.meter().rebuilt() > CLIENTS, engine.meter().toString());
      assertArrayEquals(undisturbed.x(), disturbed.x());
      assertEquals(undisturbed.traffic(), disturbed.traffic());
    }
  }

  @Test
  void anExecutorDiesWithinATask_iteratesAreThoseOfAnUndisturbedRun(@TempDir Path folder) {
    FiniteSum bowls = FiniteSum.of(FatalBowl.all(CLIENTS, DIMENSION, "", 0));
    String grave = folder.resolve("grave").toString();
    FiniteSum fatal = FiniteSum.of(FatalBowl.all(CLIENTS, DIMENSION, grave, 15));
    Training training =
        Training.of(Method.ef21(new TopK(2)), Seed.of(5)).with(StepSize.constant(0.1));
    Minimum undisturbed = training.minimize(bowls, new double[DIMENSION], Stop.after(ROUNDS));
    SparkEngine engine = SparkEngine.on(context());
    Minimum disturbed =
        training
            .with(Setup.plain().with(engine))
            .minimize(fatal, new double[DIMENSION], Stop.after(ROUNDS));
    assertTrue(Files.exists(Path.of(grave)), "no executor died");
    assertTrue(engine.meter().rebuilt() > CLIENTS, engine.meter().toString());
    assertArrayEquals(undisturbed.x(), disturbed.x());
    assertEquals(undisturbed.traffic(), disturbed.traffic());
  }

  @Test
  void whoIsLost_sitsOutARound_andComesBackWithItsMemory(@TempDir Path folder) {
    FiniteSum fatal =
        FiniteSum.of(FatalBowl.all(CLIENTS, DIMENSION, folder.resolve("grave").toString(), 15));
    SparkEngine engine = SparkEngine.on(context()).with(Recovery.SIT_OUT);
    FederatedRun run =
        Training.of(Method.ef21(new TopK(2)), Seed.of(5))
            .with(StepSize.constant(0.1))
            .with(Setup.plain().with(engine))
            .start(fatal, new double[DIMENSION], Stop.after(ROUNDS));
    while (run.step()) {}
    assertTrue(engine.meter().rebuilt() > CLIENTS, engine.meter().toString());
    long messages = run.traffic().messagesUp();
    assertTrue(messages < (ROUNDS + 1L) * CLIENTS, "messages " + messages);
    assertTrue(messages >= ROUNDS * (long) CLIENTS, "messages " + messages); // one round only
    // Who comes back is in step with the server: its mean is that of the clients' memories.
    double[] words = run.snapshot().part("crew").doubles("words");
    double[] mean = run.mean();
    for (int j = 0; j < DIMENSION; j++) {
      double sum = 0;
      for (int i = 0; i < CLIENTS; i++) {
        sum += words[i * DIMENSION + j];
      }
      assertEquals(sum / CLIENTS, mean[j], 1e-12);
    }
  }

  /** A partition for each client. */
  private static JavaRDD<LabelledRow> partitions() {
    return context().parallelize(ROWS, CLIENTS).flatMap(List::iterator);
  }

  private static Set<Long> executors() {
    List<Integer> many = IntStream.range(0, 8).boxed().toList();
    return new TreeSet<>(
        context()
            .parallelize(many, 8)
            .mapPartitions(
                none -> Collections.singletonList(ProcessHandle.current().pid()).iterator())
            .collect());
  }
}
