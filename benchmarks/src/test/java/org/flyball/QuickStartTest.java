package org.flyball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.prefs.AbstractPreferences;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Test;

/** docs/quickstart.md: what is typed there is typed into the JDK's own shell, with our imports. */
class QuickStartTest {

  private static final String PAGE = "docs/quickstart.md";
  private static final String IMPORTS = "docs/flyball.jsh";

  @Test
  void linesOfThePage_areAnsweredAsThePageSays() throws Exception {
    StringBuilder typed = new StringBuilder();
    List<String> answers = new ArrayList<>();
    Document page = Document.of(Document.ROOT.resolve(PAGE));
    for (Document.Block block : page.blocks()) {
      if (block.language().equals("jshell")) {
        for (String line : block.text().lines().toList()) {
          if (line.contains(" ==> ")) {
            answers.add(line);
          } else {
            typed.append(line).append('\n');
          }
        }
      }
    }
    assertTrue(answers.size() >= 5, () -> "answers found: " + answers);
    String said = said(typed.toString());
    int from = 0;
    for (String answer : answers) {
      int at = said.indexOf(answer + "\n", from);
      assertTrue(at >= 0, () -> answer + " is not in\n" + said);
      from = at;
    }
    assertTrue(!said.contains("Error:") && !said.contains("Exception"), said);
  }

  /** The same class path as of this test; "local" runs the lines inside this JVM. */
  private static String said(String typed) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      int code =
          JavaShellToolBuilder.builder()
              .in(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), null)
              .out(out)
              .err(out)
              .locale(Locale.ROOT)
              .env(new HashMap<>())
              .persistence(new Forgetful())
              .start(
                  "--execution",
                  "local",
                  "--class-path",
                  System.getProperty("java.class.path"),
                  Document.ROOT.resolve(IMPORTS).toString());
      assertEquals(0, code);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Test
  void imports_areThePackagesOfTheLibrary() throws IOException {
    String text = Document.of(Document.ROOT.resolve(IMPORTS)).text();
    assertEquals(NamesTest.PACKAGES, Document.matches("import org\\.flyball\\.(\\w+)\\.\\*", text));
  }

  /** Settings that no file keeps. */
  private static final class Forgetful extends AbstractPreferences {
    private final HashMap<String, String> values = new HashMap<>();

    Forgetful() {
      super(null, "");
    }

    @Override
    protected void putSpi(String key, String value) {
      values.put(key, value);
    }

    @Override
    @SuppressWarnings("NullAway") // null is what the JDK's contract asks for
    protected String getSpi(String key) {
      return values.get(key);
    }

    @Override
    protected void removeSpi(String key) {
      values.remove(key);
    }

    @Override
    protected void removeNodeSpi() {
      values.clear();
    }

    @Override
    protected String[] keysSpi() {
      return values.keySet().toArray(new String[0]);
    }

    @Override
    protected String[] childrenNamesSpi() {
      return new String[0];
    }

    @Override
    protected AbstractPreferences childSpi(String name) {
      throw new IllegalArgumentException("no children: " + name);
    }

    @Override
    protected void syncSpi() {}

    @Override
    protected void flushSpi() {}
  }
}
