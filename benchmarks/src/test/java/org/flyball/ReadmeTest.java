package org.flyball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.flyball.linear.Young;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of code and files is so: its example is compiled and run as printed. */
class ReadmeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir Path folder = Path.of("");

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  private static List<String> matches(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void omegaExample_compilesAndRuns_asPrinted() throws Exception {
    String printed = printedBy(example(0));
    assertTrue(printed.matches("learnt omega: [0-9.]+\n"), printed);
    // Young knows the answer for this matrix: 1.704.
    double theory = Young.omega(Math.cos(Math.PI / 41) * 4 / 4.05);
    assertEquals(theory, Double.parseDouble(printed.replaceAll("[^0-9.]", "")), 0.05);
  }

  /** It draws nothing, so rounds and bits are always the same. */
  @Test
  void federatedExample_compilesAndRuns_asPrinted() throws Exception {
    assertEquals("58 rounds, 6896 bits a client\n", printedBy(example(1)));
  }

  /** The mean is known: 2 * 159 / 62. */
  @Test
  void walkExample_compilesAndRuns_asPrinted() throws Exception {
    Matcher printed =
        Pattern.compile("(\\S+) friends, give or take (\\S+)\\Rsure to beat .* alpha = (\\S+)\\R")
            .matcher(printedBy(example(2)));
    assertTrue(printed.matches());
    double error = Double.parseDouble(printed.group(2));
    assertEquals(318.0 / 62, Double.parseDouble(printed.group(1)), 5 * error);
    assertTrue(error < 0.01, () -> "a standard error of " + error);
    // lambda_2 / (1 - lambda_2^2) for the walk's lambda_2 = 0.976804.
    assertEquals(0.976804 / (1 - 0.976804 * 0.976804), Double.parseDouble(printed.group(3)), 1e-2);
  }

  @Test
  void scheduleExample_compilesAndRuns_asPrinted() throws Exception {
    String printed = printedBy(example(3));
    assertTrue(
        printed.matches(
            "at worst [0-9.]+, no schedule below 0\\.0308[0-9]+\\R\\[0.125, 0.45, 1.0, 0.2, 0.0]\\R"),
        printed);
  }

  private static String example(int index) throws IOException {
    List<String> examples = matches("```java\n(.*?)```", readme());
    assertEquals(4, examples.size());
    return examples.get(index);
  }

  private String printedBy(String example) throws Exception {
    String source =
        """
        import java.util.Arrays;
        import org.flyball.bandit.*;
        import org.flyball.compress.*;
        import org.flyball.data.*;
        import org.flyball.federated.*;
        import org.flyball.graph.*;
        import org.flyball.linear.*;
        import org.flyball.objective.*;
        import org.flyball.random.*;
        import org.flyball.run.*;
        import org.flyball.schedule.*;
        import org.flyball.tuning.*;
        import org.flyball.walk.*;

        public class Example {
          public static void main(String[] arguments) {
        %s
          }
        }
        """
            .formatted(example);
    Path file = Files.writeString(folder.resolve("Example.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                complaints,
                null,
                null,
                List.of("-proc:none", "-d", folder.toString()),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    assertTrue(compiled, complaints.toString());
    return run(folder);
  }

  /** Runs Example.main and returns what it prints. */
  private static String run(Path classes) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Test
  void files_thatTheDocumentsPointTo_areThere() throws IOException {
    for (String document : List.of("README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md")) {
      Path file = ROOT.resolve(document);
      for (String target : matches("\\]\\(([^)#:]+)\\)", Files.readString(file))) {
        assertTrue(Files.exists(file.resolveSibling(target)), document + " points to " + target);
      }
    }
    for (String target : matches("(core/src/[^ `]+)", readme())) {
      assertTrue(Files.exists(ROOT.resolve(target)), "README.md names " + target);
    }
  }

  @Test
  void classes_thatTheReadmeNames_exist() throws Exception {
    String table = readme().substring(readme().indexOf("## Which class"));
    String[] packages = {
      "linear",
      "tuning",
      "bandit",
      "data",
      "run",
      "random",
      "objective",
      "compress",
      "federated",
      "planning",
      "graph",
      "walk",
      "schedule",
      "descent"
    };
    for (String name : matches("`([A-Z][A-Za-z0-9]+)[`.]", table)) {
      boolean found = name.equals("DIVERGED");
      for (String one : packages) {
        found |= exists("org.flyball." + one + "." + name);
      }
      assertTrue(found, "README.md names " + name);
    }
  }

  private static boolean exists(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException no) {
      return false;
    }
  }
}
