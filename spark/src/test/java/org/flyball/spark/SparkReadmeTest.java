package org.flyball.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in the module's README compiles as it stands. */
class SparkReadmeTest {

  @TempDir Path folder = Path.of("");

  @Test
  void theProgramCompiles() throws IOException {
    Matcher found =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertTrue(found.find(), "there is no program");
    Path file = Files.writeString(folder.resolve("TrainOnCluster.java"), found.group(1));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                complaints,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-Xlint:all,-path,-classfile",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    folder.toString()),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    assertEquals(
        "", complaints.toString().replaceAll("(?m)^(warning: unknown enum|  reason:).*$\n?", ""));
    assertTrue(compiled, complaints.toString());
  }
}
