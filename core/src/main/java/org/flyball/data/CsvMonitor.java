package org.flyball.data;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flyball.run.Checks;
import org.flyball.run.Monitor;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run to a CSV file while it goes on: the step and the measure, a line each. For runs that
 * are watched from outside; who wants the numbers afterwards takes a {@link org.flyball.run.Trace}.
 *
 * <pre>{@code
 * try (CsvMonitor csv = CsvMonitor.to(Path.of("run.csv"))) {
 *   run.finish(csv.every(10));
 * }
 * }</pre>
 *
 * <p>A full disk does not end the run: writing stops, and {@link #close} throws what stopped it.
 * Lines reach the file at the latest a hundred lines later. Infinite and NaN measures are written
 * as {@code Infinity} and {@code NaN}.
 */
public final class CsvMonitor implements Monitor, Closeable {

  private static final int FLUSH = 100;

  private final BufferedWriter out;
  private final StringBuilder line = new StringBuilder();
  private @Nullable IOException failure;
  private int lines;

  private CsvMonitor(BufferedWriter out) {
    this.out = out;
  }

  /**
   * Begins a file with the header {@code step,measure}; an older one is overwritten.
   *
   * @throws IOException if the file cannot be written
   */
  public static CsvMonitor to(Path file) throws IOException {
    return to(file, "measure");
  }

  /** The same with another name for the measure, {@code residual} say. */
  public static CsvMonitor to(Path file, String name) throws IOException {
    Checks.that(
        name.chars().noneMatch(c -> c == ',' || c == '"' || c < ' '),
        "CsvMonitor: a column name has no comma, quote or line break, got %s",
        name);
    BufferedWriter out = Files.newBufferedWriter(file);
    out.write("step," + name + "\n");
    return new CsvMonitor(out);
  }

  /** Writes a line; never ends a run. */
  @Override
  public boolean observe(long step, double measure) {
    if (failure == null) {
      line.setLength(0);
      line.append(step).append(',');
      line.append(Double.isFinite(measure) ? Decimal.shortest(measure) : Double.toString(measure));
      line.append('\n');
      try {
        out.append(line);
        if (++lines % FLUSH == 0) {
          out.flush();
        }
      } catch (IOException full) {
        failure = full;
      }
    }
    return true;
  }

  /**
   * Ends the file.
   *
   * @throws IOException if a line could not be written, now or before
   */
  @Override
  public void close() throws IOException {
    try (out) {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
