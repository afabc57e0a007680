package org.flyball;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Pieces of Java from pages, compiled all at once as the bodies of main methods. */
final class Snippets {

  private final Path folder;
  private final Map<String, String> classes = new LinkedHashMap<>(); // of each name
  private final List<Path> files = new ArrayList<>();

  Snippets(Path folder) {
    this.folder = folder;
  }

  /** Lines of import come first; java.util, java.nio.file and the library are imported anyhow. */
  void add(String name, String code) throws IOException {
    String own = "Snippet" + classes.size();
    StringBuilder source = new StringBuilder("import java.nio.file.*;\nimport java.util.*;\n");
    // Both have a Minimum and a Setup, as a user finds out as well.
    String away = code.contains("import org.flyball.descent.*;") ? "federated" : "descent";
    for (String each : NamesTest.PACKAGES) {
      if (each.equals(away)) {
        continue;
      }
      source.append("import org.flyball.").append(each).append(".*;\n");
    }
    StringBuilder body = new StringBuilder();
    code.lines()
        .forEach(line -> (line.startsWith("import ") ? source : body).append(line).append('\n'));
    source
        .append("/** ")
        .append(name)
        .append(". */\npublic class ")
        .append(own)
        .append(" {\n  public static void main(String[] arguments) throws Exception {\n")
        .append(body)
        .append("  }\n}\n");
    files.add(Files.writeString(folder.resolve(own + ".java"), source));
    classes.put(name, own);
  }

  void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  complaints,
                  manager,
                  null,
                  List.of("-proc:none", "-d", folder.toString()),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertTrue(compiled, () -> classes + "\n" + complaints);
    }
  }

  /** Runs it and returns what it prints. */
  String run(String name) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass(String.valueOf(classes.get(name)))
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
