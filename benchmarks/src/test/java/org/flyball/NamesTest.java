package org.flyball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Classes and methods that the pages for users name are there. */
class NamesTest {

  /** Where users' classes are. */
  static final List<String> PACKAGES =
      List.of(
          "bandit",
          "compress",
          "data",
          "descent",
          "federated",
          "graph",
          "linear",
          "objective",
          "planning",
          "random",
          "run",
          "schedule",
          "tuning",
          "walk");

  /** Words in code type that are no class of ours. */
  private static final Set<String> OTHERS =
      Set.of("DIVERGED", "FLYBALL_DATA", "FLYBALL_TRACE", "JAVA_HOME", "DOUBLE", "CODATA");

  @Test
  void everyNameInCodeType_isAClassOfTheLibrary_andItsMembersAreThere() throws IOException {
    List<String> unknown = new ArrayList<>();
    int seen = 0;
    for (Document page : Document.all()) {
      if (page.name().equals("CHANGELOG.md") || page.name().equals("CONTRIBUTING.md")) {
        continue; // of the past, of tests and tools
      }
      if (page.name().startsWith("benchmarks/") || page.name().equals("docs/ARCHITECTURE.md")) {
        continue;
      }
      for (String name : Document.matches("`([A-Z]\\w+(?:\\.\\w+)*)[`(]", page.withoutBlocks())) {
        seen++;
        if (!name.endsWith("Test") && !isThere(name)) {
          unknown.add(page.name() + ": " + name);
        }
      }
    }
    assertEquals(List.of(), unknown);
    assertTrue(seen > 100, "names found: " + seen);
  }

  private static boolean isThere(String name) {
    String[] words = name.split("\\.", -1);
    if (OTHERS.contains(words[0])) {
      return true;
    }
    for (String each : PACKAGES) {
      Optional<Class<?>> found = find("org.flyball." + each + "." + words[0]);
      for (int i = 1; found.isPresent() && i < words.length; i++) {
        Class<?> outer = found.get();
        String word = words[i];
        Optional<Class<?>> inner =
            Arrays.stream(outer.getClasses())
                .filter(one -> one.getSimpleName().equals(word))
                .findFirst();
        found = inner.isPresent() || !hasMember(outer, word) ? inner : found;
      }
      if (found.isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasMember(Class<?> type, String word) {
    return Arrays.stream(type.getMethods()).anyMatch(method -> method.getName().equals(word))
        || Arrays.stream(type.getFields()).anyMatch(field -> field.getName().equals(word));
  }

  private static Optional<Class<?>> find(String name) {
    try {
      return Optional.of(Class.forName(name));
    } catch (ClassNotFoundException no) {
      return Optional.empty();
    }
  }
}
