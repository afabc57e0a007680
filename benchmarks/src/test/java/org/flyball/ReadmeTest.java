package org.flyball;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyball.linear.Young;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README says its examples do is so. That they run is {@link DocumentsTest}'s affair, as
 * is every other page.
 */
class ReadmeTest {

  @TempDir Path folder = Path.of("");

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

  /** Another program had 0.0397 for both, over other draws; the spread over seeds is below 5e-4. */
  @Test
  void descentExample_compilesAndRuns_asPrinted() throws Exception {
    Matcher printed =
        Pattern.compile("loss ([0-9.]+), refined ([0-9.]+)\\R.*count as that much\\R")
            .matcher(printedBy(example(4)));
    assertTrue(printed.matches());
    assertEquals(0.0397, Double.parseDouble(printed.group(1)), 1e-3);
    assertEquals(0.0397, Double.parseDouble(printed.group(2)), 1e-3);
  }

  private static String example(int index) {
    Document readme = Document.of(Document.ROOT.resolve("README.md"));
    List<Document.Example> examples = readme.examples();
    assertEquals(5, examples.size());
    return examples.get(index).code();
  }

  private String printedBy(String example) throws Exception {
    Snippets snippets = new Snippets(folder);
    snippets.add("README.md", example);
    snippets.compile();
    return snippets.run("README.md");
  }
}
