package org.flyball.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Exceptions as one line for the user. */
final class Failures {

  private Failures() {}

  /** What went wrong with which file. */
  static String words(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return failure.getMessage() + ": permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return failure.getMessage() + ": there is no such file";
    }
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    return oneLine(String.valueOf(failure.getMessage()));
  }

  /** A bug of ours. */
  static String bug(Throwable bug) {
    return "this is a bug in Flyball, please report it with the command and its input: "
        + oneLine(bug.toString())
        + " (FLYBALL_TRACE=1 shows where)";
  }

  /** More is needed than the JVM may use. */
  static String tooLarge() {
    return "this needs more memory than the JVM may use ("
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MB); set JDK_JAVA_OPTIONS=-Xmx8g, say";
  }

  static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  /** Whether the user asked to see where a bug is. */
  static boolean traceWanted() {
    return System.getenv("FLYBALL_TRACE") != null || Boolean.getBoolean("flyball.trace");
  }
}
