package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flyball.data.BadFileException;

/** Files that a command is to write, looked at before anything is computed. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Passes a file that can probably be written.
   *
   * @throws BadFileException if it surely cannot
   */
  static void requireWritable(Path file) throws BadFileException {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw complaint(file, "this is a folder", "name a file");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw complaint(file, "cannot be written: there is no folder " + folder, "create it first");
    }
    boolean device = Files.exists(file) && !Files.isRegularFile(file);
    if (!Files.isWritable(device ? file : folder)) {
      throw complaint(file, "may not be written", "choose another place");
    }
  }

  /** Overwriting an input is never meant. */
  static void requireOther(String option, Path target, Path input) throws IOException {
    if (Files.exists(target) && Files.exists(input) && Files.isSameFile(input, target)) {
      throw new BadUsageException(option + " would overwrite the input " + input);
    }
  }

  private static BadFileException complaint(Path file, String problem, String remedy) {
    return new BadFileException(file.toString(), 0, 0, problem, remedy);
  }
}
