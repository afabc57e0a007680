package org.flyball.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.flyball.compress.TopK;
import org.flyball.federated.FederatedRun;
import org.flyball.federated.Method;
import org.flyball.federated.Minimum;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots in a folder, and what they are for. */
class SnapshotFolderTest {

  private static final int DIMENSION = 20;

  @TempDir Path folder = Path.of("");

  @Test
  void theDriverDies_anotherGoesOnAsIfNothingHadHappened() throws IOException {
    List<List<LabelledRow>> rows = Problems.rows(7, DIMENSION, Seed.of(2));
    Training training =
        Training.of(Method.ef21(new TopK(2)), Seed.of(5)).with(StepSize.constant(0.05));
    FiniteSum local =
        FiniteSum.of(Problems.local(rows, DIMENSION), Loss.logistic(), Regularizer.none());
    double[] x0 = new double[DIMENSION];
    Stop stop = Stop.after(30);
    Minimum undisturbed = training.minimize(local, x0, stop);

    String uri = folder.resolve("run").toUri().toString();
    FederatedRun first = onSpark(training).start(sum(rows), x0, stop);
    while (first.steps() < 17) {
      first.step();
    }
    SnapshotFolder.at(Sparks.local(), uri).save(first.snapshot());
    Sparks.end();

    Snapshot saved = SnapshotFolder.at(Sparks.local(), uri).latest().orElseThrow();
    Minimum resumed = onSpark(training).resume(sum(rows), stop, saved).finish();
    assertArrayEquals(undisturbed.x(), resumed.x());
    assertEquals(undisturbed.traffic(), resumed.traffic());

    // The local engine goes on from it as well, and Spark from one of the local engine.
    assertArrayEquals(undisturbed.x(), training.resume(local, stop, saved).finish().x());
    FederatedRun here = training.start(local, x0, stop);
    while (here.steps() < 9) {
      here.step();
    }
    Minimum there = onSpark(training).resume(sum(rows), stop, here.snapshot()).finish();
    assertArrayEquals(undisturbed.x(), there.x());
  }

  private static Training onSpark(Training training) {
    return training.with(Setup.plain().with(SparkEngine.on(Sparks.local())));
  }

  private static FiniteSum sum(List<List<LabelledRow>> rows) {
    return SparkClients.ofPartitions(
            Sparks.local().parallelize(rows, rows.size()).flatMap(List::iterator))
        .sum(Loss.logistic(), Regularizer.none());
  }

  @Test
  void keepsTheLastTwo_andPassesOverADamagedOne() throws IOException {
    SnapshotFolder snapshots =
        SnapshotFolder.at(new Configuration(), folder.resolve("a/b").toString());
    assertEquals(Optional.empty(), snapshots.latest());
    for (int k = 1; k <= 4; k++) {
      snapshots.save(Snapshot.of("Test").with("k", k));
    }
    assertEquals(List.of("snapshot-000000003", "snapshot-000000004"), names());
    assertEquals(4, snapshots.latest().orElseThrow().doubles("k")[0]);
    damage("snapshot-000000004");
    assertEquals(3, snapshots.latest().orElseThrow().doubles("k")[0]);
    damage("snapshot-000000003");
    IOException none = assertThrows(IOException.class, snapshots::latest);
    assertTrue(String.valueOf(none.getMessage()).contains("damaged"), none.getMessage());
  }

  @Test
  void halfAFile_isNoSnapshot() throws IOException {
    SnapshotFolder snapshots = SnapshotFolder.at(new Configuration(), folder.toString());
    Files.writeString(folder.resolve(".1234.part"), "half");
    assertEquals(Optional.empty(), snapshots.latest());
    snapshots.save(Snapshot.of("Test").with("k", 1));
    assertEquals(1, snapshots.latest().orElseThrow().doubles("k")[0]);
  }

  private void damage(String name) throws IOException {
    Path file = folder.resolve("a/b").resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(folder.resolve("a/b").resolve("." + name + ".crc")); // else Hadoop finds it
    Files.write(file, bytes);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("a/b"))) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
