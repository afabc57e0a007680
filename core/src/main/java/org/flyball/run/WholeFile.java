package org.flyball.run;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that are written whole or not at all. The bytes go to a new file beside the target, are
 * forced to the disk, and the new file is moved over the target in one step. A reader sees the old
 * file or the new one; after a failure, an exit or Ctrl-C the old one is still there and no part of
 * the new one is left.
 */
public final class WholeFile {

  private static final AtomicLong COUNT = new AtomicLong();
  private static final Set<Path> IN_PROGRESS = ConcurrentHashMap.newKeySet();

  static {
    try {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> IN_PROGRESS.forEach(WholeFile::deleteQuietly)));
    } catch (IllegalStateException ending) {
      // The first file of all is written while the JVM ends: by a hook, or after Ctrl-C.
    }
  }

  private WholeFile() {}

  /** What goes into a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; {@code out} is buffered; it may be closed or left open. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file. A target that is a link keeps being one; a target that is a device or a pipe is
   * written directly.
   *
   * @throws IOException if the target's folder is missing, the target is a folder, or writing fails
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new IOException(file + " is a folder; name a file");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(file + " cannot be written: there is no folder " + folder);
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
        content.writeTo(out);
      }
      return;
    }
    Path part = folder.resolve(target.getFileName() + "." + unique() + ".part");
    IN_PROGRESS.add(part);
    try {
      writeAndForce(part, content);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      deleteQuietly(part);
      IN_PROGRESS.remove(part);
    }
  }

  private static void writeAndForce(Path part, Content content) throws IOException {
    if (part.getFileSystem() != FileSystems.getDefault()) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        content.writeTo(out);
      }
      return;
    }
    // Not Files.newOutputStream: that one fails in an interrupted thread, and a run that is being
    // interrupted is just when its state is to be saved.
    try (FileOutputStream bytes = new FileOutputStream(part.toFile())) {
      OutputStream out =
          new BufferedOutputStream(bytes) {
            @Override
            public void close() throws IOException {
              flush(); // the file must stay open until it is on the disk
            }
          };
      content.writeTo(out);
      out.flush();
      bytes.getFD().sync();
    }
  }

  private static String unique() {
    return ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException ignored) {
      // The write has succeeded, or its own exception is on the way.
    }
  }
}
