package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.tracker.Tracker;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.schedule.ISchedule;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;
import smile.math.TimeFunction;

/** The README's adapters are compiled against the libraries' own classes, and counted through. */
class ReadmeAdapterTest {

  private static final Schedule RATE = Schedule.cosine(0.1, 0, 10_000).warmup(500);

  @TempDir Path folder = Path.of("");

  private static String block() throws Exception {
    String readme = Files.readString(Path.of("").toAbsolutePath().resolveSibling("README.md"));
    Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
    String found = "";
    while (blocks.find()) {
      found = blocks.group(1).contains("ISchedule") ? blocks.group(1) : found;
    }
    assertTrue(found.contains("Tracker"), "the README has no block of adapters");
    return found;
  }

  private Object[] adapters() throws Exception {
    String source =
        """
        import ai.djl.training.tracker.Tracker;
        import java.util.function.*;
        import org.flyball.schedule.*;
        import org.nd4j.linalg.schedule.ISchedule;
        import org.tribuo.math.optimisers.SGD;
        import smile.math.TimeFunction;

        public class Adapters {
          public static Object[] all() {
        %s
            return new Object[] {ofInt, ofDouble, smile, djl, new Dl4j(rate), new Tribuo()};
          }
        }
        """
            .formatted(block());
    Path file = Files.writeString(folder.resolve("Adapters.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    boolean compiled =
        compiler
            .getTask(
                complaints,
                null,
                null,
                options,
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    assertTrue(compiled, complaints.toString());
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      return (Object[]) loader.loadClass("Adapters").getMethod("all").invoke(null);
    }
  }

  @Test
  void everyAdapter_givesTheRateOfItsStep() throws Exception {
    Object[] all = adapters();
    StochasticGradientOptimiser tribuo = (StochasticGradientOptimiser) all[5];
    StochasticGradientOptimiser copy = tribuo.copy();
    for (int step = 0; step < 600; step++) {
      double wanted = RATE.at(step);
      assertEquals(wanted, ((IntToDoubleFunction) all[0]).applyAsDouble(step));
      assertEquals(wanted, ((DoubleUnaryOperator) all[1]).applyAsDouble(step));
      assertEquals(wanted, ((TimeFunction) all[2]).apply(step));
      assertEquals((float) wanted, ((Tracker) all[3]).getNewValue("weight", step + 1));
      assertEquals(wanted, ((ISchedule) all[4]).valueAt(step, 7));
      Tensor[] updates = {DenseVector.createDenseVector(new double[] {2, -4})};
      double[] made = ((DenseVector) tribuo.step(updates, 1)[0]).toArray();
      assertArrayEquals(new double[] {2 * wanted, -4 * wanted}, made, 1e-18);
    }
    Tensor[] updates = {DenseVector.createDenseVector(new double[] {1})};
    assertEquals(RATE.at(0), ((DenseVector) copy.step(updates, 1)[0]).get(0));
    assertTrue(tribuo.toString().contains("SGD along"), tribuo.toString());
  }
}
