package org.flyball.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.flyball.data.BadFileException;
import org.flyball.data.Decimal;
import org.flyball.run.WholeFile;
import org.jspecify.annotations.Nullable;

/** Where {@code --write-solution} puts the solutions: one column per finished solve. */
final class SolutionFile {

  private final @Nullable Path file;
  private final List<double[]> columns = new ArrayList<>();

  private SolutionFile(@Nullable Path file) {
    this.file = file;
  }

  /** For those who want no file. */
  static SolutionFile none() {
    return new SolutionFile(null);
  }

  /**
   * A file that can probably be written.
   *
   * @throws BadFileException if it surely cannot
   */
  static SolutionFile at(Path file, int rows, int solves) throws IOException {
    OutputFile.requireWritable(file);
    long bytes = 8L * rows * solves;
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > heap / 2) {
      throw new BadUsageException(
          String.format(
              Locale.ROOT,
              "--write-solution keeps all solutions until the end: %d MB, this JVM has %d MB;"
                  + " solve fewer, or set JDK_JAVA_OPTIONS=-Xmx%dm",
              bytes >> 20,
              heap >> 20,
              3 * (bytes >> 20) + 1));
    }
    return new SolutionFile(file);
  }

  /** Takes the solution of the next solve. */
  void add(double[] x) {
    if (file != null) {
      columns.add(x);
    }
  }

  /**
   * Writes all solutions, whole or not at all.
   *
   * @return what was written; empty if nothing was wanted or there is nothing
   */
  Optional<Path> write() throws IOException {
    Path target = file;
    if (target == null || columns.isEmpty()) {
      return Optional.empty();
    }
    boolean pack = target.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    WholeFile.write(
        target,
        bytes -> {
          OutputStream to = pack ? new GZIPOutputStream(bytes) : bytes;
          try (Writer out =
              new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.US_ASCII))) {
            writeTo(out);
          }
        });
    return Optional.of(target);
  }

  private void writeTo(Writer out) throws IOException {
    out.write("%%MatrixMarket matrix array real general\n");
    out.write(columns.get(0).length + " " + columns.size() + "\n");
    for (double[] column : columns) {
      for (double v : column) {
        out.write(Decimal.shortest(v));
        out.write('\n');
      }
    }
  }
}
