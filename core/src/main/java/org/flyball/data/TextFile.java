package org.flyball.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.flyball.run.WholeFile;

/** Writes files for the writers of this package. */
final class TextFile {

  private TextFile() {}

  /** Writes text. */
  interface Text {
    void writeTo(Writer out) throws IOException;
  }

  /** Writes a file whole or not at all; packed if the name ends in {@code .gz}. */
  static void write(Path file, Text text) throws IOException {
    boolean pack = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    WholeFile.write(
        file,
        bytes -> {
          OutputStream to = pack ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
          try (Writer out =
              new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.US_ASCII))) {
            text.writeTo(out);
          } catch (UncheckedIOException failure) {
            throw failure.getCause();
          }
        });
  }

  /** A line, where only unchecked exceptions pass. */
  static void writeLine(Writer out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
