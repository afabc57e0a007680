package org.flyball.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  private static WholeFile.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesAndReplaces() throws IOException {
    Path file = folder.resolve("a");
    WholeFile.write(file, text("one"));
    WholeFile.write(
        file,
        out -> {
          assertEquals("one", Files.readString(file));
          text("two").writeTo(out);
          out.close(); // content may close
        });
    assertEquals("two", Files.readString(file));
    assertEquals(List.of("a"), names());
  }

  @Test
  void failureKeepsTheOldFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("a");
    WholeFile.write(file, text("old"));
    IOException full = new IOException("disk full");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw full;
                    }));
    assertEquals(full, thrown);
    assertThrows(
        IllegalStateException.class,
        () ->
            WholeFile.write(
                file,
                out -> {
                  throw new IllegalStateException("bug");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a"), names());
  }

  @Test
  void interruptedThreadStillWrites() throws IOException {
    Path file = folder.resolve("a");
    Thread.currentThread().interrupt();
    try {
      WholeFile.write(file, text("saved"));
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals("saved", Files.readString(file));
  }

  @Test
  void linkStaysALink() throws IOException {
    Path file = folder.resolve("a");
    WholeFile.write(file, text("old"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    WholeFile.write(link, text("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void deviceIsWrittenDirectly() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));
    WholeFile.write(device, text("x"));
    assertTrue(Files.exists(device) && !Files.isRegularFile(device));
  }

  @Test
  void folderIsRefusedEvenIfItIsEmpty() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    IOException refused = assertThrows(IOException.class, () -> WholeFile.write(empty, text("x")));
    assertEquals(empty + " is a folder; name a file", refused.getMessage());
    assertTrue(Files.isDirectory(empty));
    Path lost = folder.resolve("none").resolve("a");
    refused = assertThrows(IOException.class, () -> WholeFile.write(lost, text("x")));
    assertEquals(
        lost + " cannot be written: there is no folder " + lost.getParent(), refused.getMessage());
  }
}
