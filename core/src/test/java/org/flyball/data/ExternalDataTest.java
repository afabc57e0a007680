package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalDataTest {

  @TempDir Path folder;

  @Test
  void withoutAFolderNothingIsFound() {
    assertEquals(Optional.empty(), ExternalData.find("a.mtx", null));
    assertEquals(Optional.empty(), ExternalData.find("a.mtx", " "));
  }

  @Test
  void fileBelowTheFolderIsFound() throws IOException {
    Path file = Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("a"), "1");
    assertEquals(Optional.of(file), ExternalData.find("sub/a", folder.toString()));
    assertEquals(Optional.empty(), ExternalData.find("sub/b", folder.toString()));
    assertEquals(Optional.empty(), ExternalData.find("sub", folder.toString()));
  }

  @Test
  void propertyGoesBeforeTheEnvironment() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "1");
    String before = System.getProperty(ExternalData.VARIABLE, "");
    try {
      System.setProperty(ExternalData.VARIABLE, folder.toString());
      assertEquals(Optional.of(file), ExternalData.find("a"));
      assertEquals(Optional.of(folder), ExternalData.folder());
      System.setProperty(ExternalData.VARIABLE, " ");
      assertEquals(Optional.empty(), ExternalData.folder());
    } finally {
      if (before.isEmpty()) {
        System.clearProperty(ExternalData.VARIABLE);
      } else {
        System.setProperty(ExternalData.VARIABLE, before);
      }
    }
  }

  @Test
  void whatIsNoFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "1");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ExternalData.find("a", file.toString()));
    assertEquals(
        "FLYBALL_DATA is "
            + BadFileException.quote(file.toString())
            + ", which is not a folder; correct it or unset it",
        refused.getMessage());
    assertEquals(
        "FLYBALL_DATA is \"a?b\", which is not a folder; correct it or unset it",
        assertThrows(IllegalArgumentException.class, () -> ExternalData.find("a", "a\0b"))
            .getMessage());
  }

  @Test
  void pathOutOfTheFolderIsRefused() {
    for (String name : new String[] {"../a", "/etc/hostname", "", "sub/../.."}) {
      assertEquals(
          "ExternalData: \"" + name + "\" is not below the folder; give a path relative to it",
          assertThrows(
                  IllegalArgumentException.class, () -> ExternalData.find(name, folder.toString()))
              .getMessage());
    }
  }
}
