package org.flyball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users of Maven read: the BOM lists every module, and each says what a repository asks. */
class PomTest {

  private static String pom(String folder) throws IOException {
    return Files.readString(Document.ROOT.resolve(folder).resolve("pom.xml"));
  }

  private static String only(String pattern, String text) {
    List<String> found = Document.matches(pattern, text);
    assertFalse(found.isEmpty(), () -> pattern + " is not in\n" + text);
    return found.get(0).strip();
  }

  @Test
  void bom_listsEveryModuleOfTheLibrary_atTheVersionOfTheBuild() throws IOException {
    List<String> modules = new ArrayList<>();
    for (String folder : Document.matches("<module>(\\w+)</module>", pom(""))) {
      if (!folder.equals("benchmarks") && !folder.equals("bom")) { // a command, and itself
        modules.add(only("</parent>\\s*<artifactId>([^<]+)<", pom(folder)));
      }
    }
    String bom = pom("bom");
    assertEquals(
        modules, Document.matches("<groupId>org.flyball</groupId><artifactId>([^<]+)<", bom));
    String version = only("<version>([^<]+)</version>", pom(""));
    assertEquals(version, only("<version>([^<]+)</version>", bom));
    assertFalse(bom.contains("<parent>"), "who imports the BOM would get our test libraries");
  }

  /** Maven Central: name, description, address, licence, developers, sources. */
  @Test
  void everyPom_saysWhatRepositoriesAsk() throws IOException {
    for (String folder : List.of("", "bom")) {
      String pom = pom(folder);
      for (String element : List.of("url", "organization", "licenses", "developers", "scm")) {
        assertTrue(pom.contains("<" + element + ">") || pom.contains("<" + element + " "), element);
      }
    }
    for (String folder : Document.matches("<module>(\\w+)</module>", pom(""))) {
      String pom = pom(folder);
      assertTrue(only("<name>([^<]+)</name>", pom).startsWith("Flyball"), folder);
      assertTrue(only("<description>([^<]+)</description>", pom).length() > 20, folder);
    }
  }
}
