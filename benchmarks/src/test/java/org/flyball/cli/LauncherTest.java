package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script, with a built jar that is none and a Java that only says what it was told. */
class LauncherTest {

  private static final Path SCRIPT = Path.of("..", "flyball");

  @TempDir Path home;

  @BeforeEach
  void build() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.exists(SCRIPT));
    Files.copy(SCRIPT, home.resolve("flyball"));
    assertTrue(home.resolve("flyball").toFile().setExecutable(true));
    Path launched = Files.createDirectories(home.resolve("benchmarks/target/launch/lib"));
    Files.writeString(launched.resolveSibling("flyball.jar"), "");
    Files.writeString(launched.resolveSibling("flyball.built"), "");
    Path jdk = Files.createDirectories(home.resolve("jdk/bin"));
    Files.writeString(jdk.resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
    Path java =
        Files.writeString(
            jdk.resolve("java"), "#!/bin/sh\necho \"LC_ALL=${LC_ALL:-}\"\necho \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
  }

  private String run(Map<String, String> environment) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("flyball").toString(), "reproduce");
    builder.redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  /** Else Java 17 could not open a file whose name is not ASCII. */
  @Test
  void localeThatKnowsAsciiAlone_becomesUtf8() throws Exception {
    assertTrue(run(Map.of()).startsWith("LC_ALL=C.UTF-8\n"));
    assertTrue(run(Map.of("LC_ALL", "C")).startsWith("LC_ALL=C.UTF-8\n"));
    assertTrue(run(Map.of("LANG", "POSIX")).startsWith("LC_ALL=C.UTF-8\n"));
    assertTrue(run(Map.of("LC_ALL", "de_DE.UTF-8")).startsWith("LC_ALL=de_DE.UTF-8\n"));
    assertTrue(run(Map.of("LANG", "en_GB.UTF-8")).startsWith("LC_ALL=\n"));
  }

  /** A pipe is none, whatever TERM says; neither is a dumb terminal. */
  @Test
  void pipe_isNoTerminal() throws Exception {
    assertFalse(run(Map.of("TERM", "xterm")).contains("flyball.terminal"));
    assertTrue(run(Map.of("TERM", "dumb")).contains("-Dstdout.encoding=UTF-8"));
  }
}
