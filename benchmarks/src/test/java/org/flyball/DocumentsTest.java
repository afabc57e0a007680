package org.flyball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say is so: Java runs and prints what they say, and every link leads somewhere. */
class DocumentsTest {

  @TempDir static Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> everyJavaBlock_compilesAndRuns_andPrintsWhatThePageSays() throws IOException {
    List<Document.Example> examples = new ArrayList<>();
    for (Document page : Document.all()) {
      examples.addAll(page.examples());
    }
    // Four pages of methods with at least one block, README with four, and the recipes.
    assertTrue(examples.size() >= 15, () -> "found only " + examples);
    Snippets snippets = new Snippets(folder);
    for (Document.Example each : examples) {
      snippets.add(each.name(), each.code());
    }
    snippets.compile();
    return examples.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () -> {
                      String printed = snippets.run(each.name());
                      if (!each.printed().isEmpty()) {
                        assertEquals(each.printed(), printed);
                      }
                    }));
  }

  @Test
  void everyLinkInsideTheProject_leadsToAFile_andToAHeadingOfIt() throws IOException {
    List<String> broken = new ArrayList<>();
    int seen = 0;
    for (Document page : Document.all()) {
      for (String link : page.links()) {
        if (URI.create(link).isAbsolute()) {
          continue;
        }
        seen++;
        String path = link.replaceFirst("#.*", "");
        Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        boolean there = Files.exists(target) && target.startsWith(Document.ROOT);
        if (there && link.contains("#") && target.toString().endsWith(".md")) {
          there = Document.of(target).anchors().contains(link.replaceFirst(".*#", ""));
        }
        if (!there) {
          broken.add(page.name() + " -> " + link);
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(seen > 20, "links found: " + seen);
  }

  @Test
  void everyPageOfDocs_isReachedFromTheReadme() throws IOException {
    List<Path> reached = new ArrayList<>(List.of(Document.ROOT.resolve("README.md")));
    for (int i = 0; i < reached.size(); i++) { // grows meanwhile
      Document page = Document.of(reached.get(i));
      for (String link : page.links()) {
        Path target = page.file().resolveSibling(link.replaceFirst("#.*", "")).normalize();
        if (link.matches("[^:#]+\\.md(#.*)?") && !reached.contains(target)) {
          reached.add(target);
        }
      }
    }
    for (Document page : Document.all()) {
      assertTrue(reached.contains(page.file()), page.name() + " is reached by no link");
    }
  }

  /** Pictures are for the eye and live in the history for ever: together below 400 kB. */
  @Test
  void pictures_areShown_areMadeByReproduce_andAreSmall() throws IOException {
    long bytes = 0;
    StringBuilder pages = new StringBuilder();
    for (Document page : Document.all()) {
      pages.append(page.text());
    }
    try (Stream<Path> files = Files.list(Document.ROOT.resolve("docs"))) {
      for (Path picture : files.filter(file -> file.toString().endsWith(".png")).toList()) {
        String name = String.valueOf(picture.getFileName());
        assertTrue(pages.indexOf(name) >= 0, name + " is on no page");
        bytes += Files.size(picture);
      }
    }
    assertFalse(bytes == 0 || bytes > 400_000, "pictures of " + bytes + " bytes");
  }
}
