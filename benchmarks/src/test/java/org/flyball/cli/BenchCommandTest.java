package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

  private static String errors(int expected, String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    int code = Flyball.run(nowhere, new PrintStream(err, true, StandardCharsets.UTF_8), args);
    String text = err.toString(StandardCharsets.UTF_8);
    assertEquals(expected, code, text);
    return text;
  }

  @Test
  void noBenchmark_isBadUsage() {
    assertTrue(errors(2, "bench", "NoSuchBenchmark").contains("no benchmark matches"));
    assertTrue(errors(2, "bench", "(").contains("REGEX"));
  }

  @Test
  void unwritableJson_isFoundBeforeAnythingRuns() {
    assertTrue(errors(3, "bench", "Sor", "--json", "/no/such/folder/a.json").contains("/no/such"));
  }

  @Test
  void results_nameNoPathOfTheMachine() {
    String jmh =
        "[{\"benchmark\": \"b\", \"jvm\": \"/opt/x/java\", \"jvmArgs\": [\"-cp /home/y\"]}]";
    String kept = BenchCommand.withoutPaths(jmh);
    assertFalse(kept.contains("/opt") || kept.contains("/home"), kept);
    assertTrue(kept.contains(System.getProperty("java.runtime.version")), kept);
  }
}
