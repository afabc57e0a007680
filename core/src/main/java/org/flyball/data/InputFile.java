package org.flyball.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files for the readers of this package, with complaints that name the file. */
final class InputFile {

  private static final int CHUNK = 1 << 16;

  private InputFile() {}

  /** The bytes of a file that comes with Flyball, as they are. */
  static InputStream bundled(String name) {
    InputStream bytes = InputFile.class.getResourceAsStream(name);
    if (bytes == null) {
      throw new IllegalStateException("the jar of Flyball has lost its file " + name);
    }
    return bytes;
  }

  /** The bytes of a file, unpacked if they are gzip. */
  static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw complaint(file, "this is a folder", "name a file in it");
    }
    InputStream bytes;
    try {
      bytes = new FileOrPipe(Files.newInputStream(file));
    } catch (NoSuchFileException missing) {
      throw complaint(file, "there is no such file", "check the path").because(missing);
    } catch (AccessDeniedException denied) {
      throw complaint(file, "the file may not be read", "check its permissions").because(denied);
    }
    try {
      return unpacked(bytes, file.toString());
    } catch (IOException | RuntimeException failure) {
      bytes.close();
      throw failure;
    }
  }

  /** The same bytes, unpacked if they start with gzip's magic number 1f 8b. */
  static InputStream unpacked(InputStream bytes, String name) throws IOException {
    InputStream buffered = new BufferedInputStream(bytes, CHUNK);
    buffered.mark(2);
    boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    if (!packed) {
      return buffered;
    }
    try {
      return new GZIPInputStream(buffered, CHUNK);
    } catch (IOException damaged) {
      throw new BadFileException(
              name, 0, 0, "the gzip header is damaged or cut short", "get the file again")
          .because(damaged);
    }
  }

  /**
   * A file or a pipe. Of a pipe the JDK's stream cannot tell how much is available: it asks for the
   * position, which a pipe does not have ("Illegal seek").
   */
  private static final class FileOrPipe extends FilterInputStream {

    FileOrPipe(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      try {
        return super.available();
      } catch (IOException noPosition) {
        return 0;
      }
    }
  }

  private static BadFileException complaint(Path file, String problem, String remedy) {
    return new BadFileException(file.toString(), 0, 0, problem, remedy);
  }
}
