package org.flyball.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.flyball.run.Snapshot;

/**
 * Snapshots in a folder of any file system that Hadoop knows: HDFS, object stores, local disks. A
 * new one is written whole under another name and renamed to the next number, so whenever the
 * driver dies, the last one that was finished is there. The last two are kept.
 *
 * <pre>{@code
 * SnapshotFolder folder = SnapshotFolder.at(context, "hdfs:///runs/17");
 * FederatedRun run = folder.latest()
 *     .map(saved -> training.resume(f, stop, saved))
 *     .orElseGet(() -> training.start(f, x0, stop));
 * while (run.step()) {
 *   if (run.steps() % 100 == 0) {
 *     folder.save(run.snapshot());
 *   }
 * }
 * }</pre>
 *
 * <p>A snapshot has every client's memory: 8 bytes d for each, which the driver must be able to
 * hold. For one writer at a time.
 */
public final class SnapshotFolder {

  private static final String PREFIX = "snapshot-";
  private static final int KEPT = 2;

  private final FileSystem files;
  private final Path folder;

  private SnapshotFolder(FileSystem files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /**
   * In this folder, which is made if it is not there.
   *
   * @param uri of the folder, as Spark takes it
   */
  public static SnapshotFolder at(JavaSparkContext context, String uri) throws IOException {
    return at(context.hadoopConfiguration(), uri);
  }

  static SnapshotFolder at(Configuration configuration, String uri) throws IOException {
    Path path = new Path(uri);
    FileSystem files = path.getFileSystem(configuration);
    if (!files.mkdirs(path)) {
      throw new IOException(uri + " cannot be made a folder");
    }
    return new SnapshotFolder(files, path);
  }

  /** Writes a snapshot, whole or not at all, and forgets all but the last two. */
  public void save(Snapshot snapshot) throws IOException {
    List<Long> there = numbers();
    long next = there.isEmpty() ? 1 : there.get(there.size() - 1) + 1;
    Path part = new Path(folder, "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = files.create(part, false)) {
        out.write(snapshot.toBytes());
      }
      if (!files.rename(part, path(next))) {
        throw new IOException(path(next) + " could not be written: is there another writer?");
      }
    } finally {
      files.delete(part, false);
    }
    there.add(next);
    for (int k = 0; k < there.size() - KEPT; k++) {
      files.delete(path(there.get(k)), false);
    }
  }

  /**
   * The last snapshot that is whole; empty if there is none.
   *
   * @throws IOException if the file system fails, or there are snapshots, all of them damaged
   */
  public Optional<Snapshot> latest() throws IOException {
    List<Long> there = numbers();
    String problem = "";
    for (int k = there.size() - 1; k >= 0; k--) {
      Path file = path(there.get(k));
      byte[] bytes = new byte[Math.toIntExact(files.getFileStatus(file).getLen())];
      try (FSDataInputStream in = files.open(file)) {
        in.readFully(0, bytes);
      }
      try {
        return Optional.of(Snapshot.fromBytes(bytes));
      } catch (IllegalArgumentException damaged) {
        problem = file + ": " + damaged.getMessage();
      }
    }
    if (!problem.isEmpty()) {
      throw new IOException(problem);
    }
    return Optional.empty();
  }

  private Path path(long number) {
    return new Path(folder, String.format(Locale.ROOT, "%s%09d", PREFIX, number));
  }

  /** Of the files that are there, ascending. */
  private List<Long> numbers() throws IOException {
    List<Long> found = new ArrayList<>();
    for (FileStatus status : files.listStatus(folder)) {
      String name = status.getPath().getName();
      if (name.matches(PREFIX + "[0-9]{9,18}")) {
        found.add(Long.parseLong(name.substring(PREFIX.length())));
      }
    }
    found.sort(null);
    return found;
  }

  @Override
  public String toString() {
    return "SnapshotFolder " + folder;
  }
}
