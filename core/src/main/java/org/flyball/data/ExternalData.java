package org.flyball.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Data that do not come with Flyball: files in the folder that the system property or, without one,
 * the environment variable {@code FLYBALL_DATA} names. Whoever asks for a file has something else
 * to go on with if it is not there.
 *
 * <pre>{@code
 * Optional<Path> lund = ExternalData.find("matrices/lund_a.mtx.gz");
 * }</pre>
 */
public final class ExternalData {

  /** The name of the system property and of the environment variable. */
  public static final String VARIABLE = "FLYBALL_DATA";

  private ExternalData() {}

  /**
   * A file of the external folder.
   *
   * @param name the path below the folder, with / between its parts
   * @return where the file is; empty if no folder is named or it has no such file
   * @throws IllegalArgumentException if a folder is named but is none
   */
  public static Optional<Path> find(String name) {
    return find(name, named());
  }

  /**
   * The external folder.
   *
   * @return empty if none is named
   * @throws IllegalArgumentException if one is named but is none
   */
  public static Optional<Path> folder() {
    String named = named();
    return named == null || named.isBlank() ? Optional.empty() : Optional.of(folder(named));
  }

  private static @Nullable String named() {
    String property = System.getProperty(VARIABLE);
    return property == null ? System.getenv(VARIABLE) : property;
  }

  static Optional<Path> find(String name, @Nullable String folder) {
    if (folder == null || folder.isBlank()) {
      return Optional.empty();
    }
    Path root = folder(folder).toAbsolutePath().normalize();
    Path file = root.resolve(name).normalize();
    Checks.that(
        file.startsWith(root) && !file.equals(root),
        "ExternalData: %s is not below the folder; give a path relative to it",
        BadFileException.quote(name));
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  private static Path folder(String folder) {
    try {
      Path path = Path.of(folder);
      if (Files.isDirectory(path)) {
        return path;
      }
    } catch (InvalidPathException noPath) {
      throw notAFolder(folder, noPath);
    }
    throw notAFolder(folder, null);
  }

  private static IllegalArgumentException notAFolder(String folder, @Nullable Exception cause) {
    return new IllegalArgumentException(
        VARIABLE
            + " is "
            + BadFileException.quote(folder)
            + ", which is not a folder; correct it or unset it",
        cause);
  }
}
