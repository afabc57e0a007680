package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a JVM of its own can show: signals, and a heap that is too small. */
class ForkedCommandTest {

  @TempDir Path folder;

  private Process start(List<String> jvm, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Flyball.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(folder.resolve("out").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static BufferedReader errors(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  /** Waits for the short one, interrupts the long one, and goes on with the short one kept. */
  @Test
  void controlC_keepsWhatIsFinished() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")) || Files.exists(Path.of("/usr/bin/kill")));
    List<String> jvm = List.of("-Dflyball.commit=0123456789ab");
    String report = folder.resolve("report").toString();
    Process process =
        start(
            jvm, "reproduce", "relax-heat", "schedule-horizon", "--workers", "2", "--out", report);
    try (BufferedReader err = errors(process)) {
      String line;
      do {
        line = err.readLine();
        assertTrue(line != null, "it ended before it was interrupted");
      } while (!line.startsWith("schedule-horizon: done"));
      int kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertEquals(0, kill);
      err.lines().forEach(rest -> assertTrue(rest.startsWith("flyball: "), rest));
    }
    assertEquals(ExitCode.INTERRUPTED, process.waitFor());
    String table = Files.readString(folder.resolve("out"));
    assertTrue(table.contains("interrupted after 1 of 2; the same command goes on"), table);
    assertTrue(table.endsWith("report/index.html\n"), table);
    Process again = start(jvm, "reproduce", "schedule-horizon", "--out", report);
    try (BufferedReader err = errors(again)) {
      String line = String.valueOf(err.readLine());
      assertTrue(line.startsWith("schedule-horizon: kept from an earlier run"), line);
    }
    assertEquals(ExitCode.DONE, again.waitFor());
  }

  @Test
  void heapThatIsTooSmall_isSaidInOneLine() throws Exception {
    Path matrix = folder.resolve("wide.mtx");
    Files.writeString(
        matrix, "%%MatrixMarket matrix coordinate real general\n4000000 4000000 1\n1 1 1\n");
    Process process = start(List.of("-Xmx14m"), "solve", matrix.toString());
    List<String> lines;
    try (BufferedReader err = errors(process)) {
      lines = err.lines().toList();
    }
    assertEquals(ExitCode.GOAL_MISSED, process.waitFor(), lines.toString());
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(
        lines.get(0).startsWith("flyball: this needs more memory than the JVM may use ("),
        lines.toString());
    assertTrue(lines.get(0).contains("JDK_JAVA_OPTIONS=-Xmx"), lines.toString());
  }
}
