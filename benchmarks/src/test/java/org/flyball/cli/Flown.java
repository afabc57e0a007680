package org.flyball.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flyball.reproduce.Experiment;
import org.flyball.reproduce.Experiments;

/** One command run inside the test: what it printed and its exit code. */
record Flown(int code, String out, String err) {

  static Flown fly(String... args) {
    return fly(new Interruption(), Experiments.all(), args);
  }

  static Flown fly(Interruption interruption, List<Experiment> experiments, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(stream(out), stream(err), Console.Display.PLAIN, interruption);
    int code = Flyball.run(console, experiments, args);
    console.err().flush();
    return new Flown(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }

  /** What was printed, without the lines that tell times. */
  String withoutTimes() {
    return out.replaceAll("(?m)^(time .*|  \"(s|theoryS|stepsPerS)econds?\".*)$", "");
  }
}
