package org.flyball.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flyball.run.WholeFile;

/** The report's files and folders, and what to tell people when one cannot be written. */
final class Output {

  private Output() {}

  static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the bytes, whole or not at all.
   *
   * @throws IOException one line for people: the file, why, the remedy
   */
  static void write(Path file, byte[] bytes) throws IOException {
    try {
      WholeFile.write(file, out -> out.write(bytes));
    } catch (IOException cause) {
      throw explained("cannot write " + file, cause);
    }
  }

  /** Creates a folder and those above it. */
  static void folder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException cause) {
      throw explained("cannot create the folder " + folder, cause);
    }
  }

  private static IOException explained(String what, IOException cause) {
    String why = cause.getClass().getSimpleName();
    if (cause instanceof AccessDeniedException) {
      why = "permission denied";
    } else if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      why = failure.getReason();
    } else if (cause instanceof FileAlreadyExistsException) {
      why = "a file of that name is in the way";
    } else if (cause.getMessage() != null) {
      why = cause.getMessage();
    }
    return new IOException(
        "report: " + what + ": " + why + "; choose another folder with --out or make room", cause);
  }
}
