package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flyball.Document;
import org.flyball.reproduce.Experiments;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/**
 * Every line {@code ./flyball ...} of the pages is one that the command takes; those that are done
 * in a second are run. Files that are not in the clone stand for the reader's own.
 */
class DocumentedCommandsTest {

  /** Commands that take minutes: their words are checked, and they are not run. */
  private static final Set<String> LONG = Set.of("reproduce", "bench");

  private static final Map<String, String> FILES =
      Map.of(
          "matrix.mtx",
          "%%MatrixMarket matrix coordinate real symmetric\n2 2 3\n1 1 4\n2 1 -1\n2 2 4\n",
          "shifts.txt",
          "0.1\n0.2\n0.3\n",
          "data.libsvm",
          "+1 1:1 2:-1\n-1 1:-1 2:0.5\n+1 1:0.5\n-1 2:1\n",
          "network.txt",
          "1 2\n2 3\n3 1\n3 4\n",
          "values.txt",
          "1\n2\n3\n4\n",
          "norms.csv",
          "norm\n4\n2\n1\n1\n2\n",
          "rates.csv",
          "stepSize\n1\n0.75\n0.5\n0.25\n");

  @TempDir static Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> everyLine_isTaken() throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Document page : Document.all()) {
      for (Document.Block block : page.blocks()) {
        block
            .text()
            .replace("\\\n", " ")
            .lines()
            .filter(line -> line.startsWith("./flyball "))
            .forEach(line -> lines.put(line.replaceFirst(" +#.*", ""), page.name()));
      }
      // One word alone names a command; NAME and ... stand for the reader's words.
      for (String line : Document.matches("`(\\./flyball \\w+\\s[^`]+)`", page.withoutBlocks())) {
        if (!line.matches("(?s).*(\\b[A-Z]{4,}\\b|\\.\\.\\.).*")) {
          lines.put(line.replaceAll("\\s+", " "), page.name());
        }
      }
    }
    assertTrue(lines.size() >= 8, () -> "found only " + lines);
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return lines.entrySet().stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.getValue() + ": " + line.getKey(), () -> check(line.getKey())));
  }

  private static void check(String line) {
    List<String> words = words(line);
    int output = words.indexOf(">");
    List<String> kept = output < 0 ? words : words.subList(0, output);
    String[] args = kept.stream().map(DocumentedCommandsTest::ours).toArray(String[]::new);
    if (LONG.contains(words.get(0)) && !kept.contains("--help") && !kept.contains("--list")) {
      try {
        Flyball.commandLine(silent(), Experiments.all(), args).parseArgs(args);
      } catch (ParameterException wrong) {
        throw new AssertionError(line, wrong);
      }
      List<String> known = Experiments.all().stream().map(each -> each.name()).toList();
      for (String word : kept.subList(1, kept.size())) {
        boolean name = word.matches("(relax|ef21|walk|schedule)-[a-z0-9-]+");
        assertTrue(!name || known.contains(word), () -> "no experiment " + word);
      }
      return;
    }
    Flown flown = Flown.fly(args);
    assertEquals(ExitCode.DONE, flown.code(), () -> line + "\n" + flown.err());
  }

  /** What a shell makes of it, without the command itself; quotes are single ones. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
    while (word.find()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    return words.subList(1, words.size());
  }

  private static Console silent() {
    return new Console(System.out, System.err, Console.Display.PLAIN, new Interruption());
  }

  /** A file of the clone by its whole path, another in the test's folder. */
  private static String ours(String word) {
    if (word.contains("/") && Files.exists(Document.ROOT.resolve(word))) {
      return Document.ROOT.resolve(word).toString();
    }
    return word.matches("[\\w-]+\\.(csv|txt|mtx|libsvm)") ? folder.resolve(word).toString() : word;
  }
}
